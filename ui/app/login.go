package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// loginDone is what became of something done to a login.
type loginDone struct {
	told   string
	change store.Change
}

// doLogin does what somebody agreed to.
func (m *Model) doLogin(ask dialog.DoLogin) tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.onLogin, func(ctx context.Context) (loginDone, error) {
		commit, err := s.Store.Do(ctx, s.Who, ask.Op)
		return loginDone{ask.Told, commit.Change}, err
	})
}

func (m *Model) takeLogin(answer ui.Answer[loginDone]) {
	if answer.Err != nil {
		m.fail(answer.Err)
		return
	}
	m.session.Tell(ui.Did{Change: answer.Value.change, Text: answer.Value.told})
}
