package training

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// Options is how a course is begun.
type Options struct {
	// Now is the clock, in the practice's own zone. Nil is time.Now.
	Now func() time.Time
	// Who learns.
	Who store.Actor
}

// Course is a scenario being played on a throw-away practice. Its methods may
// be called from several goroutines: several screens may show one course.
type Course struct {
	scenario *Scenario
	now      func() time.Time
	who      store.Actor
	route    *route
	watchers watchers

	mu         sync.Mutex
	practice   *practice
	store      *judged
	generation int
	step       int // from 0; the number of steps once it is finished
	played     int // how many operations of the step's answer
	touched    bool
	efforts    []effort
	done       []Done
	mistakes   []mistake
	portals    map[model.PersonID]model.Portal
	seen       sights
	client     model.ClientID
	people     []model.PersonID
	began      time.Time
	ended      time.Time
	failed     error // of judging a commit
	closed     bool
}

// effort is what a step took so far.
type effort struct {
	hints          int
	shown, reached bool
}

// Begin makes the practice of a scenario and plays its right way once, so as to
// know it. The course is to be closed. What is wrong in the scenario comes as
// Problems.
func Begin(ctx context.Context, s *Scenario, opts Options) (*Course, error) {
	now := opts.Now
	if now == nil {
		now = time.Now
	}
	s, err := s.on(model.DateOf(now()))
	if err != nil {
		return nil, err
	}
	c := &Course{scenario: s, now: now, who: opts.Who, began: now(), efforts: make([]effort, len(s.Steps))}
	if c.route, err = routeOf(ctx, s, now); err != nil {
		return nil, err
	}
	if err := c.rebuild(ctx, 0, 0); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// Scenario is what is played, as it was read for the day.
func (c *Course) Scenario() *Scenario { return c.scenario }

// Who is the learner who began it.
func (c *Course) Who() store.Actor { return c.who }

// Store is the practice as it is to be worked on. A reset makes another one
// and closes this one: see State.Generation.
func (c *Course) Store() store.Store {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.store
}

// Watch tells of every change of the course until ctx ends or it is closed;
// what is not fetched in time comes as one.
func (c *Course) Watch(ctx context.Context) <-chan struct{} { return c.watchers.add(ctx) }

// Close throws the practice away.
func (c *Course) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil
	}
	c.closed = true
	c.watchers.closeAll()
	if c.practice == nil {
		return nil
	}
	return c.practice.remove()
}

// Hint shows the next hint of the step under way, if there is one.
func (c *Course) Hint() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.step < len(c.scenario.Steps) && c.efforts[c.step].hints < len(c.scenario.Steps[c.step].Hints) {
		c.efforts[c.step].hints++
		c.watchers.tell()
	}
}

// Next goes on to the step behind one that is reached, and to the end behind
// the last. It is an error of code NotSo where the step is not reached.
func (c *Course) Next(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.step == len(c.scenario.Steps) {
		return model.Errorf(model.NotSo, "the course is at its end")
	}
	goals, err := c.goals(ctx)
	if err != nil {
		return err
	}
	if !met(goals) {
		return model.Errorf(model.NotSo, "step %d is not reached yet", c.step+1).
			Hint("ask for a hint, or have the step shown")
	}
	c.advance()
	return nil
}

// advance leaves the step under way.
func (c *Course) advance() {
	c.efforts[c.step].reached = true
	c.step++
	c.played = 0
	if c.step == len(c.scenario.Steps) {
		c.ended = c.now()
	}
	c.watchers.tell()
}

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
	if err := c.replay(ctx, fresh, step, played); err != nil {
		return errors.Join(err, fresh.remove())
	}
	old := c.practice
	c.practice, c.store = fresh, &judged{Store: fresh, course: c}
	c.generation++
	c.step, c.played, c.touched, c.failed = step, played, false, nil
	c.done, c.ended = nil, time.Time{}
	c.watchers.tell()
	if old != nil {
		err = old.remove()
	}
	return errors.Join(err, c.look(ctx), c.cast(ctx))
}

// replay plays the right way on a practice.
func (c *Course) replay(ctx context.Context, p *practice, step, played int) error {
	for i := range c.scenario.Steps[:step+1] {
		lines := c.scenario.Steps[i].answer
		if i == step {
			lines = lines[:played]
		}
		for j := range lines {
			if _, err := p.play(ctx, &lines[j]); err != nil {
				return err
			}
		}
	}
	return nil
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
