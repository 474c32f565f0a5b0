package ui

import (
	"context"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
)

// Session is one person at one terminal: everything a screen needs from
// outside, and the way to the other panes. It belongs to one event loop. Once
// the screens run, nothing else of it changes but what the theme is.
type Session struct {
	// Ctx ends with the session; everything that waits, waits on it too.
	Ctx   context.Context //nolint:containedctx // a session is a lifetime, and its screens have no other
	Store store.Store
	Who   store.Actor
	Now   func() time.Time
	// After is time.After; nil is a session without timers.
	After func(time.Duration) <-chan time.Time
	Theme *theme.Theme
	Keys  action.Table
	// NoColour says that the person's terminal asked for none.
	NoColour bool
	// Spoken says that the screens are read out, and nothing is looked at.
	Spoken bool
	// NoMouse leaves the mouse to the terminal from the beginning.
	NoMouse bool
	// Save writes a file that is not there yet; nil where the person sits at
	// another machine than this one.
	Save func(path string, write func(io.Writer) error) error
	// Attach reads the files that an operation names, and Look what there is at
	// a path; nil as Save is.
	Attach func(model.Operation) (model.Operation, error)
	Look   func(path string) Looked
	// Mail is the way to the mail server.
	Mail Mail
	// Company is who else works on the practice now; nil where nobody can.
	Company Company
	// Strip is what stands above the footer, in every view; it may be nil.
	Strip Strip
	// Shared is what the sessions of this process read for each other; nil is
	// that each reads for itself.
	Shared *Shared
	// Notes is what to tell at the beginning, a sentence each.
	Notes []string

	told []tea.Msg
	// asked is how many questions are under way.
	asked int
}

// On is a session of the same person at the same terminal on another practice,
// which nobody else works on. It ends with ctx.
func (s *Session) On(ctx context.Context, practice store.Store) *Session {
	on := *s
	on.Ctx, on.Store, on.Company = ctx, practice, nil
	on.told, on.asked = nil, 0
	return &on
}

// Heard takes note of a message that comes from outside the screens.
func (s *Session) Heard(msg tea.Msg) {
	if answer, is := msg.(interface{ awaited() bool }); is && answer.awaited() {
		s.asked--
	}
}

// Working reports whether a question is under way.
func (s *Session) Working() bool { return s.asked > 0 }

// Later sends the message after a while, unless the session ends before.
func (s *Session) Later(wait time.Duration, msg tea.Msg) tea.Cmd {
	if s.After == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case <-s.After(wait):
			return msg
		case <-s.Ctx.Done():
			return nil
		}
	}
}

// Listen sends the message once there is a sign, unless the signs or the session
// end before. A session without timers waits for nothing from outside.
func (s *Session) Listen(sign <-chan struct{}, msg tea.Msg) tea.Cmd {
	if s.After == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case _, open := <-sign:
			if !open {
				return nil
			}
			return msg
		case <-s.Ctx.Done():
			return nil
		}
	}
}

// Tell puts a message to everybody on these screens. It is heard before the
// next key, so that a key never meets a screen that is half told; only what
// the store answers comes later.
func (s *Session) Tell(msg tea.Msg) { s.told = append(s.told, msg) }

// Told takes what was told since the last time.
func (s *Session) Told() []tea.Msg {
	told := s.told
	s.told = nil
	return told
}
