package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/ui/internal/uitest"
)

func TestAPresetIsChosenForTheDraftAndSavedByItsName(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 2, 120, 40)
	d.Press("down")
	d.Sees("▸View only", "t choose a preset")
	d.Press("enter")
	d.Sees("Preset for Luis Moreno's access", "▸ View only · now", "Full access", "Luis Moreno +1", "These are the ticks now.")
	d.Press("up", "up")
	d.Sees("▸ Scheduling only", "Unticks Documents, Billing documents.", "loses 1 document, 1 invoice")
	d.Press("up", "enter")
	d.SeesNot("Preset for")
	d.Sees("View only · changed to Guardian", "[ ] Manage payment methods", "not saved: Luis Moreno +1")
	if got := accessOf(t, s, "Ada Moreno", "Luis Moreno"); model.PresetName(got.Ticks) != "View only" {
		t.Errorf("choosing saved %v", got.Ticks.Names())
	}
	d.Press("S")
	d.Sees("Saved", "Guardian")
	if got := accessOf(t, s, "Ada Moreno", "Luis Moreno"); model.PresetName(got.Ticks) != "Guardian" {
		t.Errorf("saved %v", got.Ticks.Names())
	}
	const want = `{"do":"set-permissions","client":"p1","user":"p3","preset":"Guardian"}`
	if got := string(newest(t, s).Operation); got != want {
		t.Errorf("the history has %s, not %s", got, want)
	}
}

func TestLeavingThePresetsChangesNothing(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("t", "g", "esc")
	d.SeesNot("not saved", "Preset for")
	d.Press("down", "space", "g", "enter", "t", "G")
	d.Sees("Full access · now", "Unticks everything.", "Luis Moreno loses 1 profile")
	d.Press("esc", "esc", "y")
	d.SeesNot("not saved")
}

func TestEnterStillEditsThePersonElsewhere(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("enter")
	d.Sees("Edit Luis Moreno")
}

func TestGoingOnAfterAnEndAsksForTheReason(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"set-access","client":"Ada Moreno","user":"Luis Moreno","on":false,"until":"2026-11-01"}`)
	d := portal(t, s, 2, 120, 40)
	d.Sees("access ended on 2026-11-01")
	d.Press("space")
	d.Sees("1 change not saved: Luis Moreno", "asks why it goes on")
	d.SeesNot("cannot be")
	d.Press("S")
	d.Sees("go on?", "It ended on 2026-11-01; going on needs a reason.")
	d.Press("ctrl+s")
	d.Sees("! the access ended on 2026-11-01: going on after its end needs a")
	d.Type("court order of November")
	d.Press("esc") // what was typed is kept
	d.Sees("1 change not saved")
	d.Press("S")
	d.Sees("court order of November")
	d.Press("up")
	d.Type("2027-06-30")
	d.Press("ctrl+s", "enter")
	d.Sees("Luis Moreno gains")
	d.Press("y")
	d.Sees("Not now")
	d.Press("Y")
	d.Sees("Saved: Luis Moreno's access to Ada Moreno's portal, until 2027-06-30", "access until 2027-06-30")
	d.SeesNot("not saved")
	got := accessOf(t, s, "Ada Moreno", "Luis Moreno")
	if !got.On || got.Until != 20270630 || got.Reason != "court order of November" {
		t.Errorf("saved %+v", got)
	}
}

func TestTheLastDayIsSetAndCleared(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 2, 120, 40)
	d.Press("E")
	d.Sees("End of Luis Moreno's access", "At 18 (2030-04-02) it ends, unless Ada consents")
	d.Press("ctrl+s")
	d.Sees("it is without an end already")
	d.Type("2026-13-01")
	d.Press("ctrl+s")
	d.Sees(`"2026-13-01" is not a date`)
	for range len("2026-13-01") {
		d.Press("backspace")
	}
	d.Type("2027-01-31")
	d.Press("ctrl+s", "enter")
	d.Sees("access until 2027-01-31")
	d.Press("E")
	for range len("2027-01-31") {
		d.Press("backspace")
	}
	d.Press("ctrl+s", "enter")
	d.Sees("without an end")
	if got := accessOf(t, s, "Ada Moreno", "Luis Moreno"); got.Until != 0 || !got.On {
		t.Errorf("saved %+v", got)
	}
}

// Ada turned 18 in this practice's eyes: its band is at 14.
func TestAnAccessIsRenewedPastAnAgeWithTheClientsConsent(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"set-practice","age_bands":[{"age":14,"action":"end"}]}`)
	d := portal(t, s, 1, 120, 40)
	d.Sees("Closed now: Ada Moreno has turned 14", "E renews it")
	d.Press("E")
	d.Type("2027-01-31")
	d.Press("ctrl+s")
	d.Sees("! past 14, Ada Moreno must consent: say how that is recorded")
	d.Type("signed on paper, 22 November")
	d.Press("ctrl+s", "enter", "Y")
	d.Sees("renewed until 2027-01-31")
	d.SeesNot("Closed now")
	got := accessOf(t, s, "Ada Moreno", "Rosa Moreno")
	if got.Until != 0 || got.Renewal == nil || got.Renewal.Until != 20270131 || got.Renewal.Consent == "" {
		t.Errorf("saved %+v", got)
	}
	d.Press("right", "right", "E")
	d.Sees("Not now, end date: Ines was never given access to Ada's portal")
}
