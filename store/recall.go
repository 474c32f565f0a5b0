package store

import (
	"context"
	"encoding/json"
	"errors"

	"frontdesk/model"
)

// Recall is the people whom deeds name and who are not there now, since what
// brought them in was undone: as they were last known, for model.Recalling.
func Recall(ctx context.Context, s Store, who Actor, deeds ...model.Deed) (map[model.PersonID]model.Person, error) {
	var absent []model.PersonID
	err := s.View(ctx, who, func(r model.Reader) error {
		for i := range deeds {
			absent = append(absent, deeds[i].Absent(r)...)
		}
		return nil
	})
	gone := map[model.PersonID]model.Person{}
	for _, id := range absent {
		if _, known := gone[id]; err != nil || known {
			continue
		}
		err = recall(ctx, s, who, id, gone)
	}
	return gone, err
}

// recall finds what a person was called, if the actor may know that.
func recall(ctx context.Context, s Store, who Actor, id model.PersonID, into map[model.PersonID]model.Person) error {
	for entry, err := range s.Log(ctx, who, LogQuery{Record: "person " + id.String(), Limit: 1}) {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		for _, change := range entry.Keys {
			var person model.Person
			for _, raw := range []json.RawMessage{change.Before, change.After} {
				if change.Key == "person "+id.String() && len(raw) > 0 && json.Unmarshal(raw, &person) == nil {
					into[id] = person
				}
			}
		}
	}
	return nil
}
