package dialog

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

// editPerson asks for a person's own facts. What becomes of the login when the
// e-mail changes is asked only where the operation asks it.
type editPerson struct {
	plainPage
	session *ui.Session
	// client is the chart that the person is edited from, of that name.
	client      model.ClientID
	clientName  string
	was         model.Person
	person      *personFields
	address     *widget.Entry
	portalEmail *widget.Entry
	asked       bool
}

// EditPerson is the dialog for a person's own facts, opened from the chart of
// a client, whose name is given.
func EditPerson(s *ui.Session, person model.Person, client model.ClientID, name string) *Form {
	return newForm(s, "edit person "+person.ID.String(), func() page {
		return &editPerson{
			session: s, client: client, clientName: name,
			was: person, person: newPersonFields(s, "", &person),
			address: &widget.Entry{ID: "address", Label: "Address", Input: widget.NewText(s.Theme, person.Address, "")},
			portalEmail: &widget.Entry{ID: "portal_email", Label: "Portal login", Input: widget.NewChoice([]widget.Option{
				{Label: "choose: ← →"},
				{Value: string(model.KeepPortalEmail), Label: "keep the old address to sign in with"},
				{Value: string(model.DisableAndResend), Label: "disable it and resend to the new address"},
			}, "")},
		}
	})
}

func (p *editPerson) title() string { return "Edit " + p.was.Name() }

func (p *editPerson) entries() []*widget.Entry {
	var entries []*widget.Entry
	for _, entry := range p.person.all() {
		entries = append(entries, entry)
		if entry == p.person.email && p.asked {
			entries = append(entries, p.portalEmail)
		}
	}
	return append(entries, p.address)
}

func (p *editPerson) quiet() {}

// operation changes what was changed here, and leaves alone the rest, which
// another desk may have changed meanwhile.
func (p *editPerson) operation() (model.Operation, error) {
	is, err := p.person.fields()
	if err != nil {
		return nil, err
	}
	op := &model.EditPerson{
		Person: p.was.ID,
		First:  changed(p.was.First, is.First), Last: changed(p.was.Last, is.Last),
		Preferred: changed(p.was.Preferred, is.Preferred), Born: changed(p.was.Born, is.Born),
		Email: changed(p.was.Email, is.Email), EmailOK: changed(p.was.EmailOK, is.EmailOK),
		Address: changed(p.was.Address, textOf(p.address)),
	}
	if !slices.Equal(p.was.Phones, is.Phones) {
		phones := append([]string{}, is.Phones...) // no phone at all is a change too
		op.Phones = &phones
	}
	if p.asked {
		op.PortalEmail = model.PortalEmail(chosen(p.portalEmail))
	}
	return op, nil
}

func (p *editPerson) edited() edited {
	id := p.was.ID
	return edited{key: "person " + id.String(), was: p.was, now: func(r model.Reader) (any, error) { return r.Person(id) }}
}

func (p *editPerson) refused(err *model.Error) {
	if err.Field == p.portalEmail.ID {
		p.asked = true
	}
}

func (p *editPerson) done(store.Commit) (string, tea.Msg) {
	person := model.Person{First: textOf(p.person.first), Last: textOf(p.person.last)}
	return "Saved: " + person.Name(), nil
}

func (p *editPerson) clash(string) *clash {
	return otherWays(textOf(p.person.email), p.client, p.clientName)
}

func (p *editPerson) goWay(way action.ID, _ string, holder picker.Row) bool {
	if way == action.LeaveBlank {
		setText(p.person.email, p.was.Email)
		return false
	}
	openWay(p.session, way, p.client, p.clientName, holder)
	return true
}
