package app_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/ui/internal/uitest"
)

// click clicks on the first place of the screen that has the text.
func click(t *testing.T, d *uitest.Desk, text string) {
	t.Helper()
	for y, line := range strings.Split(d.Screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.Send(tea.MouseClickMsg{X: ansi.StringWidth(before) + 1, Y: y, Button: tea.MouseLeft})
			return
		}
	}
	t.Fatalf("there is no %q to click on:\n%s", text, d.Screen())
}

func TestTheMouseDoesWhatTheKeysDo(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	click(t, d, "Moreno, Ada")
	d.Sees("▸ Moreno, Ada", "Ada Moreno · 14")
	click(t, d, "Portal")
	click(t, d, "Luis ◐")
	d.Sees("Luis sees")
	click(t, d, "Billing documents")
	d.Sees("▸ └ [ ] Billing documents", "1 change not saved")
	click(t, d, "s save")
	d.Sees("Saved")
	click(t, d, "[x] Luis may")
	d.Sees("[ ] Luis may", "1 change not saved")
	click(t, d, "2 Messages")
	d.Sees("No messages yet")
	click(t, d, "1 Clients")
	click(t, d, "/ to find")
	d.Type("tess")
	d.Sees("/ tess", "─ 1 ╮")
}

func TestAClickOnThePresetListsThem(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	click(t, d, "View only")
	d.Sees("Preset for Luis Moreno's access", "▸ View only · now")
}

func TestAClickInThePreviewIsAskedAbout(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 1, 120, 40)
	click(t, d, "School letter")
	d.Press("w")
	d.Sees("Rosa Moreno · School letter · Ada Moreno")
}

func TestAClickDoesNotAnswerADialog(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("down", "down", "space", "esc")
	click(t, d, "drop 1 change")
	d.Sees("Drop 1 change for")
}

func TestTheWheelScrollsWhatIsUnderIt(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Send(tea.MouseWheelMsg{X: 3, Y: 5, Button: tea.MouseWheelDown})
	d.Sees("▸ Moreno, Ada")
	d.Send(tea.MouseWheelMsg{X: 3, Y: 5, Button: tea.MouseWheelUp})
	d.Sees("▸ Abbott, Zoë")
}
