package search_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

// Names, addresses and numbers here are made of few letters, so that what is
// typed is found often, at several places, and at every rank.
func anyPerson(id model.PersonID) *rapid.Generator[model.Person] {
	return rapid.Custom(func(t *rapid.T) model.Person {
		p := model.Person{ID: id,
			First: rapid.StringMatching(`[ABáb]{1,3}( [ab]{1,3})?`).Draw(t, "first"),
			Last:  rapid.StringMatching(`[ABÁb]{1,3}([ '-][abc]{1,3})?`).Draw(t, "last"),
		}
		if rapid.Bool().Draw(t, "more") {
			p.Preferred = rapid.StringMatching(`[ab]{0,2}`).Draw(t, "preferred")
			p.Email = rapid.StringMatching(`[ab1]{1,3}([._][ab]{1,2})?@[ab]{1,2}\.ab`).Draw(t, "email")
			p.Phones = rapid.SliceOfN(rapid.StringMatching(`[012]{3}-?[012]{4}`), 0, 2).Draw(t, "phones")
			p.Born = model.Date(rapid.SampledFrom([]int{20120402, 20120204, 20100210, 20200112}).Draw(t, "born"))
		}
		return p
	})
}

func anyTyped() *rapid.Generator[string] {
	word := rapid.OneOf(
		rapid.StringMatching(`[aáBc]{1,4}`),
		rapid.StringMatching(`[012]{1,8}`),
		rapid.StringMatching(`[ab1]{0,3}@[ab]{0,2}(\.ab)?`),
		rapid.SampledFrom([]string{"20120402", "02042012", "04022012", "ab", "b"}),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 3).Draw(t, "words"), " ")
	})
}

// reference ranks one person the slow and plain way, from the person's own
// fields: 0 exact, 1 surname prefix, 2 word prefix, 3 substring, 4 not found.
func reference(p *model.Person, typed string) int {
	terms := strings.Fields(plain(typed, "@._"))
	worst := 0
	for _, term := range terms {
		worst = max(worst, referenceTerm(p, term))
	}
	last, first := strings.Join(strings.Fields(plain(p.Last, "")), " "), plain(p.First, "")
	phrase, numbers := strings.Join(terms, " "), strings.Join(terms, "")
	switch {
	case len(terms) == 0:
		return 3
	case worst == 4:
		return 4
	case slices.Contains([]string{last, last + " " + first, first + " " + last}, phrase),
		p.Preferred != "" && phrase == plain(p.Preferred, "")+" "+last,
		strings.Trim(numbers, "0123456789") == "" && referenceTerm(p, numbers) == 0:
		return 0
	case strings.HasPrefix(last+" "+first, phrase):
		return min(worst, 1)
	}
	return worst
}

func referenceTerm(p *model.Person, term string) int {
	last := strings.Join(strings.Fields(plain(p.Last, "")), " ")
	day := strings.ReplaceAll(p.Born.String(), "-", "")
	fields := []string{last + " " + plain(p.First, ""), p.SortName(), plain(p.Preferred, ""), strings.ToLower(p.Email)}
	wholes := []string{last, strings.ToLower(p.Email), day}
	for _, phone := range p.Phones {
		digits := strings.ReplaceAll(phone, "-", "")
		fields, wholes = append(fields, digits), append(wholes, digits)
	}
	if day != "" {
		fields = append(fields, day+day[:4], day[6:]+day[4:6]+day[:4])
		wholes = append(wholes, day[6:]+day[4:6]+day[:4], day[4:]+day[:4])
	}
	best := 4
	for i, field := range fields {
		for at := range field {
			if !strings.HasPrefix(field[at:], term) {
				continue
			}
			switch {
			case slices.Contains(wholes, term):
				return 0
			case at == 0 && i == 0 && len(term) < len(last):
				best = min(best, 1)
			case at == 0 || strings.ContainsRune(" -._@", rune(field[at-1])):
				best = min(best, 2)
			default:
				best = min(best, 3)
			}
		}
	}
	return best
}

// plain takes accents, case and punctuation off, all but what is kept.
func plain(s, keep string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'':
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(keep, r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(s))
}

func referenceHits(people []model.Person, typed string) []store.Hit {
	type ranked struct {
		*model.Person
		rank int
	}
	var list []ranked
	for i := range people {
		if rank := reference(&people[i], typed); rank < 4 {
			list = append(list, ranked{&people[i], rank})
		}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.SortName(), b.SortName()), cmp.Compare(a.ID, b.ID))
	})
	hits := []store.Hit{}
	for _, r := range list {
		hits = append(hits, store.Hit{Person: r.ID, IsClient: true})
	}
	return hits
}

func ask(t rapid.TB, ix *search.Index, typed string) []store.Hit {
	found, err := ix.Find(context.Background(), search.Query{Query: store.Query{Text: typed}})
	if err != nil || found.Total != len(found.Hits) {
		t.Fatalf("%q: %d of %d, %v", typed, len(found.Hits), found.Total, err)
	}
	return found.Hits
}

func TestFindIsWhatAPlainLookAtEveryPersonFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{3, 12, 60}).Draw(t, "people")
		people := make([]model.Person, n)
		ix := search.New()
		for i := range people {
			people[i] = anyPerson(model.PersonID(i+1)).Draw(t, "person")
			ix.Put(entry(&people[i], true))
		}
		for range 8 {
			typed := anyTyped().Draw(t, "typed")
			got, want := ask(t, ix, typed), referenceHits(people, typed)
			if !slices.Equal(got, want) {
				t.Fatalf("typing %q finds\n%s, want\n%s", typed, describe(people, got), describe(people, want))
			}
		}
	})
}

func describe(people []model.Person, hits []store.Hit) string {
	var b strings.Builder
	for _, hit := range hits {
		p := people[hit.Person-1]
		fmt.Fprintf(&b, "%d %q %q %q %s %v %v; ", p.ID, p.Last, p.First, p.Preferred, p.Email, p.Phones, p.Born)
	}
	return b.String()
}

func TestTypingKeyByKeyFindsWhatTypingAtOnceFinds(t *testing.T) {
	people := make([]model.Person, 600)
	list := make([]search.Entry, len(people))
	for i := range people {
		people[i] = anyPerson(model.PersonID(i + 1)).Example(i)
		list[i] = entry(&people[i], true)
	}
	ix := loaded(t, list)
	rapid.Check(t, func(t *rapid.T) {
		typed := anyTyped().Draw(t, "typed")
		for i := range typed {
			ask(t, ix, typed[:i])
		}
		if got, want := ask(t, ix, typed), referenceHits(people, typed); !slices.Equal(got, want) {
			t.Fatalf("typing %q finds %d, want %d", typed, len(got), len(want))
		}
	})
}

func TestAnIndexThatFollowedEveryChangeIsLikeANewOne(t *testing.T) {
	looks := make([]model.Person, 60)
	for i := range looks {
		looks[i] = anyPerson(0).Example(i)
	}
	rapid.Check(t, func(t *rapid.T) {
		const ids = 1500
		known := map[model.PersonID]search.Entry{}
		ix := search.New()
		change := func(t *rapid.T) {
			// Whole families at once, so that leaves fill, split and empty.
			from := rapid.IntRange(1, ids).Draw(t, "from")
			upTo := min(ids, from+rapid.IntRange(0, 700).Draw(t, "more"))
			seed := rapid.IntRange(0, 5).Draw(t, "seed")
			remove := rapid.IntRange(0, 2).Draw(t, "remove") == 0
			var put []search.Entry
			var gone []model.PersonID
			for id := from; id <= upTo; id++ {
				p := looks[(id*7+seed)%len(looks)]
				p.ID = model.PersonID(id)
				gone, put = append(gone, p.ID), append(put, entry(&p, id%2 == 0))
			}
			if remove {
				ix.Remove(gone...)
			} else {
				ix.Put(put...)
			}
			for i, id := range gone {
				if delete(known, id); !remove {
					known[id] = put[i]
				}
			}
		}
		everybody := func() []search.Entry {
			return slices.SortedFunc(maps.Values(known), func(a, b search.Entry) int { return cmp.Compare(a.ID, b.ID) })
		}
		for range rapid.IntRange(1, 8).Draw(t, "changes") {
			var err error
			switch rapid.IntRange(0, 5).Draw(t, "step") {
			case 0:
				err = ix.Load(context.Background(), each(everybody()))
			case 1:
				err = ix.Quicken(context.Background())
			default:
				change(t)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		fresh := loaded(t, everybody())
		if ix.Len() != len(known) {
			t.Fatalf("%d people in it, want %d", ix.Len(), len(known))
		}
		for _, typed := range []string{"", "a", "ab", "ba b", "2012", anyTyped().Draw(t, "typed")} {
			if got, want := ask(t, ix, typed), ask(t, fresh, typed); !slices.Equal(got, want) {
				t.Fatalf("typing %q finds %d, want %d", typed, len(got), len(want))
			}
		}
	})
}
