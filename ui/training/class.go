package training

import (
	"context"
	"errors"
	"slices"
	"sync"

	"frontdesk/store"
	"frontdesk/store/training"
)

// Class is the courses under way of everybody who learns in one process. Each
// lasts until the last who plays or watches it left. It may be used by several
// screens at once.
type Class struct {
	mu      sync.Mutex
	running []*running
	// left is the courses that nobody is in, until they are closed.
	left []*running
	// choosers is who is told that somebody began or left.
	choosers store.Watchers[struct{}]
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
	// leave gives the place up, once: true is that nobody is left, and the course
	// is to be ended.
	leave func() bool
	// shared reports whether others are in the course too.
	shared func() bool
}

// NewClass is a class before anybody came.
func NewClass() *Class { return &Class{} }

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
	c.choosers.Tell(struct{}{})
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
	c.choosers.Tell(struct{}{})
	return c.sit(life, r)
}

// sit gives a place that is given up once: by who has it, or with their
// screens, as where a connection is lost.
func (c *Class) sit(life context.Context, r *running) *seat {
	var once sync.Once
	leave := func() (empty bool) {
		once.Do(func() { empty = c.leave(r) })
		return empty
	}
	stop := context.AfterFunc(life, func() {
		if leave() {
			_ = c.end(r) // nobody is there to be told
		}
	})
	return &seat{r, func() bool { stop(); return leave() }, func() bool { return c.shared(r) }}
}

// shared reports whether a course is shown by more than one screen.
func (c *Class) shared(r *running) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return r.here > 1
}

// leave goes out of a course; true is that nobody is left in it, and it is to be
// closed.
func (c *Class) leave(r *running) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.choosers.Tell(struct{}{})
	if r.here--; r.here > 0 {
		return false
	}
	c.running = slices.DeleteFunc(c.running, func(other *running) bool { return other == r })
	c.left = append(c.left, r)
	return true
}

// end closes a course that nobody is in.
func (c *Class) end(r *running) error {
	err := r.course.Close()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.left = slices.DeleteFunc(c.left, func(other *running) bool { return other == r })
	return err
}

// list is the courses under way, the oldest first.
func (c *Class) list() []*running {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.running)
}

// watch has a sign whenever somebody began or left, until ctx ends.
func (c *Class) watch(ctx context.Context) <-chan struct{} { return c.choosers.Add(ctx) }

// Close ends every course.
func (c *Class) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, r := range slices.Concat(c.running, c.left) {
		errs = append(errs, r.course.Close())
	}
	c.running, c.left = nil, nil
	return errors.Join(errs...)
}
