package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Over lays a block over a screen, its upper left corner at x and y. What lies
// under it is cut out cell by cell, with its styles; a wide letter that would
// be cut in half gives way to a space.
func Over(screen, block string, x, y int) string {
	lines := strings.Split(screen, "\n")
	for i, over := range strings.Split(block, "\n") {
		if row := y + i; row >= 0 && row < len(lines) {
			lines[row] = splice(lines[row], over, max(0, x))
		}
	}
	return strings.Join(lines, "\n")
}

func splice(under, over string, x int) string {
	end := x + Width(over)
	rest := max(0, Width(under)-end)
	left := Pad(ansi.Truncate(under, x, ""), x)
	right := ansi.TruncateLeft(under, end, "")
	if gap := rest - Width(right); gap > 0 {
		right = strings.Repeat(" ", gap) + right
	} else if gap < 0 {
		right = ansi.TruncateLeft(under, end+1, "")
		right = strings.Repeat(" ", max(0, rest-Width(right))) + right
	}
	return left + over + right
}
