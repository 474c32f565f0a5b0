package widget

import "frontdesk/ui/action"

// Step is how many lines an action moves on, less than zero back: to either end
// as far as there is no line. Page is how many lines a page is.
func Step(id action.ID, page int) int {
	const far = 1 << 30
	return map[action.ID]int{
		action.Up: -1, action.Down: 1, action.PageUp: -page, action.PageDown: page, action.Top: -far, action.Bottom: far,
	}[id]
}

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
	c.To(c.at+Step(id, max(1, height-2)), lines)
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
