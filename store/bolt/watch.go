package bolt

import (
	"context"
	"slices"

	"frontdesk/store"
)

// mostTold is how many ids a change that waits to be fetched may name. Beyond
// it the change says that it may touch everybody.
const mostTold = 4096

// newWatchers is who is told of commits, before there is anybody.
func newWatchers() store.Watchers[store.Change] {
	return store.Watchers[store.Change]{Join: func(waiting, next store.Change) store.Change {
		return atMost(mostTold, join(waiting, next))
	}}
}

// Watch implements store.Store.
func (d *DB) Watch(ctx context.Context) <-chan store.Change { return d.watchers.Add(ctx) }

// tell tells of what is durable now.
func (d *DB) tell(change store.Change) { d.watchers.Tell(atMost(mostTold, change)) }

// join is one change that touches what both touch.
func join(a, b store.Change) store.Change {
	return tidy(store.Change{
		Commit:   max(a.Commit, b.Commit),
		Clients:  slices.Concat(a.Clients, b.Clients),
		People:   slices.Concat(a.People, b.People),
		Emails:   slices.Concat(a.Emails, b.Emails),
		Staff:    slices.Concat(a.Staff, b.Staff),
		Practice: a.Practice || b.Practice,
	})
}

// tidy names each id once, in order.
func tidy(c store.Change) store.Change {
	slices.Sort(c.Clients)
	slices.Sort(c.People)
	slices.Sort(c.Emails)
	slices.Sort(c.Staff)
	c.Clients, c.People, c.Emails = slices.Compact(c.Clients), slices.Compact(c.People), slices.Compact(c.Emails)
	c.Staff = slices.Compact(c.Staff)
	return c
}

// atMost is the change, or one that may touch everybody in place of one that
// names too many.
func atMost(most int, c store.Change) store.Change {
	if len(c.Clients)+len(c.People)+len(c.Emails)+len(c.Staff) > most {
		return store.Change{Commit: c.Commit, Practice: true}
	}
	return c
}
