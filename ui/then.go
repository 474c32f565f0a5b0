package ui

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// then is who was a client at a moment of the past: looked through once, and
// kept as long as the questions are put at that moment.
type then struct {
	mu  sync.Mutex
	at  time.Time
	who store.Actor
	// ids is in the order of the names of then.
	ids   []model.ClientID
	known map[model.ClientID]bool
}

// forget is when another moment is looked at.
func (c *then) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.ids, c.known = time.Time{}, nil, nil
}

// clients is who was a client then, as far as the actor sees them.
func (c *then) clients(ctx context.Context, s store.Store, who store.Actor, at time.Time) ([]model.ClientID, map[model.ClientID]bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known != nil && c.at.Equal(at) && c.who == who {
		return c.ids, c.known, nil
	}
	var ids []model.ClientID
	known := map[model.ClientID]bool{}
	err := s.ViewAt(ctx, who, at, func(r model.Reader) error {
		for id, err := range r.Clients("") {
			if err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			ids = append(ids, id)
			known[id] = true
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	c.at, c.who, c.ids, c.known = at, who, ids, known
	return ids, known, nil
}

// Find implements store.Store. In the past it leaves out who was no client yet;
// words find people as they are called now.
func (t *Timed) Find(ctx context.Context, who store.Actor, q store.Query) (store.Found, error) {
	at := t.at.Load()
	if at == nil || !q.ClientsOnly {
		return t.Store.Find(ctx, who, q)
	}
	ids, known, err := t.then.clients(ctx, t.Store, who, *at)
	if err != nil {
		return store.Found{}, err
	}
	if strings.TrimSpace(q.Text) == "" {
		return foundOf(ids, q), nil
	}
	all := q
	all.Offset, all.Limit = 0, 0
	found, err := t.Store.Find(ctx, who, all)
	if err != nil {
		return store.Found{}, err
	}
	absent := func(h store.Hit) bool { return !known[h.Person.Client()] }
	exact := slices.DeleteFunc(slices.Clone(found.Hits), absent)
	here := store.Found{Total: len(exact), Similar: slices.DeleteFunc(slices.Clone(found.Similar), absent)}
	here.Hits = window(exact, q)
	return here, nil
}

func foundOf(ids []model.ClientID, q store.Query) store.Found {
	found := store.Found{Total: len(ids)}
	for _, id := range window(ids, q) {
		found.Hits = append(found.Hits, store.Hit{Person: id.Person(), IsClient: true})
	}
	return found
}

// window is the part of a list that a query asks for.
func window[T any](all []T, q store.Query) []T {
	from := max(0, min(q.Offset, len(all)))
	if q.Limit == 0 {
		return all[from:]
	}
	return all[from:min(len(all), from+q.Limit)]
}
