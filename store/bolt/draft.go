package bolt

import (
	"context"

	"frontdesk/model"
	"frontdesk/store"
)

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
		before := reader{kv: kept, codec: d.codec, scope: scope, now: d.clockAfter(newest.at), newLink: d.newLink}
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
