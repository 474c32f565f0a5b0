package review

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// Model is the view.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	// rows is every finding; shown is those to be seen, by their place in rows.
	rows    []*row
	shown   []int
	putOffs bool // put off ones are shown too
	cursor  widget.Cursor

	scan scan
	// changed is what to look at again once the charts being read are here.
	changed store.Change
	looking ui.Latest
	busy    bool // with looking
	today   model.Date
	failed  error
	// opened says that somebody has looked at the view.
	opened bool
	// away says that the screens show another time: nothing is looked at then.
	away bool
}

// row is a finding as the view keeps it: without its ways, which are worked out
// anew when one is to be gone; mend says in words what there are.
type row struct {
	model.Finding
	key  string
	mend string
	// alone is a child for whom nobody is on record: a contact mends that.
	alone bool
}

// New is the view before anything was looked at.
func New(s *ui.Session) *Model { return &Model{session: s} }

// Init begins to look through the charts, once the first screen has had time
// to be drawn.
func (m *Model) Init() tea.Cmd {
	m.scan = newScan()
	return m.pause(ahead)
}

// Resize sets the view's size.
func (m *Model) Resize(width, height int) { m.width, m.height = width, height }

// Focus says whether keys come here.
func (m *Model) Focus(on bool) {
	m.focused = on
	m.opened = m.opened || on
	if m.opened && m.scan.waits {
		m.session.Tell(goOn{})
	}
}

// Typing is never so.
func (m *Model) Typing() bool { return false }

// Update takes what was found, and follows what changes.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Moment:
		return m.leave(!msg.At.IsZero())
	case ui.Answer[looked]:
		return m.take(msg)
	case goOn:
		return m.resume()
	case ui.Committed:
		return m.follow(msg.Change)
	}
	return nil
}

// Click puts the cursor on the finding clicked on.
func (m *Model) Click(_, y int) tea.Cmd {
	from, to := m.cursor.Span(len(m.shown), m.room())
	if place := from + y - widget.FrameTop; place >= from && place < to {
		m.cursor.To(place, len(m.shown))
	}
	return nil
}

// Copy is the sentence under the cursor.
func (m *Model) Copy() ui.Copy {
	r := m.current()
	if r == nil {
		return ui.Copy{}
	}
	return ui.Copy{Name: "what needs a person", Text: func() string { return r.Say }}
}

// current is the finding under the cursor, or nil.
func (m *Model) current() *row {
	if m.cursor.At() >= len(m.shown) {
		return nil
	}
	return m.rows[m.shown[m.cursor.At()]]
}
