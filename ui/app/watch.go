package app

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
)

// changes is where the store tells of commits.
type changes <-chan store.Change

// wait waits for the next commit, or for the session's end.
func (m *Model) wait() tea.Cmd {
	ctx, changes := m.session.Ctx, m.changes
	return func() tea.Msg {
		select {
		case change, open := <-changes:
			if !open {
				return nil
			}
			return ui.Committed{Change: change}
		case <-ctx.Done():
			return nil
		}
	}
}
