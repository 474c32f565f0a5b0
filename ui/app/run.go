package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
)

// Options is what the screens run on.
type Options struct {
	Store store.Store
	Actor store.Actor
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Theme is a theme's name; empty is dark. Environ is the environment of
	// the person's terminal, as "KEY=value".
	Theme   string
	Environ []string
	// Keys is the actions with their keys; nil is as shipped.
	Keys action.Table
	// NoMouse leaves the mouse to the terminal. Notes is what to tell at the
	// beginning.
	NoMouse bool
	Notes   []string
	// Save writes a file that is not there yet; nil where the person sits at
	// another machine. Password is the way to the mail server's.
	Save     func(path string, write func(io.Writer) error) error
	Password ui.Password
	// Input and Output are the terminal; nil is the process's own.
	Input  io.Reader
	Output io.Writer
	// Program is what else bubbletea should know of the terminal.
	Program []tea.ProgramOption
}

// Run shows the screens until the person quits or ctx ends.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	program := tea.NewProgram(New(newSession(ctx, o)), programOptions(ctx, o)...)
	_, err := program.Run()
	switch {
	case err == nil, errors.Is(err, tea.ErrInterrupted), ctx.Err() != nil:
		return nil
	}
	return fmt.Errorf("run the screens: %w", err)
}

func newSession(ctx context.Context, o Options) *ui.Session {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Keys == nil {
		o.Keys = action.Default()
	}
	return &ui.Session{
		Ctx: ctx, Store: o.Store, Who: o.Actor, Now: o.Now, After: time.After,
		Theme: theme.Choose(o.Theme, o.Environ), Keys: o.Keys,
		NoColour: theme.NoColour(o.Environ), NoMouse: o.NoMouse, Notes: o.Notes,
		Save: o.Save, Password: o.Password,
	}
}

func programOptions(ctx context.Context, o Options) []tea.ProgramOption {
	options := []tea.ProgramOption{tea.WithContext(ctx)}
	if o.Environ != nil {
		options = append(options, tea.WithEnvironment(o.Environ))
	}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	return append(options, o.Program...)
}
