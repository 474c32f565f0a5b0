package dialog

import (
	"slices"
	"strings"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// passes is what it means that a rule does not deny.
var passes = map[model.Rule]string{
	model.RuleBlock:      "no block stands between them",
	model.RulePractice:   "the practice's portal and its switch are on",
	model.RuleLogin:      "the person can sign in",
	model.RuleAccess:     "the access is on and has not ended",
	model.RuleAge:        "no age of the client stands in the way",
	model.RulePermission: "what it takes is ticked",
	model.RuleAudience:   "it reaches this person, by name or on behalf",
	model.RuleSensitive:  "nothing sensitive is reached without a name on it",
}

func (w *Why) size() (width, height int) {
	const widest = 84
	return min(widest, w.width), w.height
}

// View draws the dialog as large as it needs to be.
func (w *Why) View() string {
	width, most := w.size()
	inner, rows := widget.Inside(width, most)
	lines := w.lines(inner, rows)
	frame := widget.Frame{Title: "Why", Focused: true, Right: w.scroll.Place(len(lines), rows)}
	return frame.View(w.session.Theme, w.scroll.Window(lines, rows), width, min(most, len(lines)+2))
}

// lines is the decision in words, the rules in their order, and the fix. Where
// there is no room for all, the rules share lines: what is to be done and what
// may be said come into sight.
func (w *Why) lines(width, rows int) []string {
	if lines := w.text(width, w.ruleByRule); len(lines) <= rows {
		return lines
	}
	return w.text(width, w.rulesTogether)
}

func (w *Why) text(width int, rules func(width int) []string) []string {
	t := w.session.Theme
	lines := styled(t.Strong, theme.Safe(w.question.About), width)
	switch {
	case w.failed != nil:
		return append(lines, styled(t.Error, ui.Words(w.failed), width)...)
	case w.answer == nil:
		return append(lines, t.Dim.Render("Finding out…"))
	}
	now := w.answer.now
	if now.Allow {
		lines = append(lines, styled(t.Gain, theme.Safe("Yes: "+now.Because+"."), width)...)
	} else {
		lines = append(lines, styled(t.Loss, theme.Safe("No: "+now.Because+"."), width)...)
	}
	if len(w.question.Draft) > 0 {
		lines = append(lines, t.Dim.Render("as it would be with the draft"))
	}
	lines = append(lines, "")
	lines = append(append(lines, rules(width)...), w.after(width)...)
	lines = append(append(lines, ""), styled(t.Dim, theme.Safe(w.answer.fact), width)...)
	read := "What may be read to the caller:"
	if len(w.question.Draft) > 0 {
		read = "What may be read to the caller, once the draft is saved:"
	}
	lines = append(append(lines, ""), styled(t.Dim, read, width)...)
	return append(lines, styled(t.Accent, theme.Safe("“"+w.answer.caller+"”"), width)...)
}

func (w *Why) ruleByRule(width int) []string {
	var lines []string
	for _, rule := range model.Rules() {
		lines = append(lines, w.rule(rule, width))
	}
	return lines
}

// rulesTogether is the rules passed, the one that decides, and the rest, each
// on a line.
func (w *Why) rulesTogether(width int) []string {
	t, now := w.session.Theme, w.answer.now
	var passed, rest []string
	for _, rule := range model.Rules() {
		switch {
		case slices.Contains(now.Passed, rule):
			passed = append(passed, string(rule))
		case rule != now.Rule:
			rest = append(rest, string(rule))
		}
	}
	var lines []string
	if len(passed) > 0 {
		lines = inset(t.Text, "✓ "+strings.Join(passed, ", "), width)
	}
	if !now.Allow {
		lines = append(lines, w.rule(now.Rule, width))
	}
	if len(rest) > 0 {
		lines = append(lines, inset(t.Dim, "· not reached: "+strings.Join(rest, ", "), width)...)
	}
	return lines
}

// inset is a text a little to the right.
func inset(ink theme.Ink, text string, width int) []string {
	lines := styled(ink, text, max(1, width-2))
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	return lines
}

// rule is one rule with its mark.
func (w *Why) rule(rule model.Rule, width int) string {
	const nameWidth = 12
	t, now := w.session.Theme, w.answer.now
	style, mark, says := t.Dim, "·", "not reached"
	switch {
	case slices.Contains(now.Passed, rule):
		style, mark, says = t.Text, "✓", passes[rule]
	case rule == now.Rule:
		style, mark, says = t.Loss, "✗", "this decides"
	}
	return style.Render(widget.Pad("  "+mark+" "+widget.Pad(string(rule), nameWidth)+says, width))
}

// after is how it is once the person can sign in, and the fix.
func (w *Why) after(width int) []string {
	t, answer := w.session.Theme, w.answer
	var lines []string
	if once := answer.once; once != nil {
		say := "Once that is mended: yes, " + once.Because + "."
		if !once.Allow {
			say = "Once that is mended: still no, by " + string(once.Rule) + ": " + once.Because + "."
		}
		lines = append(append(lines, ""), styled(t.Text, theme.Safe(say), width)...)
	}
	if answer.now.Allow {
		return lines
	}
	return append(append(lines, ""), w.fixLines(width)...)
}

func (w *Why) fixLines(width int) []string {
	t, fix := w.session.Theme, w.answer.fix
	if fix == nil {
		return styled(t.Warn, theme.Safe(strings.TrimSpace("No small change would allow it. "+w.answer.noFix)), width)
	}
	lines := styled(t.Strong, theme.Safe("To allow it: "+fix.say+"."), width)
	if fix.whyNot != "" {
		return append(lines, styled(t.Dim, theme.Safe("Not from here: "+fix.whyNot+"."), width)...)
	}
	return append(lines, styled(t.Dim, w.session.Keys.Key(action.DoFix)+" "+fix.key, width)...)
}
