package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/lock"
	"frontdesk/ui/theme"
)

// Options is what the screens run on.
type Options struct {
	Store store.Store
	Actor store.Actor
	// Now is the clock; nil is time.Now. After is time.After, or as nil too.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
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
	// another machine. Mail is the way to the mail server.
	Save func(path string, write func(io.Writer) error) error
	Mail ui.Mail
	// Attach and Look are the way to files that are shared; nil as Save is.
	Attach func(model.Operation) (model.Operation, error)
	Look   func(path string) ui.Looked
	// Inner makes other screens than the practice's, as those of the training
	// around it; nil is the practice's. They write to out where they are read
	// out.
	Inner func(s *ui.Session, out io.Writer) lock.Inner
	// Plain reads the screens out, for a screen reader, and draws nothing.
	Plain bool
	// Company is who else is here; nil where nobody else can be.
	Company ui.Company
	// Shared is what the sessions of this process read for each other; it may be
	// nil.
	Shared *ui.Shared
	// Lock is how the screens are locked, and come back.
	Lock lock.Options
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
	if o.Plain {
		restore, err := makeRaw(o.Input)
		if err != nil {
			return err
		}
		defer restore()
	}
	root := NewRoot(ctx, o)
	_, err := tea.NewProgram(root, programOptions(ctx, o)...).Run()
	switch {
	case err == nil, errors.Is(err, tea.ErrInterrupted), ctx.Err() != nil:
		return tellOver(cmp.Or[io.Writer](o.Output, os.Stdout), root.Over())
	}
	return fmt.Errorf("run the screens: %w", err)
}

// NewRoot is the screens with their lock, for a program to run. They end with
// ctx.
func NewRoot(ctx context.Context, o Options) *lock.Model {
	session := newSession(ctx, o)
	out := cmp.Or[io.Writer](o.Output, os.Stdout)
	switch {
	case o.Inner != nil:
		return lock.New(session, o.Inner(session, out), o.Lock)
	case o.Plain:
		return lock.New(session, NewPlain(session, out), o.Lock)
	}
	return lock.New(session, New(session), o.Lock)
}

// tellOver says why the screens ended by themselves.
func tellOver(out io.Writer, why string) error {
	if why == "" {
		return nil
	}
	_, err := fmt.Fprintln(out, "Frontdesk: "+why+".")
	return err
}

// makeRaw makes a terminal hand over each key by itself and echo none, which
// bubbletea does only where it draws.
func makeRaw(input io.Reader) (restore func(), err error) {
	file, ok := cmp.Or[io.Reader](input, os.Stdin).(*os.File)
	if !ok || !term.IsTerminal(file.Fd()) {
		return func() {}, nil
	}
	state, err := term.MakeRaw(file.Fd())
	if err != nil {
		return nil, fmt.Errorf("read single keys: %w", err)
	}
	return func() { _ = term.Restore(file.Fd(), state) }, nil
}

func newSession(ctx context.Context, o Options) *ui.Session {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.Plain {
		o.Theme = theme.Mono
	}
	if o.Keys == nil {
		o.Keys = action.Default()
	}
	return &ui.Session{
		Ctx: ctx, Store: o.Store, Who: o.Actor, Now: o.Now, After: o.After, Spoken: o.Plain,
		Theme: theme.Choose(o.Theme, o.Environ), Keys: o.Keys,
		NoColour: theme.NoColour(o.Environ), NoMouse: o.NoMouse, Notes: o.Notes,
		Save: o.Save, Attach: o.Attach, Look: o.Look, Mail: o.Mail, Company: o.Company, Shared: o.Shared,
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
	if o.Plain {
		options = append(options, tea.WithoutRenderer())
	}
	return append(options, o.Program...)
}
