package activity

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

// page is a part of the history as it was read.
type page struct {
	why   why
	rows  []row
	ended bool
	clock ui.Clock
	// undone is the commits taken back by these, and by which.
	undone map[uint64]uint64
}

// why is what a page was read for.
type why int

const (
	begun why = iota // from the newest on
	older            // what follows
	newer            // what happened since
)

// pageSize is what is read at a time.
func (m *Model) pageSize() int { return 2 * max(m.height, 12) }

// restart reads from the newest on.
func (m *Model) restart() tea.Cmd { return m.read(begun, 0, 0) }

// older reads on where the end of what was read comes into sight.
func (m *Model) older() tea.Cmd {
	_, to := m.cursor.Span(len(m.rows), m.room())
	if m.busy || m.ended || !m.loaded || to+m.room() < len(m.rows) {
		return nil
	}
	below := uint64(0)
	if len(m.rows) > 0 {
		below = m.rows[len(m.rows)-1].no
	}
	return m.read(older, below, 0)
}

// newer reads what happened since, once nothing else is being read.
func (m *Model) newer() tea.Cmd {
	switch {
	case !m.loaded || len(m.rows) == 0:
		return m.restart()
	case m.busy:
		m.stale = true
		return nil
	}
	return m.read(newer, 0, m.rows[0].no)
}

// read asks for the next commits below one, down to another.
func (m *Model) read(why why, below, downTo uint64) tea.Cmd {
	m.busy = true
	s, filter, most := m.session, m.filter, m.pageSize()
	return ui.Ask(s, &m.reading, func(ctx context.Context) (page, error) {
		p := page{why: why, ended: true, undone: map[uint64]uint64{}}
		var entries []store.LogEntry
		for e, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Client: filter.Client, Below: below}) {
			if err := errors.Join(err, ctx.Err()); err != nil {
				return p, err
			}
			if e.No <= downTo {
				p.ended = false
				break
			}
			for _, no := range e.Undid { // though the filter passes it over
				p.undone[no] = e.No
			}
			if !fits(&e, filter) {
				continue
			}
			if len(entries) == most {
				p.ended = false
				break
			}
			e.Keys = nil // what it was before and after is read when it is asked for
			entries = append(entries, e)
		}
		gone, err := store.Recall(ctx, s.Store, s.Who, deedsOf(entries)...)
		if err != nil {
			return p, err
		}
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			p.clock, r = ui.Clock{Now: r.Now()}, model.Recalling(r, gone)
			for i := range entries {
				p.add(r, &entries[i])
			}
			return nil
		})
		return p, err
	})
}

func deedsOf(entries []store.LogEntry) []model.Deed {
	deeds := make([]model.Deed, len(entries))
	for i := range entries {
		deeds[i] = entries[i].Deed()
	}
	return deeds
}

// fits reports whether a commit is one of those asked for, by words in it.
func fits(e *store.LogEntry, filter dialog.ActivityFilter) bool {
	deed := e.Deed()
	return strings.Contains(model.FoldName(e.StaffName), model.FoldName(filter.Staff)) &&
		strings.Contains(deed.Does(), strings.ToLower(filter.Kind))
}

func (p *page) add(r model.Reader, e *store.LogEntry) {
	deed := e.Deed()
	one := row{
		no: e.No, staff: e.StaffName, deed: deed.Words(r), undid: len(e.Undid) > 0, slight: !deed.Counts(),
		when: e.At.In(p.clock.Now.Location()).Format("15:04"),
	}
	if p.clock.Days(e.At) != 0 {
		one.when = p.clock.Day(e.At) + " " + one.when
	}
	if len(e.Clients) > 0 {
		one.client = e.Clients[0]
	}
	if len(e.People) > 0 {
		one.person = e.People[0]
	}
	if len(e.Emails) > 0 && one.client == 0 && one.person == 0 {
		email, _ := r.Email(e.Emails[0]) // of nobody where it is not there now
		one.client, one.person = email.Client, email.Person
	}
	p.rows = append(p.rows, one)
}

// begin takes the newest, with the cursor on the commit that it was on, if it is
// among them.
func (m *Model) begin(p *page) {
	was, waiting := m.current(), m.waiting()
	m.rows, m.ended, m.cursor, m.undone = p.rows, p.ended, widget.Cursor{}, map[uint64]uint64{}
	if was == nil || waiting {
		return
	}
	if place := slices.IndexFunc(p.rows, func(r row) bool { return r.no == was.no }); place > 0 {
		m.cursor.To(place, len(p.rows))
	}
}

// waiting reports whether the cursor is on the newest, and nobody looks: who
// comes then is to find it on what is newest by then.
func (m *Model) waiting() bool { return !m.focused && m.cursor.At() == 0 }

// isUndone reports whether a commit was taken back, by one that holds.
func (m *Model) isUndone(no uint64) bool {
	by := m.undone[no]
	return by != 0 && !m.isUndone(by)
}

func (m *Model) take(answer ui.Answer[page]) tea.Cmd {
	if !answer.Answers(&m.reading) {
		return nil
	}
	m.busy = false
	if errors.Is(answer.Err, context.Canceled) {
		return nil
	}
	if m.failed = answer.Err; m.failed != nil {
		return nil
	}
	p := &answer.Value
	m.clock, m.loaded = p.clock, true
	switch {
	case p.why == begun:
		m.begin(p)
	case p.why == older:
		m.rows, m.ended = append(m.rows, p.rows...), p.ended
	case len(p.rows) == m.pageSize() && p.ended: // more happened than a page
		return m.restart()
	default:
		m.rows = slices.Concat(p.rows, m.rows)
		if !m.waiting() {
			m.cursor.Stay(m.cursor.At()+len(p.rows), len(m.rows))
		}
	}
	maps.Copy(m.undone, p.undone)
	if m.stale {
		m.stale = false
		return m.newer()
	}
	return m.older()
}
