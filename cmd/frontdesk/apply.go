package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/script"
)

// applying is how scripts are to be applied.
type applying struct {
	*program
	asJSON, keepGoing, allOrNothing, dryRun bool
}

func newApply(p *program) *cobra.Command {
	a := &applying{program: p}
	cmd := &cobra.Command{
		Use:   "apply FILE…",
		Short: "Run scripts of operations",
		Long: `Applies scripts: one operation a line, as JSON. "-" is standard input, which is
applied line by line as it arrives.

Each line is one commit, acknowledged on stdout as soon as it is durable:
FILE:LINE: ok, or with --json one object a line. The first line that is refused
stops the run; stderr has FILE:LINE: error: …, the error's code and the way
out. A handle given by "as" holds for the rest of its file. Blank lines and
lines that begin with # are passed over.`,
		Example: `  frontdesk apply monday.jsonl
  frontdesk apply --dry-run --json monday.jsonl
  echo '{"do":"add-client","first":"Ada","last":"Moreno"}' | frontdesk apply -`,
		Args: cobra.MinimumNArgs(1),
	}
	addJSON(cmd, &a.asJSON)
	cmd.Flags().BoolVar(&a.keepGoing, "keep-going", false, "go on behind a refused line, and report each of them")
	cmd.Flags().BoolVar(&a.allOrNothing, "all-or-nothing", false, "apply all files as one commit")
	cmd.Flags().BoolVar(&a.dryRun, "dry-run", false, "change nothing, and say what would happen")
	cmd.MarkFlagsMutuallyExclusive("keep-going", "all-or-nothing")
	return p.does(cmd, func(ctx context.Context, names []string) error {
		open := p.withDesk
		if a.dryRun {
			open = p.withReader
		}
		return open(ctx, func(d *desk) error { return a.run(ctx, d, names) })
	})
}

func (a *applying) run(ctx context.Context, d *desk, names []string) error {
	acks := acker{out: newPrinter(a.out), asJSON: a.asJSON, several: len(names) > 1}
	if !a.dryRun && !a.allOrNothing {
		r := &runner{program: a.program, desk: d, acker: acks, keepGoing: a.keepGoing}
		return r.files(ctx, names)
	}
	lines, err := a.readScripts(ctx, names)
	if err != nil {
		return err
	}
	if a.dryRun {
		return a.rehearse(ctx, d, acks, script.NewWhole(lines))
	}
	return a.whole(ctx, d, acks, script.NewWhole(lines))
}

// whole applies the scripts as one commit, and acknowledges it line by line.
func (a *applying) whole(ctx context.Context, d *desk, acks acker, s *script.Whole) error {
	op, err := a.attach(s)
	if err != nil {
		return err
	}
	commit, err := d.Do(context.WithoutCancel(ctx), d.who, op)
	if err != nil {
		return a.failedLine(s, err)
	}
	for _, created := range commit.Result.Lines {
		line := s.Line(created)
		if err := acks.ok(line, commit.No, created); err != nil {
			return a.unacknowledged(line, err)
		}
	}
	return nil
}

// failedLine reports an error of applying at the line it is about.
func (a *applying) failedLine(s *script.Whole, err error) error {
	line, err := s.LineOf(err)
	if line == nil {
		return err
	}
	a.complain(line.At(), err)
	return toldError{err}
}

// rehearse says what the scripts would do. It drafts them without the lines
// that are refused, or up to the first, as applying them would leave out.
func (a *applying) rehearse(ctx context.Context, d *desk, acks acker, s *script.Whole) error {
	var failed error
	for {
		op, err := a.attach(s)
		if err != nil {
			return err
		}
		err = d.Draft(ctx, d.who, []model.Operation{op}, func(draft store.Draft) error {
			return a.rehearsed(acks, s, draft)
		})
		line, _ := s.LineOf(err)
		if line == nil {
			return cmp.Or(err, failed)
		}
		failed = a.failedLine(s, err)
		switch {
		case a.allOrNothing:
			return failed
		case a.keepGoing:
			s = s.Without(line)
		default:
			s = s.Before(line)
		}
	}
}

// rehearsed prints the outcome of a draft, then its effect.
func (a *applying) rehearsed(acks acker, s *script.Whole, draft store.Draft) error {
	for _, result := range draft.Results {
		for _, created := range result.Lines {
			if err := acks.ok(s.Line(created), 0, created); err != nil {
				return err
			}
		}
	}
	effect, err := draft.Effect()
	if err != nil {
		return err
	}
	if !a.asJSON {
		acks.out.line("nothing is applied; it would mean: " + effect.Summary())
		return acks.out.flush()
	}
	if err := acks.out.object(map[string]model.Effect{"effect": effect}); err != nil {
		return err
	}
	return acks.out.flush()
}
