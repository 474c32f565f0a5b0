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
	// Longest is how long the screens may be open at all; zero is for ever.
	Longest time.Duration
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
	over     string

	width, height int
	typed         []rune
	wrong         int
	again         time.Time // when the next passphrase may be tried
	said          string
	// held is what screens that are read out hear when they are unlocked.
	held []tea.Msg
}

// New is the screens with their lock.
func New(s *ui.Session, inner Inner, o Options) *Model {
	now := s.Now()
	lock, end := (&model.Practice{}).Logoff()
	return &Model{
		Options: o, inner: inner, session: s, began: now, lastKey: now,
		periods: periods{after: minutes(lock), end: minutes(end)},
	}
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// Locked reports whether the screens are locked, and Unsaved whether there is
// something to keep. Over is why they ended, empty where they did not.
func (m *Model) Locked() bool  { return m.locked }
func (m *Model) Unsaved() bool { return m.inner.Unsaved() }
func (m *Model) Over() string  { return m.over }

// Left is how long there is until the screens end, without a key.
func (m *Model) Left() time.Duration { return m.lastKey.Add(m.end).Sub(m.session.Now()) }

// ComeBack unlocks the screens: their person proved to be who they are.
func (m *Model) ComeBack() tea.Cmd {
	m.began = m.session.Now()
	return m.backIn()
}

// periods is the practice's: after how long without a key the screens are
// locked, and end. training says that it is one to learn on.
type periods struct {
	after, end time.Duration
	training   bool
}

// tick tells that a time may be over.
type tick struct{ number int }

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd { return tea.Batch(m.inner.Init(), m.read(), m.wait()) }

// read reads the practice's minutes; where no practice is open yet, those that
// hold without one stay.
func (m *Model) read() tea.Cmd {
	s := m.session
	if s.Store == nil {
		return nil
	}
	return ui.Ask(s, &m.asking, func(ctx context.Context) (p periods, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			practice, err := r.Practice()
			after, end := practice.Logoff()
			p = periods{minutes(after), minutes(end), practice.Training}
			return err
		})
		return p, err
	})
}

// wait waits for what is due next.
func (m *Model) wait() tea.Cmd {
	m.ticks++
	at := m.lastKey.Add(m.end)
	if !m.locked {
		at = m.lastKey.Add(m.after)
	}
	if m.Longest > 0 && m.began.Add(m.Longest).Before(at) {
		at = m.began.Add(m.Longest)
	}
	return m.session.Later(max(at.Sub(m.session.Now()), time.Millisecond), tick{m.ticks})
}

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

func (m *Model) take(answer ui.Answer[periods]) tea.Cmd {
	if !answer.Fresh() || answer.Err != nil || answer.Value == m.periods {
		return nil
	}
	m.periods = answer.Value
	return m.wait()
}

// due locks or ends the screens, if it is time.
func (m *Model) due(t tick) tea.Cmd {
	if t.number != m.ticks {
		return nil
	}
	now := m.session.Now()
	idle := now.Sub(m.lastKey)
	switch {
	case m.Longest > 0 && now.Sub(m.began) >= m.Longest:
		m.over = "you were here for very long: come in again to go on"
	case idle >= m.end:
		m.over = "it ended after " + inMinutes(m.end) + " without a key"
	case idle >= m.after:
		m.lock()
		return m.wait()
	default:
		return m.wait()
	}
	return tea.Quit
}

func (m *Model) lock() {
	if m.locked {
		return
	}
	m.locked, m.typed, m.said = true, nil, ""
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
