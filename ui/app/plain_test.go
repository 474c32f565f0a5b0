package app_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"frontdesk/ui/internal/uitest"
)

// reader is somebody who hears the screens: what was written since the last
// time it was listened to.
type reader struct {
	*uitest.Desk
	heard *strings.Builder
}

func openPlain(t *testing.T) reader {
	t.Helper()
	heard := &strings.Builder{}
	return reader{uitest.OpenPlain(t, uitest.Practice(t, uitest.Harbor), rae, heard), heard}
}

// hears is what was read since the last time.
func (r reader) hears() string {
	text := strings.ReplaceAll(r.heard.String(), "\r\n", "\n")
	r.heard.Reset()
	return text
}

// A story as it is heard: find Ada's father, untick billing, ask why, save.
func TestTheScreensAreReadOut(t *testing.T) {
	d := openPlain(t)
	for _, keys := range []string{"j", "/", "a d a", "enter", "enter", "]", "right", "right", "G", "up", "up", "space", "w", "esc", "s", "esc"} {
		d.heard.WriteString("\n(" + keys + ")\n")
		d.Press(strings.Fields(keys)...)
	}
	golden.RequireEqual(t, d.hears())
}

// The outbox and the practice as they are heard.
func TestTheOtherViewsAreReadOut(t *testing.T) {
	d := openPlain(t)
	d.hears()
	for _, keys := range []string{"4", "j", "6", "space", "s", "n"} {
		d.heard.WriteString("\n(" + keys + ")\n")
		d.Press(strings.Fields(keys)...)
	}
	golden.RequireEqual(t, d.hears())
}

func TestNothingIsDrawnWhereScreensAreRead(t *testing.T) {
	d := openPlain(t)
	for _, keys := range []string{"enter", "]", "space", "esc", "n", "tab", "tab", "?", "esc", "6", "1", "n", "ctrl+l"} {
		d.Press(keys)
	}
	heard := d.hears()
	for _, sign := range []string{"│", "─", "╭", "▸", "\x1b", "●", "[x]", "  "} {
		if strings.Contains(heard, sign) {
			t.Errorf("%q is read out", sign)
		}
	}
	if d.Raw() != "" {
		t.Error("something is drawn too")
	}
}

// A mark beside its own word is read once, and no mark is read as a login's
// state where it is a finding's; what is long is read to its end.
func TestASignIsReadByWhatItMeansThere(t *testing.T) {
	d := openPlain(t)
	d.hears()
	d.Press("3")
	heard := d.hears()
	for _, want := range []string{
		"> guardian, Ben Moreno is a minor, and no guardian can sign in for Ben\n",
		"Rosa Moreno's authority for Ben Moreno is unknown: ask for the papers first.\n",
	} {
		if !strings.Contains(heard, want) {
			t.Errorf("not heard: %q in\n%s", want, heard)
		}
	}
	d.Press("?")
	if heard := d.hears(); !strings.Contains(heard, "up k, move up\ndown j, move down\n") || !strings.Contains(heard, "\nmore below\n") {
		t.Errorf("heard %s", heard)
	}
	d.Press("esc", "1", "l", "r", "o", "s", "down")
	if heard := d.hears(); strings.Contains(heard, "signed in, signed in") || !strings.Contains(heard, "Rosa Moreno, rosa@example.org, ") {
		t.Errorf("heard %s", heard)
	}
}

func TestOnlyWhatIsNewIsReadUntilAllIsAskedFor(t *testing.T) {
	d := openPlain(t)
	d.hears()
	d.Press("down")
	if got := d.hears(); got != "> Moreno, Ada, 14, no login, signed in, invited, no login\n" {
		t.Errorf("heard %q", got)
	}
	d.Press("ctrl+l")
	if got := d.hears(); !strings.Contains(got, "Clients\n") || !strings.Contains(got, "Morgan, Tess") {
		t.Errorf("heard %q", got)
	}
	d.Press("P")
	if got := d.hears(); !strings.Contains(got, "two persons side by side cannot be read out") {
		t.Errorf("heard %q", got)
	}
}

func TestAFieldOfALineIsSaidToBeTheOne(t *testing.T) {
	d := openPlain(t)
	d.Press("j", "enter")
	for range 7 {
		d.Press("down")
	}
	d.hears()
	d.Press("right")
	if got := d.hears(); got != "ticked: lives with here: not ticked: billing not ticked: emergency not ticked: reminders\n" {
		t.Errorf("heard %q", got)
	}
}
