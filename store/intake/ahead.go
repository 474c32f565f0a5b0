package intake

import (
	"context"

	"frontdesk/model"
	"frontdesk/store"
)

// ahead is the planning of some families, on a goroutine of its own, while
// those before them are committed.
type ahead struct {
	done  chan struct{} // closed when the rest is to be read
	plans []planned
	err   error
}

// planned is a family with what importing it takes.
type planned struct {
	family *family
	*plan
}

// planAhead begins to plan families. It returns when they are seen against the
// practice as it is now: what is committed from here on makes no difference to
// them, however long the planning takes.
func (i *importing) planAhead(ctx context.Context, families []family) *ahead {
	for _, id := range i.brought {
		i.taken[id] = true
	}
	i.brought = nil
	a := &ahead{done: make(chan struct{})}
	seen := make(chan struct{})
	store.Go(func() {
		defer close(a.done)
		a.err = store.Recovered(func() error {
			return i.store.View(ctx, i.who, func(r model.Reader) error {
				close(seen)
				return a.plan(i, r, families)
			})
		})
	})
	select {
	case <-seen:
	case <-a.done:
	}
	return a
}

func (a *ahead) plan(i *importing, r model.Reader, families []family) error {
	for n := range families {
		plan, err := i.batch.planFamily(r, i.taken, &families[n])
		if err != nil {
			return err
		}
		a.plans = append(a.plans, planned{&families[n], plan})
	}
	return nil
}
