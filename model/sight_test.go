package model_test

import (
	"testing"
	"time"

	"frontdesk/model"
)

// TestTheEndOfAnAccessIsFoundInTheHistoryThoughNobodyDidAnything: the day after
// the last one, to the minute.
func TestTheEndOfAnAccessIsFoundInTheHistoryThoughNobodyDidAnything(t *testing.T) {
	s := newStory(t,
		`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","contacts":[{"as":"luis","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}]}`,
		comesIn, `{"do":"sign-in","user":"luis"}`,
		`{"do":"set-access","client":"ada","user":"luis","on":true,"until":"2026-11-25"}`)
	begun := s.now
	moments := model.SortMoments([]model.Moment{{Commit: 4, At: begun}, {Commit: 1, At: begun.Add(-time.Hour)}, {Commit: 4, At: begun}})
	if len(moments) != 2 || moments[0].Commit != 1 {
		t.Fatalf("the moments are %v", moments)
	}
	ask := model.Ask{User: s.person("luis"), Client: s.person("ada").Client()}
	turns, err := model.SightOf(ask, moments, begun.AddDate(0, 0, 10), func(at time.Time, fn func(model.Reader) error) error {
		then := s.clone()
		then.now = at
		if at.Before(begun) { // before all of it
			then = newMemory()
			then.now = at
		}
		return fn(then)
	})
	must(err)
	midnight := time.Date(2026, 11, 26, 0, 0, 0, 0, begun.Location())
	if len(turns) != 2 || !turns[0].Sees || turns[0].Commit != 4 || !turns[0].At.Equal(begun) {
		t.Fatalf("it turned %+v", turns)
	}
	if last := turns[1]; last.Sees || last.Commit != 0 || last.At.Sub(midnight).Abs() > time.Minute {
		t.Errorf("it ended %+v, not at %v", last, midnight)
	}
}
