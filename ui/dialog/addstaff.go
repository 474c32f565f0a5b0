package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// addStaff asks for somebody who works at the practice.
type addStaff struct{ name, role, email, key *widget.Entry }

// AddStaff is the dialog for a staff member who is not on record yet.
func AddStaff(s *ui.Session) *Form {
	return newForm(s, "add staff", func() page {
		var roles []widget.Option
		for _, role := range model.Roles() {
			roles = append(roles, widget.Option{Value: string(role), Label: strings.ReplaceAll(string(role), "-", " ")})
		}
		key := widget.NewText(s.Theme, "", "a line of an authorized_keys file, to sign in over SSH")
		key.Longest(maxKey)
		return &addStaff{
			name:  &widget.Entry{ID: "name", Label: "Name", Input: widget.NewText(s.Theme, "", "")},
			role:  &widget.Entry{ID: "role", Label: "Role", Input: widget.NewChoice(roles, string(model.FrontDesk))},
			email: &widget.Entry{ID: "email", Label: "E-mail", Input: widget.NewText(s.Theme, "", "")},
			key:   &widget.Entry{ID: "key", Label: "Key", Input: key},
		}
	})
}

// maxKey is the longest key that can be pasted, in letters: RSA with 16384
// bits, with options before it.
const maxKey = 4000

func (p *addStaff) title() string { return "Add somebody to the staff" }

func (p *addStaff) start() tea.Cmd { return nil }

func (p *addStaff) entries() []*widget.Entry {
	return []*widget.Entry{p.name, p.role, p.email, p.key}
}

func (p *addStaff) typed(*widget.Entry) tea.Cmd { return nil }

func (p *addStaff) hear(tea.Msg) tea.Cmd { return nil }

func (p *addStaff) operation() (model.Operation, error) {
	return &model.AddStaff{
		Name: textOf(p.name), Role: model.Role(chosen(p.role)), Email: textOf(p.email), Key: textOf(p.key),
	}, nil
}

func (p *addStaff) refused(*model.Error) {}

func (p *addStaff) done(store.Commit) (string, tea.Msg) {
	return "Added " + textOf(p.name) + " to the staff", nil
}
