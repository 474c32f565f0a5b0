package bolt

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontdesk/model"
	"frontdesk/store"
)

// portrait is everything that a reader tells, as text.
func portrait(r model.Reader) (string, error) {
	var b strings.Builder
	show := func(v any, err error) error {
		text, jsonErr := json.Marshal(v)
		fmt.Fprintf(&b, "%s\n", text)
		return errors.Join(err, jsonErr)
	}
	err := show(r.Practice())
	for s, staffErr := range r.Staff() {
		err = errors.Join(err, show(s, staffErr))
	}
	for f, formErr := range r.Forms() {
		err = errors.Join(err, show(f, formErr))
	}
	for id, clientErr := range r.Clients("") {
		err = errors.Join(err, clientErr, show(r.Chart(id)))
	}
	for id, userErr := range r.Users() {
		fmt.Fprintf(&b, "user %s\n", id)
		err = errors.Join(err, userErr, show(r.Ties(id)))
	}
	for e, emailErr := range r.Emails() {
		err = errors.Join(err, show(e, emailErr))
	}
	for _, word := range words {
		err = errors.Join(err, show(r.PeopleByName(word+" "+word)), show(r.PeopleByEmail(word+"@example.org")),
			show(r.PeopleByOrigin(word)), show(r.LoginHolder(word+"@example.org")))
	}
	return b.String(), err
}

var words = []string{"ada", "luis", "marta", "eve"}

// drawOperation is some change of some few people.
func drawOperation(t *rapid.T) model.Operation {
	id := model.PersonID(rapid.Uint64Range(1, 5).Draw(t, "person"))
	other := model.PersonID(rapid.Uint64Range(1, 5).Draw(t, "other"))
	word := rapid.SampledFrom(words).Draw(t, "word")
	on := rapid.Bool().Draw(t, "on")
	ops := map[string]func(model.Tx) error{
		"person": func(tx model.Tx) error {
			return tx.PutPerson(model.Person{ID: id, First: word, Last: word, Email: word + "@example.org", Origins: []string{word}})
		},
		"client": func(tx model.Tx) error {
			return tx.PutClient(model.Client{ID: id.Client(), Status: model.Active, Practitioner: model.StaffID(other)})
		},
		"login": func(tx model.Tx) error {
			state := model.LoginCancelled
			if on {
				state = model.LoginActive
			}
			return tx.PutLogin(model.Login{Person: id, Email: word + "@example.org", State: state})
		},
		"contact": func(tx model.Tx) error {
			return tx.PutContact(model.Contact{Client: id.Client(), Person: other, LivesWith: on})
		},
		"access": func(tx model.Tx) error {
			return tx.PutAccess(model.Access{Client: id.Client(), Person: other, On: on})
		},
		"block": func(tx model.Tx) error {
			return tx.PutBlock(model.Block{Client: id.Client(), Person: other, Reason: word})
		},
		"item": func(tx model.Tx) error {
			return tx.PutItem(model.Item{ID: tx.NewItem(id.Client()), Title: word, Audience: []model.PersonID{other}})
		},
		"email": func(tx model.Tx) error {
			e := model.Email{ID: tx.NewEmail(), Person: id, To: word, State: model.EmailWaiting}
			if on {
				e.ID = 1
			}
			return tx.PutEmail(e)
		},
		"practice": func(tx model.Tx) error { p := model.NewPractice(); p.Name = word; return tx.PutPractice(p) },
		"staff":    func(tx model.Tx) error { return tx.PutStaff(model.Staff{ID: tx.NewStaff(), Name: word}) },
		"form":     func(tx model.Tx) error { return tx.PutForm(model.Form{ID: tx.NewForm(), Title: word}) },
		"refused":  func(tx model.Tx) error { return errors.Join(tx.PutForm(model.Form{ID: 9}), errRefused) },
	}
	names := []string{"person", "person", "client", "login", "contact", "access", "block", "item", "email", "practice", "staff", "form", "refused"}
	name := rapid.SampledFrom(names).Draw(t, "operation")
	return do(name, ops[name])
}

var errRefused = model.Errorf(model.Invalid, "refused")

// TestTheFileAsOfEachCommitIsWhatItWasThen draws histories, looks at the file
// after each commit, and at the end asks for each of these moments again.
func TestTheFileAsOfEachCommitIsWhatItWasThen(t *testing.T) {
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		c := monday()
		d := openFile(t, fmt.Sprintf("%s/%d.db", t.TempDir(), n), c)
		defer func() { _ = d.Close() }()
		then := map[time.Time]string{}
		for range rapid.IntRange(1, 25).Draw(r, "operations") {
			_, err := d.Do(context.Background(), manager, drawOperation(r))
			if err != nil && !model.IsCode(err, model.Invalid) && !model.IsCode(err, model.EmailInUse) {
				r.Fatal(err)
			}
			then[c.at] = portraitOf(r, d, func(fn func(model.Reader) error) error {
				return d.View(context.Background(), manager, fn)
			})
			c.forward(time.Minute)
		}
		for at, want := range then {
			got := portraitOf(r, d, func(fn func(model.Reader) error) error {
				return d.ViewAt(context.Background(), manager, at.Add(time.Second), fn)
			})
			if got != want {
				r.Fatalf("at %v it was\n%s\nand is told to have been\n%s", at, want, got)
			}
		}
		report, err := d.Check(context.Background())
		if err != nil {
			r.Fatal(err)
		}
		for _, f := range report.Findings {
			if !strings.Contains(f.What, "which is not there") { // these operations name anybody
				r.Fatal(f)
			}
		}
	})
}

func portraitOf(t *rapid.T, _ *DB, look func(func(model.Reader) error) error) (all string) {
	err := look(func(r model.Reader) (err error) {
		all, err = portrait(r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheHistorySaysWhoDidWhatAndWhatItWasBefore(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	ada := personID(t, mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})[0])
	c.forward(time.Hour)
	who := store.Actor{Name: "Kim at the desk"}
	if _, err := d.Do(context.Background(), who, &rename{Person: ada, First: "Adela", Last: "Moreno"}); err != nil {
		t.Fatal(err)
	}
	entries := logOf(t, d, manager, store.LogQuery{})
	if len(entries) != 2 || entries[0].No != 2 {
		t.Fatalf("the log: %+v", entries)
	}
	newest := entries[0]
	if newest.StaffName != "Kim at the desk" || !newest.At.Equal(c.at) {
		t.Errorf("by %s at %v", newest.StaffName, newest.At)
	}
	if string(newest.Operation) != `{"do":"rename","person":"p1","first":"Adela","last":"Moreno"}` {
		t.Errorf("operation %s", newest.Operation)
	}
	if len(newest.Keys) != 1 || newest.Keys[0].Key != "person p1" ||
		string(newest.Keys[0].Before) != `{"id":"p1","first":"Ada","last":"Moreno"}` ||
		string(newest.Keys[0].After) != `{"id":"p1","first":"Adela","last":"Moreno"}` {
		t.Errorf("keys %s", newest.Keys)
	}
	if first := entries[1].Keys[0]; first.Before != nil {
		t.Errorf("before there was anything: %s", first.Before)
	}
}

func logOf(t testing.TB, d *DB, who store.Actor, q store.LogQuery) []store.LogEntry {
	t.Helper()
	var all []store.LogEntry
	for e, err := range d.Log(context.Background(), who, q) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// TestAClientsLogHasTheGuardiansLoginButNotTheSiblingsChart: what touched only
// a person whom the chart names belongs to it; what touched another chart of
// the family does not.
func TestAClientsLogHasTheGuardiansLoginButNotTheSiblingsChart(t *testing.T) {
	d := newFile(t, monday())
	ids := mustDo(t, d,
		&addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}},
		&addFamily{Last: "Moreno", First: "Ben"},
	)
	ada, ben, luis := personID(t, ids[0]).Client(), personID(t, ids[1]).Client(), model.PersonID(2)
	mustDo(t, d, disable(luis), do("tie-ben-to-luis", func(tx model.Tx) error {
		return tx.PutContact(model.Contact{Client: ben, Person: luis, Relationship: model.Father})
	}))
	for client, want := range map[model.ClientID]string{ada: "disable add-family ", ben: "tie-ben-to-luis disable add-family "} {
		got := ""
		for _, e := range logOf(t, d, manager, store.LogQuery{Client: client}) {
			got += nameOf(t, e) + " "
		}
		if got != want {
			t.Errorf("the log of %s: %s, want %s", client, got, want)
		}
	}
	if got := logOf(t, d, manager, store.LogQuery{Limit: 2}); len(got) != 2 {
		t.Errorf("two entries were asked for, %d came", len(got))
	}
}

func TestAClientsLogHasWhatBecameOfItsEmailsButNotOfTheSiblings(t *testing.T) {
	d := newFile(t, monday())
	invite := func(about model.ClientID) model.Operation {
		return do("invite", func(tx model.Tx) error {
			return errors.Join(
				tx.PutContact(model.Contact{Client: max(about, 1), Person: 2, LivesWith: about != 0}),
				tx.PutEmail(model.Email{ID: tx.NewEmail(), Person: 2, Client: about, State: model.EmailWaiting}))
		})
	}
	state := func(name string, id model.EmailID, about model.ClientID) model.Operation {
		return do(name, func(tx model.Tx) error {
			return tx.PutEmail(model.Email{ID: id, Person: 2, Client: about, State: model.EmailSent})
		})
	}
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"rosa"}}, &addFamily{Last: "Moreno", First: "Ben"},
		invite(1), invite(3), invite(0), state("sent-ada", 1, 1), state("sent-ben", 2, 3), state("sent-login", 3, 0))
	for client, want := range map[model.ClientID]string{
		1: "sent-login sent-ada invite invite add-family ", 3: "sent-ben invite add-family ",
	} {
		got := ""
		for _, e := range logOf(t, d, manager, store.LogQuery{Client: client}) {
			got += nameOf(t, e) + " "
		}
		if got != want {
			t.Errorf("the log of %s: %s, want %s", client, got, want)
		}
	}
}

func nameOf(t testing.TB, e store.LogEntry) string {
	t.Helper()
	var op struct{ Do string }
	if err := json.Unmarshal(e.Operation, &op); err != nil {
		t.Fatal(err)
	}
	return op.Do
}

func TestALongLogComesWholeAndInOrder(t *testing.T) {
	d := newFile(t, monday())
	ops := make([]model.Operation, 3*logBatch+1)
	for i := range ops {
		ops[i] = addStaff("Kim", model.FrontDesk)
	}
	for _, o := range d.DoMany(context.Background(), manager, ops) {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	no := uint64(len(ops))
	for _, e := range logOf(t, d, manager, store.LogQuery{}) {
		if e.No != no {
			t.Fatalf("commit %d where %d comes", e.No, no)
		}
		no--
	}
	if no != 0 {
		t.Errorf("the last %d commits did not come", no)
	}
}

func TestTimeDoesNotRunBackwardsWithinAFile(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, addStaff("Kim", model.FrontDesk))
	first := c.at
	c.forward(-time.Hour)
	commit, err := d.Do(context.Background(), manager, do("look", func(tx model.Tx) error {
		if !tx.Now().Equal(first) {
			t.Errorf("the operation's clock says %v", tx.Now())
		}
		return nil
	}))
	if err != nil || !commit.At.Equal(first) {
		t.Errorf("kept at %v, after %v: %v", commit.At, first, err)
	}
	mustBeSound(t, d)
}

func TestTheFutureIsTodayWithAnotherClock(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
	nextYear := c.at.AddDate(1, 0, 0)
	err := d.ViewAt(context.Background(), manager, nextYear, func(r model.Reader) error {
		if !r.Now().Equal(nextYear) {
			t.Errorf("the clock says %v", r.Now())
		}
		_, err := r.Chart(1)
		return err
	})
	if err != nil {
		t.Error(err)
	}
	err = d.ViewAt(context.Background(), manager, c.at.Add(-time.Second), func(r model.Reader) error {
		_, err := r.Chart(1)
		return err
	})
	if !model.IsCode(err, model.NotFound) {
		t.Errorf("before Ada was added: %v", err)
	}
}
