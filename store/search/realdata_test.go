package search_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

func TestEveryNameOfEveryCountryIsFoundAsItIsWritten(t *testing.T) {
	names := namesByCountry(t)
	list := make([]search.Entry, len(names))
	for i, name := range names {
		p := model.Person{ID: model.PersonID(i + 1), First: "Ada", Last: name}
		list[i] = entry(&p, true)
	}
	ix := loaded(t, list)
	for i, name := range names {
		for _, typed := range []string{name, "Ada " + name} {
			hits := ask(t, ix, typed)
			if !slices.ContainsFunc(hits, func(hit store.Hit) bool { return hit.Person == model.PersonID(i+1) }) {
				t.Errorf("typing %q does not find %q", typed, name)
			}
		}
	}
	t.Logf("%d names", len(names))
}

// namesByCountry is published names, which need not be on this machine.
func namesByCountry(t *testing.T) []string {
	t.Helper()
	root := os.Getenv("FRONTDESK_SHARED_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	names := map[string]bool{}
	for file, column := range map[string]int{"common-forenames-by-country.csv": 10, "common-surnames-by-country.csv": 4} {
		f, err := os.Open(filepath.Join(root, "names-by-country", file))
		if err != nil {
			t.Skipf("the published names are not here: %v (FRONTDESK_SHARED_DATA names their folder)", err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			names[row[column]] = true
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	delete(names, "")
	list := []string{}
	for name := range names {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
