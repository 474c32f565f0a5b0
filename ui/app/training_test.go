package app_test

import (
	"bytes"
	"strings"
	"testing"

	"frontdesk/ui/internal/uitest"
)

// TestTrainingIsWrittenOnEveryScreen: at every size, in every view, under every
// dialog, at another time, and where the window is too small for all else.
func TestTrainingIsWrittenOnEveryScreen(t *testing.T) {
	s := uitest.Training(t, uitest.Harbor)
	screens := []string{
		"", "2", "3", "4", "5", "6", "? ", ":", "n", "m", "h 2 0 2 6 - 1 1 - 2 2 enter", "/ a d a enter enter ] i", "/ a d a enter enter ] right w",
	}
	for _, size := range [][2]int{{50, 14}, {60, 20}, {80, 24}, {120, 40}, {200, 50}, {49, 13}} {
		for _, keys := range screens {
			d := uitest.Open(t, s, rae, size[0], size[1])
			d.Press(strings.Fields(keys)...)
			if first, _, _ := strings.Cut(d.Screen(), "\n"); !strings.HasPrefix(strings.TrimSpace(first), "TRAINING ") {
				t.Errorf("%v after %q begins with %q", size, keys, first)
			}
			if err := d.CheckSize(size[0], size[1]); err != nil {
				t.Errorf("%v after %q: %v", size, keys, err)
			}
		}
	}
	uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40).SeesNot("TRAINING")
}

func TestTrainingIsReadOut(t *testing.T) {
	var out bytes.Buffer
	d := uitest.OpenPlain(t, uitest.Training(t, uitest.Harbor), rae, &out)
	d.Press("enter", "tab", "?")
	if told := strings.Count(out.String(), "TRAINING "); told < 4 {
		t.Errorf("of four places %d say TRAINING:\n%s", told, out.String())
	}
}

// TestAClickOnTheBarBesideTheMark: the views stand further right, and are
// clicked on there.
func TestAClickOnTheBarBesideTheMark(t *testing.T) {
	d := uitest.Open(t, uitest.Training(t, uitest.Harbor), rae, 120, 40)
	d.Click("6 Practice")
	d.Sees("Adult age")
}
