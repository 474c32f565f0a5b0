package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// staffForm asks for somebody who works at the practice.
type staffForm struct {
	plainPage
	was                          model.Staff
	name, role, email, key, user *widget.Entry
}

// AddStaff is the dialog for a staff member who is not on record yet.
func AddStaff(s *ui.Session) *Form {
	const hint = "a line of an authorized_keys file, to sign in over SSH"
	return newForm(s, "add staff", func() page { return newStaffForm(s, model.Staff{Role: model.FrontDesk}, hint) })
}

// EditStaff is the dialog for what is on record of a staff member.
func EditStaff(s *ui.Session, staff model.Staff) *Form {
	hint := "left blank, what is on record stays"
	return newForm(s, "edit staff "+staff.ID.String(), func() page { return &editStaff{*newStaffForm(s, staff, hint)} })
}

func newStaffForm(s *ui.Session, was model.Staff, keyHint string) *staffForm {
	var roles []widget.Option
	for _, role := range model.Roles() {
		roles = append(roles, widget.Option{Value: string(role), Label: strings.ReplaceAll(string(role), "-", " ")})
	}
	key := widget.NewText(s.Theme, "", keyHint)
	key.Longest(maxKey)
	user := widget.NewText(s.Theme, was.MachineUser, "what the serving machine calls them, to come in there")
	return &staffForm{
		was:   was,
		name:  &widget.Entry{ID: "name", Label: "Name", Input: widget.NewText(s.Theme, was.Name, "")},
		role:  &widget.Entry{ID: "role", Label: "Role", Input: widget.NewChoice(roles, string(was.Role))},
		email: &widget.Entry{ID: "email", Label: "E-mail", Input: widget.NewText(s.Theme, string(was.Email), "")},
		key:   &widget.Entry{ID: "key", Label: "Key", Input: key},
		user:  &widget.Entry{ID: "machine_user", Label: "User here", Input: user},
	}
}

// maxKey is the longest key that can be pasted, in letters: RSA with 16384
// bits, with options before it.
const maxKey = 4000

func (p *staffForm) title() string { return "Add somebody to the staff" }

func (p *staffForm) entries() []*widget.Entry {
	return []*widget.Entry{p.name, p.role, p.email, p.key, p.user}
}

func (p *staffForm) operation() (model.Operation, error) {
	return &model.AddStaff{
		Name: textOf(p.name), Role: model.Role(chosen(p.role)), Email: textOf(p.email), Key: textOf(p.key),
		MachineUser: textOf(p.user),
	}, nil
}

func (p *staffForm) done(store.Commit) (string, tea.Msg) {
	return "Added " + textOf(p.name) + " to the staff", nil
}

// editStaff asks for what is on record of a staff member.
type editStaff struct{ staffForm }

func (p *editStaff) title() string { return "Edit " + p.was.Name }

func (p *editStaff) operation() (model.Operation, error) {
	op := &model.EditStaff{
		Staff: p.was.ID, Name: changed(p.was.Name, textOf(p.name)), Role: changed(p.was.Role, model.Role(chosen(p.role))),
		Email: changed(p.was.Email, textOf(p.email)), MachineUser: changed(p.was.MachineUser, textOf(p.user)),
	}
	if key := textOf(p.key); key != "" {
		op.Key = &key
	}
	return op, nil
}

func (p *editStaff) edited() edited {
	id := p.was.ID
	return edited{key: "staff member " + id.String(), was: p.was, now: func(r model.Reader) (any, error) { return r.StaffMember(id) }}
}

func (p *editStaff) done(store.Commit) (string, tea.Msg) { return "Saved: " + textOf(p.name), nil }
