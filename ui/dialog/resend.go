package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// resend asks for the words that go with an invitation sent again.
type resend struct {
	accountPage
	message *widget.Entry
}

// Resend is the dialog that sends an invitation again.
func Resend(s *ui.Session, a *Account) *Form {
	return newForm(s, "resend "+a.Person.String(), func() page {
		const words = "This link replaces the one that we sent before."
		p := &resend{accountPage: newAccountPage(s, a)}
		p.message = messageEntry(s, words)
		p.message.Above = p.above
		return p
	})
}

func (p *resend) title() string { return "Resend invitation" }

func (p *resend) label() string { return "Resend the invitation" }

func (p *resend) entries() []*widget.Entry { return []*widget.Entry{p.message} }

// above says who gets what where.
func (p *resend) above(t *theme.Theme, width int) []string {
	a := p.account
	text := a.name() + " gets the invitation again at " + a.login().Email + ", good for " +
		ui.Plural(a.Practice.InvitationDays, "day", "days") + ". The earlier link no longer works."
	lines := styled(t.Text, theme.Safe(text), width)
	lines = append(lines, styled(t.Dim, theme.Safe(a.Clock.Login(a.login())), width)...)
	return append(lines, "")
}

func (p *resend) operation() (model.Operation, error) {
	return &model.Resend{User: p.account.Person, Message: textOf(p.message)}, nil
}

func (p *resend) done(store.Commit) (string, tea.Msg) {
	return "Resent the invitation of " + p.account.name() + " to " + p.account.login().Email, nil
}
