package ui

import (
	"context"
	"iter"
	"sync/atomic"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// Timed is a store whose questions can be put at another moment than now. While
// they are, nothing can be changed through it.
type Timed struct {
	store.Store
	at atomic.Pointer[time.Time]
}

// NewTimed is a store that is asked as of now.
func NewTimed(s store.Store) *Timed { return &Timed{Store: s} }

// Turn puts the questions from here on at a moment; the zero time is now.
func (t *Timed) Turn(at time.Time) {
	if at.IsZero() {
		t.at.Store(nil)
		return
	}
	t.at.Store(&at)
}

// Turned reports whether the session is shown another moment than now, where
// nothing can be changed.
func (s *Session) Turned() bool {
	timed, is := s.Store.(*Timed)
	return is && timed.at.Load() != nil
}

// View implements store.Store.
func (t *Timed) View(ctx context.Context, who store.Actor, fn func(model.Reader) error) error {
	if at := t.at.Load(); at != nil {
		return t.ViewAt(ctx, who, *at, fn)
	}
	return t.Store.View(ctx, who, fn)
}

// Draft implements store.Store: at another moment, without operations.
func (t *Timed) Draft(ctx context.Context, who store.Actor, ops []model.Operation, fn func(store.Draft) error) error {
	at := t.at.Load()
	switch {
	case at == nil:
		return t.Store.Draft(ctx, who, ops, fn)
	case len(ops) > 0:
		return fixed()
	}
	return t.ViewAt(ctx, who, *at, func(r model.Reader) error { return fn(store.Draft{Before: r, After: r}) })
}

// Do implements store.Store.
func (t *Timed) Do(ctx context.Context, who store.Actor, op model.Operation) (store.Commit, error) {
	if t.at.Load() != nil {
		return store.Commit{}, fixed()
	}
	return t.Store.Do(ctx, who, op)
}

// DoMany implements store.Store.
func (t *Timed) DoMany(ctx context.Context, who store.Actor, ops []model.Operation) []store.Outcome {
	if t.at.Load() == nil {
		return t.Store.DoMany(ctx, who, ops)
	}
	outcomes := make([]store.Outcome, len(ops))
	for i := range outcomes {
		outcomes[i].Err = fixed()
	}
	return outcomes
}

// Find implements store.Store.
func (t *Timed) Find(ctx context.Context, who store.Actor, q store.Query) (store.Found, error) {
	if at := t.at.Load(); at != nil {
		return t.FindAt(ctx, who, *at, q)
	}
	return t.Store.Find(ctx, who, q)
}

// Log implements store.Store: of the past, what had happened by then.
func (t *Timed) Log(ctx context.Context, who store.Actor, q store.LogQuery) iter.Seq2[store.LogEntry, error] {
	if at := t.at.Load(); at != nil {
		q.By = *at
	}
	return t.Store.Log(ctx, who, q)
}

func fixed() error {
	return model.Errorf(model.NotSo, "this is how it is at another time: nothing can be changed there").Hint("come back to now first")
}
