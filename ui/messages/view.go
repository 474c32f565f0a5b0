package messages

import (
	"strconv"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/thread"
	"frontdesk/ui/widget"
)

// rowLines is the lines of one thread in the list.
const rowLines = 2

// twoSides is the width from which the list and the thread stand side by side.
const twoSides = 80

// split is the width of the list, and of the thread; zero is not to be seen.
func (m *Model) split() (list, open int) {
	switch {
	case m.width >= twoSides && !m.session.Spoken: // who is read to hears one at a time
		list = min(48, m.width*2/5)
		return list, m.width - list
	case m.inside:
		return 0, m.width
	}
	return m.width, 0
}

// room is how many threads the list shows.
func (m *Model) room() int {
	_, rows := widget.Inside(m.width, m.height)
	return max(1, (rows-1)/rowLines)
}

// View draws the view.
func (m *Model) View() string {
	list, open := m.split()
	var columns []string
	if list > 0 {
		columns = append(columns, m.listView(list))
	}
	if open > 0 {
		columns = append(columns, m.threadView(open))
	}
	return widget.Beside(columns...)
}

func (m *Model) listView(width int) string {
	t := m.session.Theme
	inner, rows := widget.Inside(width, m.height)
	frame := widget.Frame{Title: "Messages", Focused: m.focused && !m.inside}
	if m.unread > 0 {
		frame.Title += " · " + strconv.Itoa(m.unread) + " unread"
	}
	switch {
	case m.failed != nil:
		return frame.View(t, widget.Wrap(ui.Words(m.failed), inner), width, m.height)
	case !m.loaded:
		return frame.View(t, nil, width, m.height)
	}
	if frame.Right = strconv.Itoa(m.list.Len()); m.sought() != m.written.text {
		frame.Right += " …" // more may come
	}
	lines := []string{m.field.View(inner)}
	from, to := m.list.Span()
	for place := from; place < to; place++ {
		lines = append(lines, m.row(place, inner)...)
	}
	if m.list.Len() == 0 {
		lines = append(lines, m.empty(inner)...)
	}
	return frame.View(t, widget.Block(lines, inner, rows), width, m.height)
}

// empty says what to do where there is no thread.
func (m *Model) empty(width int) []string {
	text := "\nNo messages yet. " + m.session.Keys.Key(action.ViewClients) + " goes to the clients: the tab Messages of a chart writes the first."
	switch {
	case m.sought() != m.written.text:
		text = "\nNobody's name fits. Looking through what was written…"
	case m.field.Text() != "":
		text = "\nNo thread fits. " + m.session.Keys.Key(action.ClearFilter) + " shows all."
	}
	return widget.Wrap(text, width)
}

// row is about whom and with whom, unread, when; then how the last message
// begins.
func (m *Model) row(place, width int) []string {
	t := m.session.Theme
	r, ok := m.list.Row(place)
	if !ok {
		return []string{t.Dim.Render(widget.Pad("  …", width)), ""}
	}
	who := r.client + " · " + r.with
	if r.key.User == r.key.Client.Person() {
		who = r.client + " · self"
	}
	unsaved := " "
	if m.drafts.Has(r.key) {
		unsaved = "*"
	}
	right := r.when
	if unread := thread.Unread(r.unread); unread != "" {
		right = unread + " " + right
	}
	if r.blocked {
		right = "⊘ blocked " + right
	}
	line := widget.Ends(theme.Clip(who, width-3-widget.Width(right)), right, width-2)
	below := "  " + theme.Clip(r.last, width-2)
	switch {
	case place == m.list.Cursor() && m.focused && !m.inside:
		return []string{t.Cursor.Render(widget.Pad("▸"+unsaved+line, width)), t.Dim.Render(below)}
	case place == m.list.Cursor():
		return []string{t.CursorAway.Render("▸") + t.Warn.Render(unsaved) + t.CursorAway.Render(line), t.Dim.Render(below)}
	case r.unread > 0:
		return []string{" " + t.Warn.Render(unsaved) + t.Strong.Render(line), t.Dim.Render(below)}
	}
	return []string{" " + t.Warn.Render(unsaved) + line, t.Dim.Render(below)}
}

func (m *Model) threadView(width int) string {
	inner, rows := widget.Inside(width, m.height)
	frame := widget.Frame{Title: "Thread", Focused: m.focused && m.inside}
	if r, ok := m.list.Current(); ok {
		frame.Title = r.with + " · about " + r.client
		if r.key.User == r.key.Client.Person() {
			frame.Title = r.client
		}
	}
	lines := m.thread.Lines(inner, rows, m.focused && m.inside)
	frame.Right = m.thread.Place()
	return frame.View(m.session.Theme, lines, width, m.height)
}
