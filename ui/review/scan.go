package review

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// chunk is how many charts are looked through at a time: few enough that what
// changes meanwhile is looked at soon.
const chunk = 200

// How long a scan leaves the machine to others: before it begins, and behind
// each chunk. Nobody waits for it, and somebody may be typing.
const (
	ahead = 2 * time.Second
	rest  = 20 * time.Millisecond
)

// unasked is the most charts that are looked through though nobody opened the
// view: in a large practice with many desks that is a lot of work for a number
// in the bar.
const unasked = 2000

// goOn tells that a pause of the scan is over, or that the view was opened.
type goOn struct{}

// resume goes on with a scan that waited.
func (m *Model) resume() tea.Cmd {
	if m.scan.waits && m.opened {
		m.scan.waits, m.scan.on = false, true
	}
	return m.next()
}

// pause goes on after a while.
func (m *Model) pause(wait time.Duration) tea.Cmd {
	if m.session.After == nil {
		return m.next()
	}
	return m.session.Later(wait, goOn{})
}

// scan is a look through every chart, a chunk at a time.
type scan struct {
	on      bool
	stopped bool
	// waits is a scan of a large practice until somebody opens the view.
	waits bool
	// after is the sort key of the last client looked at; done of total are.
	after       string
	done, total int
	// met is the charts that were looked at since it began.
	met map[model.ClientID]bool
}

func newScan() scan { return scan{on: true, met: map[model.ClientID]bool{}} }

// begin looks through every chart from the first on.
func (m *Model) begin() tea.Cmd {
	m.scan = newScan()
	return m.next()
}

// next looks at what changed, else on through the charts; one after the other,
// so that what is older never comes in behind what is newer.
func (m *Model) next() tea.Cmd {
	switch {
	case m.busy || m.away:
		return nil
	case len(m.changed.Clients)+len(m.changed.People) > 0:
		change := m.changed
		m.changed = store.Change{}
		s := m.session
		return m.look(func(ctx context.Context) (looked, error) {
			return look(ctx, s, func(r model.Reader, got *looked) error { return got.again(ctx, r, change) })
		})
	case m.scan.on:
		return m.look(m.readChunk())
	}
	return nil
}

func (m *Model) look(read func(context.Context) (looked, error)) tea.Cmd {
	m.busy = true
	return ui.AskBehind(m.session, &m.looking, read)
}

// readChunk looks at the scan's next charts, or at those that somebody else
// looked at just now. A large practice that nobody asked about is only counted.
func (m *Model) readChunk() func(context.Context) (looked, error) {
	s, after, first, opened := m.session, m.scan.after, m.scan.total == 0, m.opened
	return func(ctx context.Context) (looked, error) {
		total := 0
		if first {
			all, err := s.Store.Find(ctx, s.Who, store.Query{ClientsOnly: true, Limit: 1})
			total = all.Total
			if err != nil || total > unasked && !opened {
				return looked{scanned: true, total: total}, err
			}
		}
		at, err := placeOf(ctx, s, after)
		if err != nil {
			return looked{}, err
		}
		got, err := ui.ReadOnce(ctx, s.Shared, at, func() (looked, error) {
			return look(ctx, s, func(r model.Reader, got *looked) error { return got.chunk(ctx, r, after) })
		})
		got.total, got.rows = total, slices.Clone(got.rows)
		return got, err
	}
}

// place is where charts are looked at, when and in whose sight. Some findings
// come with the day or the hour.
type place struct {
	role  model.Role
	staff model.StaffID // where the role sees the own clients only
	today model.Date
	hour  time.Time
	after string
}

func placeOf(ctx context.Context, s *ui.Session, after string) (at place, err error) {
	err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
		who := r.Actor()
		at = place{role: who.Role, today: model.DateOf(r.Now()), hour: r.Now().UTC().Truncate(time.Hour), after: after}
		if who.Role == model.Practitioner {
			at.staff = who.ID
		}
		return nil
	})
	return at, err
}

// follow looks again at what a commit touched; at everything, where that may
// be everybody.
func (m *Model) follow(change store.Change) tea.Cmd {
	switch {
	case change.Commit == 0: // only another time is shown
		return nil
	case change.Practice && m.away:
		m.scan.on = true
		return nil
	case change.Practice:
		return m.begin()
	}
	m.changed.Clients = append(m.changed.Clients, change.Clients...)
	m.changed.People = append(m.changed.People, change.People...)
	if len(change.People) > 0 { // who may have stood in doubt over one of them
		for i := range m.rows {
			if kind := m.rows[i].Kind; kind == model.FindingSharedEmail || kind == model.FindingGuardianEmail || kind == model.FindingDoubt {
				m.changed.Clients = append(m.changed.Clients, m.rows[i].ID)
			}
		}
		m.changed.Clients = m.changed.Clients[:min(len(m.changed.Clients), 2*chunk)]
	}
	return m.next()
}

// take takes in what was found, and goes on. On another day everything is
// looked at again.
func (m *Model) take(answer ui.Answer[looked]) tea.Cmd {
	if !answer.Answers(&m.looking) {
		return nil
	}
	m.busy = false
	if errors.Is(answer.Err, context.Canceled) {
		return nil
	}
	if m.failed = answer.Err; m.failed != nil {
		m.scan.on = false
		return nil
	}
	got := &answer.Value
	otherDay := m.today != 0 && got.today != 0 && got.today != m.today
	m.today = cmp.Or(got.today, m.today)
	if m.scan.met != nil {
		maps.Copy(m.scan.met, got.clients)
	}
	m.put(got.clients, got.rows)
	if got.scanned {
		m.advance(got)
	}
	m.tell()
	switch {
	case otherDay && !m.scan.on:
		return m.begin()
	case got.scanned && m.scan.on:
		return m.pause(rest)
	}
	return m.next()
}

// advance notes how far the scan is. Findings of charts that it did not meet
// any more are gone with them.
func (m *Model) advance(got *looked) {
	if got.total > 0 {
		m.scan.total = got.total
	}
	m.scan.done += len(got.clients)
	m.scan.after = got.after
	if m.scan.total > unasked && !m.opened {
		m.scan.on, m.scan.waits = false, true
	}
	if got.ended {
		m.scan.on, m.scan.waits = false, false
		m.drop(func(r *row) bool { return !m.scan.met[r.ID] })
		m.scan.met = nil
	}
}

// leave is when the screens show another time, and when they are back: then it
// begins where it was interrupted.
func (m *Model) leave(away bool) tea.Cmd {
	if m.away = away; away {
		m.looking.Drop()
		if m.busy {
			m.scan.on = true
		}
		m.busy = false
		return nil
	}
	if m.scan.on {
		return m.begin()
	}
	return m.next()
}

// stop stops the scan; what it found stays.
func (m *Model) stop() {
	m.looking.Drop()
	m.busy, m.scan.on, m.scan.stopped = false, false, true
}
