package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
)

// today is the day of every test here.
const today model.Date = 20261121

var rae = store.Actor{Name: "Rae"}

func clock() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }

func file(name, text string) File { return File{Name: name, Data: strings.NewReader(text)} }

// lines joins the lines of a small fixture.
func lines(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

func read(t testing.TB, files ...File) *Batch {
	t.Helper()
	return readWith(t, Options{Day: today}, files...)
}

func readWith(t testing.TB, o Options, files ...File) *Batch {
	t.Helper()
	b, err := Read(context.Background(), files, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// desk is a practice file of a test's own.
type desk struct {
	t  testing.TB
	db *bolt.DB
}

func newDesk(t testing.TB) desk {
	t.Helper()
	db, err := bolt.Open(context.Background(), filepath.Join(t.TempDir(), "practice.db"), bolt.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return desk{t, db}
}

func (d desk) take(files ...File) Report {
	d.t.Helper()
	return d.takeBatch(read(d.t, files...), ImportOptions{})
}

func (d desk) takeBatch(b *Batch, o ImportOptions) Report {
	d.t.Helper()
	report, err := Import(context.Background(), d.db, rae, b, o)
	if err != nil {
		d.t.Fatal(err)
	}
	return report
}

// do applies one line of a script.
func (d desk) do(text string) {
	d.t.Helper()
	if _, err := d.db.Do(context.Background(), rae, &model.Script{Lines: []json.RawMessage{json.RawMessage(text)}}); err != nil {
		d.t.Fatalf("%s: %v", text, err)
	}
}

// tells writes the practice down, a line a fact, in order of names.
func (d desk) tells() []string {
	d.t.Helper()
	var facts []string
	err := d.db.View(context.Background(), rae, func(r model.Reader) error {
		for id, err := range r.Clients("") {
			if err != nil {
				return err
			}
			chart, err := r.Chart(id)
			if err != nil {
				return err
			}
			facts = append(facts, chartFacts(chart)...)
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return facts
}

func chartFacts(c *model.Chart) []string {
	who := c.Subject()
	facts := []string{strings.TrimSpace(fmt.Sprintf("%s %s %s", who.Name(), who.Born, who.Email))}
	if c.Client.Status != model.Active {
		facts[0] += " " + string(c.Client.Status)
	}
	for _, x := range c.Contacts {
		fact := fmt.Sprintf("  %s %s", c.NameOf(x.Person), x.Relationship)
		for _, flag := range []struct {
			on  bool
			say string
		}{
			{x.Authority != model.UnknownAuthority, string(x.Authority)}, {x.LivesWith, "lives with"}, {x.Billing, "billing"},
			{x.Emergency, "emergency"}, {x.Reminders, "reminders"}, {x.Ended != nil, "ended"},
		} {
			if flag.on {
				fact += ", " + flag.say
			}
		}
		facts = append(facts, fact)
	}
	for _, a := range c.Access {
		facts = append(facts, strings.TrimRight(fmt.Sprintf("  %s access %v %s %s", c.NameOf(a.Person), a.On, model.PresetName(a.Ticks), a.Until), " "))
	}
	for _, b := range c.Blocks {
		facts = append(facts, fmt.Sprintf("  %s blocked %v", c.NameOf(b.Person), b.ActiveOn(today)))
	}
	slices.Sort(facts[1:])
	return facts
}

func (d desk) expect(want ...string) {
	d.t.Helper()
	if got := d.tells(); !slices.Equal(got, want) {
		d.t.Errorf("the practice is\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// commits is how many commits the practice has.
func (d desk) commits() int {
	d.t.Helper()
	n := 0
	for _, err := range d.db.Log(context.Background(), rae, store.LogQuery{}) {
		if err != nil {
			d.t.Fatal(err)
		}
		n++
	}
	return n
}

// refusals writes a report's refusals down.
func refusals(r Report) []string {
	var all []string
	for _, f := range r.Refusals {
		if f.Held {
			all = append(all, "held: "+f.String())
			continue
		}
		all = append(all, f.String()+": "+f.Reason)
	}
	return all
}

func notes(r Report) string {
	var b strings.Builder
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "%s: %s\n", n.Place, n.Say)
	}
	return b.String()
}

func expectLines(t testing.TB, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func expectIn(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in\n%s", part, text)
		}
	}
}
