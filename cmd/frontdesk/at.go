package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// see asks at a moment, or now where none is given.
func (p *program) see(ctx context.Context, d *desk, at *moment, fn func(model.Reader) error) error {
	then, err := p.turned(ctx, d, at)
	if err != nil {
		return err
	}
	return then.View(ctx, then.who, fn)
}

// draft drafts at a moment, or now where none is given.
func (p *program) draft(ctx context.Context, d *desk, at *moment, op model.Operation, fn func(store.Draft) error) error {
	ops := []model.Operation{op}
	if !at.given() {
		return d.Draft(ctx, d.who, ops, fn)
	}
	when, err := p.when(ctx, d, at)
	if err != nil {
		return err
	}
	return d.DraftAt(ctx, d.who, when, ops, fn)
}

// withReaderAt is withReader at a moment, or now where none is given.
func (p *program) withReaderAt(ctx context.Context, at *moment, fn func(*desk) error) error {
	return p.withReader(ctx, func(d *desk) error {
		then, err := p.turned(ctx, d, at)
		if err != nil {
			return err
		}
		return fn(then)
	})
}

// turned is a desk whose questions are put at a moment, or now where none is
// given.
func (p *program) turned(ctx context.Context, d *desk, at *moment) (*desk, error) {
	if !at.given() {
		return d, nil
	}
	when, err := p.when(ctx, d, at)
	timed := ui.NewTimed(d.Store)
	timed.Turn(when)
	return &desk{Store: timed, who: d.who}, err
}

// when is a moment on the practice's clock.
func (p *program) when(ctx context.Context, d *desk, at *moment) (when time.Time, err error) {
	err = d.View(ctx, d.who, func(r model.Reader) error {
		when = at.last(r.Now().Location())
		return nil
	})
	empty := false
	if err == nil {
		err = d.ViewAt(ctx, d.who, when, func(r model.Reader) (err error) {
			empty, err = isEmpty(r)
			return err
		})
	}
	if empty && err == nil {
		err = p.noteBeginning(ctx, d, when)
	}
	return when, err
}

// isEmpty reports whether there is no client, as before the history begins.
func isEmpty(r model.Reader) (bool, error) {
	for _, err := range r.Clients("") {
		return false, err
	}
	return true, nil
}

// noteBeginning tells where nothing was recorded by a moment, for a year may be
// mistyped.
func (p *program) noteBeginning(ctx context.Context, d *desk, when time.Time) error {
	for first, err := range d.Log(ctx, d.who, store.LogQuery{Commit: 1}) {
		if err != nil || !first.At.After(when) {
			return err
		}
		note := newPrinter(p.errOut)
		note.line("note: nothing was recorded by then: the history begins " + first.At.In(when.Location()).Format("2006-01-02 15:04"))
		return note.flush()
	}
	return nil
}

// addAt gives a reading command its --at.
func addAt(cmd *cobra.Command, at *moment) {
	cmd.Flags().Var(at, "at", "as it was, or will be, at that time: RFC 3339, or a date for its last moment in the practice's zone")
}
