package review

import (
	"cmp"
	"context"
	"errors"
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
	round       int
}

// looked is what was found in some charts.
type looked struct {
	clients map[model.ClientID]bool
	rows    []*row
	today   model.Date // zero where nothing was looked at
	// Of a scan: where it goes on, and how many there are.
	scanned bool
	ended   bool
	after   string
	total   int
}

// begin looks through every chart from the first on.
func (m *Model) begin() tea.Cmd {
	m.scan = scan{on: true, round: m.scan.round + 1}
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
		return m.look(func(ctx context.Context, r model.Reader, got *looked) error { return got.again(ctx, r, change) })
	case m.scan.on:
		at := m.scan
		return m.look(func(ctx context.Context, r model.Reader, got *looked) error { return got.chunk(ctx, r, at.after) })
	}
	return nil
}

func (m *Model) look(at func(context.Context, model.Reader, *looked) error) tea.Cmd {
	m.busy = true
	s, round, first, opened := m.session, m.scan.round, m.scan.on && m.scan.total == 0, m.opened
	return ui.AskBehind(s, &m.looking, func(ctx context.Context) (looked, error) {
		got := looked{clients: map[model.ClientID]bool{}}
		if first {
			all, err := s.Store.Find(ctx, s.Who, store.Query{ClientsOnly: true, Limit: 1})
			got.total = all.Total
			if err != nil || all.Total > unasked && !opened {
				got.scanned = true
				return got, err
			}
		}
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
			got.today = model.DateOf(r.Now())
			return at(ctx, r, &got)
		})
		for i := range got.rows {
			got.rows[i].round = round
		}
		return got, err
	})
}

// chunk looks at the next charts behind a client.
func (l *looked) chunk(ctx context.Context, r model.Reader, after string) error {
	l.scanned, l.ended = true, true
	for client, err := range r.Clients(after) {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if len(l.clients) == chunk {
			l.ended = false
			return nil
		}
		person, err := r.Person(client.Person())
		if err != nil {
			return err
		}
		l.after = person.SortName() + "\x00" + client.String()
		if err := l.chart(r, client); err != nil {
			return err
		}
	}
	return nil
}

// again looks at the charts that a change touched, and at those of its people
// and of whoever has an address in common with them.
func (l *looked) again(ctx context.Context, r model.Reader, change store.Change) error {
	clients := change.Clients
	for _, id := range change.People {
		sharing := []model.PersonID{id}
		if person, err := r.Person(id); err == nil {
			same, err := r.PeopleByEmail(person.Email)
			if err != nil {
				return err
			}
			sharing = append(sharing, same...)
		}
		for _, id := range sharing {
			ties, err := r.Ties(id)
			if err != nil {
				return err
			}
			clients = append(clients, ties...)
		}
	}
	for _, client := range clients {
		if err := errors.Join(ctx.Err(), l.chart(r, client)); err != nil {
			return err
		}
	}
	return nil
}

// chart looks at one chart. One that is there no more has no findings.
func (l *looked) chart(r model.Reader, client model.ClientID) error {
	if l.clients[client] {
		return nil
	}
	l.clients[client] = true
	found, err := model.ReviewOf(r, client)
	if err != nil && !model.IsCode(err, model.NotFound) {
		return err
	}
	for i := range found {
		one := &row{Finding: found[i], key: found[i].Key()}
		if one.Fix != nil {
			one.fix, one.Fix = one.Fix.Say, nil
		}
		l.rows = append(l.rows, one)
	}
	return nil
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
	if !answer.Fresh() {
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
		m.drop(func(r *row) bool { return r.round < m.scan.round })
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
