package training

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/app"
)

// screens is the ordinary screens, drawn or read out.
type screens interface {
	tea.Model
	Unsaved() bool
	Means(tea.KeyPressMsg) (does string, typed bool)
}

// lesson is the ordinary screens on a course's practice, with the panel.
type lesson struct {
	screens
	cancel context.CancelFunc
}

// newLesson shows a course, beginning with a word to the person where there is
// one.
func newLesson(h *Hall, said string) *lesson {
	ctx, cancel := context.WithCancel(h.Session.Ctx)
	s := h.Session.On(ctx, h.at.course.Store())
	s.Strip = newPanel(s, h.at, &h.keys)
	l := &lesson{cancel: cancel}
	if said != "" {
		s.Tell(ui.Said{Text: said})
	}
	if s.Spoken {
		l.screens = app.NewPlain(s, h.Out)
	} else {
		l.screens = app.New(s)
	}
	return l
}

// Update gives the screens a message.
func (l *lesson) Update(msg tea.Msg) tea.Cmd {
	_, cmd := l.screens.Update(msg)
	return cmd
}

func (l *lesson) means(key tea.KeyPressMsg) (does string, typed bool) { return l.Means(key) }

func (l *lesson) end() { l.cancel() }

var _ ui.Strip = (*panel)(nil)
