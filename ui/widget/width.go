package widget

import "github.com/charmbracelet/x/ansi"

// Width is the cells that a line takes, styled or not. It is ansi.StringWidth,
// with a short way for what nearly all of a screen is made of: ASCII, lines of
// frames, the marks, and the sequences that switch styles.
func Width(line string) int {
	width := 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c >= ' ' && c <= '~':
			// A mark that stands on the letter joins its cell.
			if i+1 < len(line) && line[i+1] >= 0x80 && !isSign(line[i+1:]) {
				return ansi.StringWidth(line)
			}
			width++
			i++
		case c == 0x1b:
			end := styleEnd(line[i:])
			if end == 0 {
				return ansi.StringWidth(line)
			}
			i += end
		case isSign(line[i:]):
			width++
			i += signBytes
		default:
			return ansi.StringWidth(line)
		}
	}
	return width
}

const signBytes = 3

// isSign reports whether a text begins with a line of a frame (U+2500 to
// U+257F), or a mark or bullet that takes one cell.
func isSign(s string) bool {
	if len(s) < signBytes || s[0] != 0xe2 {
		return false
	}
	if s[1] == 0x94 || s[1] == 0x95 {
		return true
	}
	switch s[:signBytes] {
	case "●", "◐", "○", "⊘", "✕", "▸", "…", "•", "–", "−", "⇄", "▾", "‹", "›", "↑", "↓", "→", "←":
		return len(s) == signBytes || s[signBytes] < 0x80 || isSign(s[signBytes:])
	}
	return false
}

// styleEnd is where a sequence that switches styles ends, zero where it is
// none.
func styleEnd(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}
