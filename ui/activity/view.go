package activity

import (
	"strconv"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// head says what is left out.
func (m *Model) head() []string {
	if m.filter == (dialog.ActivityFilter{}) {
		return nil
	}
	return []string{"Only " + m.filter.Words() + " · " + m.session.Keys.Key(action.AllActivity) + " shows everything", ""}
}

// room is the lines that the list has.
func (m *Model) room() int {
	_, rows := widget.Inside(m.width, m.height)
	return max(1, rows-len(m.head()))
}

// View draws the view.
func (m *Model) View() string {
	t := m.session.Theme
	width, _ := widget.Inside(m.width, m.height)
	frame := widget.Frame{Title: "Activity", Focused: m.focused}
	switch {
	case m.failed != nil:
		return frame.View(t, widget.Wrap(ui.Words(m.failed), width), m.width, m.height)
	case !m.loaded:
		return frame.View(t, nil, m.width, m.height)
	}
	if len(m.rows) > 0 {
		frame.Right = "commit " + strconv.FormatUint(m.current().no, 10)
	}
	var lines []string
	for _, line := range m.head() {
		lines = append(lines, t.Warn.Render(theme.Fit(line, width)))
	}
	return frame.View(t, append(lines, m.body(width)...), m.width, m.height)
}

func (m *Model) body(width int) []string {
	switch {
	case len(m.rows) == 0 && m.filter != (dialog.ActivityFilter{}):
		return widget.Wrap("Nothing was done that fits.", width)
	case len(m.rows) == 0:
		return widget.Wrap("Nothing was done yet.\n\nWhatever anybody does will stand here, newest first.", width)
	}
	from, to := m.cursor.Span(len(m.rows), m.room())
	lines := make([]string, 0, to-from)
	for place := from; place < to; place++ {
		lines = append(lines, m.line(&m.rows[place], place == m.cursor.At(), width))
	}
	return lines
}

// The cells of the columns.
const (
	whenWidth  = 19
	staffWidth = 16
)

// line draws a commit: when, by whom, what; and what was undone since. What
// nobody would call a deed stands back.
func (m *Model) line(r *row, cursor bool, width int) string {
	t := m.session.Theme
	staff := max(8, min(staffWidth, width/6))
	head := theme.Fit(r.when, min(whenWidth, width/4)) + " " + theme.Fit(r.staff, staff) + " "
	deed := r.deed
	undone := m.isUndone(r.no)
	if undone {
		deed = "(undone) " + deed
	}
	deed = theme.Fit(deed, max(1, width-2-widget.Width(head)))
	switch {
	case cursor && m.focused:
		return t.Cursor.Render(widget.Pad("▸ "+head+deed, width))
	case cursor:
		return widget.Pad(t.CursorAway.Render("▸ ")+head+deed, width)
	case undone || r.slight:
		return t.Dim.Render(widget.Pad("  "+head+deed, width))
	}
	return widget.Pad("  "+t.Dim.Render(head)+deed, width)
}
