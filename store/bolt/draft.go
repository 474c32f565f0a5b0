package bolt

import (
	"context"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// Draft implements store.Store. The overlay lies over a reading transaction.
func (d *DB) Draft(ctx context.Context, who store.Actor, ops []model.Operation, fn func(store.Draft) error) error {
	return d.read(ctx, func(kept *boltKV) error {
		newest, err := readHead(d.codec, kept)
		if err != nil {
			return err
		}
		return d.draftOn(ctx, who, kept, kept, d.clockAfter(newest.at), ops, fn)
	})
}

// DraftAt implements store.Store.
func (d *DB) DraftAt(ctx context.Context, who store.Actor, at time.Time, ops []model.Operation, fn func(store.Draft) error) error {
	return d.read(ctx, func(kept *boltKV) error {
		then, err := d.asOf(kept, at)
		if err != nil {
			return err
		}
		return d.draftOn(ctx, who, kept, then, at.Round(0), ops, fn)
	})
}

// draftOn drafts on what there was then. What the actor may see is judged by
// what is recorded now, with what the draft writes over it.
func (d *DB) draftOn(ctx context.Context, who store.Actor, kept *boltKV, then kv, at time.Time, ops []model.Operation, fn func(store.Draft) error) error {
	scope, err := newScope(d.codec, kept, who)
	if err != nil {
		return err
	}
	writes := newOverlay(then)
	drafted := *scope
	drafted.present = writes.over(kept)
	after := reader{kv: writes, codec: d.codec, scope: &drafted, now: at, newLink: d.newLink}
	draft := store.Draft{Before: &reader{kv: then, codec: d.codec, scope: scope, now: at}, After: &after}
	if draft.Results, err = performAll(ctx, after, writes, ops); err != nil {
		return err
	}
	if draft.Change, err = writes.touched(); err != nil {
		return err
	}
	after.scope = drafted.beside(scope)
	return fn(draft)
}

// performAll performs operations one after the other on the same overlay.
func performAll(ctx context.Context, on reader, writes *overlay, ops []model.Operation) ([]model.Result, error) {
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
