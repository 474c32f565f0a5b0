package training

import (
	"context"
	"errors"
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
	watchers store.Watchers[struct{}]

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
func (c *Course) Watch(ctx context.Context) <-chan struct{} { return c.watchers.Add(ctx) }

// Close throws the practice away.
func (c *Course) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil
	}
	c.closed = true
	c.watchers.Close()
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
		c.watchers.Tell(struct{}{})
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
	c.watchers.Tell(struct{}{})
}
