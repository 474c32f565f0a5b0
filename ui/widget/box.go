package widget

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui/theme"
)

// Box is an input of one box in a line of its own: one of a list, or of a tree.
type Box struct {
	Check
	// Fixed is a box that is only looked at.
	Fixed   bool
	focused bool
}

// Take ticks the box, or unticks it.
func (b *Box) Take(msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || press.String() != "space" || b.Fixed {
		return false
	}
	b.Ticked = !b.Ticked
	return true
}

// Focus puts the cursor here or takes it away.
func (b *Box) Focus(on bool) { b.focused = on }

// View draws the box, and under the cursor the key that ticks it.
func (b *Box) View(t *theme.Theme, width int) string {
	check := b.Check
	if b.focused && !b.Fixed && check.Note == "" {
		check.Note = spaceKey(b.Ticked)
	}
	return check.View(t, width, b.focused, b.focused)
}

// spaceKey is what the key does to a box.
func spaceKey(ticked bool) string { return pick(ticked, "space unticks", "space ticks") }
