package dialog

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

// newClient asks for a client and any number of contacts, saved together.
type newClient struct {
	session      *ui.Session
	client       *whoFields
	practitioner *staffChoice
	contacts     []*contactFields
	// sent is the contacts in the order of the operation's.
	sent []*contactFields
	more *widget.Entry
	// linkTo is whose portal the client is to be linked to when it is saved.
	linkTo *picker.Row
	// wanted is the field that the cursor is to go to.
	wanted string
}

// NewClient is the dialog for a new client, who may be on record as somebody's
// contact, with the client's contacts.
func NewClient(s *ui.Session) *Form {
	return newForm(s, "new client", func() page {
		p := &newClient{session: s, client: newWhoFields(s, "", "enroll in client portal", notClient)}
		p.practitioner = newStaffChoice(s, 0, "")
		p.more = &widget.Entry{ID: "more", Input: &widget.Button{Label: "+ another contact"}}
		p.addContact()
		return p
	})
}

// notClient says who cannot become a client: who is one.
func notClient(r model.Reader, person model.PersonID) (picker.Verdict, error) {
	switch _, err := r.Client(person.Client()); {
	case err == nil:
		return picker.Verdict{Not: "is a client already"}, nil
	case !model.IsCode(err, model.NotFound):
		return picker.Verdict{}, err
	}
	return picker.Verdict{}, nil
}

func (p *newClient) title() string { return "New client" }

func (p *newClient) start() tea.Cmd { return p.practitioner.read() }

func (p *newClient) addContact() {
	n := len(p.contacts)
	prefix := fmt.Sprintf("contacts[%d].", n)
	p.contacts = append(p.contacts, newContactFields(p.session, prefix, "Contact "+strconv.Itoa(n+1), nil))
}

func (p *newClient) entries() []*widget.Entry {
	entries := []*widget.Entry{p.client.who}
	switch {
	case p.client.finder.made:
		entries = append(entries, p.client.person.newcomer()...)
	case p.client.finder.chosen != nil:
		entries = append(entries, p.client.boxes())
	}
	entries = append(entries, p.practitioner.entry)
	for _, contact := range p.contacts {
		entries = append(entries, contact.entries()...)
	}
	if !p.last().finder.searching() {
		entries = append(entries, p.more)
	}
	return entries
}

func (p *newClient) last() *contactFields { return p.contacts[len(p.contacts)-1] }

func (p *newClient) typed(entry *widget.Entry) tea.Cmd {
	for _, contact := range p.contacts {
		contact.follow(entry)
	}
	if who := p.finder(entry); who != nil {
		return who.find()
	}
	return nil
}

func (p *newClient) finder(entry *widget.Entry) *finder {
	if entry == p.client.who {
		return p.client.finder
	}
	for _, contact := range p.contacts {
		if contact.who == entry {
			return contact.finder
		}
	}
	return nil
}

func (p *newClient) wants() string {
	wanted := p.wanted
	p.wanted = ""
	return wanted
}

func (p *newClient) press(entry *widget.Entry) bool {
	if entry != p.more {
		return false
	}
	p.addContact()
	return true
}

func (p *newClient) hear(msg tea.Msg) tea.Cmd {
	if answer, ok := msg.(ui.Answer[practitioners]); ok {
		p.practitioner.take(answer)
		return nil
	}
	cmds := []tea.Cmd{p.client.finder.picker.Update(msg)}
	for _, contact := range p.contacts {
		cmds = append(cmds, contact.finder.picker.Update(msg))
	}
	return tea.Batch(cmds...)
}

func (p *newClient) quiet() {}

func (p *newClient) operation() (model.Operation, error) {
	op := &model.AddClient{Enroll: p.client.enrolled()}
	var err error
	if op.Person, op.PersonFields, err = p.client.filled(); err != nil {
		return nil, err
	}
	if op.Practitioner, err = p.practitioner.id(); err != nil {
		return nil, err
	}
	p.sent = nil
	for _, contact := range p.contacts {
		if contact.finder.blank() { // one that was not begun
			continue
		}
		p.sent = append(p.sent, contact)
		filled, err := contact.contact()
		if err != nil {
			return nil, err
		}
		op.Contacts = append(op.Contacts, filled)
	}
	return op, nil
}

// refused turns the contact that the error names, counted in the operation,
// into the one of the form.
func (p *newClient) refused(err *model.Error) {
	var n int
	var field string
	if _, scanErr := fmt.Sscanf(err.Field, "contacts[%d].%s", &n, &field); scanErr == nil && n < len(p.sent) {
		err.Field = p.sent[n].prefix + field
	}
}

func (p *newClient) done(commit store.Commit) (string, tea.Msg) {
	told := "Added " + p.client.name()
	names := make([]string, len(p.sent))
	for i, contact := range p.sent {
		names[i] = contact.name()
	}
	if len(names) > 0 {
		told += ", with " + strings.Join(names, ", ")
	}
	var client model.ClientID
	if err := client.UnmarshalText([]byte(commit.Result.ID)); err != nil {
		return told, nil
	}
	if p.linkTo != nil {
		p.session.Tell(Open{Dialog: linkTo(p.session, []model.ClientID{client}, *p.linkTo)})
	}
	return told, ui.Show{Client: client}
}
