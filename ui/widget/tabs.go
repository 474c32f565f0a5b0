package widget

import (
	"strings"

	"frontdesk/ui/theme"
)

// Tabs is a line of names, one of them chosen, so many of them that the chosen
// one is always to be seen. The names are safe to show.
type Tabs struct {
	Names  []string
	Chosen int
	// Cursor says that it is on the tabs.
	Cursor bool
}

const (
	tabGap  = " │ "
	tabMore = 2 // the cells of what says that there are more
)

// View draws the line.
func (t Tabs) View(styles *theme.Theme, width int) string {
	from, to := t.span(width)
	var b strings.Builder
	if from > 0 {
		b.WriteString(styles.Dim.Render("‹ "))
	}
	for i := from; i < to; i++ {
		if i > from {
			b.WriteString(styles.Dim.Render(tabGap))
		}
		b.WriteString(t.ink(styles, i).Render(t.Names[i]))
	}
	if to < len(t.Names) {
		b.WriteString(styles.Dim.Render(" ›"))
	}
	return Pad(b.String(), width)
}

// At is the tab that stands at a cell of the line, less than zero for none.
func (t Tabs) At(x, width int) int {
	from, to := t.span(width)
	at := 0
	if from > 0 {
		at = tabMore
	}
	for i := from; i < to; i++ {
		end := at + Width(t.Names[i])
		if x >= at && x < end {
			return i
		}
		at = end + Width(tabGap)
	}
	return -1
}

// span is the tabs that are drawn, the last excluded.
func (t Tabs) span(width int) (from, to int) {
	for from < t.Chosen && t.width(from, t.Chosen+1) > width {
		from++
	}
	for to = from; to < len(t.Names); to++ {
		if to > from && t.width(from, to+1) > width {
			break
		}
	}
	return from, to
}

// width is the cells that so many tabs take, with what says that there are
// more.
func (t Tabs) width(from, to int) int {
	width := 0
	for i := from; i < to; i++ {
		if i > from {
			width += Width(tabGap)
		}
		width += Width(t.Names[i])
	}
	if from > 0 {
		width += tabMore
	}
	if to < len(t.Names) {
		width += tabMore
	}
	return width
}

func (t Tabs) ink(styles *theme.Theme, i int) theme.Ink {
	switch {
	case i == t.Chosen && t.Cursor:
		return styles.Cursor
	case i == t.Chosen:
		return styles.TabActive
	}
	return styles.Tab
}
