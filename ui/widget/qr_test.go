package widget_test

import (
	"strings"
	"testing"

	"frontdesk/ui/widget"
)

const address = "https://portal.harbor-family.example"

func TestACodeHasAQuietMarginAsWideAsThereIsRoom(t *testing.T) {
	for _, size := range []struct{ width, height, side, margin int }{
		{73, 20, 37, 4}, {40, 18, 35, 3}, {33, 17, 33, 2},
	} {
		lines := widget.QR(address, size.width, size.height, false)
		if len(lines) == 0 || widget.Width(lines[0]) != size.side {
			t.Fatalf("%+v: %q", size, lines)
		}
		for _, line := range lines {
			if widget.Width(line) != size.side || strings.TrimSpace(string([]rune(line)[:size.margin])) != "" {
				t.Errorf("%+v: %q", size, line)
			}
		}
		if strings.TrimSpace(lines[0]) != "" {
			t.Errorf("the upper margin is drawn: %q", lines[0])
		}
	}
}

func TestACodeThatDoesNotFitIsNotDrawn(t *testing.T) {
	if lines := widget.QR(address, 32, 40, false); lines != nil {
		t.Errorf("%q", lines)
	}
	if lines := widget.QR(strings.Repeat("x", 4000), 500, 500, false); lines != nil {
		t.Error("a text longer than any code became one")
	}
}

func TestASwappedCodeDrawsTheLightModules(t *testing.T) {
	dark, light := widget.QR(address, 73, 20, false), widget.QR(address, 73, 20, true)
	opposite := map[rune]rune{'█': ' ', ' ': '█', '▀': '▄', '▄': '▀'}
	for i := range len(dark) - 1 { // the last may have half a line
		for j, r := range []rune(dark[i]) {
			if got := []rune(light[i])[j]; got != opposite[r] {
				t.Fatalf("line %d, cell %d: %q and %q", i, j, r, got)
			}
		}
	}
}
