package bolt

import (
	"context"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// View implements store.Store.
func (d *DB) View(ctx context.Context, who store.Actor, fn func(model.Reader) error) error {
	return d.read(ctx, func(kept *boltKV) error {
		scope, err := newScope(d.codec, kept, who)
		if err != nil {
			return err
		}
		return fn(&reader{kv: kept, codec: d.codec, scope: scope, now: d.clock()})
	})
}

// ViewAt implements store.Store.
func (d *DB) ViewAt(ctx context.Context, who store.Actor, at time.Time, fn func(model.Reader) error) error {
	return d.read(ctx, func(kept *boltKV) error {
		scope, err := newScope(d.codec, kept, who)
		if err != nil {
			return err
		}
		then, err := d.asOf(kept, at)
		if err != nil {
			return err
		}
		return fn(&reader{kv: then, codec: d.codec, scope: scope, now: at.Round(0)})
	})
}

// asOf is the file as it was after the last commit at or before a time.
func (d *DB) asOf(kept *boltKV, at time.Time) (kv, error) {
	newest, err := readHead(d.codec, kept)
	if err != nil || !newest.at.After(at) {
		return kept, err
	}
	upTo, err := lastCommitBy(d.codec, kept, newest.no, at)
	if err != nil {
		return nil, err
	}
	return &pastKV{now: kept, codec: d.codec, upTo: upTo}, nil
}

// Draft implements store.Store. The overlay lies over a reading transaction.
func (d *DB) Draft(ctx context.Context, who store.Actor, ops []model.Operation, fn func(store.Draft) error) error {
	return d.read(ctx, func(kept *boltKV) error {
		scope, err := newScope(d.codec, kept, who)
		if err != nil {
			return err
		}
		newest, err := readHead(d.codec, kept)
		if err != nil {
			return err
		}
		before := reader{kv: kept, codec: d.codec, scope: scope, now: d.clockAfter(newest.at)}
		draft := store.Draft{Before: &before}
		writes := newOverlay(kept)
		if draft.Results, err = d.draft(ctx, before, writes, ops); err != nil {
			return err
		}
		if draft.Change, err = writes.touched(); err != nil {
			return err
		}
		drafted := *scope
		drafted.present = writes
		draft.After = &reader{kv: writes, codec: d.codec, scope: &drafted, now: before.now}
		return fn(draft)
	})
}

// draft performs operations one after the other on the same overlay.
func (d *DB) draft(ctx context.Context, on reader, writes *overlay, ops []model.Operation) ([]model.Result, error) {
	results := make([]model.Result, 0, len(ops))
	for _, op := range ops {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := newTx(on, writes)
		result, err := model.Perform(t, op)
		if err == nil {
			err = t.err
		}
		if err != nil {
			return nil, err
		}
		results = append(results, result)
	}
	return results, nil
}

// touched says what the writes touch.
func (o *overlay) touched() (store.Change, error) {
	changes, err := o.changes()
	keys := make([][]byte, len(changes))
	for i, change := range changes {
		keys[i] = change.key
	}
	return touched(0, keys), err
}

// read runs fn on one snapshot of the file.
func (d *DB) read(ctx context.Context, fn func(*boltKV) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	if d.bolt == nil {
		return errClosed()
	}
	return guarded(func() error {
		t, err := d.bolt.Begin(false)
		if err != nil {
			return err
		}
		defer rollback(t)
		return fn(newBoltKV(t))
	})
}

// clock is the time now, without the part that only measures.
func (d *DB) clock() time.Time { return d.now().Round(0) }

// clockAfter is the time of the next commit: within a file, time does not run
// backwards.
func (d *DB) clockAfter(newest time.Time) time.Time {
	now := d.clock()
	if now.Before(newest) {
		return newest.In(now.Location())
	}
	return now
}
