package store

import (
	"context"
	"sync"
)

// Watchers is who is told of what happens: a channel of one message each. What
// is not fetched in time is joined with what comes after, so that telling never
// waits. The zero value has nobody.
type Watchers[T any] struct {
	// Join makes one message of one that waits and the next; nil keeps the next.
	Join func(waiting, next T) T

	mu     sync.Mutex
	open   map[chan T]bool
	closed bool
}

// Add is a channel of its own until ctx ends, or all are closed.
func (w *Watchers[T]) Add(ctx context.Context) <-chan T {
	w.mu.Lock()
	defer w.mu.Unlock()
	mailbox := make(chan T, 1)
	if w.closed {
		close(mailbox)
		return mailbox
	}
	if w.open == nil {
		w.open = map[chan T]bool{}
	}
	w.open[mailbox] = true
	context.AfterFunc(ctx, func() { w.remove(mailbox) })
	return mailbox
}

func (w *Watchers[T]) remove(mailbox chan T) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.open[mailbox] {
		delete(w.open, mailbox)
		close(mailbox)
	}
}

// Tell never waits: nobody else sends, so a mailbox that was emptied here has
// room.
func (w *Watchers[T]) Tell(next T) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for mailbox := range w.open {
		told := next
		select {
		case waiting := <-mailbox:
			if w.Join != nil {
				told = w.Join(waiting, next)
			}
		default:
		}
		mailbox <- told
	}
}

// Close closes every channel, and those that are asked for after it.
func (w *Watchers[T]) Close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for mailbox := range w.open {
		close(mailbox)
	}
	w.open, w.closed = nil, true
}
