package uitest

import (
	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// Sizes is the windows that a screen is tried at.
type Sizes struct{ Widths, Heights *rapid.Generator[int] }

// Draw is one of them.
func (s Sizes) Draw(r *rapid.T) (width, height int) {
	return s.Widths.Draw(r, "width"), s.Heights.Draw(r, "height")
}

// AnyKeys presses up to so many of the keys, with a click, a wheel and another
// size of the window here and there. The screen must stay as large as the
// window after each.
func (d *Desk) AnyKeys(r *rapid.T, keys []string, most int, sizes Sizes, width, height int) {
	for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, most).Draw(r, "keys") {
		d.Press(key)
		if rapid.IntRange(0, 4).Draw(r, "click") == 0 {
			x, y := rapid.IntRange(0, max(0, width-1)).Draw(r, "x"), rapid.IntRange(0, max(0, height-1)).Draw(r, "y")
			d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			d.Send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
		}
		if rapid.IntRange(0, 9).Draw(r, "resize") == 0 {
			width, height = sizes.Draw(r)
			d.Resize(width, height)
		}
		if err := d.CheckSize(width, height); err != nil {
			r.Fatalf("after %s: %v", key, err)
		}
	}
}
