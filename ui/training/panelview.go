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
	lines = append(lines, widget.Block(p.text(p.width), p.width, p.rows())...)
	if p.keys.on {
		lines = append(lines, p.keys.line(p.session.Theme, p.width))
	}
	return strings.Join(lines, "\n")
}

// fits reports whether there is nothing to read on.
func (p *panel) fits() bool { return len(p.text(p.width)) <= p.rows() }

// text is the panel's lines at a width: side by side where there is room.
func (p *panel) text(width int) []string {
	const aloud = 2000 // a paragraph that is read out is one line
	if p.session.Spoken {
		width = aloud
	}
	t := p.session.Theme
	switch {
	case p.failed != nil:
		return inked(t.Error, ui.Words(p.failed), width)
	case !p.read():
		return []string{t.Dim.Render("…")}
	case p.session.Spoken || width < twoColumns && p.state.Reached:
		lines := append(p.told(width), p.goals(width)...)
		return append(lines, p.earlier(width)...)
	case width < twoColumns:
		// What the call was has been read; what is still to be so counts.
		lines := append(p.news(width), p.goals(width)...)
		return append(append(lines, p.earlier(width)...), p.prose(width)...)
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
	return append(p.news(width), p.prose(width)...)
}

// news is what was not told as the step began.
func (p *panel) news(width int) []string {
	return append(p.warnings(width), p.hint(width)...)
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

// warnings is what was disclosed or lost in this step, and is so still or cannot
// be put right; earlier is what is so still of the steps before.
func (p *panel) warnings(width int) []string { return p.warn(p.wrong(), width) }

func (p *panel) earlier(width int) []string {
	return p.warn(p.open("! From before, still so: ", func(step int) bool { return step < p.state.Step }), width)
}

func (p *panel) warn(sentences []string, width int) (lines []string) {
	for _, sentence := range sentences {
		lines = append(lines, inked(p.session.Theme.Warn, sentence, width)...)
	}
	return lines
}

// nobodyTakesBack is all that can be done about an e-mail.
const nobodyTakesBack = "An e-mail that went out nobody takes back."

// wrong is the warnings, a sentence or two each.
func (p *panel) wrong() []string {
	words := p.open("! A mistake: ", func(step int) bool { return step == p.state.Step })
	if len(words) > 0 {
		words = append(words, "Put it right; "+p.session.Keys.Key(action.Undo)+" undoes what was done last.")
	}
	for _, mistake := range p.state.Mistakes {
		if mistake.Step == p.state.Step && mistake.Sent && !mistake.Open() {
			words = append(words, "! A mistake: "+mistake.Words+". "+nobodyTakesBack)
		}
	}
	return words
}

func (p *panel) open(lead string, of func(step int) bool) (words []string) {
	for _, mistake := range p.state.Mistakes {
		if mistake.Open() && of(mistake.Step) {
			words = append(words, lead+mistake.Still+".")
		}
	}
	return words
}

// reached is why it is so now, and what was done where that was shown.
func (p *panel) reached(width int) []string {
	t, s := p.session.Theme, &p.state
	lines := append(p.warnings(width), inked(t.Gain, "✓ Reached: "+s.StepTitle+".", width)...)
	for _, sentence := range p.shown() {
		lines = append(lines, inked(t.Strong, sentence, width)...)
	}
	lines = append(lines, inked(t.Text, prose(s.Explain), width)...)
	next := " goes to the next step."
	if s.Step == s.Steps {
		next = " ends the scenario and shows how it went."
	}
	return append(lines, inked(t.Strong, p.session.Keys.Key(action.NextStep)+next, width)...)
}

// shown is what was done in a step that was shown, and how one does it oneself:
// the last hint names the keys.
func (p *panel) shown() (sentences []string) {
	s := &p.state
	if last := len(s.Results) - 1; last < 0 || !s.Results[last].Shown {
		return nil
	}
	for _, done := range s.Done {
		if done.Step == s.Step {
			sentences = append(sentences, "It was done so: "+done.Words+".")
		}
	}
	if last := len(s.Hints) - 1; last >= 0 {
		sentences = append(sentences, "By hand: "+prose(s.Hints[last]))
	}
	return sentences
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

// goals is what is to be so, each with a mark and a word.
func (p *panel) goals(width int) []string {
	t := p.session.Theme
	var lines []string
	for _, goal := range goalWords(&p.state) {
		ink := t.Text
		if goal.met {
			ink = t.Gain
		}
		lines = append(lines, hanging(ink, goal.mark, goal.words, width)...)
	}
	return lines
}

// goalLine is one goal as it is told.
type goalLine struct {
	mark, words string
	met         bool
}

// goalWords tells the goals. Of those that are to be found, those found are.
func goalWords(s *training.State) []goalLine {
	var lines []goalLine
	hidden, met := 0, "✓ met      "
	if s.Kind == training.Instructor {
		met = "✓ found    "
	}
	for _, goal := range s.Goals {
		switch {
		case goal.Hidden:
			hidden++
		case goal.Met:
			lines = append(lines, goalLine{met, goal.Words, true})
		default:
			lines = append(lines, goalLine{"· not yet  ", goal.Words, false})
		}
	}
	if hidden > 0 {
		lines = append(lines, goalLine{words: ui.Plural(hidden, "mistake is", "mistakes are") + " still to be found."})
	}
	return lines
}
