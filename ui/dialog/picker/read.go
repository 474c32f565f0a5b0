package picker

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

const (
	// mostHits is how many exact hits are shown, mostSimilar how many others.
	mostHits    = 20
	mostSimilar = 8
	// mostTies is how many clients of one person are looked at.
	mostTies = 12
)

// found is the exact hits, or who is suggested.
type found struct {
	rows  []Row
	total int
}

// near is the similar ones.
type near struct {
	rows []Row
}

func (p *Picker) read() tea.Cmd {
	s, query, options := p.session, p.query, p.options
	return ui.Ask(s, &p.reading, func(ctx context.Context) (found, error) {
		var got found
		var hits []model.PersonID
		if query != "" {
			all, err := s.Store.Find(ctx, s.Who, store.Query{Text: query, Limit: mostHits})
			if err != nil {
				return got, err
			}
			hits, got.total = people(all.Hits), all.Total
		}
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
			suggested, err := options.suggest(r)
			if err != nil {
				return err
			}
			if query == "" {
				hits, got.total = suggested, len(suggested)
			}
			slices.SortStableFunc(hits, func(a, b model.PersonID) int { return rank(suggested, a) - rank(suggested, b) })
			got.rows, err = readRows(ctx, r, hits, options)
			return err
		})
		return got, err
	})
}

func (p *Picker) readSimilar() tea.Cmd {
	s, query, options := p.session, p.query, p.options
	return ui.Ask(s, &p.likening, func(ctx context.Context) (near, error) {
		var got near
		all, err := s.Store.Find(ctx, s.Who, store.Query{Text: query, Limit: store.FewHits, Similar: true})
		if err != nil {
			return got, err
		}
		hits := people(all.Similar[:min(len(all.Similar), mostSimilar)])
		err = s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
			got.rows, err = readRows(ctx, r, hits, options)
			return err
		})
		return got, err
	})
}

func people(hits []store.Hit) []model.PersonID {
	ids := make([]model.PersonID, len(hits))
	for i, hit := range hits {
		ids[i] = hit.Person
	}
	return ids
}

func (o Options) suggest(r model.Reader) ([]model.PersonID, error) {
	if o.Suggest == nil {
		return nil, nil
	}
	return o.Suggest(r)
}

// rank is less for who is suggested.
func rank(suggested []model.PersonID, id model.PersonID) int {
	if slices.Contains(suggested, id) {
		return 0
	}
	return 1
}

// readRows reads what is to be seen of persons; who vanished is left out.
func readRows(ctx context.Context, r model.Reader, ids []model.PersonID, options Options) ([]Row, error) {
	rows := make([]Row, 0, len(ids))
	for _, id := range ids {
		row, err := readRow(r, id)
		if err == nil && options.Judge != nil {
			row.Verdict, err = options.Judge(r, id)
		}
		switch {
		case model.IsCode(err, model.NotFound):
			continue
		case err != nil:
			return nil, err
		case ctx.Err() != nil:
			return nil, ctx.Err()
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// Read is one person as the list shows them, without a verdict.
func Read(r model.Reader, id model.PersonID) (Row, error) { return readRow(r, id) }

func readRow(r model.Reader, id model.PersonID) (Row, error) {
	person, err := r.Person(id)
	if err != nil {
		return Row{}, err
	}
	login, err := r.Login(id)
	if err != nil {
		return Row{}, err
	}
	row := Row{ID: id, Name: person.Name(), Called: person.Called(), Email: person.Email, EmailOK: person.EmailOK, Login: login.StateAt(r.Now())}
	if row.Email == "" && login.Holds() {
		row.Email = login.Email
	}
	row.What, err = what(r, id)
	return row, err
}

// what says what a person is: "client · mother of Ada, Ben".
func what(r model.Reader, id model.PersonID) (string, error) {
	ties, err := r.Ties(id)
	if err != nil {
		return "", err
	}
	var said []string
	of := map[string][]string{}
	for _, client := range ties[:min(len(ties), mostTies)] {
		chart, err := r.Chart(client)
		if model.IsCode(err, model.NotFound) {
			continue
		}
		if err != nil {
			return "", err
		}
		word := tie(chart, id)
		if chart.Block(id).ActiveOn(model.DateOf(r.Now())) {
			word = "⊘ blocked from "
		}
		if word == "" {
			continue
		}
		if !slices.Contains(said, word) {
			said = append(said, word)
		}
		of[word] = append(of[word], chart.Subject().Called())
	}
	for i, word := range said {
		if word != clientWord {
			said[i] += strings.Join(of[word], ", ")
		}
	}
	return strings.Join(said, " · "), nil
}

const clientWord = "client"

// tie is what a person is on a chart, up to the client's name.
func tie(chart *model.Chart, id model.PersonID) string {
	switch relationship := chart.Relationship(id); {
	case relationship == model.Self:
		return clientWord
	case relationship == model.Other:
		return "contact of "
	case relationship != "":
		return string(relationship) + " of "
	case chart.AccessOf(id).IsLinked():
		return "linked to "
	}
	return ""
}
