package training

import (
	"fmt"
	"slices"
)

// stepInFull is all there is to say about the step under way, as paragraphs:
// what counts now comes first.
func (p *panel) stepInFull() []string {
	s := &p.state
	lines := []string{fmt.Sprintf("Step %d of %d: %s", s.Step, s.Steps, s.StepTitle), ""}
	if s.Reached {
		lines = slices.Concat(lines, p.shown(), split("Reached: "+prose(s.Explain)), []string{""})
	}
	if wrong := p.wrong(); len(wrong) > 0 {
		lines = append(append(lines, wrong...), "")
	}
	lines = append(append(lines, split(prose(s.Text))...), "")
	for _, goal := range goalWords(s) {
		lines = append(lines, goal.mark+goal.words)
	}
	for _, hint := range s.Hints {
		if !s.Reached {
			lines = append(append(lines, ""), split("Hint: "+prose(hint))...)
		}
	}
	if len(s.Done) == 0 {
		return lines
	}
	lines = append(lines, "", "Done so far, in "+minutes(s.Elapsed)+":")
	for _, done := range s.Done {
		lines = append(lines, fmt.Sprintf("  %d  %s", done.Step, done.Words))
	}
	return lines
}
