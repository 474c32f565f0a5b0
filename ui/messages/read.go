package messages

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/thread"
)

// row is a thread as the list shows it, safe to show.
type row struct {
	key          thread.Key
	client, with string
	blocked      bool // from the client
	unread       uint64
	when         string
	// last is who wrote last, or what is typed, and how it begins or goes on from
	// there.
	last string
}

// page is a part of the list as it was read.
type page struct {
	text   string
	why    why
	offset int
	rows   []row
	clock  ui.Clock
	// total is how many threads fit the text, unread how many of all are not
	// read, found the place of the thread that the cursor was on, less than
	// zero for none.
	total, unread, found int
}

// why is what a page was read for.
type why int

const (
	begun    why = iota // another text: the list from its beginning
	scrolled            // places that came into sight
	renewed             // the list changed underneath
)

// pageSize is what is read at a time: what is to be seen, and as much again.
func (m *Model) pageSize() int { return 2 * max(m.height/rowLines, 12) }

func (m *Model) restart() tea.Cmd {
	m.beginning = true
	return m.read(page{}, m.pageSize())
}

func (m *Model) renew() tea.Cmd {
	if !m.loaded || m.beginning {
		return m.restart()
	}
	return m.read(page{why: renewed}, 2*m.pageSize())
}

func (m *Model) readMissing() tea.Cmd {
	offset, limit, missing := m.list.Missing()
	if !missing || !m.loaded || m.beginning {
		return nil
	}
	return m.read(page{why: scrolled, offset: offset}, limit)
}

// read asks for a part of the list. The index of threads is gone through to
// count them; charts are not read.
func (m *Model) read(p page, limit int) tea.Cmd {
	s, at, cursor := m.session, m.list.Key(), m.list.Cursor()
	p.text = strings.TrimSpace(m.field.Text())
	among := filter{written: m.written}
	return ui.Ask(s, &m.reading, func(ctx context.Context) (page, error) {
		if err := among.find(ctx, s, p.text); err != nil {
			return p, err
		}
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
			p.clock = ui.Clock{Now: r.Now()}
			if p.why == renewed {
				found, err := place(ctx, r, &among, at)
				if p.found = found; err != nil {
					return err
				}
				around := p.found
				if around < 0 {
					around = cursor
				}
				p.offset = max(0, around-limit/2)
			}
			return p.fill(ctx, r, &among, limit)
		})
		return p, err
	})
}

// filter is which threads are listed: those of the people whom what is typed
// fits, all where nothing is, and those in which it was written.
type filter struct {
	people map[model.PersonID]bool
	written
}

// find finds everybody whom a text fits.
func (f *filter) find(ctx context.Context, s *ui.Session, text string) error {
	if text == "" {
		return nil
	}
	found, err := s.Store.Find(ctx, s.Who, store.Query{Text: text})
	f.people = make(map[model.PersonID]bool, len(found.Hits))
	for _, hit := range found.Hits {
		f.people[hit.Person] = true
	}
	return err
}

func (f *filter) fits(line *model.ThreadLine) bool {
	return f.people == nil || f.people[line.With] || f.people[line.ID.Client.Person()] || f.in[line.ID] > 0
}

func keyOf(line *model.ThreadLine) thread.Key {
	return thread.Key{Client: line.ID.Client, User: line.With}
}

// place is where a thread stands, less than zero for nowhere.
func place(ctx context.Context, r model.Reader, among *filter, at thread.Key) (int, error) {
	n := 0
	for line, err := range r.Threads() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return 0, err
		}
		if !among.fits(&line) {
			continue
		}
		if keyOf(&line) == at {
			return n, nil
		}
		n++
	}
	return -1, nil
}

// fill counts the threads, and reads the rows of the page.
func (p *page) fill(ctx context.Context, r model.Reader, among *filter, limit int) error {
	for line, err := range r.Threads() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if line.Unread > 0 {
			p.unread++
		}
		if !among.fits(&line) {
			continue
		}
		if p.total >= p.offset && len(p.rows) < limit {
			read, err := p.readRow(r, &line, &among.written)
			if err != nil {
				return err
			}
			p.rows = append(p.rows, read)
		}
		p.total++
	}
	return nil
}

func (p *page) readRow(r model.Reader, line *model.ThreadLine, sought *written) (row, error) {
	read := row{key: keyOf(line), unread: line.Unread, when: p.when(line)}
	client, err := r.Person(line.ID.Client.Person())
	if err != nil {
		return row{}, err
	}
	with, err := r.Person(line.With)
	if err != nil && !model.IsCode(err, model.NotFound) {
		return row{}, err
	}
	read.client, read.with = theme.Safe(client.Name()), theme.Safe(with.Name())
	if chart, err := r.Chart(line.ID.Client); err == nil {
		read.blocked = chart.Block(line.With).ActiveOn(model.DateOf(r.Now()))
	} else {
		return row{}, err
	}
	for message, err := range r.Messages(line.ID, sought.in[line.ID]) {
		if err != nil {
			return row{}, err
		}
		who := "Practice: "
		if message.From != 0 {
			who = with.Called() + ": "
		}
		const beginning = 200
		read.last = theme.Clip(who+sought.around(message.Text), beginning)
		break
	}
	return read, nil
}

// when is the time of a message of today, the day of any other.
func (p *page) when(line *model.ThreadLine) string {
	if p.clock.Days(line.Last) == 0 {
		return line.Last.In(p.clock.Now.Location()).Format("15:04")
	}
	return p.clock.Day(line.Last)
}

func (m *Model) take(answer ui.Answer[page]) tea.Cmd {
	if answer.Gone(&m.reading) {
		return nil
	}
	m.beginning = false
	if m.failed = answer.Err; m.failed != nil {
		return nil
	}
	p := answer.Value
	m.clock, m.loaded, m.unread = p.clock, true, p.unread
	switch {
	case p.why == begun:
		m.list.Reset(p.total)
		m.list.Put(p.offset, p.rows)
	case p.why == scrolled && p.total == m.list.Len():
		m.list.Put(p.offset, p.rows)
	case !m.list.Renew(p.total, p.offset, p.rows):
		m.list.Settle()
	}
	m.session.Tell(ui.Waiting{In: action.ViewMessages, Count: m.unread})
	if p.why == begun {
		return tea.Batch(m.look(), m.readMissing(), m.seek())
	}
	if len(p.rows) == 0 {
		return m.look()
	}
	return tea.Batch(m.look(), m.readMissing())
}
