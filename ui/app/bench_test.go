package app_test

import (
	"context"
	"fmt"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// many is a practice of so many clients, who are all alike but for the name.
type many struct {
	store.Store
	clients int
}

func (m many) Find(_ context.Context, _ store.Actor, q store.Query) (store.Found, error) {
	found := store.Found{Total: m.clients}
	for i := q.Offset; i < min(m.clients, q.Offset+q.Limit); i++ {
		found.Hits = append(found.Hits, store.Hit{Person: model.PersonID(i + 1), IsClient: true}) //nolint:gosec // a place
	}
	return found, nil
}

func (m many) View(ctx context.Context, who store.Actor, fn func(model.Reader) error) error {
	return m.Store.View(ctx, who, func(r model.Reader) error { return fn(alike{r}) })
}

func (m many) Draft(ctx context.Context, who store.Actor, ops []model.Operation, fn func(store.Draft) error) error {
	return m.Store.Draft(ctx, who, ops, func(d store.Draft) error {
		d.Before, d.After = alike{d.Before}, alike{d.After}
		return fn(d)
	})
}

// alike is a reader that knows everybody.
type alike struct{ model.Reader }

func (alike) Person(id model.PersonID) (model.Person, error) {
	return model.Person{ID: id, First: "Client", Last: fmt.Sprintf("Number %06d", id), Born: 20120402}, nil
}

func (a alike) Chart(id model.ClientID) (*model.Chart, error) {
	person, err := a.Person(id.Person())
	return &model.Chart{Client: model.Client{ID: id, Status: model.Active}, People: []model.Person{person}}, err
}

// BenchmarkKeyAmong100000Clients is the time from a key to the screen, and
// from each answer that it led to: Update and View at 200×50.
func BenchmarkKeyAmong100000Clients(b *testing.B) {
	d := uitest.Open(b, many{uitest.Practice(b, uitest.Harbor), 100_000}, rae, 200, 50)
	d.Press("down", "enter", "]", "esc")
	d.Measure(b, []string{"down", "down", "pgdown", "up", "G", "g", "enter", "down", "space", "esc", "y", "shift+tab", "/", "a", "backspace", "esc"})
}
