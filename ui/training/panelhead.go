package training

import (
	"fmt"
	"strings"
	"time"

	"frontdesk/store/training"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

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
		if passed := s.Elapsed + p.session.Now().Sub(p.at); passed >= time.Minute {
			words = append(words, minutes(passed))
		}
		words = append(words, s.Title) // last: where there is no room, it is cut
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
		all = append(all, shortcut{action.NextStep, p.onward()})
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

// onward is what going on leads to.
func (p *panel) onward() string {
	if p.state.Step == p.state.Steps {
		return "how it went"
	}
	return "next step"
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
