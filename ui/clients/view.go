package clients

import (
	"strconv"

	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// View draws the pane.
func (m *Model) View() string {
	width, _ := widget.Inside(m.width, m.height)
	lines := append([]string{m.filterLine(width)}, m.body(width)...)
	frame := widget.Frame{Title: "Clients", Focused: m.focused}
	if n := len(m.marked); n > 0 {
		frame.Title += " · " + strconv.Itoa(n) + " marked"
	}
	if m.loaded {
		frame.Right = strconv.Itoa(m.exact)
	}
	return frame.View(m.session.Theme, lines, m.width, m.height)
}

func (m *Model) filterLine(width int) string {
	if m.field.Focused() || m.field.Text() != "" {
		return m.field.View(width)
	}
	return widget.Pad(m.session.Theme.Dim.Render("/ to find a client"), width)
}

func (m *Model) body(width int) []string {
	switch {
	case !m.loaded:
		return nil
	case m.list.Len() == 0:
		return m.emptyLines(width)
	}
	from, to := m.list.Span()
	lines := make([]string, 0, to-from)
	for place := from; place < to; place++ {
		lines = append(lines, m.placeLine(place, width))
	}
	return lines
}

func (m *Model) placeLine(place, width int) string {
	if m.list.IsHeading(place) {
		return m.session.Theme.Dim.Render(widget.Pad("  similar, not the same:", width))
	}
	r, ok := m.list.Row(place)
	if !ok {
		return m.session.Theme.Dim.Render(widget.Pad("  …", width))
	}
	return m.line(r, place == m.list.Cursor(), width)
}

// emptyLines says what to press next.
func (m *Model) emptyLines(width int) []string {
	newClient, _ := m.session.Keys.Get(action.NewClient)
	quit, _ := m.session.Keys.Get(action.Quit)
	help, _ := m.session.Keys.Get(action.Help)
	text := "No clients yet.\n\n" + firstKey(newClient) + " adds a client with the contacts.\n\n" +
		"Or bring people in from a list: leave with " + firstKey(quit) + ", then run\n\nfrontdesk import FILE\n\n" +
		"Or look around in a practice that does not exist:\n\nfrontdesk --demo\n\n" + firstKey(help) + " lists every key."
	if m.field.Text() != "" {
		text = "Nobody fits.\n\nTry fewer letters, a phone number or a birth date. esc clears the filter."
	}
	return widget.Wrap(text, width)
}

func firstKey(a action.Action) string {
	if len(a.Keys) == 0 {
		return "the palette"
	}
	return action.KeySign(a.Keys[0])
}
