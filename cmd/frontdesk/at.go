package main

import (
	"context"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/ui"
)

// see asks at a moment, or now where none is given.
func (d *desk) see(ctx context.Context, at *moment, fn func(model.Reader) error) error {
	then, err := d.at(ctx, at)
	if err != nil {
		return err
	}
	return then.View(ctx, then.who, fn)
}

// at is a desk whose questions are put at a moment, or now where none is given.
func (d *desk) at(ctx context.Context, at *moment) (*desk, error) {
	if !at.given() {
		return d, nil
	}
	timed := ui.NewTimed(d.Store)
	err := d.View(ctx, d.who, func(r model.Reader) error {
		timed.Turn(at.last(r.Now().Location()))
		return nil
	})
	return &desk{Store: timed, who: d.who}, err
}

// withReaderAt is withReader at a moment, or now where none is given.
func (p *program) withReaderAt(ctx context.Context, at *moment, fn func(*desk) error) error {
	return p.withReader(ctx, func(d *desk) error {
		then, err := d.at(ctx, at)
		if err != nil {
			return err
		}
		return fn(then)
	})
}

// addAt gives a reading command its --at.
func addAt(cmd *cobra.Command, at *moment) {
	cmd.Flags().Var(at, "at", "as it was, or will be, at that time: RFC 3339, or a date for its last moment in the practice's zone")
}
