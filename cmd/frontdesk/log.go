package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
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
	Undone    []uint64         `json:"undone,omitempty"`

	about string
}

func newLog(p *program) *cobra.Command {
	l := &logging{program: p}
	cmd := &cobra.Command{
		Use:   "log",
		Short: "Print the history, newest first",
		Long: `Prints who changed what and when, newest first: a line a commit, as JSON with
the operation itself and whom it touched.`,
		Example: `  frontdesk log --limit 20
  frontdesk log --client "Ada Moreno" --json`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&l.client, "client", "", "only what touched this client, by id, e-mail or full name")
	cmd.Flags().IntVar(&l.limit, "limit", 0, "at most N commits; 0 is all")
	addJSON(cmd, &l.asJSON)
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		if l.limit < 0 {
			return usageError{fmt.Errorf("--limit is 0 or more, not %d", l.limit)}
		}
		return p.withReader(ctx, func(d *desk) error { return l.run(ctx, d) })
	})
}

func (l *logging) run(ctx context.Context, d *desk) error {
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
		Clients: []model.ClientID{}, People: []model.PersonID{}, Undone: entry.Undid,
	}
	line.Do, line.about = headOf(entry.Operation)
	line.Clients = append(line.Clients, entry.Clients...)
	line.People = append(line.People, entry.People...)
	return line
}

// headOf is what an operation of the history is called, and what it is about
// where that has a name of its own.
func headOf(operation json.RawMessage) (do, about string) {
	var head struct {
		Do    string `json:"do"`
		Title string `json:"title"`
		Name  string `json:"name"`
	}
	// What does not even name itself is shown without a name; check tells why.
	_ = json.Unmarshal(operation, &head)
	return head.Do, cmp.Or(head.Title, head.Name)
}

// words prints the history for people to read. The names are looked up behind
// the reading of it, since a reading must not ask the store anew.
func (l *logging) words(ctx context.Context, d *desk, query store.LogQuery, out *printer) error {
	var lines []logLine
	for entry, err := range d.Log(ctx, d.who, query) {
		if err != nil {
			return err
		}
		line := lineOfLog(&entry)
		line.Operation = nil // long, and not shown
		lines = append(lines, line)
	}
	return d.View(ctx, d.who, func(r model.Reader) error {
		for i := range lines {
			line := &lines[i]
			at := line.At.In(r.Now().Location()).Format("2006-01-02 15:04")
			out.linef("%5d  %s  %s %s", line.Commit, at, line.Staff, line.words(r))
		}
		return nil
	})
}

// words is what was done, and to whom.
func (l *logLine) words(r model.Reader) string {
	words := deed(l.Do)
	if l.Do == "undo" && len(l.Undone) == 1 {
		words = fmt.Sprintf("undid commit %d", l.Undone[0])
	}
	if l.about != "" {
		words += " “" + l.about + "”"
	}
	if names := touched(r, l); names != "" {
		words += ": " + names
	}
	return words
}

// touched names the people whom a commit touched, the first few of them.
func touched(r model.Reader, line *logLine) string {
	const most = 4
	var names []string
	people := line.People
	for _, client := range line.Clients {
		people = append(people, client.Person())
	}
	seen := map[model.PersonID]bool{}
	for _, id := range people {
		if seen[id] {
			continue
		}
		seen[id] = true
		if len(names) == most {
			return strings.Join(names, ", ") + fmt.Sprintf(" and others (%d clients, %d people)", len(line.Clients), len(line.People))
		}
		name := id.String()
		if person, err := r.Person(id); err == nil {
			name = person.Name()
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
