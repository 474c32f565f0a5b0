package widget

import (
	"strings"

	"frontdesk/ui/theme"
)

// Check is one line of a checkbox list.
type Check struct {
	Label   string
	Ticked  bool
	Depth   int
	Changed bool
	// Dim is the reason why the box does not matter now.
	Dim string
	// Note says what the change of this box does, Brief the same where there
	// is no room; Gain colours it.
	Note, Brief string
	Gain        bool
	// Branch is what the tree draws before the box.
	Branch string
}

// Branches fills in what the tree draws before each box.
func Branches(checks []Check) {
	for i := range checks {
		checks[i].Branch = branch(checks, i)
	}
}

func branch(checks []Check, i int) string {
	depth := checks[i].Depth
	if depth == 0 {
		return ""
	}
	var b strings.Builder
	for level := 1; level < depth; level++ {
		b.WriteString(pick(continues(checks, i, level), " │ ", "   "))
	}
	b.WriteString(pick(continues(checks, i, depth), " ├ ", " └ "))
	return b.String()
}

// continues reports whether a box of this depth follows below under the same
// parent.
func continues(checks []Check, i, depth int) bool {
	for _, later := range checks[i+1:] {
		if later.Depth <= depth {
			return later.Depth == depth
		}
	}
	return false
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// Width is the cells that the whole line takes.
func (c Check) Width() int {
	text := "▸" + c.Branch + "[x] " + c.Label
	for _, more := range []string{c.Dim, c.Note} {
		if more != "" {
			text += "  " + more
		}
	}
	return Width(text)
}

// note is the note as there is room for it.
func (c Check) note(used, width int) string {
	switch {
	case c.Note == "":
		return ""
	case used+1+Width(c.Note) <= width:
		return " " + c.Note
	}
	return " " + c.Brief
}

// View draws the line.
func (c Check) View(t *theme.Theme, width int, cursor, focused bool) string {
	box := pick(c.Ticked, "[x] ", "[ ] ")
	label := c.Label
	if c.Dim != "" {
		label += "  " + c.Dim
	}
	note := c.note(Width("▸"+c.Branch+box+label), width)
	if cursor && focused {
		return t.Cursor.Render(Ends("▸"+c.Branch+box+label, note, width))
	}
	left := pick(cursor, t.CursorAway.Render("▸"), " ") + t.Dim.Render(c.Branch)
	switch {
	case c.Dim != "":
		left += t.Dim.Render(box + label)
	case c.Changed:
		left += t.Strong.Render(box + label)
	default:
		left += box + label
	}
	if note == "" {
		return Pad(left, width)
	}
	style := t.Loss
	if c.Gain {
		style = t.Gain
	}
	return Ends(left, style.Render(note), width)
}
