package training

import (
	"fmt"
	"strings"
	"time"

	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// twoColumns is the width from which the goals stand beside the text.
const twoColumns = 100

// between stands between the columns, keyGap between keys, headEnd at the right
// end of the line on top.
const (
	between = "  │ "
	keyGap  = "  "
	headEnd = " ─"
)

// View draws the panel: a line that says where one is and which keys there
// are, and what has room below it.
func (p *panel) View() string {
	if p.session.Spoken {
		head := "Training  " + p.place() + "  " + p.keyWords()
		return strings.Join(append([]string{head}, p.text(p.width)...), "\n")
	}
	lines := []string{p.head()}
	lines = append(lines, widget.Block(p.scroll.Window(p.text(p.width), p.rows()), p.width, p.rows())...)
	if p.keys.on {
		lines = append(lines, p.keys.line(p.session.Theme, p.width))
	}
	return strings.Join(lines, "\n")
}

// fits reports whether there is nothing to read on.
func (p *panel) fits() bool { return len(p.text(p.width)) <= p.rows() }

// head says where one is, and the keys for what can be done now.
func (p *panel) head() string {
	t := p.session.Theme
	keys := t.Key.Render(p.keyWords()) + t.Border.Render(headEnd)
	left := t.Border.Render("─ ") + t.Strong.Render(theme.Clip(p.place(), p.width-widget.Width(keys)-4)) + " "
	rule := max(0, p.width-widget.Width(left)-widget.Width(keys)-1)
	return left + t.Border.Render(strings.Repeat("─", rule)) + " " + keys
}

// place is the step and how far it is.
func (p *panel) place() string {
	if !p.read() {
		return "Training"
	}
	s := &p.state
	words := []string{fmt.Sprintf("Step %d of %d", s.Step, s.Steps), progress(s)}
	if p.folded {
		words = append(words, s.StepTitle)
	} else if p.width >= twoColumns {
		words = append(words, s.Title)
		if passed := s.Elapsed + p.session.Now().Sub(p.at); passed >= time.Minute {
			words = append(words, minutes(passed))
		}
	}
	return strings.Join(words, " · ")
}

// progress is how many goals are met.
func progress(s *training.State) string {
	met := 0
	for _, goal := range s.Goals {
		if goal.Met {
			met++
		}
	}
	switch {
	case s.Finished:
		return "finished"
	case s.Reached:
		return "reached"
	case s.Kind == training.Instructor:
		return fmt.Sprintf("%d of %d found", met, len(s.Goals))
	}
	return fmt.Sprintf("%d of %d met", met, len(s.Goals))
}

// shortcut is a key of the line on top, and what it does.
type shortcut struct {
	id   action.ID
	does string
}

// shortcuts is the keys that matter now: what goes on comes first.
func (p *panel) shortcuts() []shortcut {
	var all []shortcut
	if p.read() && p.state.Reached {
		all = append(all, shortcut{action.NextStep, "next step"})
	} else if p.read() && p.state.HintsLeft > 0 {
		all = append(all, shortcut{action.Hint, "hint"})
	}
	if p.folded {
		all = append(all, shortcut{action.FoldPanel, "open"})
	} else if p.read() && !p.fits() {
		all = append(all, shortcut{action.ReadOn, "read on"})
	}
	return append(all, shortcut{action.TrainingMenu, "menu"})
}

// word is a shortcut as it is written.
func (p *panel) word(s shortcut) string { return p.session.Keys.Key(s.id) + " " + s.does }

// keyWords is the shortcuts on one line.
func (p *panel) keyWords() string {
	var words []string
	for _, s := range p.shortcuts() {
		words = append(words, p.word(s))
	}
	return strings.Join(words, keyGap)
}

// shortcutAt is the shortcut at a cell of the line on top.
func (p *panel) shortcutAt(x int) (action.ID, bool) {
	at := p.width - widget.Width(p.keyWords()+headEnd)
	for _, s := range p.shortcuts() {
		end := at + widget.Width(p.word(s))
		if x >= at && x < end {
			return s.id, true
		}
		at = end + len(keyGap)
	}
	return "", false
}

// text is the panel's lines at a width: side by side where there is room.
func (p *panel) text(width int) []string {
	t := p.session.Theme
	switch {
	case p.failed != nil:
		return inked(t.Error, ui.Words(p.failed), width)
	case !p.read():
		return []string{t.Dim.Render("…")}
	case width < twoColumns || p.session.Spoken:
		lines := append(p.told(width), p.goals(width)...)
		return append(lines, p.earlier(width)...)
	}
	left := width * 3 / 5
	right := width - left - widget.Width(between)
	return sideBySide(t, p.told(left), append(p.goals(right), p.earlier(right)...), left)
}

// told is what is new, then what is asked for; once that is so, why it is so.
func (p *panel) told(width int) []string {
	if p.state.Reached {
		return p.reached(width)
	}
	lines := append(p.warnings(width), p.hint(width)...)
	return append(lines, p.prose(width)...)
}

// sideBySide puts two texts beside each other.
func sideBySide(t *theme.Theme, left, right []string, width int) []string {
	lines := make([]string, max(len(left), len(right)))
	left = widget.Block(left, width, len(lines))
	for i := range lines {
		lines[i] = left[i] + t.Border.Render(between)
		if i < len(right) {
			lines[i] += right[i]
		}
	}
	return lines
}

// warnings is what was disclosed or lost in this step, and is so still; earlier
// is the same of the steps before.
func (p *panel) warnings(width int) []string {
	return p.open(width, func(step int) bool { return step == p.state.Step })
}

func (p *panel) earlier(width int) []string {
	return p.open(width, func(step int) bool { return step < p.state.Step })
}

func (p *panel) open(width int, of func(step int) bool) []string {
	var lines []string
	for _, mistake := range p.state.Mistakes {
		if mistake.Open && of(mistake.Step) {
			lines = append(lines, inked(p.session.Theme.Warn, "! A mistake, open still: "+mistake.Words+".", width)...)
		}
	}
	return lines
}

// reached is why it is so now, and what was done where that was shown.
func (p *panel) reached(width int) []string {
	t, s := p.session.Theme, &p.state
	lines := append(p.warnings(width), inked(t.Gain, "✓ Reached: "+s.StepTitle+".", width)...)
	if last := len(s.Results) - 1; last >= 0 && s.Results[last].Shown {
		for _, done := range s.Done {
			if done.Step == s.Step {
				lines = append(lines, inked(t.Strong, "It was done so: "+done.Words+".", width)...)
			}
		}
	}
	lines = append(lines, inked(t.Text, prose(s.Explain), width)...)
	next := " goes to the next step."
	if s.Step == s.Steps {
		next = " ends the scenario and shows how it went."
	}
	return append(lines, inked(t.Strong, p.session.Keys.Key(action.NextStep)+next, width)...)
}

// hint is the one that was asked for last: those before it said less.
func (p *panel) hint(width int) []string {
	given := len(p.state.Hints)
	if given == 0 {
		return nil
	}
	lead := "Hint: "
	if all := given + p.state.HintsLeft; all > 1 {
		lead = fmt.Sprintf("Hint %d of %d: ", given, all)
	}
	return inked(p.session.Theme.Accent, lead+prose(p.state.Hints[given-1]), width)
}

// prose is the step's title and text.
func (p *panel) prose(width int) []string {
	t, s := p.session.Theme, &p.state
	return append(inked(t.Strong, s.StepTitle, width), inked(t.Text, prose(s.Text), width)...)
}

// goals is what is to be so, each with a mark and a word. Of goals that are to
// be found, those found are told.
func (p *panel) goals(width int) []string {
	t, s := p.session.Theme, &p.state
	var lines []string
	hidden, met := 0, "✓ met      "
	if s.Kind == training.Instructor {
		met = "✓ found    "
	}
	for _, goal := range s.Goals {
		switch {
		case goal.Hidden:
			hidden++
		case goal.Met:
			lines = append(lines, hanging(t.Gain, met, goal.Words, width)...)
		default:
			lines = append(lines, hanging(t.Text, "· not yet  ", goal.Words, width)...)
		}
	}
	if hidden > 0 {
		lines = append(lines, inked(t.Text, ui.Plural(hidden, "mistake is", "mistakes are")+" still to be found.", width)...)
	}
	return lines
}
