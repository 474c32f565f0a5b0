package app_test

import (
	"strings"
	"testing"

	"frontdesk/ui/internal/uitest"
)

// family is Rosa's two children at Harbor, and she a client herself.
const family = uitest.Harbor + `
{"do":"add-client","person":"rosa"}
{"do":"set-access","client":"ben","user":"rosa","on":true}
{"do":"set-access","client":"rosa","user":"rosa","on":true}
`

func TestTheProfileSwitcherGoesOverAllChildrenAndTheOwnChart(t *testing.T) {
	d := portal(t, uitest.Practice(t, family), 1, 120, 40)
	d.Sees("Rosa sees", "⇄ Ada Moreno ▾", "2 of 3", "acting on behalf of Ada", "Ben Moreno", "Rosa Moreno (own chart)")
	d.Press("tab", "]")
	d.Sees("⇄ Ben Moreno ▾", "3 of 3", "acting on behalf of Ben", "Ada Moreno")
	d.Press("right")
	d.Sees("⇄ Rosa Moreno ▾", "1 of 3", "own chart")
	d.Press("[", "left", "up", "down")
	d.Sees("⇄ Ada Moreno ▾")
	d.Press("]", "esc", "right", "tab")
	d.Sees("Luis sees", "⇄ Ada Moreno")
	d.SeesNot("▾ ") // he has one
	d.Press("]")
	d.Sees("Not now, profile: there is one profile")
}

func TestMotherAndFatherSideBySide(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 1, 120, 40)
	d.Press("P")
	d.Sees("Rosa sees │ Luis sees", "Preview of Rosa Moreno", "Preview of Luis")
	d.Press("tab", "o")
	d.Sees("Rosa sees │ Ines sees")
	d.Press("o")
	d.Sees("Rosa sees │ Ada sees")
	d.Press("esc", "right") // the contact tab goes on: the second one stays
	d.Sees("Luis sees │ Ada sees")
	d.Press("left", "left")
	d.Sees("Ada sees │ Rosa sees")
	d.Press("P")
	d.SeesNot("│ Rosa sees")
}

func TestBothSidesFollowTheDraft(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 1, 200, 50)
	d.Press("right", "P", "G", "up", "up", "space")
	d.Sees("Luis sees │ Ines sees", "-   Invoice", "1 change not saved")
	d.Press("left", "tab", "o", "o")
	d.Sees("Rosa sees")
	d.SeesNot("-   Invoice") // the draft is his, and he is not looked at
	if got := accessOf(t, s, "Ada Moreno", "Luis Moreno"); got.Ticks == 0 {
		t.Error("looking changed something")
	}
}

func TestTwoPersonsHaveRoomInEveryLayout(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	for _, size := range [][2]int{{200, 50}, {120, 40}, {100, 40}, {80, 24}} {
		for _, moves := range []string{"P", "p P", "p p P", "P p", "P p p"} {
			d := portal(t, s, 1, size[0], size[1])
			d.Press(strings.Fields(moves)...)
			if moves == "P p p" && size[0] >= 120 {
				d.SeesNot("Rosa sees")
				continue
			}
			d.Press("tab")
			d.Sees("Rosa sees │ Luis sees")
			d.Press("tab")
			if err := d.CheckSize(size[0], size[1]); err != nil {
				t.Errorf("%v, %s: %v", size, moves, err)
			}
		}
	}
	d := portal(t, s, 1, 60, 20)
	d.Press("P")
	d.Sees("Not now, compare: the window is too narrow")
	d.Press("tab", "P")
	d.Sees("Rosa sees │ Luis sees")
}

func TestAProfileThatOnlyOneOfTheTwoHas(t *testing.T) {
	d := portal(t, uitest.Practice(t, family+`
{"do":"add-contact","client":"ben","person":"luis","relationship":"father"}`), 1, 200, 50)
	d.Press("P", "tab", "]")
	d.Sees("acting on behalf of Ben Moreno", "│ ⇄ Ben Moreno ", "Nothing of this client: Luis Moreno ", "has no access to Ben Moreno's portal.")
	d.Press("o")
	d.Sees("Ines sees", "│ ⇄ Ben Moreno ", "Nothing of this client: Ines has")
}

func TestAloneOnTheChartThereIsNobodyToCompareWith(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("P")
	d.Sees("Zoë sees", "There is nobody else on this chart.")
}

func TestASmallWindowScrollsToWhatTheDraftDoes(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 1, 80, 24)
	d.Press("P")
	d.SeesNot("Invoice")
	d.Press("G", "up", "up", "space")
	d.Sees("-   Invoice 5", "1 change not saved")
	d.Press("p")
	d.Sees("Not now, preview: two persons fit in no other place of so small a window")
	d.Press("tab", "g")
	d.Sees("Preview of Rosa Moreno")
}

// TestTheContactUnderTheCursorIsWhosePortalIsShown: from the contacts of the
// overview to the same person's permissions is one key.
func TestTheContactUnderTheCursorIsWhosePortalIsShown(t *testing.T) {
	d := chart(t, uitest.Practice(t, uitest.Harbor), "ada mor", 120, 40)
	d.Sees("Ada sees")
	for range 8 {
		d.Press("down")
	}
	d.Sees("▸Luis Moreno · father", "Luis sees")
	d.Press("d")
	d.Sees("[x] Luis Moreno · father of Ada")
	d.Press("esc", "]")
	d.Sees("▸[x] Luis may see or manage Ada's information")
}
