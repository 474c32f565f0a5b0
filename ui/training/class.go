package training

import (
	"context"
	"errors"
	"slices"
	"sync"

	"frontdesk/store/training"
)

// Class is the courses under way of everybody who learns in one process. Each
// lasts until the last who plays or watches it left. It may be used by several
// screens at once.
type Class struct {
	mu      sync.Mutex
	running []*running
	// choosers is who is told that somebody began or left: a channel of one sign
	// each.
	choosers map[chan struct{}]bool
}

// running is a course under way. Its fields do not change but for here.
type running struct {
	course *training.Course
	title  string
	// who began it.
	who string
	// here is how many screens show it.
	here int
}

// seat is one screen's place at a course.
type seat struct {
	*running
	// leave gives the place up; what ends with its screens has left already.
	leave func() error
}

// NewClass is a class before anybody came.
func NewClass() *Class { return &Class{choosers: map[chan struct{}]bool{}} }

// begin begins a course, for somebody to play until life ends.
func (c *Class) begin(ctx, life context.Context, s *training.Scenario, who string, o training.Options) (*seat, error) {
	course, err := training.Begin(ctx, s, o)
	if err != nil {
		return nil, err
	}
	r := &running{course: course, title: s.Title, who: who, here: 1}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running = append(c.running, r)
	c.tell()
	return c.sit(life, r), nil
}

// join comes to a course to watch it until life ends; nil is that it ended
// meanwhile.
func (c *Class) join(life context.Context, r *running) *seat {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !slices.Contains(c.running, r) {
		return nil
	}
	r.here++
	c.tell()
	return c.sit(life, r)
}

// sit gives a place that is given up once: by who has it, or with their
// screens, as where a connection is lost.
func (c *Class) sit(life context.Context, r *running) *seat {
	leave := sync.OnceValue(func() error { return c.leave(r) })
	stop := context.AfterFunc(life, func() { _ = leave() }) // nobody is there to be told
	return &seat{r, func() error { stop(); return leave() }}
}

// leave goes out of a course; the last one out ends it.
func (c *Class) leave(r *running) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tell()
	if r.here--; r.here > 0 {
		return nil
	}
	c.running = slices.DeleteFunc(c.running, func(other *running) bool { return other == r })
	return r.course.Close()
}

// list is the courses under way, the oldest first.
func (c *Class) list() []*running {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.running)
}

// tell tells that somebody began or left. It never waits: a sign that is not
// fetched yet says it all.
func (c *Class) tell() {
	for signs := range c.choosers {
		select {
		case signs <- struct{}{}:
		default:
		}
	}
}

// watch has a sign whenever somebody began or left, until ctx ends.
func (c *Class) watch(ctx context.Context) <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	signs := make(chan struct{}, 1)
	c.choosers[signs] = true
	context.AfterFunc(ctx, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.choosers, signs)
	})
	return signs
}

// Close ends every course.
func (c *Class) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, r := range c.running {
		errs = append(errs, r.course.Close())
	}
	c.running = nil
	return errors.Join(errs...)
}
