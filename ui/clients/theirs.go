package clients

import (
	"context"
	"slices"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// readTheirs is the clients of contacts who fit a text, but for those who are
// exact hits themselves.
func readTheirs(ctx context.Context, s *ui.Session, text string, exact []store.Hit) ([]row, error) {
	found, err := s.Store.Find(ctx, s.Who, store.Query{Text: text, Limit: mostSimilar})
	if err != nil {
		return nil, err
	}
	var clients []store.Hit
	err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
		for _, hit := range found.Hits {
			if hit.IsClient {
				continue
			}
			theirs, err := clientsOf(r, hit.Person)
			if err != nil {
				return err
			}
			for _, id := range theirs {
				one := store.Hit{Person: id.Person(), IsClient: true}
				if !slices.Contains(exact, one) && !slices.Contains(clients, one) && len(clients) < mostSimilar {
					clients = append(clients, one)
				}
			}
		}
		return ctx.Err()
	})
	if err != nil || len(clients) == 0 {
		return nil, err
	}
	return readRows(ctx, s, clients)
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
