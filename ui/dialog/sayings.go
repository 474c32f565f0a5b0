package dialog

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Saying is something that was said in this session; its text is safe to
// show.
type Saying struct {
	At     time.Time
	Text   string
	Failed bool
}

// Sayings lists what was said in this session, the newest first.
type Sayings struct {
	plain
	session *ui.Session
	said    []Saying
	scroll  widget.Scroll
}

// NewSayings is the list of what was said, the oldest first.
func NewSayings(s *ui.Session, said []Saying) *Sayings { return &Sayings{session: s, said: said} }

// Offers is scrolling and closing.
func (m *Sayings) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.Close, Footer: true}, {ID: action.Up}, {ID: action.Down},
		{ID: action.PageUp}, {ID: action.PageDown}, {ID: action.Top}, {ID: action.Bottom},
	}
}

// Do does an action.
func (m *Sayings) Do(id action.ID) tea.Cmd {
	if id == action.Close {
		m.done = true
		return nil
	}
	inner, rows := m.room()
	m.scroll.Do(id, len(m.lines(inner)), rows)
	return nil
}

func (m *Sayings) size() (width, height int) {
	const widest = 100
	return min(widest, m.width), m.height
}

func (m *Sayings) room() (width, rows int) { return widget.Inside(m.size()) }

// lines is the messages wrapped, the time before each.
func (m *Sayings) lines(width int) []string {
	const timeWidth = 10
	t := m.session.Theme
	var lines []string
	for i := len(m.said) - 1; i >= 0; i-- {
		said, style, mark := m.said[i], t.Text, ""
		if said.Failed {
			style, mark = t.Error, "✕ failed: "
		}
		lead := t.Dim.Render(widget.Pad(said.At.Format(time.TimeOnly), timeWidth))
		for _, line := range widget.Wrap(mark+said.Text, max(1, width-timeWidth)) {
			lines = append(lines, lead+style.Render(line))
			lead = widget.Pad("", timeWidth)
		}
	}
	return lines
}

// View draws the dialog as large as it needs to be.
func (m *Sayings) View() string {
	width, most := m.size()
	inner, rows := m.room()
	lines := m.lines(inner)
	if len(lines) == 0 {
		lines = []string{m.session.Theme.Dim.Render("Nothing was said yet.")}
	}
	frame := widget.Frame{Title: "Messages so far", Focused: true, Right: m.scroll.Place(len(lines), rows)}
	return frame.View(m.session.Theme, m.scroll.Window(lines, rows), width, min(most, len(lines)+2))
}
