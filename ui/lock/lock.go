package lock

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// Inner is the screens that are locked.
type Inner interface {
	tea.Model
	// Unsaved reports whether something would be lost with them.
	Unsaved() bool
}

// Speaker is screens that are read out. While they are locked they hear
// nothing, for they would say it.
type Speaker interface{ Say(lines ...string) }

// Options is how screens are locked and come back.
type Options struct {
	// Elsewhere says that who sits here must come in anew: they did so by a
	// key, and a terminal cannot ask for it again.
	Elsewhere bool
	// Passphrase checks what was typed; nil where none is set, and any enter
	// comes back.
	Passphrase func(ctx context.Context, typed string) error
	// OnLock is told when the screens are locked, and when they are not any
	// more; it may be nil.
	OnLock func(bool)
}

// Model is the lock around the screens.
type Model struct {
	Options
	inner   Inner
	session *ui.Session

	began, lastKey time.Time
	periods
	asking   ui.Latest
	checking ui.Latest
	ticks    int
	locked   bool
	// because is after what they were locked, over why they ended.
	because, over string
	overlong      bool

	width, height int
	typed         []rune
	wrong         int
	again         time.Time // when the next passphrase may be tried
	said          string
	// held is what screens that are read out hear when they are unlocked.
	held []tea.Msg
}

// New is the screens with their lock. Those without a practice are the
// training's, which makes its own.
func New(s *ui.Session, inner Inner, o Options) *Model {
	now, practice := s.Now(), model.Practice{Training: s.Store == nil}
	return &Model{
		Options: o, inner: inner, session: s, began: now, lastKey: now, periods: periodsOf(&practice),
	}
}

// Locked reports whether the screens are locked, and Unsaved whether there is
// something to keep. Over is why they ended, empty where they did not, and
// Overlong whether it was only that they were open for very long.
func (m *Model) Locked() bool   { return m.locked }
func (m *Model) Unsaved() bool  { return m.inner.Unsaved() }
func (m *Model) Over() string   { return m.over }
func (m *Model) Overlong() bool { return m.overlong }

// Left is how long there is until the screens end, without a key.
func (m *Model) Left() time.Duration { return m.lastKey.Add(m.end).Sub(m.session.Now()) }

// ComeBack unlocks the screens: their person proved to be who they are, but
// where it takes the passphrase.
func (m *Model) ComeBack() tea.Cmd {
	m.over, m.overlong = "", false
	if m.locked && m.Passphrase != nil {
		m.checking.Drop() // what somebody tried before is not theirs
		m.typed, m.said = nil, ""
		m.say(m.words()...)
		return m.wait()
	}
	return m.backIn()
}

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd { return tea.Batch(m.inner.Init(), m.read(), m.wait()) }

// Update implements tea.Model. What is not a person's doing reaches the
// screens also while they are locked.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tick:
		return m, m.due(msg)
	case ui.Answer[periods]:
		m.session.Heard(msg)
		return m, m.take(msg)
	case ui.Answer[passed]:
		m.session.Heard(msg)
		return m, m.takePassed(msg)
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		if m.locked {
			return m, m.key(msg)
		}
		m.lastKey = m.session.Now()
	case tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
		if m.locked {
			return m, nil
		}
		m.lastKey = m.session.Now()
	case ui.Committed:
		if msg.Practice {
			return m, tea.Batch(m.hear(msg), m.read())
		}
	}
	return m, m.hear(msg)
}

// hear hands a message to the screens.
func (m *Model) hear(msg tea.Msg) tea.Cmd {
	if _, speaks := m.inner.(Speaker); speaks && m.locked {
		m.held = append(m.held, msg)
		return nil
	}
	_, cmd := m.inner.Update(msg)
	return cmd
}

// say reads out what the lock shows, where screens are read out.
func (m *Model) say(lines ...string) {
	if speaker, speaks := m.inner.(Speaker); speaks {
		speaker.Say(lines...)
	}
}

func (m *Model) lock(because string) {
	if m.locked {
		return
	}
	m.locked, m.because, m.typed, m.said = true, because, nil, ""
	m.say(m.words()...)
	if m.OnLock != nil {
		m.OnLock(true)
	}
}

func (m *Model) unlock() {
	if !m.locked {
		return
	}
	m.locked, m.typed, m.wrong = false, nil, 0
	if m.OnLock != nil {
		m.OnLock(false)
	}
}
