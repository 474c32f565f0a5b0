package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// accountPage is the part of a page about a login that keeps it as it is: a
// form that was left may come back when things have changed.
type accountPage struct {
	plainPage
	session *ui.Session
	account *Account
	reading *ui.Latest
}

func newAccountPage(s *ui.Session, a *Account) accountPage {
	return accountPage{session: s, account: a, reading: &ui.Latest{}}
}

func (p *accountPage) start() tea.Cmd {
	s, client, person := p.session, p.account.Chart.ID(), p.account.Person
	return ui.Ask(s, p.reading, func(ctx context.Context) (account Account, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			account, err = readAccount(r, client, person)
			return err
		})
		return account, err
	})
}

func (p *accountPage) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Committed:
		return p.start()
	case ui.Answer[Account]:
		if account := msg.Value; msg.Answers(p.reading) && msg.Err == nil && account.Person == p.account.Person {
			p.account = &account
		}
	}
	return nil
}
