package training

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// agreed is what somebody agreed to in a question of the panel.
type agreed struct {
	// again is the step to start over, from 1; the others are as they are called.
	again               int
	answer, leave, quit bool
}

// done is what became of something asked of the course.
type done struct{}

// perform asks something of the course; how it stands then is read anew.
func (p *panel) perform(does func(context.Context) error) tea.Cmd {
	return ui.Ask(p.session, &p.doing, func(ctx context.Context) (done, error) {
		return done{}, does(ctx)
	})
}

func (p *panel) takeDone(answer ui.Answer[done]) tea.Cmd {
	if !answer.Answers(&p.doing) {
		return nil
	}
	if answer.Err != nil {
		p.session.Tell(ui.Failed{Err: answer.Err})
	}
	return p.ask()
}

// agreed does what was agreed to.
func (p *panel) agreed(to agreed) tea.Cmd {
	switch {
	case to.quit:
		return tea.Quit
	case to.leave:
		return func() tea.Msg { return left{} }
	case to.again > 0:
		return p.perform(func(ctx context.Context) error { return p.course.Reset(ctx, to.again) })
	case to.answer:
		return p.perform(p.play)
	}
	return nil
}

// play does the step in the right way, a change after the other.
func (p *panel) play(ctx context.Context) error {
	for p.course.Coming() != "" {
		if err := p.course.Play(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (p *panel) askAnswer() {
	dialog.Ask(p.session, dialog.Question{
		Title: "Show me",
		Lines: []string{
			"The step is done for you in this practice, in the right way. It gives no points then.", "",
			"Start the step over to do it yourself afterwards.",
		},
		Yes: "show me", No: "I go on trying", Then: agreed{answer: true},
	})
}

func (p *panel) askLeave(title string, then agreed) {
	becomes := "The scenario ends here, and nothing of it is kept. It can be begun again."
	if p.shared() {
		becomes = "The scenario goes on for who else is in it. You can come back to it."
	}
	dialog.Ask(p.session, dialog.Question{
		Title: title, Lines: []string{becomes},
		Yes: strings.ToLower(title), No: "stay", Then: then,
	})
}

// newMenu lists what can be done in the training.
func newMenu(s *ui.Session, offers []action.Offer) *dialog.Menu {
	var entries []dialog.MenuEntry
	why := map[action.ID]string{}
	for _, offer := range offers {
		why[offer.ID] = offer.WhyNot
	}
	for _, id := range action.OfTraining() {
		a, _ := s.Keys.Get(id)
		key := ""
		if len(a.Keys) > 0 {
			key = action.KeySign(a.Keys[0])
		}
		entries = append(entries, dialog.MenuEntry{Key: key, Name: a.Name, Does: a.Does, WhyNot: why[id], Then: ui.Pick{ID: id}})
	}
	first := slices.IndexFunc(entries, func(e dialog.MenuEntry) bool { return e.WhyNot == "" })
	return dialog.NewMenu(s, "Training", entries, first)
}

// newSteps lists the steps, to start one over or to go ahead to one.
func newSteps(s *ui.Session, state *training.State, steps []training.Step) *dialog.Menu {
	var entries []dialog.MenuEntry
	for i := range steps {
		question := dialog.Question{
			Title: fmt.Sprintf("Start step %d over", i+1),
			Lines: []string{
				"The practice is made anew, with the steps before done in the right way.",
				"What was done here since, and what is not saved, is gone. Hints and mistakes count still.",
			},
			Yes: "start over", No: "stay", Then: agreed{again: i + 1},
		}
		if i >= state.Step {
			question.Title, question.Yes = fmt.Sprintf("Go ahead to step %d", i+1), "go ahead"
			question.Lines = append(question.Lines, "The steps left out count as shown, and give no points.")
		}
		entries = append(entries, dialog.MenuEntry{
			Key: strconv.Itoa(i + 1), Name: steps[i].Title, Then: dialog.Open{Dialog: dialog.NewConfirm(s, question)},
		})
	}
	return dialog.NewMenu(s, "Start a step over", entries, state.Step-1)
}
