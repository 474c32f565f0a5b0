package training_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
	lessons "frontdesk/ui/training"
)

// TestATrainerShowsAScenario a change at a time, there and back.
func TestATrainerShowsAScenario(t *testing.T) {
	d := alone(t, 120, 40)
	d.Press("p")
	d.Sees("S T E P · 1 · O F · 2", "“This is Luis Moreno", "He may see the appointments.", "space does this:", "set permissions",
		"user         Luis Moreno", "permissions  Basic functions, View", "Rosa sees", "Luis sees", "[p] present")
	d.Press("space")
	d.Sees("✓ Done: changed permissions: Luis Moreno,", "+ Luis now has: Session", "nothing changes for Rosa",
		"+   Tue 24 Nov 15:00 Session", "each tick stands", "space goes on", "[space] next")
	d.Press("right")
	d.Sees("S T E P · 2 · O F · 2", "set access", "client       Ada Moreno", "on           no")
	d.SeesNot("+   Tue 24 Nov")
	d.Press("enter")
	d.Sees("- Luis no longer has: Ada Moreno's portal", "-   Tue 24 Nov 15:00 Session")
	d.Press("left", "left")
	d.Sees("S T E P · 1 · O F · 2", "✓ Done: changed permissions: Luis Moreno", "+ Luis now has: Session")
	d.Press("left")
	d.Sees("space does this:", "“This is Luis Moreno")
	d.Press("left")
	d.Sees("Not now, back: this is the beginning")
	d.Press("space", "space", "space", "space")
	d.Sees("T H E · E N D", "A tick gives what it says", "goes to the list of scenarios")
	d.Press("space")
	d.Sees("Not now, next: this is the end")
	d.Press("esc")
	d.Sees("Choose a scenario")
}

// TestTheProfilesOfAnotherChildAreShown where somebody shown has one.
func TestTheProfilesOfAnotherChildAreShown(t *testing.T) {
	d := alone(t, 120, 40)
	d.Press("p")
	d.Sees("acting on behalf of Ada")
	d.Press("tab")
	d.Sees("acting on behalf of Ben", "tab profile")
	d.Press("tab")
	d.Sees("acting on behalf of Ada")
}

// TestAStoryThatHasNoRoomIsReadByItself.
func TestAStoryThatHasNoRoomIsReadByItself(t *testing.T) {
	d := alone(t, 60, 15)
	d.Press("p")
	d.Sees("…", "set permissions", "F6 read on", "Luis sees")
	d.Press("f6")
	d.Sees("The bills are his wife's", "set permissions")
	d.SeesNot("Luis sees")
	d.Press("f6")
	d.Sees("Luis sees")
	d.Press("f6", "space")
	d.Sees("Luis sees", "✓ Done")
}

// TestADemonstrationFitsEveryWindow, with all that is about to be done.
func TestADemonstrationFitsEveryWindow(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}, {60, 20}} {
		d := alone(t, size[0], size[1])
		d.Press("p")
		for _, step := range []string{"user         Luis Moreno", "✓ Done", "set access", "no longer has", "A tick gives"} {
			d.Sees(step)
			if err := d.CheckSize(size[0], size[1]); err != nil {
				t.Errorf("%v at %q: %v", size, step, err)
			}
			d.Press("space")
		}
	}
}

// TestTheTrainingIsReadOut: the list, the step and each thing that changes in
// it, the end.
func TestTheTrainingIsReadOut(t *testing.T) {
	var out bytes.Buffer
	heard := func() string {
		defer out.Reset()
		return strings.ReplaceAll(out.String(), "\r\n", "\n")
	}
	hears := func(texts ...string) {
		t.Helper()
		all := heard()
		for _, text := range texts {
			if !strings.Contains(all, text) {
				t.Fatalf("%q is not read out:\n%s", text, all)
			}
		}
	}
	d := uitest.OpenIn(t, ana, 80, 24, func(s *ui.Session) tea.Model {
		s.Spoken = true
		return lessons.New(lessons.Options{Session: s, Out: &out, Class: class(t), Scenarios: scenarios(t)})
	})
	hears("TRAINING Choose a scenario", "> A father's appointments", "enter plays it")
	d.Press("down")
	hears("> What is wrong here", "Something is wrong")
	d.Press("up", "enter")
	hears("Step 1 of 2", "“This is Luis Moreno", "not yet, Luis sees Ada's appointments", "met, Luis sees no bills", "F3 hint")
	d.Press("f3")
	hears("Hint 1 of 2: Look for Luis")
	toLuis(d)
	tick(d, appointments)
	hears("Reached: Luis wants to know when", "F5 goes to the next step",
		"\nHe sees the appointment at once, and no bill: each tick stands for itself, "+
			"and what was ticked before it for him or for anybody else stays as it was.\n")
	d.Press("f5")
	takeAway(d)
	d.Press("f5")
	hears("of 20 points", "Nobody saw anything")
	d.Press("enter", "up", "p")
	hears("Step 1 of 2", "space does this", "set permissions", "Rosa sees:", "Luis sees:")
	d.Press("space")
	hears("+ Luis now has: Session", "+, Tue 24 Nov 15:00 Session")
}

// TestAScenarioThatWasNamedIsReadOutAtOnce: without the list before it.
func TestAScenarioThatWasNamedIsReadOutAtOnce(t *testing.T) {
	var out strings.Builder
	uitest.OpenIn(t, ana, 80, 24, func(s *ui.Session) tea.Model {
		s.Spoken = true
		all := scenarios(t)
		return lessons.New(lessons.Options{Session: s, Out: &out, Class: class(t), Scenarios: all, First: all[0]})
	})
	if said := out.String(); strings.Contains(said, "Choose a scenario") || !strings.Contains(said, "Step 1 of 2") {
		t.Errorf("it begins with: %s", said)
	}
}

// TestEveryScenarioThatComesAlongCanBeShown to its end, with the next change
// always in sight and each change told.
func TestEveryScenarioThatComesAlongCanBeShown(t *testing.T) {
	library, errs := training.Library(nil, model.DateOf(uitest.Now()))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for _, scenario := range library {
		t.Run(scenario.Name, func(t *testing.T) {
			d := uitest.OpenIn(t, ana, 80, 24, func(s *ui.Session) tea.Model {
				return lessons.New(lessons.Options{Session: s, Out: io.Discard, Class: class(t), First: scenario, Present: true})
			})
			for no, step := range scenario.Steps {
				for range step.Operations() {
					d.SeesNot("se… ", "s… ──")
					d.Sees("space does this:", fmt.Sprintf("S T E P · %d · O F", no+1))
					d.Press("space")
					d.Sees("✓ Done: ")
				}
				d.Sees("space goes on")
				d.Press("space")
				if err := d.CheckSize(80, 24); err != nil {
					t.Error(err)
				}
			}
			d.Sees("T H E · E N D")
		})
	}
}
