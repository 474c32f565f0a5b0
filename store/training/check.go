package training

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/script"
)

// Check plays a scenario by its right way and by its wrong ways. Its error is
// Problems where the scenario is wrong; the notes say, a sentence each, how
// every wrong way is noticed.
func Check(ctx context.Context, s *Scenario, now func() time.Time) (notes []string, err error) {
	c, err := Begin(ctx, s, Options{Now: now, Who: store.Actor{Name: "Check"}})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	k := checker{Course: c}
	for i := range c.scenario.Steps {
		if err := k.right(ctx, i); err != nil {
			return nil, err
		}
		if err := k.wrongWay(ctx, i); err != nil {
			return nil, err
		}
	}
	return k.notes, k.problems.orNil()
}

// checker plays a course for what is wrong with its scenario.
type checker struct {
	*Course
	problems Problems
	notes    []string
}

func (k *checker) report(at place, format string, args ...any) {
	k.problems = append(k.problems, k.scenario.source.problem(at, format, args...))
}

// right plays a step by the right way, from its beginning.
func (k *checker) right(ctx context.Context, step int) error {
	if err := k.Reset(ctx, step+1); err != nil {
		return err
	}
	before, err := k.State(ctx)
	if err != nil {
		return err
	}
	if before.Reached {
		k.report(place{step: step + 1}, "is reached already as it begins")
	}
	for range k.scenario.Steps[step].answer {
		if err := k.Play(ctx); err != nil {
			return err
		}
	}
	for i := range k.scenario.Steps[step].Goals {
		if err := k.goal(ctx, step, i); err != nil {
			return err
		}
	}
	return nil
}

// goal looks whether a goal holds at the end of the right way, and whether what
// it hides is there at all.
func (k *checker) goal(ctx context.Context, step, no int) error {
	goal := &k.scenario.Steps[step].Goals[no]
	parts, err := k.parts(ctx, goal)
	if model.IsCode(err, model.Unknown) || model.IsCode(err, model.Ambiguous) || model.IsCode(err, model.NotFound) {
		var ours *model.Error
		errors.As(err, &ours)
		k.report(place{step + 1, no + 1, ours.Field}, "%s; goals know the handles of the set-up only", ours.Say)
		return nil
	}
	if err != nil {
		return err
	}
	for _, part := range parts {
		if !part.met {
			k.report(place{step + 1, no + 1, part.field}, "does not hold at the end of the right way: %s", part.words)
		}
	}
	return k.titles(ctx, step, no)
}

// titles looks whether the client has what a goal hides.
func (k *checker) titles(ctx context.Context, step, no int) error {
	goal := &k.scenario.Steps[step].Goals[no]
	return k.practice.View(ctx, enteredBy, func(r model.Reader) error {
		client, err := findClient(r, k.practice.given, goal.Client)
		if err != nil {
			return err
		}
		chart, err := r.Chart(client)
		if err != nil {
			return err
		}
		has := func(title string) bool {
			return slices.ContainsFunc(chart.Items, func(item model.Item) bool {
				return isCalled(item.Kind, item.Title, billed(&item), title)
			})
		}
		for _, title := range goal.Hides {
			if !has(title) {
				k.report(place{step + 1, no + 1, "hides"}, "%s has nothing that is called %q", chart.Subject().Name(), title)
			}
		}
		for _, deed := range goal.MayNot {
			if deed.Title != "" && !has(deed.Title) {
				k.report(place{step + 1, no + 1, "maynot"}, "%s has nothing that is called %q", chart.Subject().Name(), deed.Title)
			}
		}
		return nil
	})
}

// wrongWay plays a step by its wrong way, and looks whether that is noticed.
func (k *checker) wrongWay(ctx context.Context, step int) error {
	lines := k.scenario.Steps[step].wrong
	if len(lines) == 0 {
		return nil
	}
	if err := k.Reset(ctx, step+1); err != nil {
		return err
	}
	known := len(k.problems)
	said, err := k.blunder(ctx, lines, step)
	if err != nil || len(k.problems) > known {
		return err
	}
	state, err := k.State(ctx)
	if err != nil {
		return err
	}
	for _, mistake := range state.Mistakes {
		if mistake.Step == step+1 {
			said = append(said, mistake.Words)
		}
	}
	if len(said) == 0 {
		k.report(place{step + 1, 0, "wrong"}, "is not noticed: nobody sees what they should not, "+
			"nobody loses what they should see, and nothing is refused")
		return nil
	}
	k.notes = append(k.notes, fmt.Sprintf("step %d: the wrong way is noticed: %s", step+1, strings.Join(said, "; ")))
	return nil
}

// blunder plays operations as a learner would, and gives what was refused. An
// operation that could never be done is a problem of the file.
func (k *checker) blunder(ctx context.Context, lines []script.Line, step int) (refused []string, err error) {
	judged := k.Store()
	for i := range lines {
		op, as, err := k.practice.decode(ctx, k.who, &lines[i])
		if err != nil {
			k.unplayable(step, &lines[i], err)
			return nil, nil
		}
		commit, err := judged.Do(ctx, k.who, op)
		switch model.CodeOf(err) { //nolint:exhaustive // the rest is a refusal, which the learner meets
		case model.Unknown, model.NotFound, model.Unsupported:
			k.unplayable(step, &lines[i], err)
			return nil, nil
		case model.InternalCode:
			if err != nil {
				return nil, err
			}
			err = k.practice.handles.Learn(as, commit.Result)
		default:
			refused, err = append(refused, "it is refused: "+err.Error()), nil
		}
		if err != nil {
			return nil, err
		}
	}
	return refused, nil
}

// unplayable reports a line of a wrong way that nobody could ever do.
func (k *checker) unplayable(step int, line *script.Line, err error) {
	at := place{step + 1, 0, "wrong"}.String()
	k.problems = append(k.problems, Problem{k.scenario.source.file, line.No, at, sentence(err)})
}
