package training

import (
	"fmt"
	"strings"

	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

func (c *chooser) title() string { return "Choose a scenario" }

// lines is the list, and what is to be known of the line under the cursor:
// beside it, or below where there is no room.
func (c *chooser) lines(width, height int) []string {
	if width >= twoColumns {
		list := width / 2
		return beside(c.list(list, height), c.about(width-list, height))
	}
	below := min(height/2, 10)
	return append(c.list(width, height-below), c.about(width, below)...)
}

func (c *chooser) list(width, height int) []string {
	t := c.hall.Session.Theme
	inner, rows := widget.Inside(width, height)
	c.width, c.rows = width, rows
	var lines []string
	from, to := c.cursor.Span(c.length(), rows)
	for at := from; at < to; at++ {
		line := "  " + c.row(at, inner-2)
		if at == c.cursor.At() {
			line = t.Cursor.Render("▸ " + c.row(at, inner-2))
		}
		lines = append(lines, line)
	}
	right := ui.Join(" · ", strings.TrimSpace(c.cursor.Place(c.length(), rows)), fmt.Sprint(len(c.hall.Scenarios)))
	frame := widget.Frame{Title: "Scenarios", Right: right, Focused: true}
	return split(frame.View(t, lines, width, height))
}

// row is one line of the list.
func (c *chooser) row(at, width int) string {
	if at >= len(c.hall.Scenarios) {
		other := c.others[at-len(c.hall.Scenarios)]
		return widget.Ends(theme.Safe("watch "+other.who+": "+other.title), c.far(other), width)
	}
	s := c.hall.Scenarios[at]
	if score := c.hall.scores[s.Name]; score != "" {
		return widget.Ends(theme.Safe(s.Title), " ✓ "+score, width)
	}
	return widget.Ends(theme.Safe(s.Title), " "+kindWord(s.Kind), width)
}

// far is how far somebody is.
func (c *chooser) far(other *running) string {
	switch state, known := c.steps[other]; {
	case !known:
		return ""
	case state.Finished:
		return " finished"
	default:
		return fmt.Sprintf(" step %d of %d", state.Step, state.Steps)
	}
}

// kindWord is how a scenario is played, in a word.
func kindWord(kind training.Kind) string {
	if kind == training.Instructor {
		return "find it"
	}
	return "guided"
}

func (c *chooser) about(width, height int) []string {
	t := c.hall.Session.Theme
	inner, _ := widget.Inside(width, height)
	var lines []string
	say := func(ink theme.Ink, text string) {
		if len(lines) > 0 && height > 12 {
			lines = append(lines, "")
		}
		lines = append(lines, inked(ink, text, inner)...)
	}
	title := "About"
	switch s, other := c.scenario(), c.other(); {
	case c.busy:
		say(t.Strong, "Making a practice for it …")
	case s != nil:
		title = theme.Safe(s.Title)
		say(t.Text, prose(s.Teaches))
		say(t.Text, aboutKind(s))
		say(t.Text, c.keys())
	case other != nil:
		title = theme.Safe(other.title)
		say(t.Text, other.who+" plays this now. Watch it here, and work in it too: it is the same practice.")
	}
	for _, note := range c.hall.Notes {
		say(t.Warn, "! "+note)
	}
	say(t.Dim, "Everything here is made up. It is thrown away when you leave, and nothing of a real practice can be touched.")
	return split(widget.Frame{Title: title}.View(t, lines, width, height))
}

func aboutKind(s *training.Scenario) string {
	steps := ui.Plural(len(s.Steps), "step", "steps")
	if s.Kind == training.Instructor {
		return steps + ". Something is wrong in this practice, and nothing says what: look, and put it right."
	}
	return steps + ". Each says what is asked for; hints are there when you want one."
}

// keys says how to begin.
func (c *chooser) keys() string {
	key := c.hall.Session.Keys.Key
	return key(action.Choose) + " plays it. " + key(action.Present) + " shows it to a group, a change at a time."
}
