package bolt

import (
	"context"
	"slices"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
)

func TestADraftShowsBeforeAndAfterAndIsThrownAway(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}})
	before := dump(t, d)
	ops := []model.Operation{
		&rename{Person: 1, First: "Adela", Last: "Moreno"},
		&addFamily{Last: "Moreno", First: "Ben"},
		disable(2),
	}
	err := d.Draft(context.Background(), manager, ops, func(draft store.Draft) error {
		was, err := draft.Before.Person(1)
		if err != nil {
			return err
		}
		will, err := draft.After.Person(1)
		if err != nil {
			return err
		}
		if was.First != "Ada" || will.First != "Adela" {
			t.Errorf("before %s, after %s", was.First, will.First)
		}
		if ids, err := draft.After.PeopleByName("adela moreno"); len(ids) != 1 || err != nil {
			t.Errorf("the draft's indexes find %v, %v", ids, err)
		}
		if draft.Results[1].ID != "p3" {
			t.Errorf("results %+v", draft.Results)
		}
		if c := draft.Change; !slices.Equal(c.Clients, []model.ClientID{3}) ||
			!slices.Equal(c.People, []model.PersonID{1, 2, 3}) || c.Practice {
			t.Errorf("change %+v", c)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if dump(t, d) != before {
		t.Error("the draft is in the file")
	}
}

// TestADraftNeverTakesTheWriteLock: another desk saves while the draft is
// looked at, and the draft goes on showing what it was opened on.
func TestADraftNeverTakesTheWriteLock(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
	err := d.Draft(context.Background(), manager, nil, func(draft store.Draft) error {
		mustDo(t, d, &rename{Person: 1, First: "Adela", Last: "Moreno"})
		p, err := draft.After.Person(1)
		if p.First != "Ada" {
			t.Errorf("the draft sees %s", p.First)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestADraftEndsWithTheFirstRefusal(t *testing.T) {
	d := newFile(t, monday())
	ops := []model.Operation{
		&addFamily{Last: "Moreno", First: "Ada"},
		do("refused", func(model.Tx) error { return errRefused }),
	}
	err := d.Draft(context.Background(), manager, ops, func(store.Draft) error {
		t.Error("a refused draft is shown")
		return nil
	})
	if !model.IsCode(err, model.Invalid) {
		t.Errorf("refused with %v", err)
	}
	panics := []model.Operation{do("panics", func(model.Tx) error { panic("oh") })}
	if err := d.Draft(context.Background(), manager, panics, nil); !model.IsCode(err, model.InternalCode) {
		t.Errorf("a panic in a draft: %v", err)
	}
}

func TestAWatcherWhoDoesNotLookHoldsNobodyUp(t *testing.T) {
	d := newFile(t, monday())
	ctx, cancel := context.WithCancel(context.Background())
	watch := d.Watch(ctx)
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"}, &addFamily{Last: "Novak", First: "Ben"},
		do("practice", func(tx model.Tx) error { return tx.PutPractice(model.NewPractice()) }))
	change := <-watch
	if change.Commit != 3 || !change.Practice ||
		!slices.Equal(change.Clients, []model.ClientID{1, 2}) || !slices.Equal(change.People, []model.PersonID{1, 2}) {
		t.Errorf("three commits joined are %+v", change)
	}
	cancel()
	if _, open := <-watch; open {
		t.Error("the watch goes on after its context")
	}
	mustDo(t, d, addStaff("Kim", model.FrontDesk))
}

func TestTooManyChangesAreToldAsEverybody(t *testing.T) {
	d := &DB{watchers: newWatchers()}
	watch := d.Watch(context.Background())
	for id := range model.ClientID(mostTold + 1) {
		d.tell(store.Change{Commit: uint64(id), Clients: []model.ClientID{id}})
	}
	change := <-watch
	if !change.Practice || len(change.Clients) > 0 || change.Commit != mostTold {
		t.Errorf("told is %d clients, practice %v, commit %d", len(change.Clients), change.Practice, change.Commit)
	}
	d.watchers.Close()
	if _, open := <-d.Watch(context.Background()); open {
		t.Error("a watch on a closed store is open")
	}
}
