package practice_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"frontdesk/ui/internal/uitest"
)

// The view at four sizes. -update draws it anew: look at what changed.
func TestScreens(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	stories := []struct{ name, keys string }{
		{"settings", "6"},
		{"portal-off", "6 space"},
		{"who", "6 space w"},
		{"save", "6 space s"},
		{"typing", "6 down down enter !"},
		{"age-band", "6 ] ] enter"},
		{"staff", "6 ] ] ] ]"},
		{"mail-server", "6 [ enter"},
	}
	for _, story := range stories {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 50}, {60, 20}} {
			t.Run(fmt.Sprintf("%s-%dx%d", story.name, size[0], size[1]), func(t *testing.T) {
				d := uitest.Open(t, s, rae, size[0], size[1])
				d.Press(strings.Fields(story.keys)...)
				golden.RequireEqual(t, d.Screen())
				if err := d.CheckSize(size[0], size[1]); err != nil {
					t.Error(err)
				}
			})
		}
	}
}
