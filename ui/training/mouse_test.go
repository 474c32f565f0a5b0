package training_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/ui/internal/uitest"
)

// click clicks on a text on the screen.
func click(t *testing.T, d *uitest.Desk, text string) {
	t.Helper()
	for y, line := range strings.Split(d.Screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.Send(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, d.Screen())
}

func TestTheMouseDoesWhatTheKeysDo(t *testing.T) {
	d := alone(t, 120, 40)
	click(t, d, "What is wrong here")
	d.Sees("▸ What is wrong here")
	click(t, d, "enter choose")
	d.Sees("1 of 2 found")
	click(t, d, "F3 hint")
	d.Sees("Hint 1 of 2")
	click(t, d, "Step 1 of 2")
	d.Sees("F2 open")
	click(t, d, "F2 open")
	d.Sees("Hint 1 of 2")
	click(t, d, "F4 menu")
	d.Sees("╭ Training")
}
