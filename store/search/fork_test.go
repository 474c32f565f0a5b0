package search_test

import (
	"context"
	"slices"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

func TestWhoIsRenamedInAForkKeepsTheNameInTheOther(t *testing.T) {
	list := entries(900)
	quick, early := loaded(t, list), search.New()
	if err := early.Load(context.Background(), each(list)); err != nil {
		t.Fatal(err)
	}
	renamed := model.Person{ID: 400, First: "Rosa", Last: "Quistgaard"}
	want := slices.Clone(list)
	want[399] = entry(&renamed, true)
	for _, ix := range []*search.Index{quick, early} {
		before := ask(t, ix, "")
		fork := ix.Fork()
		fork.Put(want[399])
		if got := ask(t, fork, ""); !slices.Equal(got, ask(t, loaded(t, want), "")) {
			t.Errorf("in the fork are %d people, not those who should be", len(got))
		}
		if found := ask(t, fork, "quistg"); !slices.Equal(found, []store.Hit{{Person: 400, IsClient: true}}) {
			t.Errorf("in the fork the new name finds %v", found)
		}
		if !slices.Equal(ask(t, ix, ""), before) || len(ask(t, ix, "quistg")) != 0 {
			t.Error("the index changed with its fork")
		}
	}
}
