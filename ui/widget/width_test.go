package widget_test

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"frontdesk/ui/widget"
)

func TestTheShortWayMeasuresAsTheLongOne(t *testing.T) {
	parts := rapid.SampledFrom([]string{
		"a", " ", "Ada", "●", "◐", "─", "╭", "│", "…", "−", "⇄", "é", "e\u0301", "漢", "👩", "\u0301", "\u200d", "\ufe0f",
		"\x1b[1m", "\x1b[38;5;6m", "\x1b[m", "\x1b[", "\x1b]0;x\x07", "שלום", "\xff", "·", "\t",
	})
	rapid.Check(t, func(r *rapid.T) {
		line := ""
		for _, part := range rapid.SliceOf(parts).Draw(r, "parts") {
			line += part
		}
		if got, want := widget.Width(line), ansi.StringWidth(line); got != want {
			r.Fatalf("%q takes %d cells, not %d", line, want, got)
		}
	})
}
