package search_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

// desk is a front desk with a few families on record.
type desk struct {
	*testing.T
	*search.Index
	names map[model.PersonID]string
}

func newDesk(t *testing.T, people ...model.Person) *desk {
	d := &desk{t, search.New(), map[model.PersonID]string{}}
	list := make([]search.Entry, len(people))
	for i := range people {
		people[i].ID = model.PersonID(i + 1)
		d.names[people[i].ID] = people[i].Name()
		list[i] = entry(&people[i], true)
	}
	if err := d.Load(context.Background(), each(list)); err != nil {
		t.Fatal(err)
	}
	return d
}

// types is the names found, in order, for what somebody types.
func (d *desk) types(text string) []string {
	d.Helper()
	found, err := d.Find(context.Background(), search.Query{Query: store.Query{Text: text}})
	if err != nil {
		d.Fatal(err)
	}
	if found.Total != len(found.Hits) {
		d.Fatalf("%q: a total of %d with %d hits", text, found.Total, len(found.Hits))
	}
	return d.named(found.Hits)
}

func (d *desk) nearly(text string) []string {
	d.Helper()
	hits, err := d.Similar(context.Background(), search.Query{Query: store.Query{Text: text}})
	if err != nil {
		d.Fatal(err)
	}
	return d.named(hits)
}

func (d *desk) named(hits []store.Hit) []string {
	names := []string{}
	for _, hit := range hits {
		names = append(names, d.names[hit.Person])
	}
	return names
}

func (d *desk) finds(text string, want ...string) {
	d.Helper()
	if got := d.types(text); !slices.Equal(got, want) {
		d.Errorf("typing %q finds %q, want %q", text, got, want)
	}
}

func families(t *testing.T) *desk {
	return newDesk(t,
		model.Person{First: "Rosa", Last: "Moreno", Born: 19800517, Email: "rosa@example.org", Phones: []string{"+1 (555) 123-4567"}},
		model.Person{First: "Ada", Last: "Moreno", Born: 20120402, Phones: []string{"555-123-4567"}},
		model.Person{First: "Ben", Last: "Moreno", Preferred: "Benny", Born: 20170211, Phones: []string{"555-123-4567"}},
		model.Person{First: "Rosalind", Last: "Ames", Email: "r.ames@example.net", Born: 19800101},
		model.Person{First: "Tess", Last: "Morgan", Born: 19840930},
		model.Person{First: "José", Last: "García Lorca", Born: 19801231},
		model.Person{First: "Siobhán", Last: "O'Brien-Núñez"},
		model.Person{First: "Łukasz", Last: "Müller"},
		model.Person{First: "小明", Last: "王"},
		model.Person{First: "Rose", Last: "Elmore", Email: "sunny_smith@example.com"},
	)
}

func TestTheMotherIsFoundByHalfHerSurnameAndHerBirthYear(t *testing.T) {
	d := families(t)
	d.finds("more 1980", "Rosa Moreno")
	d.finds("1980 more", "Rosa Moreno")
	d.finds("rosa more", "Rosa Moreno")
}

func TestTwoSiblingsAndTheirMotherOnOnePhone(t *testing.T) {
	d := families(t)
	for _, typed := range []string{"(555) 123", "555-123-4567", "5551234567", "+1 555 123 4567", "555.123.4567"} {
		d.finds(typed, "Ada Moreno", "Ben Moreno", "Rosa Moreno")
	}
	d.finds("4567 ben", "Ben Moreno")
}

func TestANumberIsTheSameWithAndWithoutItsCountry(t *testing.T) {
	d := newDesk(t,
		model.Person{First: "Home", Last: "Form", Phones: []string{"07700 900123"}},
		model.Person{First: "World", Last: "Form", Phones: []string{"+44 7700 900123"}},
	)
	for _, typed := range []string{"07700900123", "+447700900123", "00447700900123", "+44 7700 900123", "7700900123"} {
		d.finds(typed, "Home Form", "World Form")
	}
}

func TestABirthDateIsFoundInEveryOrderPeopleTypeIt(t *testing.T) {
	d := families(t)
	for _, typed := range []string{"2012-04-02", "20120402", "02/04/2012", "04/02/2012", "4/2/2012", "2.4.2012",
		"2012-4-2", "2012-04", "4/2/12", "02 04 2012", "04022012"} {
		d.finds(typed, "Ada Moreno")
	}
}

func TestAccentsAndPunctuationNeedNotBeTyped(t *testing.T) {
	d := families(t)
	for typed, want := range map[string]string{
		"garcia":        "José García Lorca",
		"GARCÍA":        "José García Lorca",
		"Garci\u0301a":  "José García Lorca",
		"garcia lorca":  "José García Lorca",
		"obrien":        "Siobhán O'Brien-Núñez",
		"o’brien":       "Siobhán O'Brien-Núñez",
		"o'brien-nunez": "Siobhán O'Brien-Núñez",
		"siobhan":       "Siobhán O'Brien-Núñez",
		"lukasz":        "Łukasz Müller",
		"muller":        "Łukasz Müller",
		"王":             "小明 王",
		"小明":            "小明 王",
		"王小":            "",
		"ＴＥＳＳ":          "Tess Morgan",
	} {
		if want == "" {
			d.finds(typed)
			continue
		}
		d.finds(typed, want)
	}
}

func TestWhoFitsBestComesFirst(t *testing.T) {
	d := newDesk(t,
		model.Person{First: "Zoe", Last: "Ros"},                               // the whole surname
		model.Person{First: "Ann", Last: "Rosario"},                           // the surname begins with it
		model.Person{First: "Ann", Last: "Rosen"},                             //
		model.Person{First: "Rosa", Last: "Ames"},                             // a word begins with it
		model.Person{First: "Bo", Last: "Bell", Email: "x.ros@example.org"},   //
		model.Person{First: "Carl", Last: "Ambrose"},                          // it is somewhere
		model.Person{First: "Cara", Last: "Adams", Email: "eros@example.org"}, //
	)
	d.finds("ros", "Zoe Ros", "Ann Rosario", "Ann Rosen", "Rosa Ames", "Bo Bell", "Cara Adams", "Carl Ambrose")
}

func TestTheFullNameInEitherOrderIsExact(t *testing.T) {
	d := newDesk(t,
		model.Person{First: "Lee Ann", Last: "Martin"},
		model.Person{First: "Ann Lee", Last: "Martinez"},
		model.Person{First: "Martin", Last: "Lee"},
		model.Person{First: "Anna", Last: "Martin-Lee"},
		model.Person{First: "Adam", Last: "Martin", Preferred: "Lee"},
	)
	for _, typed := range []string{"martin lee", "Lee Martin"} {
		if got := d.types(typed); got[len(got)-1] != "Ann Lee Martinez" {
			t.Errorf("%q: %q", typed, got)
		}
	}
	d.finds("lee martin", "Martin Lee", "Adam Martin", "Lee Ann Martin", "Anna Martin-Lee", "Ann Lee Martinez")
	d.finds("martin-lee", "Martin Lee", "Anna Martin-Lee", "Lee Ann Martin", "Adam Martin", "Ann Lee Martinez")
}

func TestAPastedAddressOfSixtyLettersFindsItsOwner(t *testing.T) {
	long := strings.Repeat("maximiliana.", 4) + "von-hohenberg@example.org"
	d := newDesk(t,
		model.Person{First: "Maximiliana", Last: "Hohenberg", Email: strings.ToUpper(long)},
		model.Person{First: "Another", Last: "Hohenberg", Email: "x" + long},
	)
	d.finds("<"+long+">,", "Maximiliana Hohenberg", "Another Hohenberg")
	if near := d.nearly(strings.Replace(long, "von", "fon", 1)); len(near) != 2 {
		t.Errorf("with one letter mistaken, nearly found are %q", near)
	}
}

func TestALoginsAddressFindsThePersonToo(t *testing.T) {
	ix := search.New()
	rosa := model.Person{ID: 1, First: "Rosa", Last: "Moreno", Email: "rosa@work.example"}
	ix.Put(search.Entry{ID: 1, Key: search.Key(&rosa, "Rosa.M@home.example", rosa.Email)})
	for _, typed := range []string{"rosa@work", "rosa.m@home.example"} {
		found, err := ix.Find(context.Background(), search.Query{Query: store.Query{Text: typed}})
		if err != nil || found.Total != 1 {
			t.Errorf("%q finds %d, %v", typed, found.Total, err)
		}
	}
}

func TestNothingTypedIsEverybodyByName(t *testing.T) {
	families(t).finds("  ", "Rosalind Ames", "Rose Elmore", "José García Lorca", "Ada Moreno", "Ben Moreno",
		"Rosa Moreno", "Tess Morgan", "Łukasz Müller", "Siobhán O'Brien-Núñez", "小明 王")
}

func TestAWindowIsAPieceOfTheWhole(t *testing.T) {
	list := entries(3000)
	ix := loaded(t, list)
	ask := func(q store.Query) store.Found {
		found, err := ix.Find(context.Background(), search.Query{Query: q})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	whole := ask(store.Query{Text: "an"})
	for _, w := range []struct{ offset, limit int }{{0, 10}, {7, 50}, {whole.Total - 3, 10}, {whole.Total, 5}, {whole.Total + 9, 5}, {-4, 3}} {
		part := ask(store.Query{Text: "an", Offset: w.offset, Limit: w.limit})
		from := min(max(w.offset, 0), whole.Total)
		want := whole.Hits[from:min(from+w.limit, whole.Total)]
		if part.Total != whole.Total || !slices.Equal(part.Hits, want) {
			t.Errorf("%+v: %d of %d hits, want %d of %d", w, len(part.Hits), part.Total, len(want), whole.Total)
		}
	}
}

func TestClientsAloneAreFoundInTheSameOrder(t *testing.T) {
	ix := loaded(t, entries(3000))
	ask := func(typed string, clientsOnly bool) []store.Hit {
		found, err := ix.Find(context.Background(), search.Query{Query: store.Query{Text: typed, ClientsOnly: clientsOnly}})
		if err != nil {
			t.Fatal(err)
		}
		return found.Hits
	}
	for _, typed := range keystrokes() {
		// What was found before must not narrow what it is wider than.
		clients, everybody, again := ask(typed, true), ask(typed, false), ask(typed, true)
		want := slices.DeleteFunc(everybody, func(hit store.Hit) bool { return !hit.IsClient })
		if !slices.Equal(clients, want) || !slices.Equal(again, want) {
			t.Errorf("typing %q finds %d, then %d clients, want %d", typed, len(clients), len(again), len(want))
		}
	}
}

func TestAPractitionerFindsOwnClientsAndThoseTiedToThem(t *testing.T) {
	ix := search.New()
	put := func(id model.PersonID, first string, practitioner model.StaffID) {
		p := model.Person{ID: id, First: first, Last: "Moreno"}
		ix.Put(search.Entry{ID: id, Client: practitioner != 0, Practitioner: practitioner, Key: search.Key(&p)})
	}
	put(1, "Ada", 7)
	put(2, "Ben", 8)
	put(3, "Rosa", 0) // mother of both
	put(4, "Luis", 8) // father of Ada, and a colleague's client
	put(5, "Vera", 0) // nobody's
	tied := func(id model.PersonID) bool { return id == 3 || id == 4 }

	found, err := ix.Find(context.Background(), search.Query{Query: store.Query{Text: "moreno"}, Practitioner: 7, Tied: tied})
	want := []store.Hit{{Person: 1, IsClient: true}, {Person: 4}, {Person: 3}}
	if err != nil || found.Total != 3 || !slices.Equal(found.Hits, want) {
		t.Errorf("among people: %+v, %v", found, err)
	}
	found, err = ix.Find(context.Background(), search.Query{
		Query: store.Query{Text: "moreno", ClientsOnly: true}, Practitioner: 7, Tied: tied})
	if err != nil || found.Total != 1 || !slices.Equal(found.Hits, want[:1]) {
		t.Errorf("among clients: %+v, %v", found, err)
	}
	similar, err := ix.Similar(context.Background(), search.Query{Query: store.Query{Text: "mroeno"}, Practitioner: 7, Tied: tied})
	if err != nil || len(similar) != 3 {
		t.Errorf("nearly: %+v, %v", similar, err)
	}
}

func TestAFilterThatIsOvertakenEndsEarly(t *testing.T) {
	ix := loaded(t, entries(3000))
	ctx, overtaken := context.WithCancel(context.Background())
	overtaken()
	if _, err := ix.Find(ctx, search.Query{Query: store.Query{Text: "an"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("Find: %v", err)
	}
	if _, err := ix.Similar(ctx, search.Query{Query: store.Query{Text: "zzyzx"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("Similar: %v", err)
	}
	if err := ix.Load(ctx, each(entries(10))); !errors.Is(err, context.Canceled) || ix.Len() != 3000 {
		t.Errorf("Load: %v, %d people left", err, ix.Len())
	}
}

func TestAMistakeOfTheCallerIsAnErrorAndNotACrash(t *testing.T) {
	ix := loaded(t, entries(3000))
	_, err := ix.Find(context.Background(), search.Query{
		Query: store.Query{Text: "an"}, Practitioner: 1, Tied: func(model.PersonID) bool { panic("no such bucket") }})
	if !model.IsCode(err, model.InternalCode) {
		t.Errorf("%v", err)
	}
	if found, err := ix.Find(context.Background(), search.Query{Query: store.Query{Text: "an"}}); err != nil || found.Total == 0 {
		t.Errorf("afterwards: %d found, %v", found.Total, err)
	}
}

func TestADamagedKeyFindsNobodyAndBreaksNothing(t *testing.T) {
	ix := search.New()
	for i, key := range []string{"", "\x00", "\xff", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", "\x09abc", "\x03abc", "\x00\x05\x05\x04\x04", "\x01a\x02\x04123456789"} {
		ix.Put(search.Entry{ID: model.PersonID(i + 1), Key: []byte(key)})
	}
	for _, typed := range []string{"", "abc", "a b", "123456789", "12345678", "ab@c", "5 5"} {
		if _, err := ix.Find(context.Background(), search.Query{Query: store.Query{Text: typed}}); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
		if _, err := ix.Similar(context.Background(), search.Query{Query: store.Query{Text: typed}}); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	}
}
