package chart

import (
	"context"
	"encoding/json"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// conflict is what somebody else saved while a draft was being edited.
type conflict struct {
	// say is who and when, what the changes against the draft's base.
	say      string
	what     []string
	recorded grant
	revision uint64
}

// findConflict looks for who changed the grant under a draft.
func findConflict(ctx context.Context, s *ui.Session, d *draft) (*conflict, error) {
	found := &conflict{}
	now := ui.Clock{}
	err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
		chart, err := r.Chart(d.client)
		if err != nil {
			return err
		}
		found.recorded, found.revision = grantOf(chart, d.person), chart.Revision
		now.Now = r.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	entry, err := lastChange(ctx, s, d)
	if err != nil {
		return nil, err
	}
	found.say = "Somebody changed " + d.name
	if entry != nil {
		found.say = entry.StaffName + " changed " + d.name + " " + now.Moment(entry.At)
	}
	theirs := draft{base: d.base, want: found.recorded}
	for _, l := range theirs.lines() {
		found.what = append(found.what, "  "+theirs.describe(l))
	}
	return found, nil
}

// lastChange is the newest commit after the draft was begun that changed the
// grant, or nil.
func lastChange(ctx context.Context, s *ui.Session, d *draft) (*store.LogEntry, error) {
	for entry, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Client: d.client}) {
		if err != nil {
			return nil, err
		}
		if entry.No <= d.revision {
			return nil, nil
		}
		for _, key := range entry.Keys {
			if isGrant(key.After, d.draftKey) {
				return &entry, nil
			}
		}
	}
	return nil, nil
}

// isGrant reports whether a record of the history is the access of this person
// to this client.
func isGrant(record json.RawMessage, key draftKey) bool {
	var access struct {
		Client model.ClientID       `json:"client"`
		Person model.PersonID       `json:"person"`
		Ticks  *model.PermissionSet `json:"ticks"`
	}
	if json.Unmarshal(record, &access) != nil {
		return false
	}
	return access.Ticks != nil && access.Client == key.client && access.Person == key.person
}
