package app_test

import (
	"testing"

	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

func TestWhySaysWhoSetWhatDecidesAndWhatTheCallerMayHear(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	uitest.Apply(t, s, store.Actor{Name: "Kim"}, `{"do":"set-permissions","client":"Ada Moreno","user":"Rosa Moreno","preset":"Scheduling only"}`)
	uitest.Apply(t, s, rae, `{"do":"set-access","client":"Ada Moreno","user":"Rosa Moreno","on":true,"until":"2030-01-01"}`)
	d := portal(t, s, 1, 120, 40)
	d.Press("G", "up", "w") // the tick, not the end that was set later
	d.Sees("✗ permission  this decides", "Set 22 Nov 2026 10:00: Kim changed permissions: Rosa Moreno, Ada Moreno (commit",
		"What may be read to the caller:", "“Whatever is open to you at the moment is in your portal.")
	d.Press("esc", "g", "w")
	d.Sees("Yes: Rosa Moreno has access", "Set 22 Nov 2026 10:00: Rae gave access until 2030-01-01: Rosa Moreno, Ada Moreno",
		"“It is open to you: sign in, and choose the profile of Ada.”")
	d.Press("esc", "right", "right", "w") // Ines never had any
	d.Sees("✗ login", "Nobody ever set it otherwise", "“You have no login to our portal so far")
}

// TestABirthDateThatWasMistypedIsNamed: Ada is grown up since Kim's slip, and not
// since the practice had its ages.
func TestABirthDateThatWasMistypedIsNamed(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	uitest.Apply(t, s, rae, `{"do":"set-practice","age_bands":[{"age":18,"action":"end"}]}`)
	uitest.Apply(t, s, store.Actor{Name: "Kim"}, `{"do":"edit-person","person":"Ada Moreno","born":"2002-04-02"}`)
	d := portal(t, s, 1, 120, 40)
	d.Press("w")
	d.Sees("✗ age         this decides", "Set 22 Nov 2026 10:00: Kim changed a person: Ada Moreno (commit")
	uitest.Apply(t, s, rae, `{"do":"set-practice","age_bands":[{"age":16,"action":"end"}]}`)
	d = portal(t, s, 1, 120, 40)
	d.Press("w")
	d.Sees("✗ age         this decides", "Set 22 Nov 2026 10:00: Rae changed the practice (commit")
}

// TestICannotSeeMyDaughtersForm is a call that is answered in six keys and mended in eight.
func TestICannotSeeMyDaughtersForm(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/", "a", "d", "enter", "m") // the mother, and what is hidden from her
	d.Sees("▸ PHQ-A (sensitive)")
	d.Press("enter")
	d.Sees("Rosa Moreno · PHQ-A · Ada Moreno", "✗ sensitive   this decides", "To allow it: assign it to Rosa Moreno by name.",
		"Rae assigned a form", "“Whatever is open to you at the moment is in your portal.")
	d.Press("enter", "Y")
	d.Sees("Done: assign it to Rosa Moreno by name", "Yes: assigned to")
	d.Press("esc")
	d.Sees("Sees it, by name")
}
