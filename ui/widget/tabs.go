package widget

import (
	"strings"

	"frontdesk/ui/theme"
)

// Tabs is a line of names, one of them chosen, cut so that the chosen one is
// always to be seen. The names are safe to show. Cursor says that it is there.
func Tabs(t *theme.Theme, names []string, chosen, width int, cursor bool) string {
	first := 0
	for first < chosen && tabsWidth(names[first:chosen+1]) > width-4 {
		first++
	}
	var b strings.Builder
	used := 0
	if first > 0 {
		b.WriteString(t.Dim.Render("‹ "))
		used = 2
	}
	for i := first; i < len(names); i++ {
		name := names[i]
		need := Width(name) + 3
		if i > first && used+need > width {
			b.WriteString(t.Dim.Render(" ›"))
			break
		}
		if i > first {
			b.WriteString(t.Dim.Render(" │ "))
		}
		b.WriteString(tabStyle(t, i == chosen, cursor)(name))
		used += need
	}
	return Pad(b.String(), width)
}

func tabStyle(t *theme.Theme, chosen, cursor bool) func(string) string {
	switch {
	case chosen && cursor:
		return t.Cursor.Render
	case chosen:
		return t.TabActive.Render
	}
	return t.Tab.Render
}

func tabsWidth(names []string) int {
	width := 0
	for _, name := range names {
		width += Width(name) + 3
	}
	return width
}
