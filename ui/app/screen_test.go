package app_test

import (
	"testing"

	"frontdesk/ui/internal/uitest"
)

// The screens of the story at four sizes. -update draws them anew: look at
// what changed.
func TestScreens(t *testing.T) {
	stories := [][2]string{
		{"list", ""},
		{"filter", "/ m o r"},
		{"portal", "/ a d a enter enter ] right right"},
		{"draft", "/ a d a enter enter ] right right G up up space up up up up space"},
		{"preview", "/ a d a enter enter ] right right tab"},
		{"below", "/ a d a enter enter ] right right p"},
		{"split", "/ a d a enter enter ] right P"},
		{"split-draft", "/ a d a enter enter ] right right P G up up space"},
		{"split-list", "/ a d a enter enter ] right P esc"},
		{"palette", "/ a d a enter enter ] : s a"},
		{"messages", "/ a d a enter enter ] s ! "},
		{"drop", "/ a d a enter enter ] right right down down space esc"},
		{"help", "?"},
		{"why", "/ a d a enter enter ] right right G up w"},
		{"why-item", "/ a d a enter enter ] right tab down down down down w"},
		{"presets", "/ a d a enter enter ] right right t up up"},
		{"link", "/ m o r enter space down space l"},
		{"link-search", "G l r o s s"},
		{"link-list", "/ b e n enter l tab"},
	}
	s := uitest.Practice(t, uitest.Harbor)
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}, {200, 50}, {60, 20}}, func(t *testing.T, width, height int) *uitest.Desk {
		return uitest.Open(t, s, rae, width, height)
	})
}

func TestAWindowTooSmallSaysHowLargeItMustBe(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 49, 14)
	d.Sees("Frontdesk needs 50×14, this is 49×14.")
	d.Press("/", "a")
	d.Resize(120, 40)
	d.Sees("Abbott, Zoë", "/ to find a client")
}

func TestResizingKeepsThePlace(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("G", "up", "up")
	for _, width := range []int{80, 60, 200, 120} {
		d.Resize(width, 24)
		d.Sees("▸ └ [x] Billing documents")
	}
}

// The forms and the Overview at the two sizes that most people have.
func TestForms(t *testing.T) {
	stories := [][2]string{
		{"overview", "/ a d a enter enter down down down down down down down right"},
		{"new client", "n L e a space M o r e n o enter pgdown up d tab r o s a"},
		{"two contacts", "n L e a space M o r e n o enter pgdown r o s a enter m tab e tab j tab l e tab enter H a n a enter"},
		{"end date", "/ a d a enter enter ] right right E 2 0 3 1 - 0 1 - 0 1 tab"},
		{"refused", "n L e a enter ctrl+s"},
		{"add contact", "/ b e n enter enter c r o s a"},
		{"edit person", "/ a d a enter enter down down down down down down down e"},
		{"relationship", "/ a d a enter enter down down down down down down down r"},
		{"remove", "/ a d a enter enter down down down down down down down x"},
	}
	s := uitest.Practice(t, uitest.Harbor)
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}}, func(t *testing.T, width, height int) *uitest.Desk {
		return uitest.Open(t, s, rae, width, height)
	})
}
