package ui

import (
	"context"
	"sync"

	"frontdesk/store"
)

// Shared keeps what one session of a process read for the others, until the
// next commit. What is kept belongs to all of them: nobody changes it.
type Shared struct {
	changes <-chan store.Change
	mu      sync.Mutex
	kept    map[any]*reading
}

// reading is something that is being read, or was.
type reading struct {
	done  chan struct{} // closed once it was read
	value any
	ok    bool
}

// NewShared keeps nothing yet. It is told of commits.
func NewShared(changes <-chan store.Change) *Shared {
	return &Shared{changes: changes, kept: map[any]*reading{}}
}

// ReadOnce is what read reads, or what it read for another session since the
// newest commit. The key says what, and as far as whom sees it: nobody may see
// less than who has the same key. Without a Shared it is read each time.
func ReadOnce[T any](ctx context.Context, s *Shared, key any, read func() (T, error)) (T, error) {
	if s == nil {
		return read()
	}
	for {
		one, first := s.find(key)
		if first {
			return readFor(s, key, one, read)
		}
		select {
		case <-one.done:
		case <-ctx.Done():
			var nothing T
			return nothing, ctx.Err()
		}
		if value, ok := one.value.(T); ok && one.ok {
			return value, nil
		}
	}
}

// find is what is kept under a key; true is that it is to be read now.
func (s *Shared) find(key any) (*reading, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.changes: // or the store is closed, and nothing is read any more
		clear(s.kept)
	default:
	}
	one := s.kept[key]
	if one != nil {
		return one, false
	}
	one = &reading{done: make(chan struct{})}
	s.kept[key] = one
	return one, true
}

// readFor reads for whoever waits. What failed is kept for nobody.
func readFor[T any](s *Shared, key any, one *reading, read func() (T, error)) (value T, err error) {
	defer func() {
		if !one.ok {
			s.forget(key, one)
		}
		close(one.done)
	}()
	value, err = read()
	one.value, one.ok = value, err == nil
	return value, err
}

func (s *Shared) forget(key any, one *reading) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept[key] == one {
		delete(s.kept, key)
	}
}
