package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
)

// logging is which part of the history to print.
type logging struct {
	*program
	client string
	limit  int
	at     moment
	anchor bool
	asJSON bool
}

// logLine is one commit of the history. Its JSON is a promise to others.
type logLine struct {
	Commit    uint64           `json:"commit"`
	At        time.Time        `json:"at"`
	Staff     string           `json:"staff"`
	Do        string           `json:"do"`
	Operation json.RawMessage  `json:"operation"`
	Clients   []model.ClientID `json:"clients"`
	People    []model.PersonID `json:"people"`
	Emails    []model.EmailID  `json:"emails,omitempty"`
	Undone    []uint64         `json:"undone,omitempty"`
}

func newLog(p *program) *cobra.Command {
	l := &logging{program: p}
	cmd := &cobra.Command{
		Use:   "log",
		Short: "Print the history, newest first",
		Long: `Prints who changed what and when, newest first: a line a commit, as JSON with
the operation itself and whom it touched. Of a client it is everything that
anybody did for them: to the chart, to the people whom it names, and what became
of e-mails about it. At a time of the past it prints what had happened by then.`,
		Example: `  frontdesk log --limit 20
  frontdesk log --client "Ada Moreno" --json
  frontdesk log --anchor`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&l.client, "client", "", "only what touched this client, by id, e-mail or full name")
	cmd.Flags().IntVar(&l.limit, "limit", 0, "at most N commits; 0 is all")
	cmd.Flags().BoolVar(&l.anchor, "anchor", false, "print the newest commit and its hash, to keep elsewhere for check --anchor")
	addAt(cmd, &l.at)
	addJSON(cmd, &l.asJSON)
	cmd.MarkFlagsMutuallyExclusive("anchor", "client")
	cmd.MarkFlagsMutuallyExclusive("anchor", "json")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		if l.limit < 0 {
			return usageError{fmt.Errorf("--limit is 0 or more, not %d", l.limit)}
		}
		return p.withReaderAt(ctx, &l.at, func(d *desk) error { return l.run(ctx, d) })
	})
}

func (l *logging) run(ctx context.Context, d *desk) error {
	if l.anchor {
		newest, err := newestAnchor(ctx, d, d.who)
		if err != nil {
			return err
		}
		out := newPrinter(l.out)
		out.line(newest.String())
		return out.flush()
	}
	query := store.LogQuery{Limit: l.limit}
	if l.client != "" {
		err := d.View(ctx, d.who, func(r model.Reader) (err error) {
			query.Client, err = model.FindClient(r, l.client)
			return err
		})
		if err != nil {
			return err
		}
	}
	out := newPrinter(l.out)
	if l.asJSON {
		if err := l.objects(ctx, d, query, out); err != nil {
			return err
		}
		return out.flush()
	}
	if err := l.words(ctx, d, query, out); err != nil {
		return err
	}
	return out.flush()
}

func (l *logging) objects(ctx context.Context, d *desk, query store.LogQuery, out *printer) error {
	for entry, err := range d.Log(ctx, d.who, query) {
		if err != nil {
			return err
		}
		if err := out.object(lineOfLog(&entry)); err != nil {
			return err
		}
	}
	return nil
}

func lineOfLog(entry *store.LogEntry) logLine {
	line := logLine{
		Commit: entry.No, At: entry.At, Staff: entry.StaffName, Operation: entry.Operation,
		Clients: []model.ClientID{}, People: []model.PersonID{}, Emails: entry.Emails, Undone: entry.Undid,
	}
	deed := entry.Deed()
	line.Do = deed.Do()
	line.Clients = append(line.Clients, entry.Clients...)
	line.People = append(line.People, entry.People...)
	return line
}

// words prints the history for people to read.
func (l *logging) words(ctx context.Context, d *desk, query store.LogQuery, out *printer) error {
	for entry, err := range d.Log(ctx, d.who, query) {
		if err != nil {
			return err
		}
		deed := entry.Deed()
		gone, err := store.Recall(ctx, d, d.who, deed)
		if err != nil {
			return err
		}
		err = d.View(ctx, d.who, func(r model.Reader) error {
			at := entry.At.In(r.Now().Location())
			out.linef("%5d  %s  %s %s", entry.No, at.Format("2006-01-02 15:04"), entry.StaffName, deed.Words(model.Recalling(r, gone)))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
