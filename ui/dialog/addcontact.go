package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

// addContact asks who becomes a contact of a client, and what they are to the
// client.
type addContact struct {
	plainPage
	session *ui.Session
	client  model.ClientID
	name    string
	contact *contactFields
	// linkTo is whose portal the client is to be linked to when it is saved.
	linkTo *picker.Row
}

// AddContact is the dialog for a contact of a client, whose name is given.
func AddContact(s *ui.Session, client model.ClientID, name string) *Form {
	return newForm(s, "add contact "+client.String(), func() page {
		return &addContact{session: s, client: client, name: name, contact: newContactFields(s, "", "", notOn(client))}
	})
}

// addContactOf is the dialog with the person filled in, to be enrolled too.
func addContactOf(s *ui.Session, client model.ClientID, name string, person picker.Row) *Form {
	key := "add contact " + client.String() + " " + person.ID.String()
	return newForm(s, key, func() page {
		contact := newContactFields(s, "", "", notOn(client))
		contact.take(person)
		contact.setEnrolled(true)
		return &addContact{session: s, client: client, name: name, contact: contact}
	})
}

// notOn says who cannot become a contact: the client, and who is one already.
func notOn(client model.ClientID) func(model.Reader, model.PersonID) (picker.Verdict, error) {
	return func(r model.Reader, person model.PersonID) (picker.Verdict, error) {
		chart, err := r.Chart(client)
		if err != nil {
			return picker.Verdict{}, err
		}
		var verdict picker.Verdict
		switch {
		case person == client.Person():
			verdict.Not = "is the client"
		case chart.IsContact(person):
			verdict.Not = "is a contact of " + chart.Subject().Called() + " already"
		case chart.Block(person).ActiveOn(model.DateOf(r.Now())):
			verdict.Warn = "is blocked from " + chart.Subject().Called() + ": a contact sees nothing while that lasts"
		}
		return verdict, nil
	}
}

func (p *addContact) title() string { return "Add a contact of " + p.name }

func (p *addContact) entries() []*widget.Entry { return p.contact.entries() }

func (p *addContact) typed(entry *widget.Entry) tea.Cmd {
	p.contact.follow(entry)
	if who := p.finder(entry); who != nil {
		return who.find()
	}
	return nil
}

func (p *addContact) finder(entry *widget.Entry) *finder {
	if entry != p.contact.who {
		return nil
	}
	return p.contact.finder
}

func (p *addContact) hear(msg tea.Msg) tea.Cmd { return p.contact.finder.picker.Update(msg) }

func (p *addContact) quiet() {}

func (p *addContact) operation() (model.Operation, error) {
	filled, err := p.contact.contact()
	return &model.AddContact{Client: p.client, NewContact: filled}, err
}

func (p *addContact) done(store.Commit) (string, tea.Msg) {
	told := "Added " + p.contact.name() + ", " + chosen(p.contact.tie.relationship) + " of " + p.name
	if p.linkTo == nil {
		return told, nil
	}
	return told, Open{Dialog: linkTo(p.session, []model.ClientID{p.client}, *p.linkTo)}
}

func (p *addContact) clash(string) *clash {
	return &clash{
		email: textOf(p.contact.person.email), client: p.client, contact: true,
		use: "take %s as the contact", link: "the same, and link " + p.name + " when this is saved",
		blank: "leave the e-mail blank, and do not enroll",
	}
}

func (p *addContact) goWay(way action.ID, _ string, holder picker.Row) bool {
	p.linkTo = p.contact.goWay(way, holder)
	return false
}
