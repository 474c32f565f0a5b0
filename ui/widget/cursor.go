package widget

import "frontdesk/ui/action"

// Cursor is a cursor on one of so many lines that are all at hand, and the
// window that follows it. The number of lines is told each time, because it
// changes.
type Cursor struct {
	at     int
	scroll Scroll
}

// At is the line that the cursor is on, zero also where there is none.
func (c *Cursor) At() int { return c.at }

// To puts the cursor on a line.
func (c *Cursor) To(line, lines int) { c.at = max(0, min(line, lines-1)) }

// Stay puts the cursor on a line that was elsewhere before, and leaves it
// where it was on the screen; at the top of the list what is new is seen.
func (c *Cursor) Stay(line, lines int) {
	by := line - c.at
	c.To(line, lines)
	if c.scroll.top > 0 {
		c.scroll.top = max(0, c.scroll.top+by)
	}
}

// Do does an action that moves the cursor; height is how many lines are to be
// seen.
func (c *Cursor) Do(id action.ID, lines, height int) {
	page := max(1, height-2)
	switch id { //nolint:exhaustive // the rest does not move
	case action.Up:
		c.To(c.at-1, lines)
	case action.Down:
		c.To(c.at+1, lines)
	case action.PageUp:
		c.To(c.at-page, lines)
	case action.PageDown:
		c.To(c.at+page, lines)
	case action.Top:
		c.To(0, lines)
	case action.Bottom:
		c.To(lines, lines)
	}
}

// Span is the lines to be seen, the last excluded.
func (c *Cursor) Span(lines, height int) (from, to int) {
	c.To(c.at, lines)
	c.scroll.Follow(c.at, lines, height)
	return c.scroll.Top(), min(lines, c.scroll.Top()+height)
}

// Place says where among the lines the window is, and nothing where all of them
// are to be seen.
func (c *Cursor) Place(lines, height int) string { return c.scroll.Place(lines, height) }
