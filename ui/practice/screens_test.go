package practice_test

import (
	"testing"

	"frontdesk/ui/internal/uitest"
)

// The view at four sizes. -update draws it anew: look at what changed.
func TestScreens(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	stories := [][2]string{
		{"settings", "6"},
		{"portal-off", "6 space"},
		{"who", "6 space w"},
		{"save", "6 space s"},
		{"typing", "6 down down enter !"},
		{"age-band", "6 ] ] enter"},
		{"staff", "6 ] ] ] ]"},
		{"mail-server", "6 [ enter"},
	}
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}, {200, 50}, {60, 20}}, func(t *testing.T, width, height int) *uitest.Desk {
		return uitest.Open(t, s, rae, width, height)
	})
}
