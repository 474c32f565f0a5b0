package training

import (
	"context"
	"errors"
	"maps"
	"time"

	"frontdesk/model"
)

// route is the right way through a scenario, as everybody's views go along it.
type route struct {
	known *known
	// before is what is seen as each step begins, and at the end of the last.
	before []sights
	// during is what is seen at any time of each step.
	during []sights
}

// routeOf plays the right way once, in a practice of its own.
func routeOf(ctx context.Context, s *Scenario, now func() time.Time) (found *route, err error) {
	p, err := openPractice(ctx, s, now)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.remove()) }()
	w := &route{}
	seen, err := w.look(ctx, p)
	if err != nil {
		return nil, err
	}
	for i := range s.Steps {
		w.before, w.during = append(w.before, seen), append(w.during, maps.Clone(seen))
		for j := range s.Steps[i].answer {
			line := &s.Steps[i].answer[j]
			if _, err := p.play(ctx, line); err != nil {
				at := place{i + 1, 0, "answer"}.String()
				return nil, Problems{{s.source.file, line.No, at, sentence(err)}}
			}
			if seen, err = w.look(ctx, p); err != nil {
				return nil, err
			}
			maps.Copy(w.during[i], seen)
		}
		maps.Copy(w.during[i], seen.mails())
	}
	w.before = append(w.before, seen)
	if s.Kind == Instructor {
		w.anyOrder()
	}
	return w, nil
}

// look is what everybody sees in a practice now.
func (w *route) look(ctx context.Context, p *practice) (seen sights, err error) {
	err = p.View(ctx, enteredBy, func(r model.Reader) error {
		if w.known == nil {
			if w.known, err = knownTo(r); err != nil {
				return err
			}
		}
		seen, _, err = w.known.look(r)
		return err
	})
	return seen, err
}

// anyOrder lets what is to be found be found in any order: at every step may be
// seen what is seen at some time, and must be what is seen from beginning to
// end.
func (w *route) anyOrder() {
	last := w.before[len(w.before)-1]
	whole, kept := sights{}, w.before[0].common(last)
	for _, seen := range w.during {
		maps.Copy(whole, seen)
	}
	for i := range w.during {
		w.during[i] = whole
		w.before[i] = kept
	}
}

// kept is what is seen before and after a step, and so must be all the while.
func (w *route) kept(step int) sights { return w.before[step].common(w.before[step+1]) }
