package search_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

func TestWhatChangesWhileTheIndexFillsIsNotLost(t *testing.T) {
	old := model.Person{ID: 1, First: "Rosa", Last: "Moreno"}
	married := model.Person{ID: 1, First: "Rosa", Last: "Morgan"}
	newcomer := model.Person{ID: 2, First: "Ada", Last: "Morton"}
	gone := model.Person{ID: 3, First: "Ben", Last: "Morris"}
	ix := search.New()
	err := ix.Load(context.Background(), func(yield func(search.Entry, error) bool) {
		// The file was opened; now three commits come in.
		ix.Put(entry(&married, false))
		ix.Put(entry(&newcomer, true))
		ix.Remove(3)
		_ = yield(entry(&old, false), nil) && yield(entry(&gone, true), nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Hit{{Person: 1}, {Person: 2, IsClient: true}}
	if got := ask(t, ix, "mor"); !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	if got := ask(t, ix, "moreno"); len(got) != 0 {
		t.Errorf("the old name still finds %v", got)
	}
}

func TestAFileThatCannotBeReadLeavesTheIndexAsItWas(t *testing.T) {
	rosa := model.Person{ID: 1, First: "Rosa", Last: "Moreno"}
	ix := search.New()
	ix.Put(entry(&rosa, false))
	unreadable := errors.New("unreadable")
	err := ix.Load(context.Background(), func(yield func(search.Entry, error) bool) {
		yield(search.Entry{}, unreadable)
	})
	if !errors.Is(err, unreadable) || len(ask(t, ix, "rosa")) != 1 {
		t.Errorf("%v, and Rosa is found %d times", err, len(ask(t, ix, "rosa")))
	}
}

func TestOrderInTheFileDoesNotMatter(t *testing.T) {
	list := entries(5000)
	byID := loaded(t, list)
	hits := ask(t, byID, "")
	byName := make([]search.Entry, len(hits))
	for i, hit := range hits {
		byName[i] = list[hit.Person-1]
	}
	if got := ask(t, loaded(t, byName), ""); !slices.Equal(got, hits) {
		t.Error("loaded by name, everybody is not in the same order")
	}
}

// TestWhatIsTypedAtOnceFindsTheSame: the texts say what the columns say.
func TestWhatIsTypedAtOnceFindsTheSame(t *testing.T) {
	list := entries(3000)
	quick, fresh := loaded(t, list), search.New()
	if err := fresh.Load(context.Background(), each(list[:1000]), each(list[1000:])); err != nil {
		t.Fatal(err)
	}
	for _, typed := range keystrokes() {
		if got, want := ask(t, fresh, typed), ask(t, quick, typed); !slices.Equal(got, want) {
			t.Errorf("typing %q at once finds %d, later %d", typed, len(got), len(want))
		}
	}
}

func TestManySearchWhileOthersChange(t *testing.T) {
	list := entries(2000)
	ix := loaded(t, list)
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			for i := range 50 {
				e := list[(worker*50+i)%len(list)]
				e.Key = list[i].Key
				ix.Put(e)
				found, err := ix.Find(context.Background(), search.Query{Query: store.Query{Text: "a", Limit: 5}})
				if err != nil || found.Total == 0 {
					t.Errorf("%d found, %v", found.Total, err)
				}
				if _, err := ix.Similar(context.Background(), search.Query{Query: store.Query{Text: "jhonsno"}}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if ix.Len() != len(list) {
		t.Errorf("%d people left of %d", ix.Len(), len(list))
	}
}
