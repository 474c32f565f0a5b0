package main

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/ui"
)

// checked is what a check found, as JSON.
type checked struct {
	OK           bool           `json:"ok"`
	Commits      int            `json:"commits"`
	People       int            `json:"people"`
	Clients      int            `json:"clients"`
	Records      int            `json:"records"`
	IndexEntries int            `json:"index_entries"`
	Newest       *newest        `json:"newest"`
	Findings     []checkFinding `json:"findings"`
}

// newest is the head of the history's chain. Noted outside of the file, it
// shows a chain that somebody made anew.
type newest struct {
	Commit uint64 `json:"commit"`
	Hash   string `json:"hash"`
}

type checkFinding struct {
	Where string `json:"where"`
	What  string `json:"what"`
}

func newCheck(p *program) *cobra.Command {
	var asJSON bool
	var noted anchor
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Verify the file, its indexes and the chain of its history",
		Long: `Reads the whole file: whether every record can be read, every index has what
follows from the records and nothing else, and the history's chain is whole and
leads to exactly the records there are. It changes nothing.

It ends with status 4 where it finds damage. It prints the newest commit's hash:
note it elsewhere now and then, as frontdesk log --anchor prints it, for
--anchor shows a history whose tail was cut or that was written anew.`,
		Example: `  frontdesk check
  frontdesk check --anchor "$(cat anchor.txt)"
  frontdesk check --db practice.db --json`,
		Args: cobra.NoArgs,
	}
	addJSON(cmd, &asJSON)
	cmd.Flags().Var(&noted, "anchor", "that the history still holds this commit, noted by log --anchor")
	return p.does(cmd, func(ctx context.Context, _ []string) error { return p.check(ctx, &noted, asJSON) })
}

func (p *program) check(ctx context.Context, noted *anchor, asJSON bool) error {
	found, err := p.checkFile(ctx, noted)
	if err != nil && !model.IsCode(err, model.Damaged) {
		return err
	}
	out := newPrinter(p.out)
	if asJSON {
		if err := out.object(found); err != nil {
			return err
		}
	} else {
		found.print(out)
	}
	return cmp.Or(out.flush(), err)
}

// checkFile checks the practice's file. Damage is an error of that code, and
// stands in what it answers too.
func (p *program) checkFile(ctx context.Context, noted *anchor) (found checked, err error) {
	path, err := p.path()
	if err != nil {
		return checked{}, err
	}
	file, err := openBolt(ctx, path, bolt.Options{Now: p.clock(), ReadOnly: true, Verify: true})
	if err != nil {
		return checked{Findings: []checkFinding{unopened(err)}}, err
	}
	defer func() { err = cmp.Or(err, file.Close()) }()
	report, err := file.Check(ctx)
	if err != nil {
		return checked{}, err
	}
	if noted.commit != 0 && len(report.Findings) == 0 {
		err := noted.stands(ctx, file, store.Actor{})
		if err != nil && !model.IsCode(err, model.Damaged) {
			return checked{}, err
		}
		if err != nil {
			report.Findings = append(report.Findings, bolt.Finding{Where: "the history", What: err.Error()})
		}
	}
	found = checkedOf(&report)
	if head, err := newestAnchor(ctx, file, store.Actor{}); err == nil && head.commit != 0 {
		found.Newest = &newest{head.commit, head.hash}
	}
	return found, report.Err()
}

func unopened(err error) checkFinding {
	finding := checkFinding{Where: "the file", What: err.Error()}
	var ours *model.Error
	if errors.As(err, &ours) {
		finding.What = ours.Say
	}
	return finding
}

func checkedOf(report *bolt.Report) checked {
	found := checked{
		OK: len(report.Findings) == 0, Commits: report.Commits, People: report.People, Clients: report.Clients,
		Records: report.Records, IndexEntries: report.IndexEntries, Findings: []checkFinding{},
	}
	for _, f := range report.Findings {
		found.Findings = append(found.Findings, checkFinding{f.Where, f.What})
	}
	return found
}

func (c *checked) print(out *printer) {
	for _, f := range c.Findings {
		out.line("damaged: " + f.Where + ": " + f.What)
	}
	if c.Newest != nil {
		out.linef("newest commit %d, hash %s", c.Newest.Commit, c.Newest.Hash)
	}
	out.line(strings.Join([]string{
		ui.Plural(c.Commits, "commit", "commits"), ui.Plural(c.People, "person", "people"), ui.Plural(c.Clients, "client", "clients"),
		ui.Plural(c.Records, "record", "records"), ui.Plural(c.IndexEntries, "index entry", "index entries"),
	}, ", "))
	if c.OK {
		out.line("everything fits together")
	}
}
