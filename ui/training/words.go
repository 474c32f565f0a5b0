package training

import (
	"strings"
	"time"

	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// prose is a text as it is written in a file, a paragraph a line: a line break
// within one is a space.
func prose(text string) string {
	paragraphs := strings.Split(strings.TrimSpace(text), "\n\n")
	for i, paragraph := range paragraphs {
		paragraphs[i] = strings.Join(strings.Fields(paragraph), " ")
	}
	return strings.Join(paragraphs, "\n")
}

// inked is a text wrapped and in a style.
func inked(ink theme.Ink, text string, width int) []string { return hanging(ink, "", text, width) }

// hanging is inked behind a lead, below which no line begins.
func hanging(ink theme.Ink, lead, text string, width int) []string {
	var lines []string
	indent := widget.Width(lead)
	for _, safe := range theme.SafeLines(text) {
		for _, line := range widget.Wrap(safe, max(1, width-indent)) {
			lines = append(lines, ink.Render(widget.Pad(lead+line, width)))
			lead = strings.Repeat(" ", indent)
		}
	}
	return lines
}

// minutes is how long something took, as people say it.
func minutes(d time.Duration) string {
	if d < time.Minute {
		return "less than a minute"
	}
	return ui.Plural(int(d.Minutes()), "minute", "minutes")
}

// split is a text of several lines as its lines.
func split(block string) []string { return strings.Split(block, "\n") }

// beside puts two blocks of the same height side by side.
func beside(left, right []string) []string {
	return split(widget.Beside(strings.Join(left, "\n"), strings.Join(right, "\n")))
}
