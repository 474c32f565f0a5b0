package practice

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// verdict is what a draft would do.
type verdict struct {
	version int
	outcome
	// refused says why the draft cannot be saved as it is.
	refused error
}

// progress is how far a reckoning is: people looked at, and to look at.
type progress struct{ done, total atomic.Int64 }

// reckonTick tells that it is time to show how far the reckoning is.
type reckonTick struct{ *progress }

// progressTime is how often that is.
const progressTime = 200 * time.Millisecond

// chunk is how many people are looked at between two looks at whether anybody
// still wants to know.
const chunk = 32

// reckon asks what the draft does, over everybody. What was asked before is
// cancelled.
func (m *Model) reckon() tea.Cmd {
	m.reckoning.Drop()
	m.progress, m.slow, m.stale, m.wanted = nil, false, false, false
	if m.draft.count() == 0 {
		m.verdict = nil
		return nil
	}
	s, version, quiet := m.session, m.draft.version, m.draft.quiet(m.settings)
	op, err := m.draft.operation(m.settings)
	if err != nil {
		m.verdict = &verdict{version: version, refused: err}
		return nil
	}
	far := &progress{}
	m.progress = far
	ask := ui.Ask(s, &m.reckoning, func(ctx context.Context) (verdict, error) {
		v := verdict{version: version}
		err := s.Store.Draft(ctx, s.Who, []model.Operation{op}, func(d store.Draft) (err error) {
			if !quiet {
				v.outcome, err = weigh(ctx, d, far)
			}
			return err
		})
		if ctx.Err() != nil {
			return v, ctx.Err()
		}
		v.refused = err
		return v, nil
	})
	return tea.Batch(ask, s.Later(progressTime, reckonTick{far}))
}

// often is the most people for whom it is reckoned anew with every change of
// anybody. Where there are more, only a change of the practice itself is worth
// the work: what the draft does to most of them stays the same.
const often = 2000

// matters reports whether a commit may change what the draft does.
func (m *Model) matters(c ui.Committed) bool {
	few := m.verdict == nil || m.verdict.weighed <= often
	return c.Practice || few && len(c.Clients)+len(c.People) > 0
}

// reckonAgain reckons anew after somebody changed something. One under way is
// let end first, or a busy practice would never see the end of one.
func (m *Model) reckonAgain() tea.Cmd {
	if m.progress != nil {
		m.stale = true
		return nil
	}
	return m.reckon()
}

// weigh compares everybody's portal before and after, some at a time.
func weigh(ctx context.Context, d store.Draft, far *progress) (outcome, error) {
	var out outcome
	touched, err := d.Touched()
	if err != nil {
		return out, err
	}
	out.weighed = len(touched)
	far.total.Store(int64(len(touched)))
	for some := range slices.Chunk(touched, chunk) {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		effect, err := model.EffectOf(d.Before, d.After, some)
		if err != nil {
			return out, err
		}
		for i := range effect.Users {
			out.add(&effect.Users[i])
		}
		far.done.Add(int64(len(some)))
	}
	out.sort()
	return out, nil
}

func (m *Model) takeVerdict(answer ui.Answer[verdict]) tea.Cmd {
	if answer.Gone(&m.reckoning) {
		return nil
	}
	m.progress = nil
	if answer.Err != nil {
		m.session.Tell(ui.Failed{Err: answer.Err})
		return nil
	}
	v, late := answer.Value, m.slow
	m.verdict = &v
	m.lay()
	switch {
	case m.stale:
		wanted := m.wanted
		cmd := m.reckon()
		m.wanted = wanted
		return cmd
	case m.wanted:
		m.wanted = false
		return m.askSave(late)
	}
	return nil
}

// tock looks how far the reckoning is, as long as there is one.
func (m *Model) tock(msg reckonTick) tea.Cmd {
	if m.progress == nil || msg.progress != m.progress {
		return nil
	}
	m.slow = true
	return m.session.Later(progressTime, msg)
}

// judged is the verdict on the draft as it is, or nil.
func (m *Model) judged() *verdict {
	if m.verdict == nil || m.verdict.version != m.draft.version {
		return nil
	}
	return m.verdict
}

// refusal is why the draft cannot be saved as it is, or nil.
func (m *Model) refusal() error {
	if v := m.judged(); v != nil {
		return v.refused
	}
	return nil
}
