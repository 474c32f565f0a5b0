package model_test

import (
	"maps"
	"strings"
	"testing"

	"frontdesk/model"
)

var undoFamily = []string{
	`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02"}`,
	`{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}`,
}

func TestUndoTakesTheLastChangeBackAndRedoBringsItAgain(t *testing.T) {
	s := newStory(t, undoFamily...)
	before := maps.Clone(s.records)
	s.tell(`{"do":"edit-person","person":"ada","first":"Adela"}`)
	after := maps.Clone(s.records)
	s.tell(`{"do":"undo"}`)
	if !maps.Equal(s.records, before) {
		t.Error("after the undo the records are not what they were")
	}
	s.tell(`{"do":"undo","redo":true}`)
	if !maps.Equal(s.records, after) {
		t.Error("after the redo the records are not what they were")
	}
	s.refused(model.NotSo, `{"do":"undo","redo":true}`)
	s.tell(`{"do":"undo"}`)
	if !maps.Equal(s.records, before) {
		t.Error("what was redone is not undone again")
	}
}

func TestUndoGoesFurtherBackEachTime(t *testing.T) {
	s := newStory(t, undoFamily...)
	result, err := s.try(`{"do":"undo"}`)
	if err != nil || result.Undone != 2 {
		t.Fatalf("the first undo is of commit %d: %v", result.Undone, err)
	}
	if result, err = s.try(`{"do":"undo"}`); err != nil || result.Undone != 1 {
		t.Fatalf("the second undo is of commit %d: %v", result.Undone, err)
	}
	s.refused(model.NotSo, `{"do":"undo"}`)
	s.refused(model.NotFound, `{"do":"undo","commit":99}`)
	s.refused(model.Invalid, `{"do":"undo","commit":1,"redo":true}`)
}

// TestAnUndoGivesNoAccessToWhoIsNoContact: Dad's access was taken back, then
// Dad was removed; bringing the access again would let in a stranger.
func TestAnUndoGivesNoAccessToWhoIsNoContact(t *testing.T) {
	s := newStory(t, undoFamily...)
	on := `{"do":"set-access","client":"ada","user":"luis","on":true}`
	s.tell(on, `{"do":"undo"}`, `{"do":"remove-contact","client":"ada","person":"luis"}`)
	e := s.refused(model.Conflict, `{"do":"undo","redo":true}`)
	if !strings.Contains(e.Say, "Luis Moreno would have access to the portal of Ada Moreno without being a contact") {
		t.Errorf("it is told as %q", e.Say)
	}
	s.tell(`{"do":"add-contact","client":"ada","person":"luis","relationship":"father"}`, `{"do":"undo","commit":4}`)
	if got := s.portal("luis").Profiles; len(got) != 1 {
		t.Errorf("a contact again, Luis has %d profiles", len(got))
	}
	s.refused(model.Conflict, `{"do":"undo","commit":6}`)
}

func TestAnUndoDoesNotLiftABlock(t *testing.T) {
	s := newStory(t, undoFamily...)
	s.tell(`{"do":"block","client":"ada","person":"luis","reason":"court order"}`)
	e := s.refused(model.Forbidden, `{"do":"undo"}`)
	if len(e.Hints) != 1 || !strings.Contains(e.Hints[0], "that of Luis") {
		t.Errorf("the way out is told as %q", e.Hints)
	}
	s.tell(`{"do":"lift-block","client":"ada","person":"luis","reason":"order ended"}`, `{"do":"undo"}`)
	chart, err := s.Chart(s.person("ada").Client())
	if err != nil || !chart.Block(s.person("luis")).ActiveOn(model.DateOf(s.Now())) {
		t.Errorf("the lifting was undone, and Luis is not blocked: %v", err)
	}
	s.refused(model.Forbidden, `{"do":"undo","redo":true}`)
}

// TestAnUndoDoesNotTakeAnEndAway: Dad's access has ended; that it goes on takes a
// reason, whoever wrote the last day.
func TestAnUndoDoesNotTakeAnEndAway(t *testing.T) {
	s := newStory(t, undoFamily...)
	s.tell(`{"do":"set-access","client":"ada","user":"luis","on":true}`, `{"do":"set-access","client":"ada","user":"luis","on":true,"until":"2026-11-23"}`,
		`{"do":"undo"}`, `{"do":"undo","redo":true}`) // before that day nothing has ended
	s.now = s.now.AddDate(0, 0, 3)
	e := s.refused(model.Forbidden, `{"do":"undo"}`)
	if len(e.Hints) != 1 || !strings.Contains(e.Hints[0], "let Luis Moreno go on by itself, with a reason") {
		t.Errorf("the way out is told as %q", e.Hints)
	}
	s.tell(`{"do":"set-access","client":"ada","user":"luis","on":true,"until":"","reason":"the court prolonged it"}`, `{"do":"undo"}`)
	if len(s.portal("luis").Profiles) != 0 {
		t.Error("that it goes on was undone, and Luis sees Ada's portal")
	}
}

func TestUndoNeedsTheRoleThatDoingItNeeded(t *testing.T) {
	s := newStory(t, undoFamily...)
	s.tell(`{"do":"set-practice","uploads":false}`)
	s.actor = model.Staff{Name: "Kim", Role: model.FrontDesk}
	s.refused(model.Forbidden, `{"do":"undo","commit":3}`)
	s.tell(`{"do":"undo","commit":2}`)

	s.actor = desk
	s.tell(`{"do":"undo","commit":3}`)
	s.actor = model.Staff{Name: "Kim", Role: model.FrontDesk}
	s.refused(model.Forbidden, `{"do":"undo","commit":5}`)
}
