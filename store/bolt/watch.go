package bolt

import (
	"context"
	"slices"
	"sync"

	"frontdesk/store"
)

// mostTold is how many ids a change that waits to be fetched may name. Beyond
// it the change says that it may touch everybody.
const mostTold = 4096

// watchers is who is told of commits: one channel of one change each, in which
// what is not fetched is joined with what comes after.
type watchers struct {
	mu     sync.Mutex
	open   map[chan store.Change]bool
	closed bool
}

// Watch implements store.Store.
func (d *DB) Watch(ctx context.Context) <-chan store.Change { return d.watchers.add(ctx) }

func (w *watchers) add(ctx context.Context) <-chan store.Change {
	w.mu.Lock()
	defer w.mu.Unlock()
	mailbox := make(chan store.Change, 1)
	if w.closed {
		close(mailbox)
		return mailbox
	}
	if w.open == nil {
		w.open = map[chan store.Change]bool{}
	}
	w.open[mailbox] = true
	context.AfterFunc(ctx, func() { w.remove(mailbox) })
	return mailbox
}

func (w *watchers) remove(mailbox chan store.Change) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.open[mailbox] {
		delete(w.open, mailbox)
		close(mailbox)
	}
}

func (w *watchers) closeAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for mailbox := range w.open {
		close(mailbox)
	}
	w.open, w.closed = nil, true
}

// tell never waits: nobody else sends, so a mailbox that was emptied here has
// room.
func (w *watchers) tell(change store.Change) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for mailbox := range w.open {
		select {
		case waiting := <-mailbox:
			mailbox <- atMost(mostTold, join(waiting, change))
		default:
			mailbox <- atMost(mostTold, change)
		}
	}
}

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
