package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// staffOut asks why a staff member is kept out, or let in again.
type staffOut struct {
	plainPage
	staff  model.Staff
	reason *widget.Entry
}

// StaffOut is the dialog that keeps a staff member out, or lets in again who is
// kept out.
func StaffOut(s *ui.Session, staff model.Staff) *Form {
	return newForm(s, "staff out "+staff.ID.String(), func() page {
		p := &staffOut{staff: staff}
		p.reason = &widget.Entry{
			ID: "reason", Label: "Reason", Input: widget.NewText(s.Theme, "", "for the history"), Above: p.above,
		}
		return p
	})
}

func (p *staffOut) title() string {
	if p.staff.Disabled() {
		return "Let " + p.staff.Name + " in again"
	}
	return "Keep " + p.staff.Name + " out"
}

func (p *staffOut) label() string { return p.title() }

func (p *staffOut) entries() []*widget.Entry { return []*widget.Entry{p.reason} }

// above is what happens then.
func (p *staffOut) above(t *theme.Theme, width int) []string {
	name := theme.Safe(p.staff.Name)
	text := name + " comes in no more. Their open screens close within two seconds, and unsaved changes are lost with them." +
		" What they did stays theirs."
	switch {
	case p.staff.Disabled() && p.staff.Key == "" && p.staff.MachineUser == "":
		text = name + " may work here again, but has no key to come in with."
	case p.staff.Disabled():
		text = name + " comes in again as before, as " + theme.Safe(string(p.staff.Role)) + "."
	}
	return append(styled(t.Text, text, width), "")
}

func (p *staffOut) operation() (model.Operation, error) {
	reason := textOf(p.reason)
	if reason == "" {
		return nil, model.Errorf(model.Missing, "is needed").At("reason")
	}
	if p.staff.Disabled() {
		return &model.EnableStaff{Staff: p.staff.ID, Reason: reason}, nil
	}
	return &model.DisableStaff{Staff: p.staff.ID, Reason: reason}, nil
}

func (p *staffOut) done(store.Commit) (string, tea.Msg) {
	if p.staff.Disabled() {
		return p.staff.Name + " may come in again", nil
	}
	return p.staff.Name + " is kept out", nil
}
