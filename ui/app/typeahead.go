package app

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
)

// mostAhead is how many keys are kept for a pane that is still reading.
const mostAhead = 64

// press takes a key. While the pane that has the keys still reads what they
// are meant for, they wait, in their order: none is lost, and none acts on what
// was there before. The ways out do not wait.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	if !m.settling() {
		return m.key(msg)
	}
	out := []action.Offer{{ID: action.Quit}, {ID: action.Back}}
	if _, ok := m.session.Keys.Find(msg.String(), false, out); ok {
		m.ahead = nil
		return m.key(msg)
	}
	if len(m.ahead) < mostAhead {
		m.ahead = append(m.ahead, msg)
	}
	return nil
}

// settling reports whether keys must wait.
func (m *Model) settling() bool {
	if m.dialogs.Top() != nil || m.tooSmall() {
		return false
	}
	pane, ok := m.pane().(ui.Settler)
	return ok && pane.Settling()
}

// nextAhead is the next key that waited, if it need not wait any more.
func (m *Model) nextAhead() (tea.KeyPressMsg, bool) {
	if len(m.ahead) == 0 || m.settling() {
		return tea.KeyPressMsg{}, false
	}
	next := m.ahead[0]
	m.ahead = m.ahead[1:]
	return next, true
}
