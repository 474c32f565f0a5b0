package outbox

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
)

// row is an e-mail as the list shows it.
type row struct {
	model.Email
	// held says why it waits though it is due.
	held string
	// about is the client's name, where it is about a portal.
	about string
	// link is where an invitation leads, while it can be used.
	link string
}

// name is the e-mail in words.
func (r *row) name() string { return kindWords(r.Kind) + " to " + r.Name + " <" + r.To + ">" }

// page is a part of the list as it was read.
type page struct {
	why    why
	offset int
	rows   []row
	clock  ui.Clock
	// found is the place of the e-mail that the cursor was on, less than zero
	// for none.
	found      int
	serverless bool
	counts     counts
}

// counts is how many e-mails there are, and how many of them somebody should
// know of.
type counts struct{ all, waiting, failed, unknown int }

// why is what a page was read for.
type why int

const (
	begun    why = iota // the list from its beginning
	scrolled            // places that came into sight
	renewed             // the list changed underneath
)

// pageSize is what is read at a time: what is to be seen, and as much again.
func (m *Model) pageSize() int { return 2 * max(m.height, 12) }

// read asks for a part of the list. All but scrolling counts the whole.
func (m *Model) read(p page, limit int) tea.Cmd {
	s, at := m.session, m.list.Key()
	return ui.Ask(s, &m.reading, func(ctx context.Context) (page, error) {
		err := s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
			p.clock = ui.Clock{Now: r.Now()}
			practice, err := r.Practice()
			if err != nil {
				return err
			}
			p.serverless = !practice.Mail.Set()
			if p.why != scrolled {
				if err := p.count(ctx, r, at); err != nil {
					return err
				}
			}
			if p.why == renewed && p.found >= 0 {
				p.offset = max(0, p.found-limit/2)
			}
			return p.fill(ctx, r, &practice, limit)
		})
		return p, err
	})
}

// count counts every e-mail, and finds the place of one.
func (p *page) count(ctx context.Context, r model.Reader, at model.EmailID) error {
	p.found = -1
	for e, err := range r.Emails() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if e.ID == at {
			p.found = p.counts.all
		}
		p.counts.add(e.State)
	}
	return nil
}

func (c *counts) add(state model.EmailState) {
	c.all++
	switch state { //nolint:exhaustive // the others need nobody
	case model.EmailWaiting:
		c.waiting++
	case model.EmailFailed:
		c.failed++
	case model.EmailUnknown:
		c.unknown++
	}
}

// fill reads the rows of the page.
func (p *page) fill(ctx context.Context, r model.Reader, practice *model.Practice, limit int) error {
	place := 0
	for e, err := range r.Emails() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if place >= p.offset+limit {
			return nil
		}
		if place >= p.offset {
			read, err := readRow(r, practice, e)
			if err != nil {
				return err
			}
			p.rows = append(p.rows, read)
		}
		place++
	}
	return nil
}

func readRow(r model.Reader, practice *model.Practice, e model.Email) (row, error) {
	read := row{Email: e, held: e.Held(practice)}
	if e.Client != 0 {
		person, err := r.Person(e.Client.Person())
		if err != nil && !model.IsCode(err, model.NotFound) {
			return row{}, err
		}
		read.about = person.Name()
	}
	if e.Link == "" {
		return read, nil
	}
	login, err := r.Login(e.Person)
	if err != nil && !model.IsCode(err, model.NotFound) {
		return row{}, err
	}
	if login != nil && login.Link == e.Link && login.StateAt(r.Now()) == model.LoginInvited {
		read.link = practice.InvitationURL(e.Link)
	}
	return read, nil
}

// renew reads anew what is to be seen. Who comes to the list is to find the
// cursor on the newest, unless it was put elsewhere.
func (m *Model) renew() tea.Cmd {
	if !m.loaded || !m.focused && m.list.Cursor() == 0 {
		return m.Init()
	}
	return m.read(page{why: renewed, offset: max(0, m.list.Cursor()-m.pageSize()/2)}, 2*m.pageSize())
}

func (m *Model) readMissing() tea.Cmd {
	offset, limit, missing := m.list.Missing()
	if !missing || !m.loaded {
		return nil
	}
	return m.read(page{why: scrolled, offset: offset}, limit)
}

func (m *Model) take(answer ui.Answer[page]) tea.Cmd {
	if answer.Gone(&m.reading) {
		return nil
	}
	if m.failed = answer.Err; m.failed != nil {
		return nil
	}
	p := answer.Value
	m.now, m.loaded = p.clock, true
	if p.why == scrolled {
		m.list.Put(p.offset, p.rows)
		return m.readMissing()
	}
	m.serverless, m.counts = p.serverless, p.counts
	m.list.Resize(m.room())
	if p.why == begun {
		m.list.Reset(p.counts.all)
		m.list.Put(p.offset, p.rows)
	} else if !m.list.Renew(p.counts.all, p.offset, p.rows) {
		m.list.Settle()
	}
	m.session.Tell(ui.Waiting{In: action.ViewOutbox, Count: m.counts.open()})
	return m.readMissing()
}

// open is how many somebody should know of.
func (c *counts) open() int { return c.waiting + c.failed + c.unknown }
