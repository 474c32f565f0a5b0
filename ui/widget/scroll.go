package widget

import "frontdesk/ui/action"

// Scroll is a place in a text of lines.
type Scroll struct{ top int }

// By moves so many lines of a text of so many, seen through so many.
func (s *Scroll) By(by, lines, height int) { s.To(s.top+by, lines, height) }

// To puts a line on top.
func (s *Scroll) To(line, lines, height int) { s.top = max(0, min(line, lines-height)) }

// Follow scrolls so that a line is visible.
func (s *Scroll) Follow(line, lines, height int) {
	s.To(max(min(s.top, line), line-height+1), lines, height)
}

// Top is the line on top.
func (s *Scroll) Top() int { return s.top }

// Window is the lines that are visible; the last one says that there are more.
func (s *Scroll) Window(lines []string, height int) []string {
	if height <= 0 {
		return nil
	}
	s.To(s.top, len(lines), height)
	return lines[s.top:min(len(lines), s.top+height)]
}

// Do does an action that scrolls.
func (s *Scroll) Do(id action.ID, lines, height int) {
	page := max(1, height-2)
	switch id { //nolint:exhaustive // the rest does not scroll
	case action.Up:
		s.By(-1, lines, height)
	case action.Down:
		s.By(1, lines, height)
	case action.PageUp:
		s.By(-page, lines, height)
	case action.PageDown:
		s.By(page, lines, height)
	case action.Top:
		s.To(0, lines, height)
	case action.Bottom:
		s.To(lines, lines, height)
	}
}

// Place says where in the text the window is, and nothing where all of it is
// to be seen.
func (s *Scroll) Place(lines, height int) string {
	if lines <= height || height <= 0 {
		return ""
	}
	switch s.top {
	case 0:
		return "more ↓"
	case lines - height:
		return "↑ end"
	}
	return "↑ more ↓"
}
