package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// testEmail asks where a test e-mail is to go.
type testEmail struct {
	plainPage
	session *ui.Session
	to      *widget.Entry
	// said is what the mail server said.
	said string
}

// TestEmail is the dialog for a test e-mail, to the address given if it is left.
func TestEmail(s *ui.Session, to string) *Form {
	return newForm(s, "test e-mail", func() page {
		return &testEmail{session: s, to: &widget.Entry{
			ID: "to", Label: "To", Input: widget.NewText(s.Theme, to, "an address whose mailbox you can look into"),
		}}
	})
}

func (p *testEmail) title() string { return "Send a test e-mail" }

func (p *testEmail) label() string { return "Send" }

func (p *testEmail) entries() []*widget.Entry { return []*widget.Entry{p.to} }

func (p *testEmail) perform(func(model.Operation) model.Operation) (func(context.Context) (store.Commit, error), error) {
	to := textOf(p.to)
	return func(ctx context.Context) (store.Commit, error) {
		said, err := p.session.Mail.Test(ctx, to)
		if err == nil {
			p.said = said
		}
		return store.Commit{}, err
	}, nil
}

func (p *testEmail) done(store.Commit) (string, tea.Msg) {
	return "The mail server took the test e-mail to " + textOf(p.to) + ": " + p.said, nil
}
