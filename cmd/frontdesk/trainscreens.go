package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/app"
	"frontdesk/ui/lock"
	lessons "frontdesk/ui/training"
)

// open opens the training's screens, on the list or on the scenario named.
func (t *train) open(ctx context.Context, names []string) (err error) {
	scenarios, errs := t.scenarios()
	first, err := named(scenarios, names)
	err = cmp.Or(err, knownTheme(t.theme))
	switch {
	case err != nil:
		return err
	case t.present && first == nil:
		return usageError{errors.New("--present shows one scenario: name it; frontdesk train --list lists them")}
	case !isTerminal(t.in) || !isTerminal(t.out):
		return model.Errorf(model.Unsupported, "the screens need a terminal").Hint("frontdesk train --list does without")
	}
	set, notes, err := t.configuration()
	if err != nil {
		return err
	}
	if len(errs) > 0 {
		notes = append(notes, ui.Plural(len(errs), "scenario is", "scenarios are")+" left out: frontdesk train --check says what is wrong")
	}
	class := lessons.NewClass()
	defer func() { err = cmp.Or(err, class.Close()) }()
	return app.Run(ctx, app.Options{
		Actor: store.Actor{Name: machineUser()}, Now: t.clock(), Environ: os.Environ(),
		Theme: cmp.Or(t.theme, set.Theme), Keys: set.Keys, NoMouse: set.NoMouse,
		Plain: t.plain, Input: t.in, Output: t.out,
		Inner: func(s *ui.Session, out io.Writer) lock.Inner {
			return lessons.New(lessons.Options{
				Session: s, Out: out, Class: class, Scenarios: scenarios, Notes: notes, First: first, Present: t.present,
			})
		},
	})
}

// named is the scenario that was named, or nil where none was.
func named(scenarios []*training.Scenario, names []string) (*training.Scenario, error) {
	switch len(names) {
	case 0:
		return nil, nil //nolint:nilnil // none was named
	case 1:
		if found := training.Find(scenarios, names[0]); found != nil {
			return found, nil
		}
		if _, err := os.Stat(names[0]); err == nil {
			return nil, usageError{fmt.Errorf("%s is a file, and a scenario is opened by its name: %s", names[0], noPractice)}
		}
		return nil, model.Errorf(model.NotFound, "there is no scenario %q", names[0]).Hint("frontdesk train --list lists them")
	}
	return nil, usageError{fmt.Errorf("one scenario is opened at a time, and not %d", len(names))}
}
