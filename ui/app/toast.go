package app

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
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

// toastLines is what is said now: in two lines at most, the rest is in the
// list of messages.
func (m *Model) toastLines() []string {
	if m.toast.text == "" {
		return nil
	}
	style := m.session.Theme.Strong
	if m.toast.failed {
		style = m.session.Theme.Error
	}
	lines := widget.Wrap(m.toast.text, max(1, m.width-2))
	if len(lines) > 2 {
		more := "… (" + m.session.Keys.Key(action.Sayings) + " lists all of it)"
		second := theme.Clip(lines[1], max(0, m.width-2-widget.Width(more)))
		lines = []string{lines[0], strings.TrimRight(second, " ….,;") + more}
	}
	for i := range lines {
		lines[i] = style.Render(widget.Pad(" "+lines[i], m.width))
	}
	return lines
}

func (m *Model) say(text string) tea.Cmd {
	m.toasts++
	m.toast = toast{text: theme.Safe(text), number: m.toasts}
	m.remember()
	return m.session.Later(toastTime, toastOver{m.toasts})
}

func (m *Model) fail(err error) { m.warn(ui.Words(err)) }

// warn says what went wrong, in words that are safe to show.
func (m *Model) warn(text string) {
	m.toasts++
	m.toast = toast{text: text, failed: true, number: m.toasts}
	m.remember()
}

// mostSaid is how many messages of a session are kept to be read again.
const mostSaid = 500

// remember keeps what is said now for the list of messages.
func (m *Model) remember() {
	if len(m.said) == mostSaid {
		m.said = m.said[1:]
	}
	m.said = append(m.said, dialog.Saying{At: m.session.Now(), Text: m.toast.text, Failed: m.toast.failed})
}
