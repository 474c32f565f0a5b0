package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// editContact asks what a contact is to the client.
type editContact struct {
	plainPage
	was    model.Contact
	person string
	client string
	tie    *tieFields
}

// EditContact is the dialog for what a contact is to the client, with the
// names of both.
func EditContact(s *ui.Session, contact model.Contact, person, client string) *Form {
	key := "edit contact " + contact.Client.String() + " " + contact.Person.String()
	return newForm(s, key, func() page {
		return &editContact{was: contact, person: person, client: client, tie: newTieFields("", &contact)}
	})
}

func (p *editContact) title() string { return p.person + ", contact of " + p.client }

func (p *editContact) entries() []*widget.Entry { return p.tie.all() }

func (p *editContact) quiet() {}

// operation changes what was changed here, and leaves alone the rest, which
// another desk may have changed meanwhile.
func (p *editContact) operation() (model.Operation, error) {
	is := p.tie.contact()
	return &model.EditContact{
		Client: p.was.Client, Person: p.was.Person,
		Relationship: changed(p.was.Relationship, is.Relationship), Authority: changed(p.was.Authority, is.Authority),
		LivesWith: changed(p.was.LivesWith, is.LivesWith), Billing: changed(p.was.Billing, is.Billing),
		Emergency: changed(p.was.Emergency, is.Emergency), Reminders: changed(p.was.Reminders, is.Reminders),
	}, nil
}

// changed is the value where it is another one than it was, or nil.
func changed[T comparable](was, is T) *T {
	if was == is {
		return nil
	}
	return &is
}

func (p *editContact) edited() edited {
	client, person := p.was.Client, p.was.Person
	return edited{key: "contact " + client.String() + " " + person.String(), was: p.was, now: func(r model.Reader) (any, error) {
		chart, err := r.Chart(client)
		if err != nil {
			return nil, err
		}
		return chart.Contact(person), nil
	}}
}

func (p *editContact) done(store.Commit) (string, tea.Msg) {
	return "Saved: " + p.person + ", contact of " + p.client, nil
}
