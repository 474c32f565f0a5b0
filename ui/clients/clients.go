package clients

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// Model is the pane.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	field widget.Field
	list  widget.List[model.ClientID, row]
	// exact is how many places of the list are exact hits.
	exact int
	// role is whose list it is, where it is empty.
	role model.Role
	// loaded says that something was read at all.
	loaded bool
	// elsewhen says that the list is of another moment than now.
	elsewhen          bool
	unsaved           map[model.ClientID]bool
	marked            marks
	told              model.ClientID
	reading, likening ui.Latest
	// beginning says that another list than the one shown is being read.
	beginning bool
	// byContact says that what stands behind the exact hits is clients of
	// contacts who fit, and not similar ones.
	byContact bool
	// nearing says that similar ones are being read.
	nearing bool
}

// New is the pane before anything was read.
func New(s *ui.Session) *Model {
	return &Model{
		session: s,
		field:   widget.NewField(s.Theme, "/ ", "name, e-mail, phone, birth date"),
		list:    widget.NewList(func(r row) model.ClientID { return r.id }),
	}
}

// Init reads the first rows.
func (m *Model) Init() tea.Cmd { return m.restart() }

// Resize sets the pane's size.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	_, rows := widget.Inside(width, height)
	m.list.Resize(rows - 1 - len(m.legend(rows)))
}

// Focus says whether keys come here.
func (m *Model) Focus(on bool) {
	m.focused = on
	if !on {
		m.field.Focus(false)
	}
}

// Typing reports whether letters go into the filter.
func (m *Model) Typing() bool { return m.field.Focused() }

// Settling reports whether the list is still being read for what was typed.
func (m *Model) Settling() bool {
	return !m.field.Focused() && (m.beginning || m.nearing && m.list.Len() == 0)
}

// Update takes what was read, and keys while somebody types.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[page]:
		return m.take(msg)
	case ui.Answer[similar]:
		m.takeSimilar(msg)
	case ui.Moment:
		m.elsewhen = !msg.At.IsZero()
	case ui.Committed:
		return m.renew()
	case ui.Show:
		return m.show(msg.Client)
	case ui.GoTo:
		return m.show(msg.Client)
	case ui.Unsaved:
		m.unsaved = map[model.ClientID]bool{}
		for _, draft := range msg.Drafts {
			m.unsaved[draft.Client] = true
		}
	case ui.Linked:
		m.unmark(msg.Clients)
	case tea.WindowSizeMsg:
		return m.readMissing()
	case tea.KeyPressMsg, tea.PasteMsg:
		if m.field.Focused() && m.field.Update(msg) {
			return m.restart()
		}
	}
	return nil
}

// Click puts the cursor on the row clicked on, or into the filter.
func (m *Model) Click(_, y int) tea.Cmd {
	y -= widget.FrameTop
	m.field.Focus(y == 0)
	from, to := m.list.Span()
	if place := from + y - 1; y > 0 && place < to {
		m.list.To(place, 1)
	}
	m.tell()
	return m.readMissing()
}
