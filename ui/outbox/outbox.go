package outbox

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// Model is the view.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	list widget.List[model.EmailID, row]
	// now is the time that the rows were read at, in the practice's zone.
	now ui.Clock
	// serverless says that no mail server is set up.
	serverless bool
	counts     counts
	// loaded says that something was read at all.
	loaded  bool
	failed  error
	reading ui.Latest
	opening ui.Latest
}

// New is the view before anything was read.
func New(s *ui.Session) *Model {
	return &Model{session: s, list: widget.NewList(func(r row) model.EmailID { return r.ID })}
}

// Init reads the first e-mails.
func (m *Model) Init() tea.Cmd { return m.read(page{why: begun}, m.pageSize()) }

// Resize sets the view's size.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.list.Resize(m.room())
}

// Focus says whether keys come here.
func (m *Model) Focus(on bool) { m.focused = on }

// Typing is never so.
func (m *Model) Typing() bool { return false }

// Update takes what was read.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[page]:
		return m.take(msg)
	case ui.Answer[opened]:
		m.takeOpened(msg)
	case ui.Committed:
		if msg.Practice || len(msg.Emails) > 0 {
			return m.renew()
		}
	case tea.WindowSizeMsg:
		return m.readMissing()
	}
	return nil
}

// Click puts the cursor on the e-mail clicked on.
func (m *Model) Click(_, y int) tea.Cmd {
	from, to := m.list.Span()
	if place := from + y - widget.FrameTop - len(m.head()); place >= from && place < to {
		m.list.To(place, 1)
	}
	return m.readMissing()
}

// Copy is the link of an invitation that can still be used, or the address.
func (m *Model) Copy() ui.Copy {
	r, ok := m.list.Current()
	if !ok {
		return ui.Copy{}
	}
	if r.link != "" {
		return ui.Copy{Name: "the invitation's link for " + r.Name, Text: func() string { return r.link }}
	}
	return ui.Copy{Name: r.To, Text: func() string { return r.To }}
}
