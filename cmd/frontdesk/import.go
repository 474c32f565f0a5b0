package main

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store/intake"
)

// importing is what to bring in, and how to read it.
type importing struct {
	*program
	dryRun, asJSON bool
	dateOrder      dateOrder
}

// dateOrder is a pflag.Value.
type dateOrder struct{ intake.DateOrder }

func (d *dateOrder) String() string { return string(d.DateOrder) }
func (*dateOrder) Type() string     { return "ORDER" }

func (d *dateOrder) Set(text string) (err error) {
	if d.DateOrder, err = intake.ParseDateOrder(text); err != nil {
		return errors.New("write dmy for 31/12/2012, or mdy for 12/31/2012")
	}
	return nil
}

func newImport(p *program) *cobra.Command {
	i := &importing{program: p}
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Bring in people from CSV or FHIR R4",
		Long: `Brings in people: CSV, or FHIR R4 as JSON (a resource, a Bundle, NDJSON). "-" is
standard input. Files that belong together, as a list of people and a list of
their ties, are named in one go.

Each family is one commit, all or nothing. Who is on record already stays as
they are, so that the same file can be brought in twice. The report counts what
was made and lists what was refused, and why; where anything was refused, the
status is 1.`,
		Example: `  frontdesk import --dry-run clients.csv contacts.csv
  frontdesk import --date-order dmy clients.csv
  frontdesk import --json bundle.json`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.Flags().BoolVar(&i.dryRun, "dry-run", false, "change nothing, and print the report")
	cmd.Flags().Var(&i.dateOrder, "date-order", "how to read dates like 03/04/2012 where the file leaves it open: dmy or mdy")
	addJSON(cmd, &i.asJSON)
	return p.does(cmd, func(ctx context.Context, names []string) error {
		open := p.withDesk
		if i.dryRun {
			open = p.withReader
		}
		return open(ctx, func(d *desk) error { return i.run(ctx, d, names) })
	})
}

func (i *importing) run(ctx context.Context, d *desk, names []string) error {
	opts := intake.Options{DateOrder: i.dateOrder.DateOrder}
	err := d.View(ctx, d.who, func(r model.Reader) error {
		practice, err := r.Practice()
		opts.Day, opts.AdultAge = model.DateOf(r.Now()), practice.AdultAge
		return err
	})
	if err != nil {
		return err
	}
	batch, err := i.read(ctx, names, opts)
	if err != nil {
		return err
	}
	bar := newProgress(i.errOut)
	report, err := intake.Import(ctx, d.Store, d.who, batch, intake.ImportOptions{DryRun: i.dryRun, Progress: bar.show})
	bar.clear()
	// What an import that broke off did until then is reported too.
	if err := cmp.Or(i.print(&report), err); err != nil {
		return err
	}
	if n := report.RefusedRows(); n > 0 {
		return model.Errorf(model.Invalid, "refused: %d; the report says where and why", n).
			Hint("mend the files and bring them in again: who is here already stays as they are")
	}
	return nil
}

func (i *importing) read(ctx context.Context, names []string, opts intake.Options) (*intake.Batch, error) {
	files := make([]intake.File, 0, len(names))
	for _, name := range names {
		in, closing, err := i.openFile(ctx, name)
		if err != nil {
			return nil, err
		}
		defer closing()
		files = append(files, intake.File{Name: name, Data: in})
	}
	return intake.Read(ctx, files, opts)
}

func (i *importing) print(report *intake.Report) error {
	out := newPrinter(i.out)
	if i.asJSON {
		if err := out.object(report); err != nil {
			return err
		}
		return out.flush()
	}
	var text strings.Builder
	if err := report.Print(&text, 0); err != nil {
		return err
	}
	for line := range strings.Lines(text.String()) {
		out.line(strings.TrimSuffix(line, "\n"))
	}
	return out.flush()
}
