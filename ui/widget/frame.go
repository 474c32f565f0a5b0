package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"frontdesk/ui/theme"
)

// Frame is the border of a pane. Title and Right are plain text that is safe
// to show.
type Frame struct {
	Title, Right string
	Focused      bool
}

// Where what is inside begins.
const (
	FrameLeft = 2
	FrameTop  = 1
)

// Inside is the room that a frame of this size leaves.
func Inside(width, height int) (int, int) { return max(0, width-3), max(0, height-2) }

// View draws the lines in a frame, cut and filled to width by height.
func (f Frame) View(t *theme.Theme, lines []string, width, height int) string {
	if width < 6 || height < 2 {
		return strings.Join(Block(nil, width, height), "\n")
	}
	border := t.Border
	if f.Focused {
		border = t.BorderFocus
	}
	side, end := border.Render("│")+" ", border.Render("│")
	var b strings.Builder
	b.WriteString(f.top(t, border.Render, width))
	inner, rows := Inside(width, height)
	for _, line := range Block(lines, inner, rows) {
		b.WriteByte('\n')
		b.WriteString(side)
		b.WriteString(line)
		b.WriteString(end)
	}
	b.WriteByte('\n')
	b.WriteString(border.Render("╰" + strings.Repeat("─", width-2) + "╯"))
	return b.String()
}

func (f Frame) top(t *theme.Theme, border func(string) string, width int) string {
	right := f.Right
	if right != "" {
		right = " " + right + " "
	}
	right = ansi.Truncate(right, max(0, width-6), "…")
	title := ansi.Truncate(f.Title, max(0, width-6-Width(right)), "…")
	if title != "" {
		title = " " + title + " "
	}
	rule := max(0, width-2-Width(title)-Width(right))
	head := border("╭") + t.Title.Render(title)
	if rule == 0 {
		return head + border(right+"╮")
	}
	return head + border(strings.Repeat("─", rule)) + t.Text.Render(right) + border("╮")
}
