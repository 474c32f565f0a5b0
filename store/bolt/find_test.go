package bolt

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
)

func find(t testing.TB, d *DB, q store.Query) store.Found {
	t.Helper()
	found, err := d.Find(context.Background(), manager, q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWhoWasSavedIsFoundAtOnce(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}})
	if found := find(t, d, store.Query{Text: "more ada"}); found.Total != 1 || !found.Hits[0].IsClient {
		t.Errorf("found %+v", found)
	}
	mustDo(t, d, &rename{Person: 1, First: "Zoe", Last: "Quist"})
	if found := find(t, d, store.Query{Text: "quist"}); found.Total != 1 {
		t.Errorf("under the new name: %+v", found)
	}
	if found := find(t, d, store.Query{Text: "ada"}); found.Total != 0 {
		t.Errorf("under the old name: %+v", found)
	}
}

func TestALoginsAddressFindsItsPerson(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}},
		do("change-login-email", func(tx model.Tx) error {
			return tx.PutLogin(model.Login{Person: 2, Email: "work@elsewhere.example", State: model.LoginActive})
		}))
	if found := find(t, d, store.Query{Text: "work@elsewhere"}); found.Total != 1 || found.Hits[0].Person != 2 {
		t.Errorf("found %+v", found)
	}
	view(t, d, manager, func(r model.Reader) error {
		for _, email := range []string{"Work@Elsewhere.example ", "luis.moreno.p2@example.org"} {
			ids, err := r.PeopleByEmail(email)
			if err != nil || !slices.Equal(ids, []model.PersonID{2}) {
				t.Errorf("%s finds %v, %v", email, ids, err)
			}
		}
		holder, err := r.LoginHolder("luis.moreno.p2@example.org")
		if holder != 0 {
			t.Errorf("the old address is still held by %v", holder)
		}
		return err
	})
}

// TestTheListIsThereBeforeTheIndex: pages come from the file, in the same
// order and with the same total, while the index is being filled; words wait.
func TestTheListIsThereBeforeTheIndex(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, addStaff("Dr. Chen", model.Practitioner))
	for i, last := range []string{"Novak", "Ábel", "moreno", "Moreno", "Zhou"} {
		mustDo(t, d, &addFamily{Last: last, First: fmt.Sprint("C", i), Parents: []string{"p"}, Practitioner: model.StaffID(i % 2)})
	}
	pages := []store.Query{{ClientsOnly: true}, {ClientsOnly: true, Offset: 1, Limit: 2}, {ClientsOnly: true, Offset: 9, Limit: 2}}
	want := map[int]store.Found{}
	find(t, d, store.Query{Text: "moreno"}) // words: the index is there
	for i, q := range pages {
		want[i] = find(t, d, q)
	}
	filling := newFinder() // one that is never filled
	filling.once.Do(func() {})
	d.finder, filling = filling, d.finder
	defer func() { d.finder = filling }()
	for i, q := range pages {
		got := find(t, d, q)
		if got.Total != want[i].Total || !slices.Equal(got.Hits, want[i].Hits) {
			t.Errorf("page %d is %+v from the file, %+v from the index", i, got, want[i])
		}
	}
	own, err := d.Find(context.Background(), store.Actor{ID: 1}, pages[0])
	if err != nil || own.Total != 2 || len(own.Hits) != 2 {
		t.Errorf("Dr. Chen's page: %+v, %v", own, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Find(ctx, manager, store.Query{Text: "nov"}); !errors.Is(err, context.Canceled) {
		t.Errorf("words, while there is no index: %v", err)
	}
}

func TestTheIndexIsFilledFromTheFile(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}})
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = openFile(t, d.path, c)
	if found := find(t, d, store.Query{Text: "moreno"}); found.Total != 2 {
		t.Errorf("found %+v", found)
	}
}

// TestWhoComesWhileTheIndexIsFilledIsFound: it follows the commits only from
// the moment when somebody seeks, and misses none.
func TestWhoComesWhileTheIndexIsFilledIsFound(t *testing.T) {
	d := newFile(t, monday())
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			if _, err := d.Do(t.Context(), manager, &addFamily{Last: "Moreno", First: fmt.Sprint("C", i), Parents: []string{"luis"}}); err != nil {
				t.Error(err)
			}
		})
	}
	find(t, d, store.Query{Text: "moreno"})
	all.Wait()
	if found := find(t, d, store.Query{Text: "moreno"}); found.Total != 80 {
		t.Errorf("%d found", found.Total)
	}
}

// TestClientsArePagedByNameAlsoWhereTwoHaveTheSame: with the id behind the
// name nobody is left out at the edge of a page.
func TestClientsArePagedByNameAlsoWhereTwoHaveTheSame(t *testing.T) {
	d := newFile(t, monday())
	for _, first := range []string{"Ada", "Ada", "Ben", "Ada"} {
		mustDo(t, d, &addFamily{Last: "Moreno", First: first})
	}
	for after, want := range map[string][]model.ClientID{
		"":                 {1, 2, 4, 3},
		"moreno ada":       {3},
		"moreno ada\x00p1": {2, 4, 3},
		"moreno ada\x00p4": {3},
		"moreno b":         {3},
		"z":                nil,
	} {
		view(t, d, manager, func(r model.Reader) error {
			var got []model.ClientID
			for id, err := range r.Clients(after) {
				if err != nil {
					return err
				}
				got = append(got, id)
			}
			if !slices.Equal(got, want) {
				t.Errorf("behind %q come %v, want %v", after, got, want)
			}
			return nil
		})
	}
}
