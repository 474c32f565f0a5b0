package training

import (
	"context"

	"frontdesk/model"
)

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
func (c *Course) Play(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.step == len(c.scenario.Steps) {
		return model.Errorf(model.NotSo, "the course is at its end")
	}
	if c.touched {
		if err := c.rebuild(ctx, c.step, 0); err != nil {
			return err
		}
	}
	c.efforts[c.step].shown = true
	answer := c.scenario.Steps[c.step].answer
	if c.played == len(answer) {
		c.advance()
		return nil
	}
	commit, err := c.practice.play(ctx, &answer[c.played])
	if err != nil {
		return err
	}
	c.played++
	c.judge(context.WithoutCancel(ctx), commit)
	return c.failed
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
