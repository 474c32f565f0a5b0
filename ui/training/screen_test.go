package training_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"frontdesk/store"
)

// The training's screens at three sizes. -update draws them anew: look at what
// changed.
func TestScreens(t *testing.T) {
	for _, screen := range []struct{ name, keys string }{
		{"list", ""},
		{"step", "enter"},
		{"under way", "enter ]"},
		{"hint", "enter f3 f3"},
		{"dialog", "enter i"},
		{"folded", "enter f2"},
		{"menu", "enter f4"},
		{"mistake", "enter ] right right G up up space S"},
		{"reached", "enter ] right right down down down space S"},
		{"keys", "enter f7 / m o r"},
		{"to find", "down enter"},
		{"present", "p"},
		{"present done", "p space"},
		{"present gone", "p space space space"},
		{"present end", "p space space space space"},
	} {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 50}} {
			t.Run(fmt.Sprintf("%s-%dx%d", strings.ReplaceAll(screen.name, " ", "-"), size[0], size[1]), func(t *testing.T) {
				d := alone(t, size[0], size[1])
				keys := strings.Fields(screen.keys)
				if i := slices.Index(keys, "enter"); i >= 0 && len(keys) > i+1 {
					d.Press(keys[:i]...)
					begin(d)
					keys = keys[i+1:]
				}
				d.Press(keys...)
				d.Hear(store.Change{Practice: true})
				golden.RequireEqual(t, d.Screen())
				if err := d.CheckSize(size[0], size[1]); err != nil {
					t.Error(err)
				}
			})
		}
	}
}
