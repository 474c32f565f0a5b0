package dialog

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// askAccount asks for a person's login.
func askAccount(s *ui.Session, latest *ui.Latest, client model.ClientID, person model.PersonID) tea.Cmd {
	return ui.Ask(s, latest, func(ctx context.Context) (account Account, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			account, err = readAccount(r, client, person)
			return err
		})
		return account, err
	})
}

// readAccount reads a person's login from a client's chart.
func readAccount(r model.Reader, client model.ClientID, person model.PersonID) (Account, error) {
	a := Account{Clock: ui.Clock{Now: r.Now()}, Person: person}
	var err error
	if a.Chart, err = r.Chart(client); err != nil {
		return a, err
	}
	if !slices.Contains(a.Chart.Users(), person) {
		a.Person = waiting(a.Chart, a.Clock.Now)
	}
	a.Practice, err = r.Practice()
	return a, err
}

// waiting is the first who was invited and did not come, else the client.
func waiting(chart *model.Chart, now time.Time) model.PersonID {
	users := chart.Users()
	for _, id := range users {
		if ui.NeverSignedIn(chart.Login(id), now) != "" {
			return id
		}
	}
	return users[0]
}

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
	return askAccount(p.session, p.reading, p.account.Chart.ID(), p.account.Person)
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
