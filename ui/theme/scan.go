package theme

import "charm.land/lipgloss/v2"

// Scan is black on white whatever the theme: for what is read by a camera and
// not by a person.
func Scan() Ink {
	return inkOf(lipgloss.NewStyle().Foreground(lipgloss.Color("#000000")).Background(lipgloss.Color("#ffffff")))
}
