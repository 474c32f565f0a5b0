package app

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// toastTime is how long a word to the person stays.
const toastTime = 6 * time.Second

// toast is what is said in place of the footer until the next key, or until
// its time is over. An error stays until the next key.
type toast struct {
	text   string
	failed bool
	number int
}

// toastOver tells that a toast's time is over.
type toastOver struct{ number int }

func (t *toast) over(msg toastOver) {
	if t.number == msg.number && !t.failed {
		*t = toast{}
	}
}

func (m *Model) say(text string) tea.Cmd {
	m.toasts++
	m.toast = toast{text: theme.Safe(text), number: m.toasts}
	return m.session.Later(toastTime, toastOver{m.toasts})
}

func (m *Model) fail(err error) {
	m.toasts++
	m.toast = toast{text: ui.Words(err), failed: true, number: m.toasts}
}
