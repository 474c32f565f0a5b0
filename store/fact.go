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
	var entry *LogEntry
	for part := &evidence; part != nil; part = part.Also {
		last, err := lastChange(ctx, s, who, part, by)
		if err != nil {
			return "", err
		}
		if last != nil && (entry == nil || last.No > entry.No) {
			entry = last
		}
	}
	if entry == nil {
		return "Nobody ever set it otherwise: it is so from the beginning.", nil
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

// lastChange is the last commit by a time that set it, nil where there is none.
func lastChange(ctx context.Context, s Store, who Actor, evidence *model.Evidence, by time.Time) (*LogEntry, error) {
	for entry, err := range s.Log(ctx, who, LogQuery{Record: evidence.Record, By: by}) {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		if evidence.ChangedBy(entry.Changes()) {
			return &entry, nil
		}
	}
	return nil, nil
}
