package bolt

import (
	"context"
	"fmt"
	"io"

	"frontdesk/model"
	"frontdesk/store"
)

// Backup implements store.Store. It is the file's pages of one snapshot, so
// that the copy opens as the file does.
func (d *DB) Backup(ctx context.Context, who store.Actor, w io.Writer) error {
	return d.read(ctx, func(kept *boltKV) error {
		scope, err := newScope(d.codec, kept, who)
		if err != nil {
			return err
		}
		if scope.actor.Role != model.Manager {
			return model.Errorf(model.Forbidden, "%s may not take all of the practice along", scope.actor.Name).
				Hint("ask a manager")
		}
		if _, err := kept.tx.WriteTo(untilDone{ctx, w}); err != nil {
			return fmt.Errorf("write the copy: %w", err)
		}
		return nil
	})
}

// untilDone writes until its context is done.
type untilDone struct {
	ctx context.Context //nolint:containedctx // it lives as long as one call
	w   io.Writer
}

func (u untilDone) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}
