package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// agreedDone is what became of what somebody agreed to.
type agreedDone struct {
	told   string
	change store.Change
}

// doAgreed does what somebody agreed to. What they agree to next does not stand
// in its way.
func (m *Model) doAgreed(ask dialog.Agreed) tea.Cmd {
	s := m.session
	return ui.Ask(s, new(ui.Latest), func(ctx context.Context) (agreedDone, error) {
		commit, err := s.Store.Do(ctx, s.Who, ask.Op)
		return agreedDone{ask.Told, commit.Change}, err
	})
}

func (m *Model) takeAgreed(answer ui.Answer[agreedDone]) {
	if answer.Err != nil {
		m.fail(answer.Err)
		return
	}
	m.session.Tell(ui.Did{Change: answer.Value.change, Text: answer.Value.told})
}
