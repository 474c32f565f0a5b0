package training

import (
	"fmt"
	"strings"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// besideStory is the width from which the portals stand beside the story, else
// below it.
const besideStory = 110

// titleSigns is how many cells fewer a frame's first line has for its texts than
// the lines inside it.
const titleSigns = 5

// leastPortals is the least height of the portals below the story, where there
// is the room.
const leastPortals = 9

// lines is the story, and the portals.
func (s *stage) lines(width, height int) []string {
	switch {
	case s.failed != nil:
		return inked(s.hall.Session.Theme.Error, ui.Words(s.failed), width)
	case !s.read:
		return nil
	case s.hall.Session.Spoken: // one portal after the other
		return append(s.story(width, height, ""), s.inTurn(width)...)
	case s.alone:
		return s.story(width-4, height, "  ")
	case width < besideStory:
		cells, most := storySize(width, height)
		story := s.story(cells, most, "  ")
		return append(story, s.portals(width, height-len(story))...)
	}
	cells, most := storySize(width, height)
	left := cells + 4
	story := widget.Block(s.story(cells, most, "  "), left, height)
	return beside(story, s.portals(width-left, height))
}

// storySize is the cells of a line of the story, and how many lines it may have
// beside or above the portals.
func storySize(width, height int) (cells, most int) {
	if width < besideStory {
		return width - 4, height - min(leastPortals, height/3)
	}
	return width*2/5 - 4, height
}

// cut reports whether there is no room for all of the story.
func (s *stage) cut() bool {
	cells, most := storySize(s.hall.width, s.hall.room())
	return s.read && len(joined(s.parts(cells), false)) > most
}

// story is what is told, in so many lines at most: airy where there is room,
// else without empty lines, and at worst cut before its last part, which says
// what comes next.
func (s *stage) story(width, most int, indent string) []string {
	parts := s.parts(width)
	lines := joined(parts, true)
	if len(lines) > most {
		lines = joined(parts, false)
	}
	if last := parts[len(parts)-1]; len(lines) > most {
		kept := max(1, most-len(last)-1)
		lines = append(lines[:kept:kept], s.hall.Session.Theme.Dim.Render("…"))
		lines = append(lines, last...)
	}
	for i := range lines {
		lines[i] = indent + lines[i]
	}
	return lines[:min(len(lines), most)]
}

// joined is parts below each other, with empty lines between them where they
// are airy, and one above.
func joined(parts [][]string, airy bool) []string {
	var lines []string
	for i, part := range parts {
		if airy || i == 0 {
			lines = append(lines, "")
		}
		lines = append(lines, part...)
	}
	return lines
}

// parts is what is told at this moment, a paragraph each: at first what is
// asked for, then what was done, at last why it is so.
func (s *stage) parts(width int) [][]string {
	t, state := s.hall.Session.Theme, &s.now.state
	if state.Finished {
		end := append([][]string{inked(t.Strong, s.heading("The end"), width)}, paragraphs(t.Text, state.End, width)...)
		return append(end, inked(t.Dim, s.hall.Session.Keys.Key(action.Close)+" goes to the list of scenarios.", width))
	}
	parts := [][]string{inked(t.Strong, s.heading(fmt.Sprintf("Step %d of %d", state.Step, state.Steps)), width), inked(t.Strong, state.StepTitle, width)}
	if state.Played == 0 {
		parts = append(parts, paragraphs(t.Text, state.Text, width)...)
	} else {
		parts = append(parts, s.done(width))
	}
	if s.now.coming == "" {
		parts = append(parts, paragraphs(t.Text, state.Explain, width)...)
		return append(parts, inked(t.Dim, s.key()+" goes on.", width))
	}
	return append(parts, append(inked(t.Dim, s.key()+" does this:", width), operation(t, s.now.coming, s.now.names, width)...))
}

// done is the last change, and what it did to everybody shown.
func (s *stage) done(width int) []string {
	t, done := s.hall.Session.Theme, s.now.state.Done
	var lines []string
	if len(done) > 0 {
		lines = hanging(t.Strong, "✓ Done: ", done[len(done)-1].Words, width)
	}
	for _, sight := range s.sights() {
		change := sight.Changes()
		for _, part := range []struct {
			ink   theme.Ink
			mark  string
			says  string
			words []string
		}{
			{t.Gain, "+ ", " now has: ", change.Gained},
			{t.Loss, "- ", " no longer has: ", change.Lost},
			{t.Text, "· ", ": ", change.Turned},
		} {
			if len(part.words) > 0 {
				lines = append(lines, hanging(part.ink, part.mark, sight.Called()+part.says+strings.Join(part.words, ", "), width)...)
			}
		}
		if change.None() {
			lines = append(lines, hanging(t.Dim, "  ", "nothing changes for "+sight.Called(), width)...)
		}
	}
	return lines
}

// paragraphs is a text, a part each.
func paragraphs(ink theme.Ink, text string, width int) [][]string {
	var parts [][]string
	for paragraph := range strings.SplitSeq(prose(text), "\n") {
		parts = append(parts, inked(ink, paragraph, width))
	}
	return parts
}

func (s *stage) key() string { return s.hall.Session.Keys.Key(action.NextChange) }

// heading is a heading that is read from afar, or out.
func (s *stage) heading(text string) string {
	if s.hall.Session.Spoken {
		return text
	}
	words := strings.Fields(strings.ToUpper(text))
	for i, word := range words {
		words[i] = strings.Join(strings.Split(word, ""), " ")
	}
	return strings.Join(words, " · ")
}

// portals is everybody's portal side by side, below what the marks mean.
func (s *stage) portals(width, height int) []string {
	t, sights := s.hall.Session.Theme, s.sights()
	if len(sights) == 0 || height < 4 {
		return nil
	}
	each := width / len(sights)
	inner, rows := widget.Inside(each, height-1)
	bodies := make([][]string, len(sights))
	first := 0
	s.longest, s.room = 0, rows
	for i, sight := range sights {
		lines, changed := sight.Lines(t, s.profile(), inner)
		bodies[i] = lines
		s.longest = max(s.longest, len(lines))
		if changed > 0 && (first == 0 || changed < first) {
			first = changed
		}
	}
	if s.changed {
		s.scroll.To(0, s.longest, rows)
		s.scroll.Follow(min(first+rows/2, s.longest-1), s.longest, rows)
	}
	columns := make([]string, len(sights))
	for i, sight := range sights {
		frame := widget.Frame{Title: sight.Called() + " sees", Right: s.scroll.Place(s.longest, rows), Focused: true}
		if widget.Width(frame.Title+frame.Right) > inner-titleSigns { // the legend says what it is
			frame.Title = sight.Called()
		}
		columns[i] = frame.View(t, window(bodies[i], s.scroll.Top(), rows), each, height-1)
	}
	legend := widget.Pad(t.Gain.Render(" + is new to them")+"   "+t.Loss.Render("- is gone for them"), width)
	return append([]string{legend}, split(widget.Beside(columns...))...)
}

// inTurn is everybody's portal one after the other.
func (s *stage) inTurn(width int) []string {
	var lines []string
	for _, sight := range s.sights() {
		portal, _ := sight.Lines(s.hall.Session.Theme, s.profile(), width)
		lines = append(append(lines, sight.Called()+" sees:"), portal...)
	}
	return lines
}

// window is the lines from one on, as many as are to be seen.
func window(lines []string, top, rows int) []string {
	top = min(top, len(lines))
	return lines[top:min(len(lines), top+rows)]
}
