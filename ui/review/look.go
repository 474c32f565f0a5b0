package review

import (
	"context"
	"errors"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

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

// look looks at charts as they are now.
func look(ctx context.Context, s *ui.Session, at func(model.Reader, *looked) error) (looked, error) {
	got := looked{clients: map[model.ClientID]bool{}}
	err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
		got.today = model.DateOf(r.Now())
		return at(r, &got)
	})
	return got, err
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
		one := &row{Finding: found[i], key: found[i].Key(), mend: mendWords(&found[i])}
		if one.alone = one.Kind == model.FindingNoGuardian && len(one.Because) == 0; one.alone {
			one.mend = "add who acts for " + one.Client + " as a contact"
		}
		one.Because, one.Fix, one.Ways = nil, nil, nil
		l.rows = append(l.rows, one)
	}
	return nil
}

// mendWords is what would mend a finding, or how many ways there are to choose
// from.
func mendWords(f *model.Finding) string {
	if len(f.Ways) == 0 {
		return ""
	}
	first := f.Ways[0].Say
	switch others := len(f.Ways) - 1; {
	case others > 0 && f.Fix == nil:
		return ui.Plural(len(f.Ways), "way", "ways") + " to choose from"
	case others > 0:
		return first + ", or " + ui.Plural(others, "other way", "other ways")
	case f.Ways[0].Mind != "":
		return first + "; " + f.Ways[0].Mind
	}
	return first
}
