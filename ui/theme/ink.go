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
