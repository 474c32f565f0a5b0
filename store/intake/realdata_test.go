package intake

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"frontdesk/model"
)

// sharedData is the folder of lists that others have published; it is no part
// of the project.
func sharedData(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("FRONTDESK_SHARED_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the published lists are not here: %v (FRONTDESK_SHARED_DATA names their folder)", err)
	}
	return dir
}

// filesOf is every file below a folder, under the path from there.
func filesOf(t *testing.T, dir string) []File {
	t.Helper()
	var files []File
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		files = append(files, file(filepath.ToSlash(name), string(data)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEveryPublishedFileIsTakenOrRefusedWithAReason(t *testing.T) {
	dir := sharedData(t)
	for _, f := range filesOf(t, dir) {
		t.Run(f.Name, func(t *testing.T) {
			batch := read(t, f)
			report := batch.Report()
			if batch.Families() == 0 && len(report.Refusals)+len(report.Notes) == 0 {
				t.Errorf("nothing came of it, and nothing says why: %+v", report)
			}
			for _, r := range report.Refusals {
				if r.File == "" || r.Reason == "" {
					t.Errorf("%+v", r)
				}
			}
			for i := range batch.families {
				plan, err := batch.planFamily(nobody{}, taken{}, &batch.families[i])
				if err != nil || slices.ContainsFunc([]rune(notes(plan.Report)), func(r rune) bool { return r != '\n' && model.Hostile(r) }) {
					t.Errorf("%v: %q", err, notes(plan.Report))
				}
			}
		})
	}
}

// The figures of each set on 2026-11-21, taken as one import.
func TestEachPublishedSetIntoAPractice(t *testing.T) {
	dir := sharedData(t)
	for set, want := range map[string]Report{
		"au-fhir-test-data":           {People: 87, Clients: 85, Minors: 15, Contacts: 38, Families: 64},
		"hl7-r4-examples":             {People: 31, Clients: 26, Minors: 2, Contacts: 5, Families: 26},
		"synthea-r4-smart":            {People: 615, Clients: 615, Minors: 55, Families: 615},
		"synthea-csv-dbt":             {People: 27, Clients: 27, Minors: 6, Families: 27},
		"smart-sample-patients":       {People: 68, Clients: 68, Minors: 4, Families: 68},
		"csv-spectrum":                {People: 1, Clients: 1, Families: 1},
		"nhs-validated-relationships": {},
		"names-by-country":            {},
		"isemail":                     {},
		"blns":                        {},
		"trojan-source":               {},
	} {
		t.Run(set, func(t *testing.T) {
			d := newDesk(t)
			got := d.take(filesOf(t, filepath.Join(dir, set))...)
			if got.People != want.People || got.Clients != want.Clients || got.Minors != want.Minors ||
				got.Contacts != want.Contacts || got.Families != want.Families {
				t.Errorf("people %d, clients %d, minors %d, contacts %d, families %d", got.People, got.Clients, got.Minors, got.Contacts, got.Families)
			}
			t.Logf("%d e-mails in conflict, %d refused, %d held back, %d notes", len(got.EmailConflicts), got.RefusedRows(), got.HeldRows(), len(got.Notes))
			before, commits := d.tells(), d.commits()
			again := d.take(filesOf(t, filepath.Join(dir, set))...)
			if again.AlreadyHere != want.People || d.commits() != commits {
				t.Errorf("the second time: %d already here, %d new commits", again.AlreadyHere, d.commits()-commits)
			}
			d.expect(before...)
		})
	}
}

func TestThePublishedHouseholdsAreFamilies(t *testing.T) {
	d := newDesk(t)
	d.take(filesOf(t, filepath.Join(sharedData(t), "au-fhir-test-data"))...)
	facts := d.tells()
	for name, want := range map[string][]string{
		"a step-daughter, a baby sister and two parents": {
			"Alessandra LOWE 1987-08-07 alessalowe@example.com", "  Alix LOWE other", "  Cedric LOWE spouse", "  Valerie LOWE other",
			"Alix LOWE 2025-06-10", "  Alessandra LOWE mother", "  Cedric LOWE father", "  Valerie LOWE sibling",
			"Cedric LOWE 1975-08-14 cedric.lowe@example.com", "  Alessandra LOWE spouse", "  Alix LOWE other", "  Valerie LOWE other",
			"Valerie LOWE 2009-08-12", "  Alessandra LOWE mother", "  Alix LOWE sibling", "  Cedric LOWE step-parent",
		},
		"triplets and their mother": {
			"Blake LOUIS DIETRICH 2017-04-20", "  Phillipa GRACE DIETRICH mother",
			"Diedre ALICIA DIETRICH 2017-04-20", "  Phillipa GRACE DIETRICH mother",
			"Kimbra ALTHEA DIETRICH 2017-04-20", "  Phillipa GRACE DIETRICH mother",
			"Phillipa GRACE DIETRICH 1985-06-16",
		},
		"four children and their father": {
			"Beau BRADLEY VEITCH 2020-10-09", "  Miles DUDLEY VEITCH father",
			"Miles DUDLEY VEITCH 1994-04-10",
			"Mitchell CARL VEITCH 2019-12-15", "  Miles DUDLEY VEITCH father",
			"Nathan CHRIS VEITCH 2022-06-01", "  Miles DUDLEY VEITCH father",
			"Savannah SHEENA VEITCH 2018-12-11", "  Miles DUDLEY VEITCH father",
		},
		"two parents and a child, each other's contacts": {
			"Billy HENNESSY 2020-08-09", "  Jenny HENNESSY mother", "  Kacey HENNESSY father",
			"Jenny HENNESSY 1996-02-16 jenny1996@example.com", "  Billy HENNESSY other", "  Kacey HENNESSY spouse",
			"Kacey HENNESSY 1994-10-23 kacey.hennessy@example.com", "  Billy HENNESSY other", "  Jenny HENNESSY spouse",
		},
		"three generations and a baby without a name of its own": {
			"Baby of Mia BANKS 2022-09-14", "  Mia LEANNE BANKS mother",
			"Jamila ANGIE BANKS 2018-08-05", "  Jeramy EZRA BANKS father",
			"Jeramy EZRA BANKS 1971-05-14",
			"Jonas CARY BANKS 2008-05-19", "  Jeramy EZRA BANKS father",
			"Mia LEANNE BANKS 1983-08-25", "  Bob Banks father", "  Jeramy EZRA BANKS spouse",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, surname, _ := strings.Cut(want[0][:strings.IndexAny(want[0], "0123456789")-1], " ")
			surname = surname[strings.LastIndex(surname, " ")+1:]
			expectLines(t, household(facts, surname), want...)
		})
	}
}

// household is the charts of the clients of one surname.
func household(facts []string, surname string) []string {
	var found []string
	in := false
	for _, fact := range facts {
		if !strings.HasPrefix(fact, "  ") {
			in = strings.Contains(fact, " "+surname+" ")
		}
		if in {
			found = append(found, fact)
		}
	}
	return found
}
