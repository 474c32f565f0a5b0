package search_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

// FuzzFind types anything at a person of any name: nothing may break, and a
// person of letters is found by the own name, in either order, first of all.
func FuzzFind(f *testing.F) {
	for _, seed := range [][3]string{
		{"Rosa", "Moreno", "mor ros"}, {"José", "García Lorca", "4/2/2012"}, {"Siobhán", "O'Brien-Núñez", "o'b"},
		{"小明", "王", "王"}, {"क\u094dष", "ﷺ", "+44 (0) 7700-900123"}, {"\xff", "\x00\x02", "a@b@c.@"}, {"İ", "ẞ", "00"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, first, last, typed string) {
		p := model.Person{ID: 1, First: first, Last: last, Email: typed, Phones: []string{typed}}
		other := model.Person{ID: 2, First: typed, Last: first}
		ix := search.New()
		ix.Put(entry(&p, true), entry(&other, true))
		ask(t, ix, typed)
		if _, err := ix.Similar(context.Background(), search.Query{Query: store.Query{Text: typed}}); err != nil {
			t.Fatal(err)
		}
		if !isLetters(first) || !isLetters(last) {
			return
		}
		for _, name := range []string{first + " " + last, last + " " + first, strings.ToUpper(last)} {
			hits := ask(t, ix, name)
			if !slices.ContainsFunc(hits, func(hit store.Hit) bool { return hit.Person == 1 }) {
				t.Fatalf("typing %q does not find %q", name, p.Name())
			}
		}
	})
}

func isLetters(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Latin, r) })
}
