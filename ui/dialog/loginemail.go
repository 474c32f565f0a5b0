package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// loginEmail asks for another address to sign in with.
type loginEmail struct {
	accountPage
	email *widget.Entry
}

// changeLoginEmail is the dialog that changes only the portal e-mail.
func changeLoginEmail(s *ui.Session, a *Account) *Form {
	return newForm(s, "portal e-mail "+a.Person.String(), func() page {
		p := &loginEmail{accountPage: newAccountPage(s, a)}
		p.email = &widget.Entry{
			ID: "email", Label: "Portal e-mail", Input: widget.NewText(s.Theme, a.login().Email, ""), Above: p.above,
		}
		return p
	})
}

func (p *loginEmail) title() string { return "Portal e-mail of " + p.account.name() }

func (p *loginEmail) label() string { return "Change the portal e-mail" }

func (p *loginEmail) entries() []*widget.Entry { return []*widget.Entry{p.email} }

// above says what becomes of the login, and what stays.
func (p *loginEmail) above(t *theme.Theme, width int) []string {
	a := p.account
	text := a.called() + " will sign in with the new address."
	if p.invites() {
		text = "A new invitation goes to the new address; the earlier link no longer works."
	}
	if main := a.Chart.Person(a.Person).Email; main != "" {
		text += " The e-mail on record stays " + main + "."
	}
	return append(styled(t.Text, theme.Safe(text), width), "")
}

// invites reports whether the new address gets an invitation.
func (p *loginEmail) invites() bool {
	state := p.account.login().StateAt(p.account.Clock.Now)
	return state == model.LoginInvited || state == model.LoginExpired
}

func (p *loginEmail) quiet() {}

func (p *loginEmail) operation() (model.Operation, error) {
	return &model.ChangeLoginEmail{User: p.account.Person, Email: textOf(p.email)}, nil
}

// edited is the login, whose address another desk may have changed meanwhile.
func (p *loginEmail) edited() edited {
	id := p.account.Person
	return edited{key: "login " + id.String(), was: p.account.login(), now: func(r model.Reader) (any, error) { return r.Login(id) }}
}

func (p *loginEmail) done(store.Commit) (string, tea.Msg) {
	if p.invites() {
		return "Invited " + p.account.name() + " anew, at " + textOf(p.email), nil
	}
	return p.account.name() + " signs in with " + textOf(p.email) + " from now on", nil
}

func (p *loginEmail) clash(string) *clash {
	return otherWays(textOf(p.email), p.account.Chart.ID(), p.account.Chart.Subject().Name())
}

func (p *loginEmail) goWay(way action.ID, _ string, holder picker.Row) bool {
	if way == action.LeaveBlank {
		setText(p.email, p.account.login().Email)
		return false
	}
	openWay(p.session, way, p.account.Chart.ID(), p.account.Chart.Subject().Name(), holder)
	return true
}
