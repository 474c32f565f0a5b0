package app

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// has reports whether a cell lies in the rectangle.
func (r rect) has(x, y int) bool {
	return x >= r.x && x < r.x+r.width && y >= r.y && y < r.y+r.height
}

// click does what the keys do that lead to what was clicked on. Of a dialog it is
// the keys on the footer; a question is answered by keys only.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	top, onFooter := m.dialogs.Top(), msg.Y == m.height-1
	if msg.Button != tea.MouseLeft || m.tooSmall() || top != nil && (top.Guarded() || !onFooter) {
		return nil
	}
	const barLines = 1
	y := msg.Y - barLines
	switch {
	case y < 0:
		if v, ok := m.bar.at(m.view, m.width, msg.X); ok {
			m.show(v)
		}
	case onFooter:
		if id, ok := widget.FooterAt(m.session.Keys, m.Offers(), m.typing(), m.width, msg.X); ok {
			return m.pick(id)
		}
	case y >= m.room():
		return m.session.Strip.Click(msg.X, y-m.room())
	case m.view == clientsView:
		return m.clickPane(msg.X, y)
	case m.pane() != nil:
		return m.pane().Click(msg.X, y)
	}
	return nil
}

func (m *Model) clickPane(x, y int) tea.Cmd {
	for place, r := range m.layout {
		if !r.has(x, y) {
			continue
		}
		cmd := m.panes[place].Click(x-r.x, y-r.y)
		m.goTo(ui.Place(place))
		return cmd
	}
	return nil
}

// wheel scrolls the pane under the pointer, or the dialog.
func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	id := action.Down
	if msg.Button == tea.MouseWheelUp {
		id = action.Up
	}
	if m.dialogs.Top() != nil {
		return m.pick(id)
	}
	if m.strip > 0 && msg.Y-1 >= m.room() {
		return scroll(m.session.Strip, id)
	}
	if page := m.pages[m.view]; page != nil {
		return scroll(page, id)
	}
	for place, r := range m.layout {
		if m.view == clientsView && r.has(msg.X, msg.Y-1) {
			return scroll(m.panes[place], id)
		}
	}
	return nil
}

// scroll does what the wheel means to a pane, where the pane offers it.
func scroll(pane ui.Pane, id action.ID) tea.Cmd {
	for _, offer := range pane.Offers() {
		if offer.ID == id && offer.WhyNot == "" {
			return pane.Do(id)
		}
	}
	return nil
}
