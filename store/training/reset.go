package training

import (
	"context"
	"errors"
	"time"

	"frontdesk/model"
)

// Reset makes the practice anew, as it is on the right way when the step
// begins; steps count from 1. Hints and mistakes stay on the record, and steps
// left out count as shown.
func (c *Course) Reset(ctx context.Context, step int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if step < 1 || step > len(c.scenario.Steps) {
		return model.Errorf(model.Invalid, "there is no step %d: they are 1 to %d", step, len(c.scenario.Steps))
	}
	for i := c.step; i < step-1; i++ {
		c.efforts[i].shown = true
	}
	return c.rebuild(ctx, step-1, 0)
}

// rebuild replaces the practice by one that has come so far on the right way:
// to a step from 0, and so many operations into its answer.
func (c *Course) rebuild(ctx context.Context, step, played int) error {
	if c.closed {
		return model.Errorf(model.NotSo, "the course is closed")
	}
	fresh, err := openPractice(ctx, c.scenario, c.now)
	if err != nil {
		return err
	}
	done, err := c.replay(ctx, fresh, step, played)
	if err != nil {
		return errors.Join(err, fresh.remove())
	}
	old := c.practice
	c.practice, c.store = fresh, &judged{Store: fresh, course: c}
	c.generation++
	c.step, c.played, c.touched, c.failed = step, played, false, nil
	c.done, c.ended = done, time.Time{}
	c.watchers.Tell(struct{}{})
	if old != nil {
		err = old.remove()
	}
	return errors.Join(err, c.look(ctx), c.cast(ctx))
}

// replay plays the right way on a practice; what was done in the last step is
// told.
func (c *Course) replay(ctx context.Context, p *practice, step, played int) (told []Done, err error) {
	for i := range c.scenario.Steps[:step+1] {
		lines := c.scenario.Steps[i].answer
		if i == step {
			lines = lines[:played]
		}
		for j := range lines {
			commit, err := p.play(ctx, &lines[j])
			if err != nil {
				return nil, err
			}
			if i < step {
				continue
			}
			_, words, err := p.deed(ctx, commit.No)
			if err != nil {
				return nil, err
			}
			told = append(told, Done{Step: step + 1, Commit: commit.No, At: commit.At, Words: words})
		}
	}
	return told, nil
}

// cast finds whose chart opens first, and whose portals are shown side by side.
func (c *Course) cast(ctx context.Context) error {
	return c.practice.View(ctx, enteredBy, func(r model.Reader) (err error) {
		given := c.practice.given
		if c.client, err = findClient(r, given, c.scenario.Client); err != nil {
			return c.wrong(place{field: "client"}, err)
		}
		c.people = make([]model.PersonID, len(c.scenario.People))
		for i, name := range c.scenario.People {
			if c.people[i], err = findUser(r, given, name); err != nil {
				return c.wrong(place{field: "people"}, err)
			}
		}
		return nil
	})
}

// wrong is an error of the scenario, at its field.
func (c *Course) wrong(at place, err error) error {
	var ours *model.Error
	if errors.As(err, &ours) {
		ours.Field = "" // of the question, which was ours
	}
	return Problems{c.scenario.source.problem(at, "%s", sentence(err))}
}

// look takes in what everybody sees now.
func (c *Course) look(ctx context.Context) error {
	return c.practice.View(ctx, enteredBy, func(r model.Reader) (err error) {
		c.seen, c.portals, err = c.route.known.look(r)
		return err
	})
}
