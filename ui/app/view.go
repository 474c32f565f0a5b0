package app

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"frontdesk/ui/widget"
)

// View draws the screen.
func (m *Model) View() tea.View {
	v := tea.NewView(m.content())
	v.AltScreen = true
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = m.bar.mark() + "Frontdesk"
	if m.bar.practice != "" {
		v.WindowTitle += " · " + m.bar.practice
	}
	return v
}

func (m *Model) content() string {
	if m.tooSmall() {
		text := m.bar.mark() + TooSmall(m.width, m.height)
		if len(m.losses()) > 0 {
			text += " Not all is saved."
		}
		return strings.TrimRight(widget.Pad(text, m.width), " ")
	}
	screen := m.barLine() + "\n" + m.over(m.withStrip(m.body()), m.footer())
	top := m.dialogs.Top()
	if top == nil {
		return screen
	}
	over := top.View()
	x, y := (m.width-lipgloss.Width(over))/2, (m.dialogRoom()+2-lipgloss.Height(over))/2
	return widget.Over(screen, over, x, y)
}

func (m *Model) barLine() string {
	if !m.moment.IsZero() {
		return m.momentLine()
	}
	return m.bar.line(m.session.Theme, m.view, m.width)
}

func (m *Model) body() string {
	if page := m.pages[m.view]; page != nil {
		return page.View()
	}
	columns := make([]string, 0, len(m.panes))
	for place, pane := range m.panes {
		r := m.layout[place]
		switch {
		case r.width == 0:
		case r.y > 0:
			columns[len(columns)-1] += "\n" + pane.View()
		default:
			columns = append(columns, pane.View())
		}
	}
	return widget.Beside(columns...)
}

// over puts the footer under the body: what is said may take a line of it.
func (m *Model) over(body string, footer []string) string {
	for range len(footer) - 1 {
		body = body[:max(0, strings.LastIndexByte(body, '\n'))]
	}
	return body + "\n" + strings.Join(footer, "\n")
}

// footer is what is said now, else what can be done; and that work is under
// way.
func (m *Model) footer() []string {
	lines := m.toastLines()
	if lines == nil {
		lines = []string{m.keyLine()}
	}
	if sign := m.work.sign(); sign != "" {
		last := len(lines) - 1
		lines[last] = widget.Ends(lines[last], m.session.Theme.Strong.Render(sign), m.width)
	}
	return lines
}

// keyLine is what can be done now, by its keys.
func (m *Model) keyLine() string {
	return widget.Footer(m.session.Theme, m.session.Keys, m.Offers(), m.typing(), m.width)
}
