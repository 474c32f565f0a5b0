package training

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/store/scratch"
	"frontdesk/store/script"
)

// enteredBy is who entered a set-up, and plays the right way: not the learner,
// whose first undo it would be.
var enteredBy = store.Actor{Name: "Training"}

// practice is a throw-away file, with the set-up in it.
type practice struct {
	*bolt.DB
	dir   string
	files map[string]model.Attachment
	// given is the handles of the set-up, handles also those of the answers
	// played since.
	given, handles model.Handles
}

// openPractice makes a practice of a scenario's set-up.
func openPractice(ctx context.Context, s *Scenario, now func() time.Time) (*practice, error) {
	dir, err := scratch.Make(scratch.Training)
	if err != nil {
		return nil, err
	}
	p := &practice{dir: dir, files: s.files, given: model.Handles{}}
	var earlier atomic.Int64
	earlier.Store(int64(s.entered) * int64(24*time.Hour))
	clock := func() time.Time { return now().Add(-time.Duration(earlier.Load())) }
	p.DB, err = bolt.Open(ctx, filepath.Join(dir, "practice.db"), bolt.Options{Now: clock, Training: true})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := p.enter(ctx, s); err != nil {
		return nil, errors.Join(err, p.remove())
	}
	earlier.Store(0)
	p.handles = maps.Clone(p.given)
	return p, nil
}

// enter applies the set-up as one commit.
func (p *practice) enter(ctx context.Context, s *Scenario) error {
	whole := script.NewWhole(s.setUp)
	commit, err := p.Do(ctx, enteredBy, model.WithFiles{Operation: whole, Files: p.files})
	if line, err := whole.LineOf(err); line != nil {
		return Problems{{s.source.file, line.No, place{field: "setup"}.String(), sentence(err)}}
	}
	if err != nil {
		return err
	}
	for _, line := range commit.Result.Lines {
		if err := p.given.Learn(line.As, model.Result{ID: line.ID, Named: line.Named}); err != nil {
			return err
		}
	}
	return nil
}

// decode reads one line of an answer, for somebody to do.
func (p *practice) decode(ctx context.Context, who store.Actor, line *script.Line) (op model.Operation, as string, err error) {
	err = p.View(ctx, who, func(r model.Reader) error {
		op, as, err = model.Decode(r, p.handles, line.Text)
		return err
	})
	return model.WithFiles{Operation: op, Files: p.files}, as, err
}

// play applies one line of an answer.
func (p *practice) play(ctx context.Context, line *script.Line) (commit store.Commit, err error) {
	op, as, err := p.decode(ctx, enteredBy, line)
	if err != nil {
		return commit, err
	}
	if commit, err = p.Do(ctx, enteredBy, op); err != nil {
		return commit, err
	}
	return commit, p.handles.Learn(as, commit.Result)
}

// remove closes the practice and throws it away.
func (p *practice) remove() error {
	return errors.Join(p.Close(), os.RemoveAll(p.dir))
}

// sentence is an error with its ways out.
func sentence(err error) string {
	text := err.Error()
	var ours *model.Error
	if errors.As(err, &ours) {
		for _, hint := range ours.Hints {
			text += "; " + hint
		}
	}
	return text
}
