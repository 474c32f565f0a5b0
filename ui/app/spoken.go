package app

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"frontdesk/ui/theme"
)

// words is what signs mean to somebody who does not see them. What only draws
// is left out.
var words = strings.NewReplacer(
	"[x]", "ticked:", "[ ]", "not ticked:", "✕ failed", "failed",
	"● signed in", "signed in", "◐ invited", "invited", "○ no login", "no login", "⊘ blocked", "blocked", "✕ disabled", "disabled",
	"◐ invitation", "invitation", "✕ invitation", "invitation", "○ guardian", "guardian", "◷ age", "age", "◷ ends", "ends",
	"↑ more ↓", "more above and below", "more ↓", "more below", "↑ end", "more above",
	"○ waiting", "waiting", "◐ sending", "sending", "● sent", "sent", "⊘ cancelled", "cancelled", "? unknown", "unknown",
	"●", "  signed in  ", "◐", "  invited  ", "○", "  no login  ", "⊘", "  blocked  ", "✕", "  disabled  ",
	"✓ met", "met", "✓ found", "found", "✓ Reached", "Reached", "✓ Done", "Done", "· not yet", "not yet",
	"✓", "passed:", "✗", "decides:", "  · ", "  ", "⇄", "profile", "▾", "", "▸", "", "↑", "up", "↓", "down", "‹", "", "›", "",
	"│", "  ", "─", "  ", "├", "", "└", "", "╭", "", "╮", "", "╰", "", "╯", "",
)

// spoken is a line of a screen as it is read out: without borders, with words
// for signs, what stood apart divided by commas. What is chosen is said where
// else only its style tells. The second value is that the cursor is on it.
func spoken(t *theme.Theme, line string) (string, bool) {
	cursor, here := strings.Contains(line, "▸"), false
	line = t.TabActive.Replace(line, func(text string) string { return text + ", chosen" })
	line = t.Cursor.Replace(line, func(text string) string {
		if cursor || len(strings.TrimSpace(text)) < 2 { // a field's own cursor
			return text
		}
		here = true
		return "here: " + text
	})
	var parts []string
	for part := range strings.SplitSeq(words.Replace(ansi.Strip(line)), "  ") {
		if part = strings.Trim(part, " ,"); part != "" {
			parts = append(parts, part)
		}
	}
	line = strings.Join(parts, ", ")
	if cursor {
		line = "> " + line
	}
	return line, cursor || here
}

// page is a screen as it is read out.
type page struct {
	title string
	// place tells the page from others of the same title: its chosen tabs.
	place string
	lines []string
	// cursors is the lines that the cursor is on, and a field of them.
	cursors []string
}

// pageOf reads a frame: its title, what stands at the title's right, and every
// line that says something.
func pageOf(t *theme.Theme, frame string) page {
	var p page
	for i, raw := range strings.Split(frame, "\n") {
		line, cursor := spoken(t, raw)
		t.TabActive.Replace(raw, func(tab string) string {
			const changed = " *"
			p.place += "\n" + strings.TrimSuffix(tab, changed)
			return tab
		})
		switch {
		case i == 0:
			p.title, line, _ = strings.Cut(line, ", ")
			p.place = p.title
		case cursor:
			p.cursors = append(p.cursors, line)
		}
		if line != "" {
			p.lines = append(p.lines, line)
		}
	}
	return p
}

// beyond is the lines that another page does not have, and where the cursor is.
func (p page) beyond(was page) []string {
	had := map[string]int{}
	for _, line := range was.lines {
		had[strings.TrimPrefix(line, "> ")]++
	}
	var fresh []string
	for _, line := range p.lines {
		text := strings.TrimPrefix(line, "> ")
		moved := slices.Contains(p.cursors, line) && !slices.Contains(was.cursors, line)
		if had[text]--; had[text] < 0 || moved {
			fresh = append(fresh, line)
		}
	}
	told := func(line string) bool { return slices.Contains(fresh, line) }
	if len(fresh) > 0 && !slices.ContainsFunc(p.cursors, told) {
		fresh = append(fresh, p.cursors...)
	}
	return fresh
}
