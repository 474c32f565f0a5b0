package preview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Model is the pane. It shows the person under the contact tab; split, also
// another person of the same chart. Both show the profile of one client.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	asked ui.PortalChosen
	// drafted says that the draft was the last to change, and what it does is
	// to be brought into sight.
	drafted bool
	halves  [2]half
	split   bool
	// other is the second person as chosen by hand; zero is the next tab.
	other model.PersonID
	// client is the profile as switched to by hand; zero is the chart's own.
	client model.ClientID
	// columns is the halves laid out for this width.
	columns []column
	scroll  widget.Scroll
	// at is what the cursor is on, as far as that is to be seen.
	at spot
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

// Click puts the cursor on what was clicked on: what acts is a key.
func (m *Model) Click(x, y int) tea.Cmd {
	m.point(x-widget.FrameLeft, y-widget.FrameTop)
	return nil
}

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
		return m.take(msg)
	case ui.WantWhy:
		m.askAbout(target{title: "the profile"})
	case ui.Split:
		m.split, m.scroll = msg.On, widget.Scroll{}
		m.lay()
		return m.readOther()
	case ui.Restyled:
		m.lay()
	}
	return nil
}

// show follows the contact tab.
func (m *Model) show(chosen ui.PortalChosen) tea.Cmd {
	if chosen.Client != m.asked.Client {
		m.other, m.client = 0, 0
		m.halves[1].show(0)
	}
	if chosen.Client != m.asked.Client || chosen.Person != m.asked.Person {
		m.scroll = widget.Scroll{}
		m.halves[0].show(chosen.Person)
	}
	m.asked, m.drafted = chosen, len(chosen.Draft) > 0
	m.lay()
	if chosen.Person == 0 {
		return nil
	}
	return m.read()
}

// Offers is moving, acting, asking why, switching, and the way back.
func (m *Model) Offers() []action.Offer {
	oneProfile, nobodyElse := "", ""
	if len(m.clients()) < 2 {
		oneProfile = "there is one profile"
	}
	switch {
	case !m.split:
		nobodyElse = "one person is shown"
	case len(m.halves[0].users()) < 3:
		nobodyElse = "there is nobody else on this chart"
	}
	noAct := m.noAct()
	return []action.Offer{
		{ID: action.Act, WhyNot: noAct, Footer: noAct == ""},
		{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown},
		{ID: action.Top}, {ID: action.Bottom}, {ID: action.Why, WhyNot: m.noWhy(), Footer: true},
		{ID: action.NextProfile, WhyNot: oneProfile, Footer: oneProfile == ""},
		{ID: action.PreviousProfile, WhyNot: oneProfile},
		{ID: action.OtherPerson, WhyNot: nobodyElse, Footer: nobodyElse == ""},
		{ID: action.Back, Footer: true},
	}
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves the cursor
	case action.Back:
		m.session.Tell(ui.Go{To: ui.Chart})
		return nil
	case action.NextProfile:
		m.turn(1)
		return nil
	case action.PreviousProfile:
		m.turn(-1)
		return nil
	case action.OtherPerson:
		m.other = m.next(m.second())
		m.scroll = widget.Scroll{}
		return m.readOther()
	case action.Why:
		m.askWhy()
		return nil
	case action.Act:
		m.act()
		return nil
	}
	m.drafted = false
	m.move(id)
	return nil
}

// length is how many lines the longer half has.
func (m *Model) length() int {
	longest := 0
	for _, column := range m.columns {
		longest = max(longest, len(column.lines))
	}
	return longest
}

// View draws the pane.
func (m *Model) View() string {
	_, rows := widget.Inside(m.width, m.height)
	t := m.session.Theme
	frame := widget.Frame{Title: m.title(), Focused: m.focused, Right: m.scroll.Place(m.length(), rows)}
	if m.asked.Person == 0 {
		return frame.View(t, []string{t.Dim.Render("Nobody is looked at.")}, m.width, m.height)
	}
	return frame.View(t, m.scroll.Window(m.beside(), rows), m.width, m.height)
}

// title says whose eyes the pane looks through.
func (m *Model) title() string {
	names := m.names()
	if len(names) == 0 {
		return "Preview"
	}
	return strings.Join(names, " │ ")
}

// shown is the halves that are to be seen.
func (m *Model) shown() []half {
	if m.split {
		return m.halves[:]
	}
	return m.halves[:1]
}
