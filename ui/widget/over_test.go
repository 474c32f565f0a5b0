package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"frontdesk/ui/widget"
)

func TestABlockOverAScreenLeavesItAsWide(t *testing.T) {
	cells := rapid.SampledFrom([]string{"a", "漢", "│", "\x1b[1mb\x1b[m", "é"})
	rapid.Check(t, func(r *rapid.T) {
		under := strings.Join(rapid.SliceOfN(cells, 0, 40).Draw(r, "under"), "")
		width := ansi.StringWidth(under)
		x := rapid.IntRange(0, max(0, width-3)).Draw(r, "x")
		over := widget.Over(under, "###", x, 0)
		if got := ansi.StringWidth(over); got != max(width, x+3) {
			r.Fatalf("%q takes %d cells, not %d", over, got, width)
		}
		if !strings.Contains(over, "###") {
			r.Fatalf("the block is not in %q", over)
		}
	})
}

func TestABlockTakesNoStyleFromUnderIt(t *testing.T) {
	got := widget.Over("\x1b[7mabcdefgh\x1b[m", "##", 2, 0)
	if want := "\x1b[7mab\x1b[m##\x1b[7mefgh\x1b[m"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestABlockKeepsWhatIsBesideIt(t *testing.T) {
	got := widget.Over("abcdef\nghijkl", "##", 2, 1)
	if got != "abcdef\ngh##kl" {
		t.Errorf("%q", got)
	}
}
