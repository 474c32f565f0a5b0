package widget

import (
	"strings"

	"rsc.io/qr"
)

// The light margin around a code, in modules: what the standard asks for, and
// the least that phones still read.
const (
	wideMargin  = 4
	leastMargin = 2
)

// QR is a text as a QR code in half blocks, two modules a cell: dark modules
// are drawn, or with swapped the light ones. Its margin is as wide as there is
// room for; nil is that the code fits in no way.
func QR(text string, width, height int, swapped bool) []string {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return nil
	}
	for margin := wideMargin; margin >= leastMargin; margin-- {
		if size := code.Size + 2*margin; size <= width && (size+1)/2 <= height {
			return halves(code, margin, swapped)
		}
	}
	return nil
}

func halves(code *qr.Code, margin int, swapped bool) []string {
	blocks := map[[2]bool]rune{{true, true}: '█', {true, false}: '▀', {false, true}: '▄', {false, false}: ' '}
	end := code.Size + margin
	var lines []string
	for y := -margin; y < end; y += 2 {
		var line strings.Builder
		for x := -margin; x < end; x++ {
			drawn := func(y int) bool { return code.Black(x, y) != swapped && (y < end || !swapped) }
			line.WriteRune(blocks[[2]bool{drawn(y), drawn(y + 1)}])
		}
		lines = append(lines, line.String())
	}
	return lines
}
