package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// train is how the training is opened, and what is asked about it.
type train struct {
	*program
	list, check, asJSON bool
	present, plain      bool
	theme               string
}

func newTrain(p *program) *cobra.Command {
	t := &train{program: p}
	cmd := &cobra.Command{
		Use:   "train [SCENARIO]",
		Short: "Learn on a practice that is thrown away",
		Long: `Scenarios to learn on: a situation as it comes in, steps to reach, hints, and at
the end what each mistake would have disclosed to whom. Each is played on a
practice of its own, which is thrown away; a practice file is never touched.
--present shows one to a group: a change at a time, and beside it what that does
to the portals of two or three persons.

Your own scenarios lie in the folder "training" beside the configuration file.
--check plays files of scenarios by their right ways and their wrong ones, and
names line and field of what is wrong; without a file it checks all there are.`,
		Example: `  frontdesk train
  frontdesk train separate-papers --present
  frontdesk train --list
  frontdesk train --check our-intake.toml`,
	}
	cmd.Flags().BoolVar(&t.list, "list", false, "list the scenarios")
	cmd.Flags().BoolVar(&t.check, "check", false, "check the FILEs named, or every scenario")
	cmd.Flags().BoolVar(&t.present, "present", false, "show the SCENARIO to a group")
	cmd.Flags().BoolVar(&t.plain, "plain", false, "read the screens out as plain lines, for a screen reader")
	cmd.Flags().StringVar(&t.theme, "theme", "", "the colours: "+strings.Join(theme.Names(), ", ")+" (else as configured)")
	addJSON(cmd, &t.asJSON)
	p.addConfig(cmd)
	return p.does(cmd, func(ctx context.Context, args []string) error {
		if err := ownPractice(cmd); err != nil {
			return err
		}
		switch {
		case t.check:
			return t.checkAll(ctx, args)
		case t.list:
			return t.printList()
		}
		return t.open(ctx, args)
	})
}

// noPractice is why training is never pointed at a practice that is there.
const noPractice = "training never touches a practice file: it makes a practice of its own, and throws it away afterwards"

// ownPractice refuses whatever would have the training work on a practice that
// is there already, or as somebody of it.
func ownPractice(cmd *cobra.Command) error {
	for name, because := range map[string]string{
		"db": noPractice,
		"as": "whoever trains is a manager of the practice that is thrown away, and nobody of its staff",
	} {
		if cmd.Flags().Changed(name) {
			return usageError{fmt.Errorf("--%s is not for training: %s", name, because)}
		}
	}
	return nil
}

// scenarios is all that can be played, and what is wrong with the rest.
func (t *train) scenarios() ([]*training.Scenario, []error) {
	var own fs.FS
	if path, err := t.configPath(); err == nil {
		own = os.DirFS(filepath.Join(filepath.Dir(path), "training"))
	}
	return training.Library(own, t.today())
}

func (t *train) today() model.Date { return model.DateOf(t.clock()()) }

// scenarioLine is one scenario of the list. Its JSON is a promise to others.
type scenarioLine struct {
	Scenario string        `json:"scenario"`
	Title    string        `json:"title"`
	Kind     training.Kind `json:"kind"`
	Steps    int           `json:"steps"`
	Teaches  string        `json:"teaches"`
}

func (t *train) printList() error {
	scenarios, errs := t.scenarios()
	out := newPrinter(t.out)
	var rows [][]string
	for _, s := range scenarios {
		line := scenarioLine{s.Name, s.Title, s.Kind, len(s.Steps), s.Teaches}
		if t.asJSON {
			if err := out.object(line); err != nil {
				return err
			}
			continue
		}
		rows = append(rows, []string{s.Name, string(s.Kind), ui.Plural(len(s.Steps), "step", "steps"), s.Title})
	}
	out.table("", rows)
	return errors.Join(out.flush(), t.faults(errs))
}

// faults says what is wrong with scenarios, each problem at its line.
func (t *train) faults(errs []error) error {
	out := newPrinter(t.errOut)
	for _, err := range errs {
		var problems training.Problems
		if !errors.As(err, &problems) {
			out.line("error: " + sentence(err))
			continue
		}
		for _, problem := range problems {
			out.line(problem.String())
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return errors.Join(out.flush(), toldError{errs[0]})
}

// checkAll plays the scenarios of files, or all there are.
func (t *train) checkAll(ctx context.Context, files []string) error {
	scenarios, errs := t.scenarios()
	if len(files) > 0 {
		scenarios, errs = nil, nil
	}
	for _, name := range files {
		scenario, err := t.read(ctx, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		scenarios = append(scenarios, scenario)
	}
	out := newPrinter(t.out)
	for _, s := range scenarios {
		notes, err := training.Check(ctx, s, t.clock())
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out.linef("%s: ok: %s", s.File(), s.Title)
		for _, note := range notes {
			out.line("  " + note)
		}
		if err := out.flush(); err != nil {
			return err
		}
	}
	return t.faults(errs)
}

// read reads the scenario of a file.
func (t *train) read(ctx context.Context, name string) (*training.Scenario, error) {
	in, closing, err := t.openFile(ctx, name)
	if err != nil {
		return nil, err
	}
	defer closing()
	text, err := io.ReadAll(io.LimitReader(in, training.LongestFile+1))
	if err != nil {
		return nil, store.CannotRead(name, err)
	}
	return training.Read(name, text, t.today())
}
