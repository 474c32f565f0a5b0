package activity_test

import (
	"fmt"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

var (
	rae = store.Actor{Name: "Rae"}
	kim = store.Actor{Name: "Kim"}
)

const open = `{"do":"set-access","client":"Ada Moreno","user":"Ines Vega","on":true}`

// practice is Harbor, in which Kim gave Ines an access.
func practice(t *testing.T) store.Store {
	t.Helper()
	s := uitest.Practice(t, uitest.Harbor)
	uitest.Apply(t, s, kim, open)
	return s
}

func desk(t *testing.T, s store.Store) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("5")
	return d
}

func TestWhatAnybodyDidStandsThereNewestFirst(t *testing.T) {
	d := desk(t, practice(t))
	d.Sees("▸ 10:00               Kim              turned access on: Ines Vega, Ada Moreno",
		"Rae              made a bill: Ada Moreno", "recorded a sign-in: Rosa Moreno", "commit 18")
}

func TestAChangeIsReadBeforeAndAfterInWords(t *testing.T) {
	s := practice(t)
	uitest.Apply(t, s, kim, `{"do":"set-permissions","client":"Ada Moreno","user":"Ines Vega","preset":"Scheduling only"}`)
	d := desk(t, s)
	d.Press("enter")
	d.Sees("What was changed", "Kim changed permissions: Ines Vega, Ada Moreno", "Sunday, 22 November 2026, 10:00 · commit 19",
		"Ines Vega's access to Ada Moreno's portal", "permissions: Basic functions → Scheduling only")
	d.Press("esc", "down", "enter")
	d.Sees("Ines Vega's access to Ada Moreno's portal, new", "access: yes", "permissions: Basic functions")
}

func TestAnybodysChangeIsUndoneWithItsEffectFirst(t *testing.T) {
	s := practice(t)
	uitest.Apply(t, s, rae, `{"do":"edit-person","person":"Ben Moreno","preferred":"Benny"}`)
	d := desk(t, s)
	d.Press("down", "u")
	d.Sees("Kim turned access on: Ines Vega, Ada Moreno", "Ines Vega loses 1 profile.", "▸ n leave it as it is")
	d.Press("u", "enter") // neither the key that opened it nor the first answer does it
	d.SeesNot("(undone)")
	d.Press("u", "y")
	d.Sees("Undone: Kim turned access on", "undid commit 18", "(undone) turned access on: Ines Vega, Ada Moreno",
		"▸ 10:00               Kim              (undone)")
	d.Press("g", "u", "Y") // and the undo is undone
	d.Sees("(undone) undid commit 18")
	d.SeesNot("(undone) turned access on") // it holds again
}

// TestWhatWasTakenBackIsMarkedThoughTheUndoIsFilteredAway: who looks for what
// Kim did does not see that Rae took it back.
func TestWhatWasTakenBackIsMarkedThoughTheUndoIsFilteredAway(t *testing.T) {
	s := practice(t)
	d := desk(t, s)
	d.Press("u", "y", "/", "tab")
	d.Type("kim")
	d.Press("ctrl+s")
	d.SeesNot("undid commit 18")
	d.Sees("(undone) turned access on")
}

func TestWhoWasEnteredAndTakenBackIsStillNamed(t *testing.T) {
	s := practice(t)
	uitest.Apply(t, s, rae, `{"do":"add-client","first":"Nora","last":"Neu","contacts":[{"first":"Paul","last":"Neu","relationship":"father"}]}
{"do":"undo"}`)
	d := desk(t, s)
	d.Sees("undid commit 19: Nora Neu, Paul Neu", "(undone) added a client: Nora Neu, Paul Neu")
	d.Press("enter")
	d.Sees("It took back: Rae added a client: Nora Neu, Paul Neu · Sunday, 22 November 2026, 10:00",
		"Paul Neu as a contact of Nora Neu, taken away", "Nora Neu's chart, taken away")
	d.Press("u") // and what taking that back would do is told of them
	d.Sees("You undid commit 19: Nora Neu, Paul Neu")
}

func TestAnUndoNamesWhatIsInItsWay(t *testing.T) {
	s := practice(t)
	uitest.Apply(t, s, rae, `{"do":"set-permissions","client":"Ada Moreno","user":"Ines Vega","preset":"Scheduling only"}`)
	d := desk(t, s)
	d.Press("down", "enter", "u") // also from what was read
	d.Sees("(Rae changed permissions, 2026-11-22 10:00) changed", "the access of Ines Vega to Ada Moreno since")
	d.Press("y")
	d.Sees("Not now, yes: ")
}

func TestTheListFollowsOtherDesks(t *testing.T) {
	s := practice(t)
	d := desk(t, s)
	d.Press("down")
	commit, err := s.Do(t.Context(), kim, &model.AddClient{PersonFields: model.PersonFields{First: "Al", Last: "Aaron"}})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Sees("Kim              added a client: Al Aaron", "▸ 10:00               Rae              made a bill")
	d.Press("g", "o")
	d.Sees("Al Aaron", "1 Clients")
}

// TestWhoComesToTheHistoryStandsOnWhatWasDoneLast, whatever was done since the
// screens were opened: that is what is taken back there most.
func TestWhoComesToTheHistoryStandsOnWhatWasDoneLast(t *testing.T) {
	s := practice(t)
	d := uitest.Open(t, s, rae, 120, 40)
	for _, op := range []model.Operation{
		&model.AddClient{PersonFields: model.PersonFields{First: "Al", Last: "Aaron"}},
		&model.SetPractice{Banner: new("Closed on Friday")},
	} {
		commit, err := s.Do(t.Context(), kim, op)
		if err != nil {
			t.Fatal(err)
		}
		d.Hear(commit.Change)
	}
	d.Press("5")
	d.Sees("▸ 10:00               Kim              changed the practice")
}

func TestTheHistoryIsFiltered(t *testing.T) {
	s := practice(t)
	uitest.Apply(t, s, kim, `{"do":"edit-person","person":"Ben Moreno","preferred":"Benny"}`)
	d := desk(t, s)
	d.Press("/")
	d.Sees("ctrl+s show it")
	d.Type("ada mor")
	d.Press("enter", "ctrl+s")
	d.Sees("Only about Ada Moreno · esc shows everything", "▸ 10:00               Kim              turned access on")
	d.SeesNot("Ben Moreno", "Zoë")
	d.Press("/", "tab")
	d.Type("kim")
	d.Press("ctrl+s")
	d.Sees("Only about Ada Moreno, by kim", "turned access on")
	d.SeesNot("Rae  ")
	d.Press("esc")
	d.Sees("changed a person: Ben Moreno", "Zoë")
	d.Press("/", "tab", "tab")
	d.Type("sign-in")
	d.Press("ctrl+s")
	d.Sees("▸ 10:00               Rae              recorded a sign-in: Rosa Moreno")
	d.SeesNot("invited")
	d.Press("/", "tab", "tab", "ctrl+r")
	d.Type("nothing of the kind")
	d.Press("ctrl+s")
	d.Sees("Nothing was done that fits.", "esc shows everything")
}

// TestADayIsToldWithTheYearOnlyWhereItIsAnother, so that it is whole in a narrow
// window too.
func TestADayIsToldWithTheYearOnlyWhereItIsAnother(t *testing.T) {
	now := uitest.Now().AddDate(-1, 0, 0)
	s := uitest.PracticeAt(t, func() time.Time { return now }, `{"do":"add-client","first":"Ada","last":"Moreno"}`)
	for _, back := range []int{-1, 0} {
		now = uitest.Now().AddDate(0, 0, back)
		uitest.Apply(t, s, kim, fmt.Sprintf(`{"do":"add-client","first":"Al","last":"Aaron%d"}`, back))
	}
	d := uitest.Open(t, s, rae, 60, 18)
	d.Press("5")
	d.Sees("▸ 10:00 ", "  21 Nov 10:00 ", "  22 Nov 2025 1… ")
}

func TestWhereNothingWasDoneYetNothingIsMissed(t *testing.T) {
	d := desk(t, uitest.Practice(t, ""))
	d.Sees("Nothing was done yet.", "newest first")
	d.SeesNot("fits")
}

func TestTheHistoryOfAClientHasWhatBecameOfTheirEmails(t *testing.T) {
	s := practice(t)
	uitest.Apply(t, s, rae, `{"do":"cancel-email","email":"e2"}`)
	d := desk(t, s)
	d.Press("/")
	d.Type("ada mor")
	d.Press("enter", "ctrl+s")
	d.Sees("cancelled an e-mail: Luis Moreno")
	d.Press("o")
	d.Sees("Ada Moreno · 14")
}

// TestALongHistoryIsReadAsFarAsItIsLookedAt: only pages of it, to its very end.
func TestALongHistoryIsReadAsFarAsItIsLookedAt(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	for i := range 300 {
		uitest.Apply(t, s, kim, fmt.Sprintf(`{"do":"edit-person","person":"Ben Moreno","preferred":"Ben%d"}`, i))
	}
	d := desk(t, s)
	d.Sees("commit 317")
	for range 10 {
		d.Press("G")
	}
	d.Sees("▸ 10:00               Rae              changed the practice", "commit 1 ")
	d.Press("g")
	d.Sees("commit 317")
}

func TestAPractitionerSeesTheOwnClientsHistory(t *testing.T) {
	d := uitest.Open(t, practice(t), store.Actor{ID: 1, Name: "Dr. Chen"}, 120, 40)
	d.Press("5")
	d.Sees("turned access on: Ines Vega, Ada Moreno")
	d.SeesNot("Tess", "Ben Moreno")
}

func TestScreens(t *testing.T) {
	stories := [][2]string{{"activity", "5 down"}, {"change", "5 enter"}, {"filter", "5 /"}}
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}, {60, 20}}, func(t *testing.T, width, height int) *uitest.Desk {
		return uitest.Open(t, practice(t), rae, width, height)
	})
}
