package bolt

import (
	"bytes"
	"context"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

// recoverFrom is what happens when the disk did not confirm a group: it may be
// on the disk all the same. The file is opened anew, and only after looking is
// anything said about it. Until that worked, nothing more is written.
func (d *DB) recoverFrom(g *group, cause error) error {
	d.broken = model.Errorf(model.Unconfirmed, "the disk did not confirm an earlier change (%v), "+
		"and the file could not be opened again to look; nothing more is written", cause).
		Hint("leave every frontdesk, check the disk, then run `frontdesk check`")
	found, err := d.reopen(context.Background())
	if err != nil {
		return d.broken
	}
	d.broken = nil
	err = d.tellApart(g, found, cause)
	d.tell(store.Change{Commit: found.no, Practice: true})
	return err
}

// reopen closes the file and opens it again, waiting for those who read.
func (d *DB) reopen(ctx context.Context) (head, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_ = guarded(d.bolt.Close)
	opened, err := d.openBolt(ctx)
	if err != nil {
		return head{}, err
	}
	d.bolt = opened
	err = guarded(func() error {
		return opened.View(func(t *bbolt.Tx) (err error) {
			d.head, err = readHead(d.codec, newBoltKV(t))
			return err
		})
	})
	return d.head, err
}

// tellApart says of a group's jobs whether they were found in the file. All of
// a transaction are, or none.
func (d *DB) tellApart(g *group, found head, cause error) error {
	if found.no == g.head.no && bytes.Equal(found.hash[:], g.head.hash[:]) {
		d.finder.follow(g.found)
		return model.Errorf(model.Unconfirmed, "not confirmed by the disk (%v); the file was read again and the change is in it", cause).
			Hint("look at it once more before you repeat it; check the disk")
	}
	return model.Errorf(model.Unconfirmed, "not confirmed by the disk (%v); the file was read again and the change is not in it", cause).
		Hint("make room on the disk or check it, then repeat the change")
}
