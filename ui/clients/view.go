package clients

import (
	"strconv"

	"frontdesk/model"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// View draws the pane.
func (m *Model) View() string {
	width, rows := widget.Inside(m.width, m.height)
	legend := m.legend(rows)
	lines := append([]string{m.filterLine(width)}, m.body(width)...)
	lines = append(widget.Block(lines, width, rows-len(legend)), legend...)
	frame := widget.Frame{Title: "Clients", Focused: m.focused}
	if n := len(m.marked); n > 0 {
		frame.Title += " · " + strconv.Itoa(n) + " marked"
	}
	switch {
	case m.loaded && m.byContact && m.list.Len() > m.exact:
		frame.Right = strconv.Itoa(m.list.Len() - 1) // but for the heading
	case m.loaded:
		frame.Right = strconv.Itoa(m.exact)
	}
	return frame.View(m.session.Theme, lines, m.width, m.height)
}

func (m *Model) filterLine(width int) string {
	if m.field.Focused() || m.field.Text() != "" {
		return m.field.View(width)
	}
	return widget.Pad(m.session.Theme.Dim.Render(m.session.Keys.Key(action.StartFilter)+" to find a client"), width)
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
		text := "  similar, not the same:"
		if m.byContact {
			text = "  whose contact fits:"
		}
		return m.session.Theme.Dim.Render(widget.Pad(text, width))
	}
	r, ok := m.list.Row(place)
	if !ok {
		return m.session.Theme.Dim.Render(widget.Pad("  …", width))
	}
	return m.line(r, place == m.list.Cursor(), width)
}

// emptyLines says what to press next.
func (m *Model) emptyLines(width int) []string {
	key := m.session.Keys.Key
	help := key(action.Help) + " lists every key."
	text := "No clients yet.\n\n" + key(action.NewClient) + " adds a client with the contacts.\n\n" +
		"Or bring people in from a list: leave with " + key(action.Quit) + ", then run\n\nfrontdesk import FILE\n\n" +
		"Or look around in a practice that does not exist:\n\nfrontdesk --demo\n\n" + help
	switch {
	case m.elsewhen:
		text = "Nobody was a client then whom this finds."
	case m.field.Text() != "":
		text = "Nobody fits.\n\nTry fewer letters, a phone number or a birth date. " +
			key(action.ClearFilter) + " clears the filter."
	case m.role == model.Practitioner:
		text = "No clients of yours yet.\n\nThey are those whose chart names you as the practitioner.\n\n" + help
	case m.role == model.Trainer:
		text = "A trainer sees nobody's chart here.\n\nPractices to learn on, and to show, are opened with\n\nfrontdesk train\n\n" + help
	}
	return widget.Wrap(text, width)
}
