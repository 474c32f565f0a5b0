package training_test

import (
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/internal/uitest"
	lessons "frontdesk/ui/training"
)

// keys is every key of the table, those of the training more often than others.
func keys() []string {
	var keys []string
	for _, a := range action.Default() {
		keys = append(keys, a.Keys...)
		if a.Where[0] == action.Training || a.Where[0] == action.Demonstration {
			for range 6 {
				keys = append(keys, a.Keys...)
			}
		}
	}
	return keys
}

// visitor is somebody at the list, in a class that ends with the check.
func visitor(t *testing.T, r *rapid.T, width, height int, spoken bool, out io.Writer) *uitest.Desk {
	c := lessons.NewClass()
	r.Cleanup(func() { _ = c.Close() })
	return uitest.OpenIn(t, ana, width, height, func(s *ui.Session) tea.Model {
		s.Spoken = spoken
		return lessons.New(lessons.Options{Session: s, Out: out, Class: c, Scenarios: scenarios(t)})
	})
}

// TestAnyKeysAtAnySizeKeepTheScreenWhole: also where there is hardly a window.
func TestAnyKeysAtAnySizeKeepTheScreenWhole(t *testing.T) {
	sizes := uitest.Sizes{
		Widths:  rapid.SampledFrom([]int{0, 1, 20, 49, 50, 60, 80, 99, 100, 110, 120, 200}),
		Heights: rapid.SampledFrom([]int{0, 1, 2, 5, 13, 14, 19, 20, 24, 40, 50}),
	}
	if testing.Short() {
		t.Skip("each round makes a practice")
	}
	rapid.Check(t, func(r *rapid.T) {
		width, height := sizes.Draw(r)
		d := visitor(t, r, width, height, false, io.Discard)
		d.Live = true
		d.Press(rapid.SampledFrom([]string{"enter", "p", "down"}).Draw(r, "first"))
		d.AnyKeys(r, keys(), 20, sizes, width, height)
	})
}

func TestAnyKeysAreReadOutAsPlainLines(t *testing.T) {
	if testing.Short() {
		t.Skip("each round makes a practice")
	}
	all := rapid.SampledFrom(keys())
	rapid.Check(t, func(r *rapid.T) {
		var heard strings.Builder
		d := visitor(t, r, 80, 24, true, &heard)
		d.Press(rapid.SampledFrom([]string{"enter", "p", "down"}).Draw(r, "first"))
		d.Press(rapid.SliceOfN(all, 1, 20).Draw(r, "keys")...)
		if at := strings.IndexAny(heard.String(), "│─╭╰▸\x1b"); at >= 0 {
			r.Fatalf("something is drawn: %q", heard.String()[at:])
		}
	})
}
