package lock

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// periods is the practice's: after how long without a key the screens are
// locked, and end, and how long they are open at most. training says that it is
// one to learn on.
type periods struct {
	after, end, longest time.Duration
	training            bool
}

func periodsOf(p *model.Practice) periods {
	after, end, longest := p.Logoff()
	return periods{
		time.Duration(after) * time.Minute, time.Duration(end) * time.Minute, time.Duration(longest) * time.Hour, p.Training,
	}
}

// tick tells that a time may be over.
type tick struct{ number int }

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
			p = periodsOf(&practice)
			return err
		})
		return p, err
	})
}

// limited reports whether it matters now how long screens are open at most: who
// sits at this machine is only asked again who they are.
func (m *Model) limited() bool { return m.Elsewhere || !m.locked }

// wait waits for what is due next.
func (m *Model) wait() tea.Cmd {
	m.ticks++
	at := m.lastKey.Add(m.end)
	if !m.locked {
		at = m.lastKey.Add(m.after)
	}
	if longest := m.began.Add(m.longest); m.limited() && longest.Before(at) {
		at = longest
	}
	return m.session.Later(max(at.Sub(m.session.Now()), time.Millisecond), tick{m.ticks})
}

func (m *Model) take(answer ui.Answer[periods]) tea.Cmd {
	if !answer.Answers(&m.asking) || answer.Err != nil || answer.Value == m.periods {
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
	idle, open := now.Sub(m.lastKey), now.Sub(m.began)
	switch {
	case open >= m.longest && m.Elsewhere:
		m.over, m.overlong = "you were here for very long: come in again to go on", true
	case open >= m.longest && m.limited():
		m.lock(ui.Plural(int(m.longest.Hours()), "hour", "hours"))
		return m.wait()
	case idle >= m.end:
		m.over = "it ended after " + inMinutes(m.end) + " without a key"
	case idle >= m.after:
		m.lock(inMinutes(m.after) + " without a key")
		return m.wait()
	default:
		return m.wait()
	}
	return tea.Quit
}
