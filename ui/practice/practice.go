package practice

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

	settings []*setting
	presets  []model.Preset
	rec      *record
	failed   error
	reading  ui.Latest

	// online is the names of those who are here, where others can be.
	online []string

	rows   []row
	cursor int
	scroll widget.Scroll
	// field is what is typed into while typing says so.
	field  widget.Field
	typing bool

	draft     draft
	verdict   *verdict
	reckoning ui.Latest
	// progress is of the reckoning under way, nil where none is; slow says that
	// it takes long enough to tell; stale that it is to be done again, again that
	// it is once the practice was read.
	progress           *progress
	slow, stale, again bool
	// wanted says that the draft is to be saved once it is reckoned.
	wanted bool
	saving ui.Latest
	busy   bool
}

// New is the view before anything was read.
func New(s *ui.Session) *Model {
	return &Model{
		session: s, settings: settings(), presets: model.Presets(), draft: newDraft(),
		field: widget.NewField(s.Theme, "", ""),
	}
}

// Init reads the practice.
func (m *Model) Init() tea.Cmd { return m.read() }

// Resize sets the view's size.
func (m *Model) Resize(width, height int) { m.width, m.height = width, height }

// Focus says whether keys come here.
func (m *Model) Focus(on bool) { m.focused, m.wanted = on, false }

// Typing reports whether letters go into a setting.
func (m *Model) Typing() bool { return m.typing }

// Unsaved names the draft, if there is one.
func (m *Model) Unsaved() []string {
	if m.draft.count() == 0 {
		return nil
	}
	return []string{"the practice's settings"}
}

// Update takes what was read and reckoned, and keys while somebody types.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[*record]:
		return m.take(msg)
	case ui.Answer[verdict]:
		return m.takeVerdict(msg)
	case reckonTick:
		return m.tock(msg)
	case ui.Answer[saved]:
		return m.takeSaved(msg)
	case ui.Committed:
		m.again = m.again || m.matters(msg)
		return m.read()
	case dialog.MailSet:
		return m.read()
	case ui.Present:
		m.online = msg.Online
	case tea.KeyPressMsg, tea.PasteMsg:
		if m.typing {
			m.field.Update(msg)
		}
	default:
		return m.answered(msg)
	}
	return nil
}

// answered takes what a dialog was answered with.
func (m *Model) answered(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case saveNow:
		if msg.version == m.draft.version {
			return m.save()
		}
	case dropDraft:
		return m.drop()
	case rebase:
		return m.rebase(msg)
	case dialog.Band:
		return m.takeBand(msg)
	}
	return nil
}

// edit changes the draft, and asks what that does.
func (m *Model) edit(change func(*draft)) tea.Cmd {
	change(&m.draft)
	m.lay()
	return m.reckon()
}

// Copy is what can be copied where the cursor is: the text of a setting, or
// else the portal's address.
func (m *Model) Copy() ui.Copy {
	if m.rec == nil || m.typing {
		return ui.Copy{}
	}
	if s := m.current().setting; s != nil && s.kind == text && s.id != "portal_url" {
		value := m.draft.value(s, &m.rec.Practice)
		if value != "" {
			return copyOf("the "+s.called(), value)
		}
	}
	if m.rec.PortalURL == "" {
		return ui.Copy{}
	}
	return copyOf("the portal address "+m.rec.PortalURL, m.rec.PortalURL)
}

func copyOf(name, text string) ui.Copy {
	return ui.Copy{Name: name, Text: func() string { return text }}
}
