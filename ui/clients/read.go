package clients

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// page is a part of the list as it was read.
type page struct {
	text   string
	total  int
	offset int
	rows   []row
	why    why
	// found is the place of the client sought, or less than zero.
	found int
	// role is whose list it is, where it is empty.
	role model.Role
}

// why is what a page was read for.
type why int

const (
	begun    why = iota // another text: the list from its beginning
	scrolled            // places that came into sight
	renewed             // the list changed underneath
	sought              // the client that the cursor was on went out of sight
	cleared             // the same, in the whole list, the filter gone
)

// similar is near misses to a text, or, where there are such, the clients of
// contacts who fit it: a mother calls, and says her own name.
type similar struct {
	text      string
	rows      []row
	byContact bool
}

// mostSimilar is how many similar ones are shown.
const mostSimilar = 10

// read asks for the places given of the list for the text typed.
func (m *Model) read(p page, limit int) tea.Cmd {
	s := m.session
	p.text = strings.TrimSpace(m.field.Text())
	seek := m.list.Key()
	return ui.Ask(s, &m.reading, func(ctx context.Context) (page, error) {
		if p.why >= sought {
			if err := seekClient(ctx, s, &p, seek, limit); err != nil || p.found < 0 {
				return p, err
			}
		}
		found, err := s.Store.Find(ctx, s.Who, store.Query{Text: p.text, ClientsOnly: true, Offset: p.offset, Limit: limit})
		if err != nil {
			return page{}, err
		}
		if p.total = found.Total; p.total == 0 {
			p.role, err = readRole(ctx, s)
			return p, err
		}
		p.rows, err = readRows(ctx, s, found.Hits)
		return p, err
	})
}

func readRole(ctx context.Context, s *ui.Session) (role model.Role, err error) {
	err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
		role = r.Actor().Role
		return nil
	})
	return role, err
}

// seekClient looks for a client's place in the whole list.
func seekClient(ctx context.Context, s *ui.Session, p *page, id model.ClientID, limit int) error {
	all, err := s.Store.Find(ctx, s.Who, store.Query{Text: p.text, ClientsOnly: true})
	if err != nil {
		return err
	}
	p.found = slices.IndexFunc(all.Hits, func(h store.Hit) bool { return h.Person.Client() == id })
	p.offset = max(0, p.found-limit/2)
	return nil
}

// readRows reads what is to be seen of the clients found. Who vanished
// meanwhile keeps an empty row.
func readRows(ctx context.Context, s *ui.Session, hits []store.Hit) ([]row, error) {
	rows := make([]row, 0, len(hits))
	err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
		for _, hit := range hits {
			read, err := readRow(r, hit.Person.Client())
			if model.IsCode(err, model.NotFound) {
				read, err = row{id: hit.Person.Client(), name: "(not on record)"}, nil
			}
			if err != nil {
				return err
			}
			rows = append(rows, read)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return nil
	})
	return rows, err
}

// readSimilar asks for near misses, behind the exact hits.
func (m *Model) readSimilar(text string) tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.likening, func(ctx context.Context) (similar, error) {
		found, err := s.Store.Find(ctx, s.Who, store.Query{Text: text, ClientsOnly: true, Limit: store.FewHits, Similar: true})
		if err != nil {
			return similar{}, err
		}
		theirs, err := store.ByContact(ctx, s.Store, s.Who, text, found.Hits)
		if err != nil {
			return similar{}, err
		}
		if len(theirs) > 0 {
			rows, err := readRows(ctx, s, theirs)
			return similar{text, rows, true}, err
		}
		hits := found.Similar[:min(len(found.Similar), mostSimilar)]
		rows, err := readRows(ctx, s, hits)
		return similar{text, rows, false}, err
	})
}
