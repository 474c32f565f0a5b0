package store

import (
	"context"
	"slices"

	"frontdesk/model"
)

const (
	// FewHits is from how many exact hits on nobody else is offered: neither who
	// is only similar nor the client of a contact who fits.
	FewHits = 5
	// mostByContact is the most clients offered for a contact of theirs.
	mostByContact = 10
)

// ByContact is the clients of contacts who fit a text, but for those who are
// exact hits themselves: a mother calls, and says her own name.
func ByContact(ctx context.Context, s Store, who Actor, text string, exact []Hit) ([]Hit, error) {
	found, err := s.Find(ctx, who, Query{Text: text, Limit: mostByContact})
	if err != nil {
		return nil, err
	}
	var clients []Hit
	err = s.View(ctx, who, func(r model.Reader) error {
		for _, hit := range found.Hits {
			if hit.IsClient {
				continue
			}
			theirs, err := clientsOf(r, hit.Person)
			if err != nil {
				return err
			}
			for _, id := range theirs {
				one := Hit{Person: id.Person(), IsClient: true}
				if !slices.Contains(exact, one) && !slices.Contains(clients, one) && len(clients) < mostByContact {
					clients = append(clients, one)
				}
			}
		}
		return ctx.Err()
	})
	return clients, err
}

// clientsOf is the clients whose contact a person is.
func clientsOf(r model.Reader, person model.PersonID) ([]model.ClientID, error) {
	ties, err := r.Ties(person)
	if err != nil {
		return nil, err
	}
	var clients []model.ClientID
	for _, id := range ties {
		chart, err := r.Chart(id)
		if model.IsCode(err, model.NotFound) {
			continue // at this moment, or for who asks
		}
		if err != nil {
			return nil, err
		}
		if chart.IsContact(person) {
			clients = append(clients, id)
		}
	}
	return clients, nil
}
