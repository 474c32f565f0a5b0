package uitest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// Golden holds screens, each a name and the keys that lead to it, against the
// files in testdata, in windows of those widths and heights. -update draws them
// anew: look at what changed. Open opens what the keys are pressed on.
func Golden(t *testing.T, screens [][2]string, sizes [][2]int, open func(t *testing.T, width, height int) *Desk) {
	t.Helper()
	for _, screen := range screens {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", strings.ReplaceAll(screen[0], " ", "-"), size[0], size[1]), func(t *testing.T) {
				d := open(t, size[0], size[1])
				d.Press(strings.Fields(screen[1])...)
				golden.RequireEqual(t, d.Screen())
				if err := d.CheckSize(size[0], size[1]); err != nil {
					t.Error(err)
				}
			})
		}
	}
}
