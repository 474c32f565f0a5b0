package training_test

import (
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/training"
)

// now is when every test takes place: a Sunday morning in winter.
func now() time.Time {
	return time.Date(2026, 11, 22, 10, 0, 0, 0, time.FixedZone("EST", -5*60*60))
}

func begin(t *testing.T, name string) *training.Course {
	t.Helper()
	scenarios, errs := training.Library(nil, model.DateOf(now()))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	c, err := training.Begin(t.Context(), training.Find(scenarios, name),
		training.Options{Now: now, Who: store.Actor{Name: "Ana"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// TestACourseBeginsAtItsFirstStep, with what the set-up does not have yet.
func TestACourseBeginsAtItsFirstStep(t *testing.T) {
	state, err := begin(t, "separate-papers").State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if state.Step != 1 || state.Steps != 3 || state.Reached || state.Goals[0].Met || len(state.Mistakes) > 0 || state.Most != 30 {
		t.Errorf("it begins as %+v", state)
	}
}

// TestEveryScenarioIsPlayed, by the right way, and by the wrong ones, which are
// noticed.
func TestEveryScenarioIsPlayed(t *testing.T) {
	scenarios, errs := training.Library(nil, model.DateOf(now()))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for _, s := range scenarios {
		t.Run(s.Name, func(t *testing.T) {
			notes, err := training.Check(t.Context(), s, now)
			if err != nil {
				t.Fatal(err)
			}
			for _, note := range notes {
				t.Log(note)
			}
		})
	}
}
