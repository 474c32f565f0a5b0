package app_test

import (
	"encoding/json"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// lastOperation is the operation of the newest commit.
func lastOperation(t *testing.T, s store.Store) string {
	t.Helper()
	for entry, err := range s.Log(t.Context(), rae, store.LogQuery{Limit: 1}) {
		if err != nil {
			t.Fatal(err)
		}
		var op json.RawMessage = entry.Operation
		return string(op)
	}
	return ""
}

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
	d.Press("s")
	d.Sees("Saved", "Guardian")
	if got := accessOf(t, s, "Ada Moreno", "Luis Moreno"); model.PresetName(got.Ticks) != "Guardian" {
		t.Errorf("saved %v", got.Ticks.Names())
	}
	const want = `{"do":"set-permissions","client":"p1","user":"p3","preset":"Guardian"}`
	if got := lastOperation(t, s); got != want {
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
