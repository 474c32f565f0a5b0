package bolt

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontdesk/model"
	"frontdesk/store"
)

func TestWhoWasCalledOtherwiseThenIsFoundByThatNameThen(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}})
	then := c.at
	c.forward(time.Hour)
	mustDo(t, d, &rename{Person: 1, First: "Ada", Last: "Soto"}, &addFamily{Last: "Moreno", First: "Ben"})
	for _, asked := range []struct {
		text string
		want []model.PersonID
	}{{"moreno", []model.PersonID{1, 2}}, {"soto", nil}, {"ben", nil}, {"", []model.PersonID{1, 2}}} {
		found := findAt(t, d, then, store.Query{Text: asked.text})
		if got := peopleOf(found); !slices.Equal(got, asked.want) || found.Total != len(asked.want) {
			t.Errorf("%q found %v then, want %v", asked.text, got, asked.want)
		}
	}
	if found := findAt(t, d, then.Add(-time.Hour), store.Query{Similar: true}); found.Total != 0 {
		t.Errorf("before anybody was there: %+v", found)
	}
	if found := findAt(t, d, c.at.Add(time.Hour), store.Query{Text: "soto"}); found.Total != 1 {
		t.Errorf("in the future: %+v", found)
	}
	if similar := findAt(t, d, then, store.Query{Text: "morneo ada", Similar: true}).Similar; len(similar) != 1 || similar[0].Person != 1 {
		t.Errorf("similar then: %+v", similar)
	}
}

// TestWhoHasTheClientNowFindsTheClientThen: the history of a client who was
// handed over was handed over too.
func TestWhoHasTheClientNowFindsTheClientThen(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, addStaff("Dr. Chen", model.Practitioner), addStaff("Dr. Lee", model.Practitioner), addStaff("Tom", model.Trainer),
		&addFamily{Last: "Moreno", First: "Ada", Practitioner: 1, Parents: []string{"luis"}})
	then := c.at
	c.forward(time.Hour)
	handOver := func(to model.StaffID) {
		mustDo(t, d, &rename{Person: 1, First: "Ada", Last: "Soto"},
			do("hand-over", func(tx model.Tx) error {
				return tx.PutClient(model.Client{ID: 1, Practitioner: to, Status: model.Active})
			}))
	}
	sees := func(who model.StaffID, want int) {
		t.Helper()
		found, err := d.FindAt(context.Background(), store.Actor{ID: who}, then, store.Query{Text: "moreno"})
		if err != nil || found.Total != want {
			t.Errorf("staff member %d finds %+v, %v, want %d", who, found, err, want)
		}
	}
	handOver(2)
	sees(1, 0)
	sees(2, 2)
	sees(3, 0)
	handOver(1) // after the index of then was made
	sees(1, 2)
	sees(2, 0)
}

// TestThePastIsFoundWhileOthersSave: several ask at several moments, and what
// is committed meanwhile changes none of the answers.
func TestThePastIsFoundWhileOthersSave(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	var moments []time.Time
	for i := range 2 * keptPasts {
		mustDo(t, d, &addFamily{Last: "Moreno", First: fmt.Sprint("C", i)})
		moments = append(moments, c.at)
		c.forward(time.Hour)
	}
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			op := &rename{Person: model.PersonID(i%len(moments) + 1), First: "Eve", Last: "Soto"}
			if _, err := d.Do(t.Context(), manager, op); err != nil {
				t.Error(err)
			}
		})
		all.Go(func() {
			n := i % len(moments)
			found, err := d.FindAt(t.Context(), manager, moments[n], store.Query{Text: "moreno"})
			if err != nil || found.Total != n+1 {
				t.Errorf("at moment %d there are %d, %v", n, found.Total, err)
			}
		})
	}
	all.Wait()
}

// TestFindingAtAMomentIsWhatWasFoundThen draws histories, asks after each
// commit, and asks for those moments again later, in between and at the end.
func TestFindingAtAMomentIsWhatWasFoundThen(t *testing.T) {
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		c := monday()
		d := openFile(t, fmt.Sprintf("%s/%d.db", t.TempDir(), n), c)
		defer func() { _ = d.Close() }()
		d.finder.begin(d, true) // a client who is no person, as these may be, counts in the file and is not in the index
		if err := d.finder.waitWhole(context.Background()); err != nil {
			r.Fatal(err)
		}
		found := map[time.Time][]string{}
		var moments []time.Time
		for range rapid.IntRange(1, 20).Draw(r, "steps") {
			op := drawOperation(r)
			if newest := uint64(len(moments)); newest > 0 && rapid.IntRange(0, 4).Draw(r, "undo") == 0 {
				op = revert(rapid.Uint64Range(1, newest).Draw(r, "commit"))
			}
			c.forward(time.Minute)
			if _, err := d.Do(context.Background(), manager, op); err != nil {
				continue // a refused one is no commit
			}
			moments = append(moments, c.at)
			for _, q := range pastQueries() {
				found[c.at] = append(found[c.at], fmt.Sprint(find(t, d, q)))
			}
			mustFindThen(r, d, rapid.SampledFrom(moments).Draw(r, "moment"), found)
		}
		for _, at := range moments {
			mustFindThen(r, d, at, found)
		}
	})
}

func pastQueries() []store.Query {
	queries := []store.Query{{}, {ClientsOnly: true}, {Offset: 1, Limit: 2}}
	for _, word := range words {
		queries = append(queries, store.Query{Text: word[:3]}, store.Query{Text: word + "@", ClientsOnly: true},
			store.Query{Text: "x" + word, Similar: true})
	}
	return queries
}

func mustFindThen(r *rapid.T, d *DB, at time.Time, found map[time.Time][]string) {
	for i, q := range pastQueries() {
		if got := fmt.Sprint(findAt(r, d, at.Add(time.Second), q)); got != found[at][i] {
			r.Fatalf("%+v found %s then, and it is told as %s", q, found[at][i], got)
		}
	}
	for _, word := range words {
		got := peopleOf(findAt(r, d, at.Add(time.Second), store.Query{Text: word}))
		slices.Sort(got)
		if want := lookedOver(r, d, at.Add(time.Second), word); !slices.Equal(got, want) {
			r.Fatalf("%q found %v, and a look over everybody %v", word, got, want)
		}
	}
}

// lookedOver is who has a word in the name or in an address at a moment.
func lookedOver(r *rapid.T, d *DB, at time.Time, word string) (fits []model.PersonID) {
	err := d.ViewAt(context.Background(), manager, at, func(then model.Reader) error {
		for id := range model.PersonID(6) {
			person, err := then.Person(id)
			if err != nil {
				continue
			}
			login, err := then.Login(id)
			if err != nil {
				return err
			}
			text := person.Name() + " " + person.Email
			if login.Holds() {
				text += " " + login.Email
			}
			if strings.Contains(text, word) {
				fits = append(fits, id)
			}
		}
		return nil
	})
	if err != nil {
		r.Fatal(err)
	}
	return fits
}

func findAt(t interface{ Fatal(...any) }, d *DB, at time.Time, q store.Query) store.Found {
	found, err := d.FindAt(context.Background(), manager, at, q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func peopleOf(found store.Found) (people []model.PersonID) {
	for _, hit := range found.Hits {
		people = append(people, hit.Person)
	}
	return people
}
