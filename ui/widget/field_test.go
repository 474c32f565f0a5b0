package widget_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// TestAJoinedEmojiInAFieldBreaksNoColumn: terminals disagree on how wide a
// family of three is, so that its parts are drawn; what is typed stays whole.
func TestAJoinedEmojiInAFieldBreaksNoColumn(t *testing.T) {
	const family = "👩\u200d👩\u200d👧"
	for _, focused := range []bool{true, false} {
		field := widget.NewField(theme.New(theme.Mono), "", "a name")
		field.Set("Zoë " + family + " O")
		field.Focus(focused)
		got := ansi.Strip(field.View(30))
		if !strings.Contains(got, "Zoë 👩👩👧 O") || widget.Width(got) != 30 {
			t.Errorf("focused %t: it is drawn as %q, %d wide", focused, got, widget.Width(got))
		}
		if field.Text() != "Zoë "+family+" O" {
			t.Errorf("it holds %q", field.Text())
		}
	}
}

func TestWhatIsTypedAfterAJoinedEmojiStandsBehindIt(t *testing.T) {
	field := widget.NewField(theme.New(theme.Mono), "", "")
	field.Set("👩\u200d👧")
	field.Focus(true)
	field.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
	if got := strings.TrimRight(ansi.Strip(field.View(20)), " "); got != "👩👧x" {
		t.Errorf("it is drawn as %q", got)
	}
}

func TestAJoinedEmojiInAMessageBreaksNoColumn(t *testing.T) {
	area := widget.NewArea(theme.New(theme.Mono), "")
	const text = "Thank you 👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽!"
	area.Set(text)
	for _, line := range area.Lines(40, 3) {
		if got := widget.Width(line); got != 40 {
			t.Errorf("%q is %d wide", line, got)
		}
		if strings.ContainsAny(line, "\u200d\ufe0f🏽…") {
			t.Errorf("%q is as wide as the terminal likes", line)
		}
	}
	if area.Text() != text {
		t.Errorf("it holds %q", area.Text())
	}
}
