package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Ink writes one line in a style. It is a lipgloss style for text that has no
// border, padding or size, at a hundredth of the cost: a screen is some
// hundred of them, drawn for every key.
type Ink struct {
	on, off string
	style   *lipgloss.Style
}

// Style is the lipgloss style, for widgets that are not ours.
func (i Ink) Style() lipgloss.Style { return *i.style }

func inkOf(style lipgloss.Style) Ink {
	const letter = "x"
	on, off, _ := strings.Cut(style.Render(letter), letter)
	return Ink{on, off, &style}
}

// Render is the text in the style. The text must not have styles itself.
func (i Ink) Render(text string) string {
	if text == "" {
		return ""
	}
	return i.on + text + i.off
}

// Replace puts every text that a line has in this style through a function.
// The texts keep the style.
func (i Ink) Replace(line string, put func(string) string) string {
	if i.on == "" {
		return line
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(line, i.on)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		text, after, _ := strings.Cut(rest, i.off)
		b.WriteString(i.Render(put(text)))
		line = after
	}
}
