package training

import (
	"context"
	"maps"
	"slices"

	"frontdesk/model"
)

// Played is what one key of a demonstration did.
type Played struct {
	// Operation is the operation as the scenario has it, Words what it did;
	// both are empty where the step behind was opened, or the end.
	Operation, Words string
	// Effect is what changed in who sees what.
	Effect model.Effect
}

// Coming is the operation that Play would apply, as the scenario has it; empty
// where it would go on to the next step.
func (c *Course) Coming() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.step == len(c.scenario.Steps) {
		return ""
	}
	answer, played := c.scenario.Steps[c.step].answer, c.played
	if c.touched {
		played = 0
	}
	if played == len(answer) {
		return ""
	}
	return string(answer[played].Text)
}

// Play applies the next operation of the right way; behind the last one of a
// step it goes on to the next step. Where somebody worked on the practice
// meanwhile, the step begins anew first. At the end it is an error of code
// NotSo.
func (c *Course) Play(ctx context.Context) (Played, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.step == len(c.scenario.Steps) {
		return Played{}, model.Errorf(model.NotSo, "the course is at its end")
	}
	if c.touched {
		if err := c.rebuild(ctx, c.step, 0); err != nil {
			return Played{}, err
		}
	}
	c.efforts[c.step].shown = true
	answer := c.scenario.Steps[c.step].answer
	if c.played == len(answer) {
		c.advance()
		return Played{}, nil
	}
	line := &answer[c.played]
	before := c.portals
	commit, err := c.practice.play(ctx, line)
	if err != nil {
		return Played{}, err
	}
	c.played++
	c.judge(context.WithoutCancel(ctx), commit)
	if c.failed != nil {
		return Played{}, c.failed
	}
	return Played{string(line.Text), c.done[len(c.done)-1].Words, effectOf(before, c.portals)}, nil
}

// Back takes back what Play did last. Before the first operation it is an error
// of code NotSo.
func (c *Course) Back(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.step < len(c.scenario.Steps) && c.touched:
		return c.rebuild(ctx, c.step, 0)
	case c.played > 0:
		return c.rebuild(ctx, c.step, c.played-1)
	case c.step == 0:
		return model.Errorf(model.NotSo, "this is the beginning")
	}
	return c.rebuild(ctx, c.step-1, len(c.scenario.Steps[c.step-1].answer))
}

// Show makes the practice anew as it is when the step under way is reached on
// the right way.
func (c *Course) Show(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.step == len(c.scenario.Steps) {
		return model.Errorf(model.NotSo, "the course is at its end")
	}
	c.efforts[c.step].shown = true
	return c.rebuild(ctx, c.step, len(c.scenario.Steps[c.step].answer))
}

// effectOf is what differs between everybody's portals.
func effectOf(before, after map[model.PersonID]model.Portal) model.Effect {
	effect := model.Effect{Users: []model.UserEffect{}}
	for _, id := range slices.Sorted(maps.Keys(after)) {
		was, known := before[id]
		if !known {
			was = model.Portal{ID: id, Gate: &model.Gate{Rule: model.RuleLogin}}
		}
		if user := model.ComparePortals(was, after[id]); user.Gate != nil || len(user.Clients) > 0 {
			effect.Users = append(effect.Users, user)
		}
	}
	return effect
}
