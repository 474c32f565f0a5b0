package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

func TestAGuardianIsGivenAccessAndTheOthersAreNotTouched(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	rosa, luis := accessOf(t, s, "Ada Moreno", "Rosa Moreno"), accessOf(t, s, "Ada Moreno", "Luis Moreno")

	d := portal(t, s, 3, 160, 40)
	d.Sees("Ines sees", "[ ] Ines may see or manage Ada's information in the portal", "no login", "Nothing of this client")
	d.Press("space") // the cursor waits on the toggle
	d.Sees("[x] Ines may", "+ the profile", "[x] Basic functions", "not saved: Ines Vega")
	d.Press("S")
	d.Sees("Saved: Ines Vega's access to Ada Moreno's portal")
	d.SeesNot("not saved")
	d.Press("q")
	if !d.Quit {
		t.Fatal("q does not quit when everything is saved")
	}

	d = portal(t, s, 3, 160, 40)
	d.Sees("[x] Ines may", "[x] Basic functions")
	if got := accessOf(t, s, "Ada Moreno", "Ines Vega"); !got.On || got.Ticks != model.SetOf(model.Basic) {
		t.Errorf("Ines has %+v", got)
	}
	if accessOf(t, s, "Ada Moreno", "Rosa Moreno") != rosa || accessOf(t, s, "Ada Moreno", "Luis Moreno") != luis {
		t.Error("somebody else's access changed too")
	}
}

func TestThePreviewFollowsTheDraft(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 2, 120, 40)
	d.Sees("Luis sees", "invited today · expires in 7 days", "View only", "$120.00")
	d.Press("G", "up", "up", "space") // Billing documents
	d.Sees("- 1 invoice", "View only · changed", "-   Invoice", "needs Billing documents",
		"1 change not saved: Luis Moreno −1, nobody else")
	d.Press("up", "up", "up", "up", "space") // Complete forms
	d.Sees("+ 1 form", "+   Consent to treat", "2 changes not saved: Luis Moreno +1 −1, nobody else")
	d.Press("space", "down", "down", "down", "down", "space")
	d.SeesNot("not saved", "· changed", "Invoice 5      - ")
	if got := accessOf(t, s, "Ada Moreno", "Luis Moreno"); model.PresetName(got.Ticks) != "View only" {
		t.Errorf("a draft was saved: %v", got.Ticks.Names())
	}
}

func TestToggleAndTicksAreSavedAsOneCommit(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	before := newest(t, s).No
	d := portal(t, s, 3, 120, 40)
	d.Press("space", "down", "down", "down", "space", "S")
	d.Sees("Saved")
	if got := newest(t, s).No; got != before+1 {
		t.Errorf("%d commits for one save", got-before)
	}
	if got := accessOf(t, s, "Ada Moreno", "Ines Vega"); !got.On || got.Ticks != model.SetOf(model.Basic, model.AppointmentsView) {
		t.Errorf("Ines has %+v", got)
	}
}

func TestEscAsksOnceBeforeADraftIsDropped(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("down", "down", "space", "esc")
	d.Sees("Drop 1 change for Luis Moreno's access to Ada Moreno's", "untick Basic functions")
	d.Press("esc") // the key that opened it answers nothing
	d.Sees("Drop 1 change for")
	d.Press("enter") // it starts on no
	d.SeesNot("Drop 1 change for")
	d.Sees("1 change not saved")
	d.Press("esc", "y")
	d.SeesNot("not saved")
	d.Press("esc")
	d.Sees("/ ada mor")
	if d.Quit {
		t.Fatal("esc quit")
	}
}

func TestADraftWaitsWhileAnotherClientIsLookedAt(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("down", "down", "space", "esc", "n", "shift+tab", "esc", "down")
	d.Sees("Ben Moreno · 9", "*Moreno, Ada")
	d.Press("q")
	d.Sees("Quit and lose it?", "Luis Moreno's access to Ada Moreno's portal")
	d.Press("q", "n")
	if d.Quit {
		t.Fatal("quit without a yes")
	}
	d.Press("up", "enter")
	d.Sees("Luis sees", "1 change not saved")
	d.Press("q", "y")
	if !d.Quit {
		t.Fatal("yes did not quit")
	}
}

func TestTwoDesksAtOnce(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 2, 120, 40)
	d.Press("G", "up", "up", "space")
	d.Sees("1 change not saved")

	ana := portal(t, s, 2, 120, 40)
	ana.Press("down", "down", "down", "space", "s")
	ana.Sees("Saved")

	d.Press("s")
	d.Sees("Changed meanwhile", "Rae changed Luis Moreno's access to Ada Moreno's portal at", "10:00 while you were editing",
		"untick View appointments", "Put your 1 change on top of that?", "put it on top", "untick Billing documents")
	d.Press("y") // too early: nobody was asking for this dialog
	d.Sees("Changed meanwhile")
	d.Wait(600)
	d.Press("y")
	d.Sees("1 change not saved", "[ ] View appointments")
	d.Press("s")
	d.Sees("Saved")
	got := accessOf(t, s, "Ada Moreno", "Luis Moreno").Ticks
	if want := model.SetOf(model.Basic, model.DocumentsView); got != want {
		t.Errorf("saved %v, not %v", got.Names(), want.Names())
	}
}

func TestAnotherDesksChangeElsewhereIsNoConflict(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 2, 120, 40)
	d.Press("G", "up", "up", "space")
	ana := portal(t, s, 1, 120, 40)
	ana.Press("down", "down", "down", "space", "s")
	ana.Sees("Saved")
	d.Press("s")
	d.Sees("Saved")
}

func TestABoxThatCannotMatterSaysWhy(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"set-practice","uploads":false,"age_bands":[{"age":14,"action":"limit","preset":"Teen-limited guardian"}]}`)
	d := portal(t, s, 1, 120, 40)
	d.Sees("Upload documents  practice switch off", "Documents  limited at 14")
	d.Press("right")
	d.Sees("Demographics  needs Manage information")
}

func TestABlockedPersonIsMarkedAndTold(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"block","client":"Ada Moreno","person":"Luis Moreno","reason":"court order 12"}`)
	d := portal(t, s, 2, 120, 40)
	d.Sees("○●⊘", "Luis ⊘ father", "Closed now:", "court order 12")
}

func TestAnEmptyPracticeSaysWhatToDo(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, ""), rae, 120, 40)
	d.Sees("No clients yet.", "frontdesk import FILE", "? lists every key")
	d.Press("enter", "tab", "]", "space", "s", "G")
	d.Sees("No client chosen.")
}

// TestTwoDesksDoTheSame: there is nothing left to save.
func TestTwoDesksDoTheSame(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d, ana := portal(t, s, 2, 120, 40), portal(t, s, 2, 120, 40)
	d.Press("down", "down", "down", "space")
	ana.Press("down", "down", "down", "space", "s")
	d.Hear(store.Change{Clients: []model.ClientID{1}})
	d.Press("S")
	d.Sees("Not now", "another desk changed the same meanwhile; s says who, and asks")
	d.Press("s")
	d.Sees("Changed meanwhile", "untick View appointments", "That is all that you changed.")
	d.Wait(600)
	d.Press("y")
	d.SeesNot("not saved")
}

// TestWhoSeesNobodyIsToldWhy: and not that the practice is empty.
func TestWhoSeesNobodyIsToldWhy(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"add-staff","name":"Jo","role":"trainer"}
{"do":"add-staff","name":"Dr. New","role":"practitioner"}`)
	d := uitest.Open(t, s, store.Actor{ID: 3, Name: "Jo"}, 120, 40)
	d.Sees("A trainer sees nobody's", "frontdesk train")
	d.SeesNot("No clients yet")
	d = uitest.Open(t, s, store.Actor{ID: 4, Name: "Dr. New"}, 120, 40)
	d.Sees("No clients of yours yet.")
}

func TestAPractitionerFindsTheOwnClientsOnly(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, store.Actor{ID: 1, Name: "Dr. Chen"}, 120, 40)
	d.Sees("Dr. Chen · practitioner", "Moreno, Ada", "─ 1 ╮")
	d.SeesNot("Ben", "Morgan")
}

// TestAClientHandedOverIsGoneFromEveryScreen: from the list, from dialogs that
// are open, and from what was done, which was read before.
func TestAClientHandedOverIsGoneFromEveryScreen(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"add-staff","name":"Dr. Ruiz","role":"practitioner"}
{"do":"edit-person","person":"Ada Moreno","phone":"555 0101"}`)
	handOver := func(to model.StaffID, desks ...*uitest.Desk) {
		commit, err := s.Do(t.Context(), rae, &model.EditClient{Client: 1, Practitioner: &to})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range desks {
			d.Hear(commit.Change)
		}
	}
	for _, keys := range [][]string{{"5"}, {"5", "enter"}, {"i"}, {"b"}, {"m"}, {"d"}, {"e"}} {
		d := uitest.Open(t, s, store.Actor{ID: 1, Name: "Dr. Chen"}, 120, 40)
		d.Press(keys...)
		d.Sees("Ada Moreno")
		handOver(3, d)
		d.SeesNot("Ada", "Luis", "Rosa")
		handOver(1, d)
	}
}

// TestTwoAreHandedOverInARow: that the second was does not keep the dialog about
// the first open, though the second is told of before the first was looked at.
func TestTwoAreHandedOverInARow(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"add-staff","name":"Dr. Ruiz","role":"practitioner"}`)
	d := uitest.Open(t, s, store.Actor{ID: 1, Name: "Dr. Chen"}, 120, 40)
	d.Press("i")
	d.Sees("Ada Moreno")
	d.Hold()
	ruiz, chen := model.StaffID(3), model.StaffID(1)
	for _, op := range []*model.EditClient{{Client: 1, Practitioner: &ruiz}, {Client: 5, Practitioner: &chen}} {
		commit, err := s.Do(t.Context(), rae, op)
		if err != nil {
			t.Fatal(err)
		}
		d.Hear(commit.Change)
	}
	d.Release()
	d.SeesNot("Ada")
}

func TestSimilarNamesStandApart(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("/")
	d.Type("morenno")
	d.Sees("─ 0 ╮", "similar, not the same:", "Moreno, Ada")
	d.Press("down", "enter")
	d.Sees("Moreno · ")
	d.Press("esc", "/", "esc")
	d.Sees("Abbott, Zoë")
	d.SeesNot("similar")
}

func TestTheCursorStaysOnItsClient(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("G")
	d.Sees("▸ Morgan, Tess")
	commit, err := s.Do(t.Context(), rae, &model.AddClient{PersonFields: model.PersonFields{First: "Al", Last: "Aaron"}})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Sees("Aaron, Al", "▸ Morgan, Tess", "─ 5 ╮")
}

func TestHelpListsWhatCanBeDoneAndDoesIt(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("?")
	d.Sees("What can be done here", "save the draft (not now: nothing is changed)")
	d.Type("tick")
	d.Press("enter")
	d.Sees("1 change not saved")
	d.Press("s", "s")
	d.Sees("Not now, save: nothing is changed")
}

func TestAViewOfOnePaneSaysSo(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 80, 24)
	d.Press("5")
	d.Press("tab")
	d.Sees("Not now, next pane: this view has one pane")
	d.Press("1")
	d.Sees("Moreno, Ada")
}

func TestAKeyNeverMeetsAScreenThatIsHalfTold(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 160, 40)
	root := d.Model()
	// Typed faster than any command can answer.
	for _, key := range []string{"enter", "]", "space"} {
		root, _ = root.Update(uitest.Key(key))
	}
	d.Sees("▸[x] Zoë may see or manage")
	for _, key := range []string{"q", "q", "n"} {
		root, _ = root.Update(uitest.Key(key))
	}
	d.SeesNot("Quit and lose it?")
}

// TestAClientIsFoundFromAnywhere: the telephone rings while somebody is in a
// chart, in the preview or in another view.
func TestAClientIsFoundFromAnywhere(t *testing.T) {
	for _, from := range [][]string{{"enter"}, {"enter", "]"}, {"tab", "tab"}, {"4"}, {"6"}} {
		d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
		d.Press(from...)
		d.Press("/")
		d.Type("tess")
		d.Sees("/ tess", "▸ Morgan, Tess")
		d.SeesNot("Moreno, Ada")
	}
}

func TestAFieldIsEmptiedWhereTheCursorIs(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("/", "a", "d", "a", "enter", "enter", "enter", "tab")
	d.Sees("Edit Ada Moreno", "▸ Last name     Moreno")
	d.Press("ctrl+u")
	d.Type("Morrow")
	d.Sees("▸ Last name     Morrow", "  First name    Ada")
}

func TestAFatherCallsAndSaysHisOwnName(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("/", "l", "u", "i", "s")
	d.Sees("Clients ────────────── 1", "whose contact fits", "▸ Moreno, Ada")
	d.SeesNot("Nobody fits", "Moreno, Ben")
	d.Press("enter")
	d.Sees("Ada Moreno · 14")
	d.Press("/", "a", "d", "a")
	d.Sees("Clients ────────────── 1", "▸ Moreno, Ada")
	d.Press("esc")
	d.Sees("Clients ────────────── 4")
	d.SeesNot("whose contact")
}
