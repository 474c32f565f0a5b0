package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
)

// performed is what became of an operation.
type performed struct {
	told   string
	change store.Change
}

// perform does one operation. The next does not stand in its way.
func (m *Model) perform(ask ui.Perform) tea.Cmd {
	s := m.session
	return ui.Ask(s, new(ui.Latest), func(ctx context.Context) (performed, error) {
		commit, err := s.Store.Do(ctx, s.Who, ask.Op)
		return performed{ask.Told, commit.Change}, err
	})
}

func (m *Model) takePerformed(answer ui.Answer[performed]) {
	if answer.Err != nil {
		m.fail(answer.Err)
		return
	}
	m.session.Tell(ui.Did{Change: answer.Value.change, Text: answer.Value.told})
}
