package app_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/ui/internal/uitest"
)

// aged is Harbor three days ago, with a year at which access ends; since then
// Luis's access was turned off, and a letter was shared with Rosa alone.
func aged(t *testing.T) store.Store {
	t.Helper()
	now := uitest.Now().AddDate(0, 0, -3)
	s, err := bolt.Open(context.Background(), filepath.Join(t.TempDir(), "practice.db"), bolt.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	uitest.Apply(t, s, rae, uitest.Harbor+`{"do":"set-practice","age_bands":[{"age":18,"action":"end"}]}`)
	now = now.AddDate(0, 0, 1)
	uitest.Apply(t, s, store.Actor{Name: "Kim"}, `{"do":"edit-person","person":"Ada Moreno","preferred":"Addie"}
{"do":"sign-in","user":"Luis Moreno"}`)
	now = now.Add(time.Hour)
	uitest.Apply(t, s, store.Actor{Name: "Kim"}, `{"do":"set-access","client":"Ada Moreno","user":"Luis Moreno","on":false}`)
	now = uitest.Now()
	return s
}

func TestTheWholeScreenAsItWasThenAndNothingCanBeChangedThere(t *testing.T) {
	s := aged(t)
	d := portal(t, s, 2, 120, 40)
	d.Sees("[ ] Luis may use Addie's portal", "Nothing of this client")
	d.Press("h")
	d.Sees("See everything as of")
	d.Type("2026-11-19")
	d.Press("ctrl+s")
	d.Sees("As it was on Thu 19 Nov 2026, 23:59 · esc comes back to now · nothing can be changed here",
		"[x] Luis may see or manage Ada's information", "Luis sees", "Invoice")
	d.Press("space")
	d.Sees("Not now, tick: this is how it is at another time; esc comes back")
	d.Press("w")
	d.Sees("Luis Moreno · the profile · Ada Moreno", "No: Luis Moreno was invited on 2026-11-19 and has not signed in yet.")
	d.Press("esc", "m")
	d.Sees("Who sees what of Ada Moreno", "◐ father")
	d.Press("space") // even what a dialog offers is refused
	d.Sees("Not now, by name: this is how it is at another time")
	d.Press("esc", "esc")
	d.SeesNot("As it was")
	d.Sees("[ ] Luis may use Addie's portal")
}

func TestBeforeAClientWasThere(t *testing.T) {
	d := portal(t, aged(t), 0, 120, 40)
	d.Press("h")
	d.Type("2026-11-01")
	d.Press("ctrl+s")
	d.Sees("As it was on Sun 1 Nov 2026", "Nobody was a client then")
	d.Press("esc")
	d.Sees("Ada Moreno · 14")
}

func TestWhoCameLaterIsNotInTheListOfThen(t *testing.T) {
	s := aged(t)
	uitest.Apply(t, s, rae, `{"do":"add-client","first":"Mona","last":"Morrow"}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Sees("Morrow, Mona", "Moreno, Ada")
	d.Press("h")
	d.Type("2026-11-20")
	d.Press("ctrl+s")
	d.Sees("Moreno, Ada", "Morgan, Tess", "Clients ────────────── 4")
	d.SeesNot("Morrow", "(not on record)")
	d.Press("/", "m", "o", "r")
	d.Sees("Clients ────────────── 3", "Moreno, Ada")
	d.SeesNot("Morrow", "(not on record)")
	d.Press("esc", "esc", "esc")
	d.SeesNot("As it was")
	d.Sees("Morrow, Mona")
}

func TestWhoIsCalledOtherwiseNowIsFoundByTheNameOfThen(t *testing.T) {
	s := aged(t)
	uitest.Apply(t, s, rae, `{"do":"edit-person","person":"Tess Morgan","last":"Soto"}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("h")
	d.Type("2026-11-20")
	d.Press("ctrl+s", "/")
	d.Type("morgan")
	d.Sees("Clients ────────────── 1", "Morgan, Tess")
	d.Press("esc", "/")
	d.Type("soto")
	d.SeesNot("Tess")
	d.Press("esc", "esc", "esc", "/")
	d.Type("soto")
	d.Sees("Soto, Tess")
}

func TestForwardToTheDayOnWhichAnAgeIsReached(t *testing.T) {
	d := portal(t, aged(t), 1, 120, 40)
	d.Press("h", "tab", "tab")
	d.Sees("Addie turns 18 on 2030-04-02: access ends")
	d.Press("enter", "ctrl+s")
	d.Sees("As it will be on Tue 2 Apr 2030, 23:59 · esc comes back to now · if nothing is changed until then", "Rosa sees", "Nothing of this client",
		"Closed now: Ada Moreno has turned 18")
	d.Press("w")
	d.Sees("To allow it: renew Rosa Moreno's access", "Not from here: this is how it is at another time.")
	d.Press("enter")
	d.Sees("Not now, do it: this is how it is at another time")
	d.SeesNot("Consent")
	d.Press("esc", "esc")
	d.Sees("Rosa sees", "Upcoming")
}

func TestADraftIsNotCarriedIntoThePast(t *testing.T) {
	d := portal(t, aged(t), 2, 120, 40)
	d.Press("space", "h")
	d.Sees("Not now, as of: save or drop first what is not saved yet: Luis Moreno's access")
}

func TestADayThatIsNone(t *testing.T) {
	d := portal(t, aged(t), 0, 120, 40)
	d.Press("h", "ctrl+s")
	d.Sees("! say which day")
	d.Type("yesterday")
	d.Press("ctrl+s")
	d.Sees(`"yesterday" is not a date`)
}

func TestWhenSomebodyFirstAndLastCouldSeeIt(t *testing.T) {
	d := portal(t, aged(t), 2, 120, 40)
	d.Press("w", "h")
	d.Sees("When it could be seen", "20 Nov 2026 10:00 from here on: Kim recorded a sign-in: Luis Moreno (commit",
		"20 Nov 2026 11:00 no longer: Kim turned access off: Luis Moreno, Ada Moreno (commit", "not now.")
	d.Press("esc", "esc", "left", "w", "h") // Rosa
	d.Sees("19 Nov 2026 10:00 from here on: Rae", "To be seen first on 19 Nov 2026 10:00, and to this moment.")
	d.Press("esc", "esc", "right", "right", "w", "h") // Ines
	d.Sees("Never so far")
}

// TestWhatWasNotSeenAllTheTimeIsNotSaidToBe: Luis sees it again, and did not
// for two days.
func TestWhatWasNotSeenAllTheTimeIsNotSaidToBe(t *testing.T) {
	s := aged(t)
	uitest.Apply(t, s, rae, `{"do":"set-access","client":"Ada Moreno","user":"Luis Moreno","on":true}`)
	d := portal(t, s, 2, 120, 40)
	d.Press("w", "h")
	d.Sees("To be seen first on 20 Nov 2026 10:00, and to this moment, though not all the time", "between.")
}

func TestTheReviewIsThatOfNow(t *testing.T) {
	d := portal(t, aged(t), 0, 120, 40)
	d.Sees("3 Review •1")
	d.Press("h")
	d.Type("2026-11-01")
	d.Press("ctrl+s", "3", "esc")
	d.Sees("3 Review •1")
}

func TestAsOfScreens(t *testing.T) {
	past := [][2]string{{"past", "h 2 0 2 6 - 1 1 - 1 9 ctrl+s"}}
	uitest.Golden(t, past, [][2]int{{120, 40}, {80, 24}, {60, 20}}, func(t *testing.T, width, height int) *uitest.Desk {
		return portal(t, aged(t), 2, width, height)
	})
}
