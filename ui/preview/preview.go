package preview

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// Model is the pane.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	asked   ui.PortalChosen
	got     *seen
	failed  error
	reading ui.Latest
	// lines is got laid out for this width.
	lines  []string
	scroll widget.Scroll
}

// New is the pane before anybody is looked at.
func New(s *ui.Session) *Model { return &Model{session: s} }

// Init does nothing: the chart says whom to show.
func (m *Model) Init() tea.Cmd { return nil }

// Resize sets the pane's size.
func (m *Model) Resize(width, height int) {
	relay := width != m.width
	m.width, m.height = width, height
	if relay {
		m.lay()
	}
}

// Focus says whether keys come here.
func (m *Model) Focus(on bool) { m.focused = on }

// Typing is never so.
func (m *Model) Typing() bool { return false }

// Click does nothing: a preview acts on nothing.
func (m *Model) Click(int, int) tea.Cmd { return nil }

// Update follows the person under the contact tab, and what changes.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.PortalChosen:
		return m.show(msg)
	case ui.Committed:
		if m.asked.Person != 0 {
			return m.read()
		}
	case ui.Answer[seen]:
		m.take(msg)
	}
	return nil
}

func (m *Model) show(chosen ui.PortalChosen) tea.Cmd {
	if chosen.Person != m.asked.Person || chosen.Client != m.asked.Client {
		m.scroll = widget.Scroll{}
		m.got, m.lines = nil, nil
	}
	m.asked, m.failed = chosen, nil
	if chosen.Person == 0 {
		m.reading.Drop()
		m.got, m.lines = nil, nil
		return nil
	}
	return m.read()
}

func (m *Model) take(answer ui.Answer[seen]) {
	if !answer.Fresh() || errors.Is(answer.Err, context.Canceled) {
		return
	}
	if m.failed = answer.Err; answer.Err == nil {
		m.got = &answer.Value
	}
	m.lay()
}

func (m *Model) lay() {
	width, _ := widget.Inside(m.width, m.height)
	m.lines = nil
	switch {
	case m.failed != nil:
		m.lines = widget.Wrap(ui.Words(m.failed), width)
	case m.got != nil && width > 0:
		p := page{theme: m.session.Theme, width: width, got: m.got}
		m.lines = p.lay()
	}
}

// Offers is scrolling, and the way back.
func (m *Model) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown},
		{ID: action.Top}, {ID: action.Bottom}, {ID: action.Back, Footer: true},
	}
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	if id == action.Back {
		m.session.Tell(ui.Go{To: ui.Chart})
		return nil
	}
	_, rows := widget.Inside(m.width, m.height)
	m.scroll.Do(id, len(m.lines), rows)
	return nil
}

// View draws the pane.
func (m *Model) View() string {
	_, rows := widget.Inside(m.width, m.height)
	frame := widget.Frame{Title: "Preview", Focused: m.focused}
	lines := m.scroll.Window(m.lines, rows)
	if m.got != nil {
		frame.Title = theme.Safe(m.got.who.Called()) + " sees"
		frame.Right = m.scroll.Place(len(m.lines), rows)
	}
	return frame.View(m.session.Theme, lines, m.width, m.height)
}
