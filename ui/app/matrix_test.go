package app_test

import (
	"os"
	"strings"
	"testing"

	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// matrix opens the matrix of Ada.
func matrix(t *testing.T, s store.Store, width, height int) *uitest.Desk {
	t.Helper()
	d := portal(t, s, 0, width, height)
	d.Press("m")
	return d
}

func TestTheMatrixShowsWhoSeesWhatAndByWhichRuleNot(t *testing.T) {
	d := matrix(t, uitest.Practice(t, uitest.Harbor), 120, 40)
	d.Sees("Who sees what of Ada Moreno", "○ self", "● mother", "◐ father", "Consent to treat", "▸ PHQ-A (sensitive)",
		"– access", "✓ view, comple", "– sensitive", "Does not see it: assigned to Ada Moreno and marked sensitive")
	d.Press("enter")
	d.Sees("Rosa Moreno · PHQ-A · Ada Moreno", "✗ sensitive   this decides")
	d.Press("esc", "esc")
	d.SeesNot("Who sees what")
}

func TestAnAudienceIsDraftedInPlaceAndSavedWithItsEffectFirst(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	before := newest(t, s).No
	d := matrix(t, s, 120, 40)
	d.Press("space")
	d.Sees("+ view, comple", "Sees it: assigned to", "1 change not saved")
	d.Press("down", "space") // the letter, no longer to Rosa
	d.Sees("- audience", "2 changes not saved")
	d.Press("space", "space", "s")
	d.Sees("Save 2 changes of who gets what of Ada Moreno:", "PHQ-A to Rosa Moreno", "School letter no longer to Rosa Moreno",
		"Rosa Moreno gains 1 form; loses 1 document.", "Nobody else sees anything else.")
	d.Press("s", "enter") // neither its own key nor the first answer saves
	if newest(t, s).No != before {
		t.Fatal("it was saved without a yes")
	}
	d.Press("s", "Y")
	d.Sees("Saved: PHQ-A to Rosa Moreno and 1 other")
	d.SeesNot("not saved")
	if got := newest(t, s).No; got != before+1 {
		t.Errorf("%d commits for one save", got-before)
	}
	d.Press("esc")
	d.SeesNot("Who sees what")
}

func TestADraftOfAMatrixIsNotLostByASlip(t *testing.T) {
	d := matrix(t, uitest.Practice(t, uitest.Harbor), 120, 40)
	d.Press("space", "y")
	d.Sees("Not now, as a file: save or drop the draft first")
	d.Press("esc")
	d.Sees("Drop 1 change of who gets what of Ada Moreno?")
	d.Press("n")
	d.Sees("1 change not saved")
	d.Press("esc", "y")
	d.SeesNot("Who sees what", "not saved")
}

func TestWhatNamesDoNotDecideIsNotDrafted(t *testing.T) {
	d := matrix(t, uitest.Practice(t, uitest.Harbor), 120, 40)
	d.Press("G", "space")
	d.Sees("Not now, by name: permissions decide who sees this, and not names")
	d.Press("tab", "space")
	d.Sees("Not now, by name: whose portal somebody may open is changed in that child's chart")
}

func TestTheFamilyIsPersonsByChildren(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"link","dependent":["Ben Moreno"],"parent":"Rosa Moreno"}`)
	d := matrix(t, s, 120, 40)
	d.Press("tab")
	d.Sees("Whose portal who may open: the family of Ada Moreno", "Ada Moreno", "Ben Moreno", "✓ Full access", "✓ linked", "✓ View only")
	d.Press("down", "right", "enter")
	d.Sees("Rosa Moreno · the profile · Ben Moreno", "Yes: Rosa Moreno has access to Ben Moreno's portal")
}

func TestTheMatrixIsSavedAsAFileAndNeverOverAnother(t *testing.T) {
	t.Chdir(t.TempDir())
	d := matrix(t, uitest.Practice(t, uitest.Harbor), 120, 40)
	save := func(name string) string {
		d.Press("y", "ctrl+r")
		for range 30 {
			d.Press("backspace")
		}
		d.Type(name)
		d.Press("ctrl+s")
		d.Sees("Saved: " + name)
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	if got := save("ada.csv"); !strings.HasPrefix(got, "item,title,kind,sensitive,Ada Moreno (self)") {
		t.Errorf("the CSV: %s", got)
	}
	if got := save("ada.html"); !strings.Contains(got, "Ada Moreno") || !strings.Contains(got, "17:") {
		t.Errorf("the page: %s", got)
	}
	if got := save("ada.txt"); !strings.Contains(got, "Who could see what of Ada Moreno\nHarbor Family Therapy, 22 November 2026, 10:00") {
		t.Errorf("the text: %s", got)
	}
	d.Press("y")
	for range 30 {
		d.Press("backspace")
	}
	d.Type("ada.csv")
	d.Press("ctrl+s")
	d.Sees("! ada.csv is there already")
	d.Press("esc", "tab", "y", "ctrl+s")
	d.Sees("Saved: family-p1.txt")
	if raw, err := os.ReadFile("family-p1.txt"); err != nil || !strings.Contains(string(raw), "Rosa Moreno\n  Ada Moreno: Full access") ||
		!strings.Contains(string(raw), "Luis Moreno\n  Ada Moreno: no: login (once let in: View only)") {
		t.Errorf("%v: the family: %s", err, raw)
	}
}

func TestABlockedPersonIsMarkedInTheMatrix(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"block","client":"Ada Moreno","person":"Rosa Moreno","reason":"court order 12"}`)
	matrix(t, s, 120, 40).Sees("⊘ blocked", "– block")
}

func TestMatrixScreens(t *testing.T) {
	stories := [][2]string{{"items", ""}, {"draft", "space"}, {"family", "tab"}}
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}, {60, 20}}, func(t *testing.T, width, height int) *uitest.Desk {
		return matrix(t, uitest.Practice(t, uitest.Harbor), width, height)
	})
}
