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
	upTo, newest, err := d.commitsBy(kept, at)
	if err != nil || upTo == newest {
		return kept, err
	}
	return &pastKV{now: kept, codec: d.codec, upTo: upTo}, nil
}

// commitsBy is the number of the last commit by a time, and of the newest.
func (d *DB) commitsBy(kept *boltKV, at time.Time) (upTo, newest uint64, err error) {
	head, err := readHead(d.codec, kept)
	if err != nil || !head.at.After(at) {
		return head.no, head.no, err
	}
	upTo, err = lastCommitBy(d.codec, kept, head.no, at)
	return upTo, head.no, err
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
			return model.Errorf(model.Unconfirmed, "the file could not be opened again after the disk failed").
				Hint("leave every frontdesk, check the disk, then run `frontdesk check`")
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
