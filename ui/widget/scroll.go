package widget

import "frontdesk/ui/action"

// Scroll is a place in a text of lines.
type Scroll struct{ top int }

// To puts a line on top of a text of so many, seen through so many.
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
	s.To(s.top+Step(id, max(1, height-2)), lines, height)
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
