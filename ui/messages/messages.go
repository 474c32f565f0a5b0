package messages

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/thread"
	"frontdesk/ui/widget"
)

// Model is the view.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	field widget.Field
	list  widget.List[thread.Key, row]
	// unread is how many threads there are that nobody has read.
	unread int
	clock  ui.Clock
	// loaded says that something was read at all, beginning that another list
	// than the one shown is being read.
	loaded, beginning bool
	failed            error
	reading           ui.Latest
	// written is who wrote what is typed, as far as it was looked through.
	written written
	seeking ui.Latest
	// since is the clients that were changed since it was looked through.
	since []model.ClientID

	drafts *thread.Drafts
	thread *thread.Model
	// inside says that the keys go to the thread, and not to the list.
	inside bool
}

// New is the view before anything was read. What is typed and not sent is in
// the drafts.
func New(s *ui.Session, drafts *thread.Drafts) *Model {
	return &Model{
		session: s, drafts: drafts, thread: thread.New(s, drafts),
		field: widget.NewField(s.Theme, "/ ", "a person, or words written"),
		list:  widget.NewList(func(r row) thread.Key { return r.key }),
	}
}

// Init reads the first threads.
func (m *Model) Init() tea.Cmd { return m.restart() }

// Resize sets the view's size.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.list.Resize(m.room())
}

// Focus says whether keys come here.
func (m *Model) Focus(on bool) {
	m.focused = on
	if !on {
		m.field.Focus(false)
		m.thread.Leave()
	}
}

// Typing reports whether letters go into the filter, or into a message.
func (m *Model) Typing() bool { return m.field.Focused() || m.thread.Typing() }

// Settling reports whether the list, or the thread, is still being read.
func (m *Model) Settling() bool {
	return m.beginning && !m.field.Focused() || m.inside && m.thread.Settling()
}

// Unsaved names what is typed and not sent.
func (m *Model) Unsaved() []string { return m.drafts.Unsaved() }

// Update takes what was read, and keys while somebody types.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[page]:
		return m.take(msg)
	case ui.Answer[written]:
		return m.takeWritten(msg)
	case ui.Committed:
		cmd := m.thread.Update(msg)
		if msg.Practice || len(msg.Clients) > 0 || len(msg.People) > 0 {
			return tea.Batch(cmd, m.renew(), m.seekAgain(msg))
		}
		return cmd
	case tea.WindowSizeMsg:
		return m.readMissing()
	case tea.KeyPressMsg, tea.PasteMsg:
		if m.field.Focused() {
			if m.field.Update(msg) {
				m.forget()
				return m.restart()
			}
			return nil
		}
	}
	return m.thread.Update(msg)
}

// Click puts the cursor on the thread clicked on, or goes into the one open.
func (m *Model) Click(x, y int) tea.Cmd {
	list, _ := m.split()
	if x >= list || list == 0 {
		m.inside = true
		return nil
	}
	m.thread.Leave()
	m.inside = false
	y -= widget.FrameTop
	m.field.Focus(y == 0)
	from, to := m.list.Span()
	if place := from + (y-1)/rowLines; y > 0 && place < to {
		m.list.To(place, 1)
	}
	return tea.Batch(m.look(), m.readMissing())
}

// Copy is the two persons of the thread, with the ids that scripts take.
func (m *Model) Copy() ui.Copy {
	r, ok := m.list.Current()
	if !ok {
		return ui.Copy{}
	}
	text := r.with + " (" + r.key.User.String() + "), about " + r.client + " (" + r.key.Client.String() + ")"
	return ui.Copy{Name: text, Text: func() string { return text }}
}

// look shows the thread under the cursor beside the list.
func (m *Model) look() tea.Cmd {
	r, ok := m.list.Current()
	if !ok {
		if m.list.Len() == 0 {
			return m.thread.Show(thread.Key{})
		}
		return nil
	}
	return m.thread.Show(r.key)
}
