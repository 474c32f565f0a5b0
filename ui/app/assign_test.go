package app_test

import (
	"context"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

func TestAFormOfTheLibraryIsAssignedInOneOperation(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	before := newest(t, s).No
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("ada mor")
	d.Press("enter", "f")
	d.Sees("Assign a form for Ada Moreno", "the practice's own", "Consent to treat", "from the library", "Safety plan")
	d.Type("teleh")
	d.Press("enter", "down", "space", "down", "space", "tab")
	d.Type("2026-12-01")
	d.Press("ctrl+s")
	d.Sees("Rosa Moreno gains 1 form.", "Assign Telehealth consent to Rosa Moreno, Luis Moreno")
	d.Press("enter")
	d.Sees("Assigned Telehealth consent to Rosa Moreno and Luis Moreno")
	if got := newest(t, s).No; got != before+1 {
		t.Errorf("%d commits for one assignment", got-before)
	}
	item := itemOf(t, s, "Telehealth consent")
	if item.Paper == nil || item.Paper.Due != 20261201 || len(item.Audience) != 2 || item.Paper.Signatures != model.SignAll {
		t.Errorf("the client has %+v", item)
	}
	d.Press("f", "T", "e", "l", "enter", "down") // now it is the practice's own
	d.SeesNot("from the library")
	d.Sees("has it: waiting")
}

// tellsFirst is a store that tells everybody of a commit before who made it has
// the answer.
type tellsFirst struct {
	store.Store
	tell func(store.Change)
}

func (s *tellsFirst) Do(ctx context.Context, who store.Actor, op model.Operation) (store.Commit, error) {
	commit, err := s.Store.Do(ctx, who, op)
	s.tell(commit.Change)
	return commit, err
}

func TestWhoIsToldOfTheOwnCommitFirstHearsWhatItDidAllTheSame(t *testing.T) {
	s := &tellsFirst{Store: uitest.Practice(t, uitest.Harbor)}
	d := uitest.Open(t, s, rae, 120, 40)
	s.tell = d.Hear
	d.Press("enter", "f", "T", "e", "l", "e", "h", "enter", "ctrl+s", "enter")
	d.Sees("Assigned Telehealth consent to Zoë Abbott")
}

func TestASensitiveFormForTwoIsConfirmedByAnotherKey(t *testing.T) {
	s := uitest.Practice(t, twoHomes)
	d := papers(t, s, 120, 40)
	d.Press("f", "backspace", "p", "h", "q", "enter", "down", "space", "down", "space", "ctrl+s")
	d.Sees("PHQ-A is sensitive, and goes to 3 persons: it would be seen by Rosa Moreno and Luis")
	d.Press("enter")
	d.Sees("▸ n go back", "Y assign it")
	d.Press("enter")
	if got := itemOf(t, s, "PHQ-A"); len(got.Audience) != 1 {
		t.Fatal("the same key confirmed it")
	}
	d.Press("n")
	d.Sees("Assign PHQ-A to Rosa Moreno, Luis Moreno")
	d.Press("enter", "Y")
	d.Sees("Assigned PHQ-A")
	if got := itemOf(t, s, "PHQ-A"); len(got.Audience) != 3 {
		t.Errorf("it goes to %v", got.Audience)
	}
}

// TestWhoMustSignIsSaidBeforeTheFormGoesOut: both parents must sign, asks the
// caller; it is not seen only afterwards.
func TestWhoMustSignIsSaidBeforeTheFormGoesOut(t *testing.T) {
	d := papers(t, uitest.Practice(t, twoHomes), 120, 40)
	d.Press("f")
	d.Type("both")
	d.Sees("Consent of both parents", "consent · all must sign · 1 field")
	d.Press("enter")
	d.Sees("Consent of both parents · consent · all must sign · 1 field")
}

func TestAFormOfTheLibraryBecomesThePracticesOwn(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := papers(t, s, 120, 40)
	d.Press("F")
	d.Sees("Form library", "Consent to exchange information", "I allow this practice")
	d.Type("intake")
	d.Press("enter", "enter")
	d.Sees("Added Intake questionnaire to the practice's forms")
	d.Press("F")
	d.Sees("the practice has it")
}
