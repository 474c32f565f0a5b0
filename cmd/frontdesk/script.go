package main

import (
	"context"
	"fmt"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/script"
)

// runner applies scripts line by line, each line one commit.
type runner struct {
	*program
	*desk
	acker
	keepGoing bool
	// failed is the first line's error where it keeps going.
	failed error
}

// files applies scripts in turn.
func (r *runner) files(ctx context.Context, names []string) error {
	for _, name := range names {
		if err := r.one(ctx, name); err != nil {
			return err
		}
	}
	return r.failed
}

// one applies one script as its lines arrive.
func (r *runner) one(ctx context.Context, name string) error {
	in, closing, err := r.openFile(ctx, name)
	if err != nil {
		return err
	}
	defer closing()
	handles := model.Handles{}
	for line, err := range script.Lines(name, in) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return store.CannotRead(name, err)
		}
		if err := r.line(ctx, handles, &line); err != nil {
			return err
		}
	}
	return nil
}

// line applies one line and acknowledges it. A line that is refused ends the
// script, unless it keeps going; output that is gone always does.
func (r *runner) line(ctx context.Context, handles model.Handles, l *script.Line) error {
	commit, created, err := r.apply(ctx, handles, l)
	if err != nil {
		r.complain(l.At(), err)
		if !r.keepGoing || stops(err) {
			return toldError{err}
		}
		if r.failed == nil {
			r.failed = toldError{err}
		}
		return nil
	}
	if err := r.ok(l, commit, created); err != nil {
		return r.unacknowledged(l, err)
	}
	return nil
}

// unacknowledged tells that a line was applied and nobody could be told so.
func (p *program) unacknowledged(l *script.Line, err error) error {
	err = fmt.Errorf("applied, but could not be acknowledged: %w", err)
	p.complain(l.At(), err)
	return toldError{err}
}

// apply makes one line one commit. A line begun is finished, whatever ends
// the run meanwhile.
func (r *runner) apply(ctx context.Context, handles model.Handles, l *script.Line) (uint64, model.Line, error) {
	ctx = context.WithoutCancel(ctx)
	var op model.Operation
	var as string
	err := r.View(ctx, r.who, func(reader model.Reader) (err error) {
		op, as, err = model.Decode(reader, handles, l.Text)
		return err
	})
	if err != nil {
		return 0, model.Line{}, err
	}
	if op, err = r.attach(op); err != nil {
		return 0, model.Line{}, err
	}
	commit, err := r.Do(ctx, r.who, op)
	if err != nil {
		return 0, model.Line{}, err
	}
	return commit.No, model.Line{As: as, ID: commit.Result.ID}, handles.Learn(as, commit.Result)
}

// stops reports an error after which no further line can succeed.
func stops(err error) bool {
	switch model.CodeOf(err) { //nolint:exhaustive // the rest is about one line
	case model.Unconfirmed, model.Damaged, model.InUse:
		return true
	}
	return false
}
