package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Pad cuts or fills a line, styled already, to exactly so many cells.
func Pad(line string, width int) string {
	if width <= 0 {
		return ""
	}
	gap := width - Width(line)
	if gap < 0 {
		line = ansi.Truncate(line, width, "…")
		gap = width - Width(line)
	}
	return line + strings.Repeat(" ", max(0, gap))
}

// Ends is a line with one text at its left and one at its right end. The left
// one gives way where they do not fit side by side.
func Ends(left, right string, width int) string {
	room := width - Width(right)
	if room < 1 {
		return Pad(left, width)
	}
	return Pad(left, room) + right
}

// Wrap breaks a text, safe already and without styles, into lines of at most
// so many cells: at its spaces, because a date must not break at its hyphens.
func Wrap(text string, width int) []string {
	if width <= 0 {
		return nil
	}
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, wrapOne(paragraph, width)...)
	}
	return lines
}

func wrapOne(text string, width int) []string {
	var lines []string
	line := text[:len(text)-len(strings.TrimLeft(text, " "))]
	for i, word := range strings.Fields(text) {
		if i > 0 && Width(line)+1+Width(word) > width {
			lines = append(lines, line)
			line = ""
		} else if i > 0 {
			line += " "
		}
		line += word
		if Width(line) > width {
			cut := strings.Split(ansi.Hardwrap(line, width, true), "\n")
			lines = append(lines, cut[:len(cut)-1]...)
			line = cut[len(cut)-1]
		}
	}
	return append(lines, line)
}

// Block is exactly so many lines of exactly so many cells.
func Block(lines []string, width, height int) []string {
	out := make([]string, max(0, height))
	for i := range out {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		out[i] = Pad(line, width)
	}
	return out
}

// Beside puts blocks of the same height side by side.
func Beside(blocks ...string) string {
	if len(blocks) == 1 {
		return blocks[0]
	}
	columns := make([][]string, len(blocks))
	for i, block := range blocks {
		columns[i] = strings.Split(block, "\n")
	}
	var b strings.Builder
	for row := range columns[0] {
		if row > 0 {
			b.WriteByte('\n')
		}
		for _, column := range columns {
			if row < len(column) {
				b.WriteString(column[row])
			}
		}
	}
	return b.String()
}
