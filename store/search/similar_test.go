package search_test

import (
	"context"
	"slices"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

func TestASlipFindsNobodyExactlyAndTheRightOneBelow(t *testing.T) {
	d := families(t)
	for typed, want := range map[string]string{
		"mrogan":        "Tess Morgan",           // exchanged
		"morgann":       "Tess Morgan",           // one too many
		"mogan":         "Tess Morgan",           // one too few
		"mergan":        "Tess Morgan",           // another one
		"tes mergan":    "Tess Morgan",           // one word right, one wrong
		"siobahn obrin": "Siobhán O'Brien-Núñez", // both wrong
		"rosalnid":      "Rosalind Ames",
		"garzia lorca":  "José García Lorca",
		"2012-04-03":    "Ada Moreno",
		"sunny_smtih":   "Rose Elmore", // of an e-mail
	} {
		if exact := d.types(typed); len(exact) != 0 {
			t.Errorf("%q finds %q exactly", typed, exact)
		}
		if near := d.nearly(typed); len(near) == 0 || near[0] != want {
			t.Errorf("%q nearly finds %q, want %q first", typed, near, want)
		}
	}
}

func TestWhoIsFoundIsNeverAlsoSimilar(t *testing.T) {
	d := families(t)
	d.finds("rosa", "Rosalind Ames", "Rosa Moreno")
	if near := d.nearly("rosa"); !slices.Equal(near, []string{"Rose Elmore"}) {
		t.Errorf("nearly found are %q", near)
	}
}

func TestNobodyIsSimilarWhereEnoughAreFound(t *testing.T) {
	var people []model.Person
	for _, first := range []string{"Ada", "Ben", "Cleo", "Dan"} {
		people = append(people, model.Person{First: first, Last: "Moreno"})
	}
	people = append(people, model.Person{First: "Eve", Last: "Morena"})
	d := newDesk(t, people...)
	if near := d.nearly("moreno"); !slices.Equal(near, []string{"Eve Morena"}) {
		t.Errorf("below four: %q", near)
	}
	fifth := model.Person{ID: 99, First: "Flo", Last: "Moreno"}
	d.Put(entry(&fifth, true))
	if near := d.nearly("moreno"); len(near) != 0 {
		t.Errorf("below five: %q", near)
	}
}

func TestSimilarLooksOnlyWhereTheFilterLooks(t *testing.T) {
	ix := search.New()
	client := model.Person{ID: 1, First: "Tess", Last: "Morgan"}
	contact := model.Person{ID: 2, First: "Tim", Last: "Morgan"}
	ix.Put(entry(&client, true), entry(&contact, false))
	hits, err := ix.Similar(context.Background(), search.Query{Query: store.Query{Text: "mrogan", ClientsOnly: true}})
	if err != nil || !slices.Equal(hits, []store.Hit{{Person: 1, IsClient: true}}) {
		t.Errorf("%v, %v", hits, err)
	}
}

func TestTooLittleOrNothingKnownHasNobodySimilar(t *testing.T) {
	d := families(t)
	for _, typed := range []string{"", "zq", "xxxxxxxxxx", "王", "@@", "......"} {
		if near := d.nearly(typed); len(near) != 0 {
			t.Errorf("%q: %q", typed, near)
		}
	}
}
