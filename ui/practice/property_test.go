package practice_test

import (
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model"
	"frontdesk/ui/internal/uitest"
)

// TestAnyKeysKeepTheSettingsWhole: whatever is pressed, while another manager
// changes the table of ages.
func TestAnyKeysKeepTheSettingsWhole(t *testing.T) {
	s := uitest.Practice(t, signedIn)
	keys := rapid.SampledFrom([]string{
		"down", "down", "up", "]", "[", "G", "g", "space", "enter", "x", "a", "s", "y", "n", "esc", "w", "t",
		"backspace", "tab", "ctrl+s", "1", "6", "5", "h",
	})
	rapid.Check(t, func(r *rapid.T) {
		width := rapid.SampledFrom([]int{60, 80, 110, 120, 200}).Draw(r, "width")
		d := uitest.Open(t, s, rae, width, 30)
		d.Live = true
		d.Press("6", "]", "]")
		for _, key := range rapid.SliceOfN(keys, 1, 40).Draw(r, "keys") {
			d.Press(key)
			if rapid.IntRange(0, 19).Draw(r, "other") == 0 {
				bands := []model.AgeBand{{Age: rapid.IntRange(1, 120).Draw(r, "age"), Action: model.BandEnd}}
				commit, err := s.Do(t.Context(), rae, &model.SetPractice{AgeBands: &bands})
				if err != nil {
					r.Fatal(err)
				}
				d.Hear(commit.Change)
			}
			d.Wait(600)
			if err := d.CheckSize(width, 30); err != nil {
				r.Fatalf("after %s: %v", key, err)
			}
		}
	})
}
