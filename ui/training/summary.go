package training

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// summary is how a course went: the score, each step, and what each mistake
// would have shown to whom.
type summary struct {
	hall   *Hall
	state  training.State
	scroll widget.Scroll
	room   int
}

func newSummary(h *Hall, state training.State) *page {
	h.scores[h.at.course.Scenario().Name] = fmt.Sprintf("%d of %d", state.Score, state.Most)
	return newPage(h, &summary{hall: h, state: state})
}

func (*summary) init() tea.Cmd        { return nil }
func (*summary) hear(tea.Msg) tea.Cmd { return nil }
func (*summary) end()                 {}

func (s *summary) title() string { return theme.Safe(s.state.Title) + " · how it went" }

func (s *summary) offers() []action.Offer {
	return append([]action.Offer{
		{ID: action.Scenarios, Footer: true}, {ID: action.PlayAgain, Footer: true},
	}, action.Moves()...)
}

func (s *summary) do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest scrolls
	case action.Scenarios:
		return func() tea.Msg { return left{} }
	case action.PlayAgain:
		scenario := s.hall.at.course.Scenario()
		return tea.Sequence(
			func() tea.Msg { return left{} },
			func() tea.Msg { return begin{scenario: scenario} },
		)
	}
	s.scroll.Do(id, len(s.text(s.hall.width)), s.room)
	return nil
}

func (s *summary) lines(width, height int) []string {
	s.room = height - 2
	text := s.text(width)
	frame := widget.Frame{Title: "Summary", Right: s.scroll.Place(len(text), s.room), Focused: true}
	return split(frame.View(s.hall.Session.Theme, s.scroll.Window(text, s.room), width, height))
}

// text is the whole summary.
func (s *summary) text(width int) []string {
	const widest = 100
	width, _ = widget.Inside(min(width, widest), 0)
	t, state := s.hall.Session.Theme, &s.state
	lines := []string{"", t.Strong.Render(fmt.Sprintf("%d of %d points, in %s", state.Score, state.Most, minutes(state.Elapsed))), ""}
	for i, result := range state.Results {
		lines = append(lines, resultLines(t, i+1, result, width)...)
	}
	lines = append(append(lines, inked(t.Dim, training.Scoring(), width)...), "")
	lines = append(lines, s.mistakes(width)...)
	lines = append(lines, "")
	return append(lines, inked(t.Text, prose(state.End), width)...)
}

func resultLines(t *theme.Theme, step int, r training.Result, width int) []string {
	lead := fmt.Sprintf("%3d points  ", r.Points)
	text := fmt.Sprintf("Step %d: %s", step, r.Title)
	if r.Words != "" {
		text += " (" + r.Words + ")"
	}
	return hanging(t.Text, lead, text, width)
}

// mistakes is what each would have disclosed, and to whom.
func (s *summary) mistakes(width int) []string {
	t := s.hall.Session.Theme
	if len(s.state.Mistakes) == 0 {
		return inked(t.Gain, "✓ Nobody saw anything that was not meant for them.", width)
	}
	lines := inked(t.Strong, ui.Plural(len(s.state.Mistakes), "mistake", "mistakes")+". This would have happened on real data:", width)
	for _, m := range s.state.Mistakes {
		end := "It was put right."
		switch {
		case m.Open():
			end = "Not put right: " + m.Still + "."
		case m.Sent:
			end = nobodyTakesBack
		}
		lines = append(lines, hanging(t.Warn, "  ! ", fmt.Sprintf("step %d: %s.", m.Step, m.Words), width)...)
		lines = append(lines, hanging(t.Text, "    ", fmt.Sprintf("The change: “%s”. %s", m.By, end), width)...)
	}
	return lines
}
