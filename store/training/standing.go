package training

import (
	"context"
	"slices"
	"time"

	"frontdesk/model"
)

// State is how far the course has come.
func (c *Course) State(ctx context.Context) (State, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failed != nil {
		return State{}, c.failed
	}
	s := c.scenario
	state := State{
		Title: s.Title, Kind: s.Kind, Teaches: s.Teaches, Client: c.client, People: slices.Clone(c.people),
		Generation: c.generation, Steps: len(s.Steps), Done: slices.Clone(c.done), Mistakes: c.told(),
	}
	if err := c.ofStep(ctx, &state); err != nil {
		return State{}, err
	}
	c.account(&state)
	return state, nil
}

// ofStep fills in the step under way, or the end.
func (c *Course) ofStep(ctx context.Context, state *State) error {
	if c.step == len(c.scenario.Steps) {
		state.Step, state.Finished, state.End = c.step, true, c.scenario.End
		state.Elapsed = c.ended.Sub(c.began)
		return nil
	}
	step := &c.scenario.Steps[c.step]
	state.Elapsed = c.now().Sub(c.began)
	state.Step, state.StepTitle, state.Text = c.step+1, step.Title, step.Text
	hints := c.efforts[c.step].hints
	if c.efforts[c.step].shown { // which says more than any hint
		hints = len(step.Hints)
	}
	state.Hints, state.HintsLeft = slices.Clone(step.Hints[:hints]), len(step.Hints)-hints
	state.Played, state.Operations = c.played, len(step.answer)
	goals, err := c.goals(ctx)
	if err != nil {
		return err
	}
	if state.Reached = met(goals); state.Reached {
		state.Explain = step.Explain
	}
	state.Goals = c.hide(goals)
	return nil
}

// hide leaves out the words of what an instructor's learner is to find.
func (c *Course) hide(goals []GoalState) []GoalState {
	if c.scenario.Kind != Instructor {
		return goals
	}
	for i := range goals {
		if !goals[i].Met {
			goals[i] = GoalState{Hidden: true}
		}
	}
	return goals
}

func met(goals []GoalState) bool {
	return !slices.ContainsFunc(goals, func(g GoalState) bool { return !g.Met })
}

// goals is the goals of the step under way, as they are met now.
func (c *Course) goals(ctx context.Context) ([]GoalState, error) {
	step := &c.scenario.Steps[c.step]
	goals := make([]GoalState, len(step.Goals))
	for i := range step.Goals {
		parts, err := c.parts(ctx, &step.Goals[i])
		if model.IsCode(err, model.Unknown) || model.IsCode(err, model.NotFound) {
			// Somebody who is to be made first is not there yet.
			parts = step.Goals[i].parts(&view{Portal: model.Portal{User: step.Goals[i].User}})
		} else if err != nil {
			return nil, err
		}
		unmet := slices.ContainsFunc(parts, func(p part) bool { return !p.met })
		goals[i] = GoalState{Words: step.Goals[i].words(parts), Met: err == nil && !unmet}
	}
	return goals, nil
}

// parts is what a goal asks for, as it is on its day.
func (c *Course) parts(ctx context.Context, goal *Goal) (parts []part, err error) {
	given := c.practice.given
	ask := func(r model.Reader) error {
		v, err := goal.find(r, given)
		if err != nil {
			return err
		}
		parts = goal.parts(v)
		return nil
	}
	if !goal.On.Known() {
		err = c.practice.View(ctx, enteredBy, ask)
		return parts, err
	}
	y, m, d := goal.On.Split()
	noon := time.Date(y, time.Month(m), d, 12, 0, 0, 0, c.now().Location())
	err = c.practice.ViewAt(ctx, enteredBy, noon, ask)
	return parts, err
}
