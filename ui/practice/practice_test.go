package practice_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

var rae = store.Actor{Name: "Rae"}

// open opens the practice's settings.
func open(t *testing.T, s store.Store, who store.Actor) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, who, 120, 40)
	d.Live = true
	d.Press("6")
	return d
}

// recorded is the practice as it is kept.
func recorded(t *testing.T, s store.Store) model.Practice {
	t.Helper()
	var practice model.Practice
	err := s.View(t.Context(), rae, func(r model.Reader) (err error) {
		practice, err = r.Practice()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return practice
}

// commits is the number of the newest commit.
func commits(t *testing.T, s store.Store) uint64 {
	t.Helper()
	for entry, err := range s.Log(t.Context(), rae, store.LogQuery{Limit: 1}) {
		if err != nil {
			t.Fatal(err)
		}
		return entry.No
	}
	return 0
}

// signedIn is Harbor with its portal address, and father and client signed in.
const signedIn = uitest.Harbor + `
{"do":"set-practice","portal_url":"https://portal.example.org"}
{"do":"sign-in","user":"Luis Moreno"}
`

func TestThePortalIsSwitchedOffAndOnAgain(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("space")
	d.Sees("changed, was on", "1 change not saved: 2 people will see nothing (Rosa Moreno, Luis Moreno)",
		"- Rosa Moreno will see nothing", "- Luis Moreno will see nothing")
	d.Press("s")
	d.Sees("Save the practice's settings", "turn the portal off", "2 people will see nothing.")
	d.Press("s", "enter") // the key that opened it answers nothing, and it starts on no
	d.Sees("1 change not saved")
	before := commits(t, s)
	d.Press("s", "y")
	d.Sees("Saved: the practice's settings. 2 people will see nothing.")
	d.SeesNot("not saved", "What it does")
	if recorded(t, s).Portal || commits(t, s) != before+1 {
		t.Errorf("portal %v after %d commits", recorded(t, s).Portal, commits(t, s)-before)
	}
	d.Press("space")
	d.Sees("2 people may sign in", "+ Rosa Moreno may sign in")
	d.Press("s", "y", "tab", "enter") // what gives more is not done by the key that takes away
	if recorded(t, s).Portal {
		t.Error("the portal is on")
	}
	d.Press("s", "Y")
	if !recorded(t, s).Portal {
		t.Error("the portal is still off")
	}
}

// finish does a command that was held back.
func finish(d *uitest.Desk, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			finish(d, cmd)
		}
	default:
		d.Send(msg)
	}
}

func TestSavingMayBeAskedForBeforeItIsReckoned(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	root := d.Model()
	root, reckon := root.Update(uitest.Key("space")) // typed faster than anybody reckons
	d.Sees("reckoning who gains and loses what…")
	root.Update(uitest.Key("s"))
	d.Sees("reckoning who gains and loses what, then it asks…")
	finish(d, reckon)
	d.Sees("Save the practice's settings", "2 people will see nothing.")
	d.Press("y")
	if recorded(t, s).Portal {
		t.Error("the portal is still on")
	}
}

func TestSeveralChangesAreOneCommit(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	before := commits(t, s)
	d := open(t, s, rae)
	d.Press("down", "down", "e", "end")
	d.Type(" of Boston")
	d.Press("down", "down", "enter", "backspace")
	d.Type("9")
	d.Press("esc") // what was typed is kept
	d.Sees("2 changes not saved: nobody gains or loses anything", "9 days", "changed, was 7 days")
	d.Press("]", "down", "space", "s")
	d.Sees("name: Harbor Family Therapy of Boston", "turn secure messaging off", "1 person loses something")
	d.Press("y")
	p := recorded(t, s)
	if p.Name != "Harbor Family Therapy of Boston" || p.InvitationDays != 9 || p.SecureMessaging || commits(t, s) != before+1 {
		t.Errorf("%+v after %d commits", p, commits(t, s)-before)
	}
}

// TestWhatASwitchTakesIsSaidChildByChild: Rosa pays for Ada, and asks for
// appointments for both.
func TestWhatASwitchTakesIsSaidChildByChild(t *testing.T) {
	s := uitest.Practice(t, signedIn+`
{"do":"set-access","client":"Ben Moreno","user":"Rosa Moreno","on":true}
{"do":"set-permissions","client":"Ben Moreno","user":"Rosa Moreno","preset":"Scheduling only"}`)
	d := open(t, s, rae)
	d.Press("]", "down", "down", "down", "space")
	d.Sees("- Rosa Moreno may no longer pay, manage")
	d.Press("up", "up", "up", "space", "w")
	d.Sees("- Rosa Moreno, for Ada Moreno: may no longer pay, request appointments, manage payment methods;",
		"for Ben Moreno: may no longer request appointments")
	d.Press("esc", "down", "space", "w")
	d.Sees("- Rosa Moreno, for Ada Moreno: may no longer pay, request appointments, write to the practice,")
}

func TestWhatChangesNothingForAnybodyIsSavedAtOnce(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("down", "down", "enter")
	d.Type(" Inc")
	d.Press("enter", "s")
	d.Sees("Saved: the practice's settings. Nobody gains or loses anything.", "Harbor Family Therapy Inc")
}

func TestASettingThatCannotBeSaysWhy(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), rae)
	d.Press("down", "enter", "ctrl+u")
	d.Type("portal.example.org")
	d.Press("down")
	d.Sees("1 change not saved, and cannot be:", "is not a web address", "write it like https://portal.example.org")
	d.Press("s")
	d.Sees("Not now, save:")
	d.Press("down", "down", "down", "down", "enter")
	d.Type("x")
	d.Press("up")
	d.Sees(`! "18x" is not a whole number`)
}

func TestTheTableOfAges(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("]", "]", "a")
	d.Sees("New age band")
	d.Type("14")
	d.Press("tab", "s", "ctrl+s")
	d.Sees("▸ At 14 a contact's access is suspended until reviewed", "new", "people lose something")
	d.Press("down", "x")
	d.Sees("removed; x puts it back", "2 changes not saved")
	d.Press("x", "enter")
	d.Sees("Age band")
	d.Press("tab", "tab", "backspace", "backspace")
	d.Type("60")
	d.Press("ctrl+s")
	d.Sees("warning 60 days before", "changed, was at 18 a contact's access ends, warning 30 days before")
	d.Press("s", "y")
	want := []model.AgeBand{{Age: 14, Action: model.BandSuspend}, {Age: 18, Action: model.BandEnd, WarnDays: 60}}
	if got := recorded(t, s).AgeBands; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("saved %v, not %v", got, want)
	}
}

func TestEscAsksOnceBeforeTheDraftIsDropped(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("space", "1", "6") // it waits while another view is looked at
	d.Sees("1 change not saved")
	d.Press("esc")
	d.Sees("Drop 1 change of the practice's settings?", "turn the portal off")
	d.Press("y")
	d.SeesNot("not saved")
	d.Press("space", "q")
	d.Sees("Not saved yet:", "the practice's settings")
}

func TestTwoManagersChangeTheSame(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d, other := open(t, s, rae), open(t, s, store.Actor{Name: "Max"})
	d.Press("down", "down", "down", "down", "enter", "backspace")
	d.Type("14")
	d.Press("enter")
	other.Press("down", "down", "down", "down", "enter", "backspace")
	other.Type("3")
	other.Press("enter", "s")
	other.Sees("Saved")
	d.Press("s")
	d.Sees("Changed meanwhile", "Max changed the same at 10:00", "while you were", "invitation: 14 days, was 3 days")
	d.Wait(600)
	d.Press("y")
	d.Sees("changed, was 3 days")
	d.Press("s")
	if got := recorded(t, s).InvitationDays; got != 14 {
		t.Errorf("saved %d days", got)
	}
}

func TestAnotherManagersChangeElsewhereStays(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("down", "down", "enter")
	d.Type("!")
	d.Press("enter")
	uitest.Apply(t, s, store.Actor{Name: "Max"}, `{"do":"set-practice","cancel_hours":48}`)
	d.Press("s")
	d.Sees("Saved")
	if got := recorded(t, s); got.CancelHours != 48 || got.Name != "Harbor Family Therapy!" {
		t.Errorf("saved %+v", got)
	}
}

func TestTheEffectFollowsWhatOthersDo(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("space")
	d.Sees("2 people will see nothing")
	commit, err := s.Do(t.Context(), rae, &model.DisableLogin{User: 3})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Sees("1 person will see nothing (Rosa Moreno)")
}

func TestTheFrontDeskMayLookOnly(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), store.Actor{ID: 2, Name: "Ana"})
	d.Press("space")
	d.Sees("Not now, tick: the front desk may not do this (ask a manager)")
	d.SeesNot("not saved")
	d.Press("]", "]", "]", "]", "a")
	d.Sees("Not now, add: the front desk may not do this")
}

// A key as ssh-keygen makes it, and its fingerprint as ssh-keygen shows it.
const (
	key   = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE+IOKnGdVyHT9cudhcMpsRTwx3SXPSIZAqqamAvErU0 ana@desk"
	print = "SHA256:DvsQru7horYZfDAI4w+XKdd0M1zaNA5MEM6NsirpS8U"
)

func TestSomebodyJoinsTheStaff(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), rae)
	d.Press("]", "]", "]", "]", "a")
	d.Type("Omar")
	d.Press("tab", "m", "tab")
	d.Type("omar@example.org")
	d.Press("tab")
	d.Type(key)
	d.Press("ctrl+s")
	d.Sees("Added Omar to the staff", "Omar", "manager", "omar@example.org", print)
}

// TestAStaffMemberIsKeptOutAndLetInAgain: with a reason, and it is said before
// what that does.
func TestAStaffMemberIsKeptOutAndLetInAgain(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("]", "]", "]", "]", "x")
	d.Sees("Keep Dr. Chen out", "Their open screens close within two seconds")
	d.Press("ctrl+s")
	d.Sees("! is needed")
	d.Type("left the practice")
	d.Press("ctrl+s")
	d.Sees("Dr. Chen is kept out", "kept out since 22 Nov 2026")
	d.Press("x")
	d.Sees("Let Dr. Chen in again", "has no key to come in with")
	d.Type("came back")
	d.Press("ctrl+s")
	d.Sees("Dr. Chen may come in again")
	d.SeesNot("kept out since")
}

func TestNobodyKeepsThemselvesOut(t *testing.T) {
	s := uitest.Practice(t, signedIn+`{"do":"add-staff","name":"Mo","role":"manager"}`)
	d := open(t, s, store.Actor{ID: 3, Name: "Mo"})
	d.Press("]", "]", "]", "]", "down", "down", "x")
	d.Sees("Not now, in or out: nobody keeps themselves out; another manager does")
}

func TestWhatIsOnRecordOfAStaffMemberIsChanged(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), rae)
	d.Press("]", "]", "]", "]", "enter")
	d.Sees("Edit Dr. Chen", "left blank, what is on record stays")
	d.Press("tab", "m", "tab", "tab")
	d.Type(key)
	d.Press("tab")
	d.Type("chen")
	d.Press("ctrl+s")
	d.Sees("Saved: Dr. Chen", "manager", print+", user chen")
	d.Press("down", "enter", "tab", "tab", "tab", "tab")
	d.Type("chen")
	d.Press("ctrl+s")
	d.Sees("! chen is Dr. Chen already")
}

func TestWhenScreensAreLockedIsThePracticesToSay(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	d := open(t, s, rae)
	d.Press("[", "[")
	d.Sees("▸ Locked after    10 minutes without a key", "Ended after     60 minutes without a key", "At most         12 hours")
	d.Press("enter", "backspace", "backspace")
	d.Type("500")
	d.Press("enter")
	d.Sees("1 change not saved, and cannot be:", "1 to 240")
	d.Press("enter", "backspace", "backspace", "backspace")
	d.Type("3")
	d.Press("down", "down", "enter", "backspace", "backspace")
	d.Type("8")
	d.Press("enter", "s", "y")
	if p := recorded(t, s); p.LockMinutes != 3 || p.LogoffMinutes != 60 || p.LongestHours != 8 {
		t.Errorf("saved %d minutes, %d minutes, %d hours", p.LockMinutes, p.LogoffMinutes, p.LongestHours)
	}
}

func TestThePortalAddressIsCopied(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), rae)
	d.Press("y")
	if d.Copied != "https://portal.example.org" {
		t.Errorf("copied %q", d.Copied)
	}
	d.Press("down", "down", "y")
	if d.Copied != "Harbor Family Therapy" {
		t.Errorf("copied %q", d.Copied)
	}
}

func TestTheMouseTurnsABox(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), rae)
	d.Send(tea.MouseClickMsg{X: 5, Y: 3, Button: tea.MouseLeft})
	d.Sees("▸[ ] The portal is open", "1 change not saved")
	d.Send(tea.MouseClickMsg{X: 5, Y: 5, Button: tea.MouseLeft})
	d.Sees("▸ Name")
	d.Send(tea.MouseClickMsg{X: 5, Y: 2, Button: tea.MouseLeft}) // a heading
	d.Sees("▸ Name")
}

// TestNobodyGainsOrLosesByWords: the settings of which the view says so without
// looking at anybody.
func TestNobodyGainsOrLosesByWords(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	words, days := "https://other.example", 30
	for name, op := range map[string]*model.SetPractice{
		"name": {Name: &words}, "portal address": {PortalURL: &words}, "banner": {Banner: &words}, "invitation": {InvitationDays: &days},
	} {
		err := s.Draft(t.Context(), rae, []model.Operation{op}, func(d store.Draft) error {
			touched, err := model.Touched(d.Before, d.After, nil, nil, true)
			if err != nil {
				return err
			}
			effect, err := model.EffectOf(d.Before, d.After, touched)
			if len(effect.Users) > 0 || len(touched) == 0 {
				t.Errorf("%s: %d people, %s", name, len(touched), effect.Summary())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
