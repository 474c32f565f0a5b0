package store

import (
	"context"
	"errors"
	"strconv"
	"time"

	"frontdesk/model"
)

// FactBehind says who set what a decision rests on, when, and by which commit,
// as far as it was set by a time.
func FactBehind(ctx context.Context, s Store, who Actor, evidence model.Evidence, by time.Time) (fact string, err error) {
	for entry, err := range s.Log(ctx, who, LogQuery{Record: evidence.Record, By: by}) {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return "", err
		}
		if !evidence.ChangedBy(entry.Changes()) {
			continue
		}
		gone, err := Recall(ctx, s, who, entry.Deed())
		if err != nil {
			return "", err
		}
		err = s.View(ctx, who, func(r model.Reader) error {
			deed, at := entry.Deed(), entry.At.In(r.Now().Location())
			fact = "Set " + at.Format("2 Jan 2006 15:04") + ": " + entry.StaffName + " " + deed.Words(model.Recalling(r, gone)) +
				" (commit " + strconv.FormatUint(entry.No, 10) + ")."
			return nil
		})
		return fact, err
	}
	return "Nobody ever set it otherwise: it is so from the beginning.", nil
}
