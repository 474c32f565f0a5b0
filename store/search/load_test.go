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

// meddling is a context that does something when it is first looked at.
type meddling struct {
	context.Context
	once sync.Once
	do   func()
}

func (m *meddling) Err() error {
	m.once.Do(m.do)
	return m.Context.Err()
}

func TestWhatChangesWhilePeopleAreLaidInOrderIsNotLost(t *testing.T) {
	list := entries(900)
	ix := search.New()
	if err := ix.Load(context.Background(), each(list)); err != nil {
		t.Fatal(err)
	}
	ben := model.Person{ID: 20, First: "Ben", Last: "Morris"}
	ix.Put(entry(&ben, true)) // filled, and not yet in order
	ix.Remove(21)
	married, newcomer := ben, model.Person{ID: 901, First: "Ada", Last: "Morton"}
	married.Last = "Aalto"
	err := ix.Quicken(&meddling{Context: context.Background(), do: func() {
		ix.Put(entry(&married, true), entry(&newcomer, true))
		ix.Remove(22)
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(list)
	want[19] = entry(&married, true)
	want = append(slices.Delete(want, 20, 22), entry(&newcomer, true))
	if got := ask(t, ix, ""); !slices.Equal(got, ask(t, loaded(t, want), "")) {
		t.Errorf("%d people are there, not those who should be", len(got))
	}
}

func TestAnIndexThatIsNotLaidInOrderAnswersAllTheSame(t *testing.T) {
	list := entries(900)
	ix := search.New()
	if err := ix.Load(context.Background(), each(list)); err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if err := ix.Quicken(ended); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if got, want := ask(t, ix, "mar"), ask(t, loaded(t, list), "mar"); !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("found %v, want %v", got, want)
	}
}

// TestAForkGoesItsOwnWay: what either changes the other keeps as it was, also
// where they part before people are laid in order.
func TestAForkGoesItsOwnWay(t *testing.T) {
	for _, early := range []bool{false, true} {
		list := entries(900)
		ix := search.New()
		if err := ix.Load(context.Background(), each(list)); err != nil {
			t.Fatal(err)
		}
		fork := ix.Fork()
		if err := ix.Quicken(context.Background()); err != nil {
			t.Fatal(err)
		}
		if !early {
			fork = ix.Fork()
		}
		married := model.Person{ID: 20, First: "Ben", Last: "Aalto"}
		widowed := model.Person{ID: 20, First: "Ben", Last: "Zubiri"}
		fork.Put(entry(&married, true))
		var gone []model.PersonID
		for id := model.PersonID(21); id <= 60; id++ {
			gone = append(gone, id)
		}
		fork.Remove(gone...)
		ix.Put(entry(&widowed, true))
		mine, theirs := slices.Clone(list), slices.Clone(list)
		mine[19], theirs[19] = entry(&widowed, true), entry(&married, true)
		theirs = slices.Delete(theirs, 20, 60)
		for asked, want := range map[*search.Index][]search.Entry{ix: mine, fork: theirs} {
			if got := ask(t, asked, ""); !slices.Equal(got, ask(t, loaded(t, want), "")) {
				t.Errorf("%d people are there, not the %d who should be", len(got), len(want))
			}
		}
	}
}

func TestTheFirstPersonOfAnEmptyFileIsFound(t *testing.T) {
	ix := loaded(t, nil)
	empty := search.New()
	if err := empty.Load(context.Background(), each(nil)); err != nil {
		t.Fatal(err)
	}
	ada := model.Person{ID: 1, First: "Ada", Last: "Moreno"}
	for _, ix := range []*search.Index{ix, empty} {
		ix.Remove(1)
		ix.Put(entry(&ada, true))
		if len(ask(t, ix, "ada")) != 1 {
			t.Error("Ada is not found")
		}
	}
}

// TestWhatIsTypedAtOnceFindsTheSame: the texts say what the columns say, and
// every window is that of everybody in order, whoever asks.
func TestWhatIsTypedAtOnceFindsTheSame(t *testing.T) {
	list := entries(3000)
	quick, fresh := loaded(t, list), search.New()
	if err := fresh.Load(context.Background(), each(list[:1000]), each(list[1000:])); err != nil {
		t.Fatal(err)
	}
	for _, typed := range append(keystrokes(), "") {
		for _, window := range []store.Query{{}, {Limit: 1}, {Limit: 50}, {Offset: 7, Limit: 20}, {Offset: 900}, {Offset: 5000, Limit: 3}} {
			for practitioner := range model.StaffID(2) {
				window.Text = typed
				q := search.Query{Query: window, Practitioner: practitioner}
				got, err := fresh.Find(context.Background(), q)
				want, wantErr := quick.Find(context.Background(), q)
				if err = errors.Join(err, wantErr); err != nil || got.Total != want.Total || !slices.Equal(got.Hits, want.Hits) {
					t.Errorf("%+v at once finds %v of %d, later %v of %d, %v", q, got.Hits, got.Total, want.Hits, want.Total, err)
				}
			}
		}
	}
}

func TestASlipTypedAtOnceIsForgivenToo(t *testing.T) {
	list := entries(3000)
	quick, fresh := loaded(t, list), search.New()
	if err := fresh.Load(context.Background(), each(list)); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"jhonson", "smtih", "rodrigeuz marai", "thompsno w"} {
		q := search.Query{Query: store.Query{Text: typed, ClientsOnly: true}}
		got, err := fresh.Similar(context.Background(), q)
		want, wantErr := quick.Similar(context.Background(), q)
		if err = errors.Join(err, wantErr); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q at once is near %v, later %v, %v", typed, got, want, err)
		}
	}
}

func TestManySearchWhileOthersChange(t *testing.T) {
	list := entries(2000)
	ix := search.New()
	if err := ix.Load(context.Background(), each(list)); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		if err := ix.Quicken(context.Background()); err != nil {
			t.Error(err)
		}
	})
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
