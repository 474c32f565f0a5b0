package app

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
)

// changes is where the store tells of commits.
type changes <-chan store.Change

// wait waits for the next commit, or for the session's end. A session without
// timers waits for nothing from outside.
func (m *Model) wait() tea.Cmd {
	ctx, changes := m.session.Ctx, m.changes
	if m.session.After == nil {
		return nil
	}
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

// waitCompany waits until others come, go, or look at something else.
func (m *Model) waitCompany() tea.Cmd {
	ctx, company := m.session.Ctx, m.session.Company
	if company == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case <-company.Changed():
			return company.Present()
		case <-ctx.Done():
			return nil
		}
	}
}
