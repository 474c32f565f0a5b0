package app

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	// slow is how long work goes on before it is shown, frame how long each of
	// its pictures stands.
	slow  = 200 * time.Millisecond
	frame = 100 * time.Millisecond
)

var frames = [...]string{"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"}

// work is whether questions are under way, and for how long: a timer runs only
// while one is.
type work struct {
	number int
	timed  bool
	frame  int // zero is that it is not shown
}

// workTick tells that work of this number has gone on for a while.
type workTick struct{ number int }

// watchWork begins to time work that began, and forgets work that ended.
func (m *Model) watchWork() tea.Cmd {
	working := m.session.Working()
	if working == m.work.timed {
		return nil
	}
	m.work = work{number: m.work.number + 1, timed: working}
	if !working {
		return nil
	}
	return m.session.Later(slow, workTick{m.work.number})
}

func (m *Model) tickWork(msg workTick) tea.Cmd {
	if msg.number != m.work.number || !m.work.timed {
		return nil
	}
	m.work.frame++
	return m.session.Later(frame, msg)
}

// sign is what is shown of work that takes long.
func (w work) sign() string {
	if w.frame == 0 {
		return ""
	}
	return " " + frames[w.frame%len(frames)] + " working "
}
