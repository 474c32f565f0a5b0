package app_test

import (
	"fmt"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

func TestASlipIsUndoneAndRedone(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	rosa, luis := accessOf(t, s, "Ada Moreno", "Rosa Moreno"), accessOf(t, s, "Ada Moreno", "Luis Moreno")
	d := portal(t, s, 3, 120, 40)
	d.Press("space", "S")
	d.Sees("Saved: Ines Vega's access to Ada Moreno's portal")
	given := accessOf(t, s, "Ada Moreno", "Ines Vega")

	d.Press("u")
	d.Sees("You turned access on: Ines Vega, Ada Moreno", "22 Nov 2026 10:00", "Ines Vega loses 1 profile.",
		"Nobody else sees anything else.", "▸ n leave it as it is")
	d.Press("n")
	if accessOf(t, s, "Ada Moreno", "Ines Vega") != given {
		t.Fatal("it was undone by no")
	}
	d.Press("u", "y")
	d.Sees("Undone: you turned access on: Ines Vega, Ada Moreno. U does it again.", "[ ] Ines may")
	if got := accessOf(t, s, "Ada Moreno", "Ines Vega"); got != (model.Access{}) {
		t.Errorf("after the undo Ines has %+v", got)
	}
	d.Press("U")
	d.Sees("You turned access on: Ines Vega, Ada Moreno", "Ines Vega gains 1 profile.")
	d.Press("Y")
	d.Sees("Done again: you turned access on: Ines Vega, Ada Moreno. u undoes it.", "[x] Ines may")
	if got := accessOf(t, s, "Ada Moreno", "Ines Vega"); got != given {
		t.Errorf("after the redo Ines has %+v, not %+v", got, given)
	}
	if accessOf(t, s, "Ada Moreno", "Rosa Moreno") != rosa || accessOf(t, s, "Ada Moreno", "Luis Moreno") != luis {
		t.Error("somebody else was touched")
	}
}

// TestThatAThreadWasReadIsNotWhatIsUndone: Rae gives Ines an access, reads what
// Rosa wrote, and takes back the access.
func TestThatAThreadWasReadIsNotWhatIsUndone(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","from":"user","text":"Good morning"}`)
	d := portal(t, s, 3, 120, 40)
	d.Press("space", "S", "2", "enter")
	d.Sees("Good morning")
	d.Press("esc", "u")
	d.Sees("You turned access on: Ines Vega, Ada Moreno")
	d.Press("n", "5")
	d.Sees("read a thread: Rosa Moreno, Ada Moreno") // and it stands in the history all the same
}

func TestAnUndoSaysWhoseLaterChangeIsInItsWay(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 3, 120, 40)
	d.Press("space", "S")
	uitest.Apply(t, s, store.Actor{Name: "Kim"}, `{"do":"set-permissions","client":"Ada Moreno","user":"Ines Vega","preset":"Scheduling only"}`)
	before := newest(t, s).No
	d.Press("u")
	d.Sees("This cannot be done:", "(Kim changed permissions, 2026-11-22 10:00) changed", "the access of Ines Vega to Ada Moreno since",
		"▸ n leave it as it is")
	d.SeesNot("y undo it", "y yes")
	d.Press("y")
	d.Sees("Not now, yes: ")
	d.Press("n")
	if newest(t, s).No != before {
		t.Error("something was done")
	}
}

// TestWhatWasShownIsWhatIsUndone: a commit of the same person on another
// screen, between the question and the answer, is not taken for the one shown.
func TestWhatWasShownIsWhatIsUndone(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 3, 120, 40)
	d.Press("space", "S", "u")
	uitest.Apply(t, s, rae, `{"do":"edit-person","person":"Ben Moreno","preferred":"Benny"}`)
	d.Press("y")
	d.Sees("Undone: you turned access on: Ines Vega, Ada Moreno")
	if got := accessOf(t, s, "Ada Moreno", "Ines Vega"); got.On {
		t.Error("Ines has the access still")
	}
}

func TestNothingOfOnesOwnToUndoIsSaid(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), store.Actor{Name: "Kim"}, 80, 24)
	d.Press("U")
	d.Sees("there is nothing of Kim's to redo")
	d.Press("esc", "u")
	d.Sees("there is nothing of Kim's to undo")
}

func TestAnEffectLongerThanTheScreenIsScrolled(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	for i := range 30 {
		uitest.Apply(t, s, rae, fmt.Sprintf(`{"do":"add-contact","as":"c","client":"Ada Moreno","first":"Caller%02d","last":"Soto","email":"c%02d@example.org","email_ok":true,"relationship":"other"}
{"do":"invite","client":"Ada Moreno","user":"c","preset":"Full access"}
{"do":"sign-in","user":"c"}`, i, i))
	}
	uitest.Apply(t, s, rae, `{"do":"set-practice","portal":false}`)
	d := uitest.Open(t, s, rae, 80, 24)
	d.Press("u")
	d.Sees("more ↓", "Caller00 Soto may sign in", "▸ n leave it as it is", "Y undo it")
	d.SeesNot("Caller29")
	d.Press("G")
	d.Sees("↑ end", "Caller29 Soto may sign in", "Nobody else sees anything else.", "▸ n leave it as it is")
	d.Press("Y")
	d.Sees("Undone")
}
