package activity

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

// Model is the view.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	// rows is the history as far as it was read, newest first; ended says that
	// this is all of it.
	rows  []row
	ended bool
	// undone is the commits that were taken back, and by which; a filter may
	// pass those over.
	undone map[uint64]uint64
	loaded bool
	cursor widget.Cursor
	filter dialog.ActivityFilter
	clock  ui.Clock
	failed error

	reading, opening ui.Latest
	busy             bool // with reading
	// stale says that there is something newer than what is being read.
	stale bool
}

// row is one commit as the list shows it.
type row struct {
	no     uint64
	when   string
	staff  string
	deed   string
	client model.ClientID
	person model.PersonID
	undid  bool
	// slight is what nobody would call a deed.
	slight bool
}

// New is the view before anything was read.
func New(s *ui.Session) *Model { return &Model{session: s, undone: map[uint64]uint64{}} }

// Init reads the newest.
func (m *Model) Init() tea.Cmd { return m.restart() }

// Resize sets the view's size.
func (m *Model) Resize(width, height int) { m.width, m.height = width, height }

// Focus says whether keys come here.
func (m *Model) Focus(on bool) { m.focused = on }

// Typing is never so.
func (m *Model) Typing() bool { return false }

// Update takes what was read, and follows what happens.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[page]:
		return m.take(msg)
	case ui.Answer[opened]:
		m.takeOpened(msg)
	case dialog.ActivityFilter:
		m.filter = msg
		return m.restart()
	case ui.Committed:
		if msg.Practice { // what was read may be another's to see now
			return m.restart()
		}
		return m.newer()
	case tea.WindowSizeMsg:
		return m.older()
	}
	return nil
}

// Click puts the cursor on the commit clicked on.
func (m *Model) Click(_, y int) tea.Cmd {
	from, to := m.cursor.Span(len(m.rows), m.room())
	if place := from + y - widget.FrameTop - len(m.head()); place >= from && place < to {
		m.cursor.To(place, len(m.rows))
	}
	return nil
}

// current is the commit under the cursor, or nil.
func (m *Model) current() *row {
	if m.cursor.At() >= len(m.rows) {
		return nil
	}
	return &m.rows[m.cursor.At()]
}

// Copy is the line under the cursor.
func (m *Model) Copy() ui.Copy {
	r := m.current()
	if r == nil {
		return ui.Copy{}
	}
	return ui.Copy{Name: "what was done", Text: func() string { return r.when + "  " + r.staff + " " + r.deed }}
}
