package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

func TestWhyAPermissionDoesNotHoldAndItsFixIsADraft(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 1, 120, 40)
	d.Press("t", "down", "down", "enter", "s") // Rosa: scheduling only
	d.Press("G", "up", "w")
	d.Sees("Rosa Moreno · Pay outstanding balance · Ada Moreno",
		"No: Rosa Moreno's Pay outstanding balance is not ticked.",
		"✓ block", "✓ login", "✗ permission  this decides", "· audience    not reached",
		"To allow it: tick Billing documents and Pay outstanding balance.", "enter puts it into the draft")
	d.Press("enter")
	d.SeesNot("this decides")
	d.Sees("▸ └ [x] Billing documents", "+ 1 invoice", "2 changes not saved: Rosa Moreno +1")
	d.Press("w")
	d.Sees("Yes: Rosa Moreno has access to Ada Moreno's portal with Billing documents.", "as it would be with the draft",
		"The draft would make it so: nothing of it is saved yet.")
	d.SeesNot("Set 22 Nov")
	d.Press("enter")
	d.Sees("Not now, do it: it is allowed")
	d.Press("esc", "S")
	d.Sees("Saved")
}

func TestWhyAnItemIsNotShownAndIsAssignedByName(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 1, 120, 40)
	d.Press("tab", "G", "w") // PHQ-A is the last of what Rosa does not see
	d.Sees("Rosa Moreno · PHQ-A · Ada Moreno", "✗ sensitive   this decides",
		"To allow it: assign it to Rosa Moreno by name.", "enter does it, asking first")
	d.Press("enter")
	d.Sees("Assign it to Rosa Moreno by name?", "Rosa Moreno gains 1 form.")
	d.Press("enter") // the key that opened it does not answer
	d.Sees("Assign it to Rosa Moreno by name?")
	d.Press("Y")
	d.Sees("Done: assign it to Rosa Moreno by name", "Yes: assigned to")
	d.Press("esc")
	d.SeesNot("Not shown to Rosa")
}

// TestWhatWasAskedAboutIsWhatIsDone: while it is asked, another desk turns Rosa's
// access off, and what would allow it is more by now.
func TestWhatWasAskedAboutIsWhatIsDone(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 1, 120, 40)
	d.Press("tab", "G", "w", "enter")
	d.Sees("Assign it to Rosa Moreno by name?", "Y do it")
	off := false
	commit, err := s.Do(t.Context(), store.Actor{Name: "Ana"}, &model.SetAccess{Client: 1, User: 2, On: &off})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Sees("Assign it to Rosa Moreno by name?", "Nobody sees anything else than now.")
	d.Press("y")
	d.Sees("Done: assign it to Rosa Moreno by name")
	if access := chartOf(t, s, "Ada Moreno").AccessOf(2); access.On {
		t.Errorf("her access is %+v", access)
	}
}

func TestWhoIsInvitedSignsInAlone(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("w")
	d.Sees("Luis Moreno · the profile · Ada Moreno", "✗ login       this decides",
		"Once that is mended: yes,", "To allow it: Luis Moreno signs in.", "Not from here: that is the person's own to do.")
	d.Press("esc", "G", "w") // what staff can do of it they can do
	d.Sees("tick Manage payment methods, then Luis Moreno signs in", "enter puts it into the draft")
	d.Press("esc", "tab", "G", "w", "enter")
	d.Sees("Assign it to Luis Moreno by name?")
	d.SeesNot("Luis Moreno signs in, then assign it to Luis Moreno by name?")
}

// TestWhatIsAManagersToMendIsSaidSo: the switch is not the front desk's.
func TestWhatIsAManagersToMendIsSaidSo(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"set-practice","online_payments":false}`)
	d := uitest.Open(t, s, store.Actor{ID: 2, Name: "Ana"}, 120, 40)
	d.Press("/", "a", "d", "a", "enter", "enter", "]", "right", "G", "up", "w")
	d.Sees("Rosa Moreno · Pay outstanding balance · Ada Moreno", "To allow it: turn the practice's switch for online payments on.",
		"Not from here: the front desk may not do this (ask a manager).")
	d.Press("enter")
	d.Sees("Not now, do it: the front desk may not do this (ask a manager)")
}

func TestABlockOffersNothing(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"block","client":"Ada Moreno","person":"Rosa Moreno","reason":"court order 12"}`)
	d := portal(t, s, 1, 120, 40)
	d.Press("w")
	d.Sees("court order 12", "✗ block       this decides", "· practice    not reached", "No small change would allow it. To lift a block")
	d.Press("enter")
	d.Sees("Not now, do it: no change is offered")
	d.Press("esc", "tab", "w")
	d.Sees("✗ block")
}

func TestWhatNeedsAConsentIsAskedFor(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"set-practice","age_bands":[{"age":14,"action":"end"}]}`)
	d := portal(t, s, 1, 120, 40)
	d.Press("w")
	d.Sees("✗ age", "enter asks for the last day and what it needs")
	d.Press("enter")
	d.Sees("End of Rosa Moreno's access", "Consent")
	if got := accessOf(t, s, "Ada Moreno", "Rosa Moreno"); got.Renewal != nil {
		t.Errorf("a consent was made up: %+v", got.Renewal)
	}
}

func TestTheCursorOfThePreviewGoesThroughBothPersons(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 1, 160, 40)
	d.Press("P", "tab")
	d.Sees("  ▸ Tue 24 Nov")
	d.Press("w")
	d.Sees("Rosa Moreno · Session · Ada Moreno")
	d.Press("esc", "down", "w")
	d.Sees("Luis Moreno · Session · Ada Moreno")
}

func TestAFixOfASiblingsChartBecomesADraftThere(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"set-access","client":"Ben Moreno","user":"Rosa Moreno","on":true}
{"do":"add-form","as":"intake","title":"Intake","kind":"form"}
{"do":"assign","client":"Ben Moreno","form":"intake","to":["Ben Moreno"]}`)
	d := portal(t, s, 1, 120, 40)
	d.Press("tab", "]", "G", "w")
	d.Sees("Rosa Moreno · Intake · Ben Moreno", "enter puts it into the draft, on the client's own chart")
	d.Press("enter")
	d.Sees("Ben Moreno · 9 · minor", "[x] Complete forms on Ben's behalf", "+ 1 form", "1 change not saved: Rosa Moreno +1")
	if got := accessOf(t, s, "Ben Moreno", "Rosa Moreno").Ticks; got != model.SetOf(model.Basic) {
		t.Errorf("Rosa has %v", got.Names())
	}
}

// The telephone: "I cannot see my son's form."
func TestACallerWhoCannotSeeHerSonsFormIsHelpedInUnderTenKeys(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"add-form","as":"intake","title":"Intake","kind":"form"}
{"do":"assign","client":"Ben Moreno","form":"intake","to":["Rosa Moreno"]}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/", "b", "e", "n", "enter", "m")
	d.Sees("Who sees what of Ben Moreno", "▸ Intake", "Rosa Moreno has no access to Ben Moreno's portal")
	d.Press("w")
	d.Sees("Rosa Moreno · Intake · Ben Moreno", "✗ access      this decides",
		"enter puts it into the draft, on the client's own chart", "What may be read to the caller:")
	d.Press("enter")
	d.Sees("[x] Rosa may use Ben's portal", "+ 1 form", "Rosa Moreno +1, nobody else")
	d.SeesNot("Who sees what of Ben Moreno")
	d.Press("S") // the ninth
	d.Sees("Saved: Rosa Moreno's access to Ben Moreno's portal")
	if !accessOf(t, s, "Ben Moreno", "Rosa Moreno").On {
		t.Error("she still cannot see it")
	}
}

func TestWhyIsAskedFromTheListAndEveryTab(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/", "a", "d", "a", "enter", "w")
	d.Sees("Ada Moreno · the profile · Ada Moreno", "No: Ada Moreno has no login.")
	d.Press("esc", "enter", "G", "w") // the overview, below the contacts
	d.Sees("· the profile · Ada Moreno")
	for right, want := range map[int]string{
		2: "Ada Moreno · Secure messaging · Ada Moreno",
		3: "Ada Moreno · PHQ-A · Ada Moreno",
		4: "Ada Moreno · Session · Ada Moreno",
		5: "Ada Moreno · Invoice 5 · Ada Moreno",
	} {
		d := tabOf(t, s, right, 120, 40)
		if right == 3 {
			d.Press("down") // from the form to whom it goes
		}
		d.Press("w")
		d.Sees(want)
	}
}
