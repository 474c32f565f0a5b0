package dialog

import (
	"context"
	"errors"
	"strconv"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// factBehind says who set what a decision rests on, when, and by which commit.
func factBehind(ctx context.Context, s *ui.Session, evidence model.Evidence) (fact string, err error) {
	for entry, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Record: evidence.Record}) {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return "", err
		}
		if !evidence.ChangedBy(entry.Changes()) {
			continue
		}
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			deed, at := entry.Deed(), entry.At.In(r.Now().Location())
			fact = "Since " + at.Format("2 Jan 2006 15:04") + ": " + entry.StaffName + " " + deed.Words(r) +
				" (commit " + strconv.FormatUint(entry.No, 10) + ")."
			return nil
		})
		return fact, err
	}
	return "Nobody ever set it otherwise: it is so from the beginning.", nil
}
