package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// Menu lists what can be done, and tells what is picked.
type Menu struct {
	plain
	session *ui.Session
	title   string
	entries []MenuEntry
	cursor  widget.Cursor
}

// MenuEntry is a line of a menu. What cannot be picked now says why; Then is
// sent when it is picked.
type MenuEntry struct {
	Key, Name, Does string
	WhyNot          string
	Then            tea.Msg
}

// NewMenu is a menu with the cursor on one of its entries.
func NewMenu(s *ui.Session, title string, entries []MenuEntry, at int) *Menu {
	m := &Menu{session: s, title: title, entries: entries}
	m.cursor.To(at, len(entries))
	return m
}

// Offers is moving, picking and closing.
func (m *Menu) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.Choose, Footer: true}, {ID: action.Close, Footer: true},
		{ID: action.Up}, {ID: action.Down}, {ID: action.Top}, {ID: action.Bottom},
	}
}

// Do does an action.
func (m *Menu) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves
	case action.Close:
		m.done = true
	case action.Choose:
		m.choose()
	default:
		m.cursor.Do(id, len(m.entries), len(m.entries))
	}
	return nil
}

func (m *Menu) choose() {
	picked := m.entries[m.cursor.At()]
	if picked.WhyNot != "" {
		m.session.Tell(ui.Said{Text: "Not now, " + picked.Name + ": " + picked.WhyNot})
		return
	}
	m.done = true
	m.session.Tell(picked.Then)
}

// View draws the dialog.
func (m *Menu) View() string {
	const widest = 84
	width := min(widest, m.width)
	inner, rows := widget.Inside(width, m.height)
	lines := make([]string, len(m.entries))
	for i := range m.entries {
		lines[i] = m.line(&m.entries[i], i == m.cursor.At(), inner)
	}
	from, to := m.cursor.Span(len(lines), rows)
	frame := widget.Frame{Title: theme.Safe(m.title), Focused: true, Right: m.cursor.Place(len(lines), rows)}
	return frame.View(m.session.Theme, lines[from:to], width, min(m.height, len(lines)+2))
}

func (m *Menu) line(e *MenuEntry, cursor bool, width int) string {
	const keyWidth, nameWidth = 4, 15
	text := e.Does
	if e.WhyNot != "" {
		text = "not now: " + e.WhyNot
	}
	line := widget.Pad(e.Key, keyWidth)
	if text == "" {
		line += theme.Safe(e.Name)
	} else {
		line += widget.Pad(theme.Safe(e.Name), nameWidth) + theme.Safe(text)
	}
	return widget.Row(m.session.Theme, line, line, cursor, e.WhyNot != "", width)
}
