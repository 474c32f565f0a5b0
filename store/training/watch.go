package training

import (
	"context"
	"sync"
)

// watchers is who is told that the course changed: a channel of one sign each.
type watchers struct {
	mu     sync.Mutex
	open   map[chan struct{}]bool
	closed bool
}

func (w *watchers) add(ctx context.Context) <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	mailbox := make(chan struct{}, 1)
	if w.closed {
		close(mailbox)
		return mailbox
	}
	if w.open == nil {
		w.open = map[chan struct{}]bool{}
	}
	w.open[mailbox] = true
	context.AfterFunc(ctx, func() { w.remove(mailbox) })
	return mailbox
}

func (w *watchers) remove(mailbox chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.open[mailbox] {
		delete(w.open, mailbox)
		close(mailbox)
	}
}

// tell never waits: a sign that is not fetched yet says it all.
func (w *watchers) tell() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for mailbox := range w.open {
		select {
		case mailbox <- struct{}{}:
		default:
		}
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
