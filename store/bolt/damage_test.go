package bolt

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/model"
)

// writeFile puts a file beside the others of a test.
func writeFile(t testing.TB, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "practice.db")
	if err := os.WriteFile(path, content, fileMode); err != nil {
		t.Fatal(err)
	}
	return path
}

// soundFile is the bytes of a file with some families and some history.
func soundFile(t testing.TB) []byte {
	t.Helper()
	c := monday()
	d := newFile(t, c)
	for range 40 {
		ids := mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis", "marta"}, Items: 4})
		c.forward(1)
		mustDo(t, d, &rename{Person: personID(t, ids[0]), First: "Adela", Last: "Moreno", Email: "adela@example.org"})
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// openAndUse opens a file, checks it, reads in it, and writes where the check
// found nothing. It reports
// the first error, or what the check found.
func openAndUse(path string) error {
	d, err := Open(context.Background(), path, Options{Verify: true})
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	report, err := d.Check(context.Background())
	if err == nil {
		err = report.Err()
	}
	if err == nil {
		_, err = d.Do(context.Background(), manager, &addFamily{Last: "New", First: "Client", Parents: []string{"x"}})
	}
	read := d.View(context.Background(), manager, func(r model.Reader) error {
		for id, err := range r.Clients("") {
			if err != nil {
				return err
			}
			if _, err := r.Chart(id); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, read)
}

// used is how many bytes of a file are pages in use or once used.
func used(t testing.TB, content []byte) int {
	t.Helper()
	file, err := os.Open(writeFile(t, content))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	first, err := readMeta(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	newest, err := newestMeta(file, first, int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	return int(newest.pages) * int(newest.pageSize)
}

func TestAFileCutAtAnyPageIsDamageAndNeverTakenForNew(t *testing.T) {
	whole := soundFile(t)
	for size := 0; size < used(t, whole); size += 4096 {
		path := writeFile(t, whole[:size])
		if err := openAndUse(path); !model.IsCode(err, model.Damaged) {
			t.Errorf("cut to %d of %d bytes: %v", size, len(whole), err)
		}
		if info, err := os.Stat(path); err != nil || info.Size() != int64(size) {
			t.Errorf("the file that was cut to %d bytes was written to: %v, %v", size, info, err)
		}
	}
}

// TestFlippedBytesAreFoundAndNeverEndTheProcess damages files at random. Where
// the check finds nothing, everything in the file must be as it was: the bytes
// lay in pages that are free, or in the gaps of others.
func TestFlippedBytesAreFoundAndNeverEndTheProcess(t *testing.T) {
	whole := soundFile(t)
	size := used(t, whole)
	want := dumpFile(t, writeFile(t, whole))
	rounds := 200
	if testing.Short() {
		rounds = 30
	}
	silent := 0
	random := rand.New(rand.NewPCG(2026, 11)) // the same damage in every run
	for range rounds {
		flipped := append([]byte(nil), whole...)
		for range 1 + random.IntN(8) {
			flipped[random.IntN(size)] ^= byte(1 + random.IntN(255))
		}
		path := writeFile(t, flipped)
		if openAndUse(path) != nil {
			continue
		}
		silent++
		if got := dumpFile(t, writeFile(t, flipped)); got != want {
			t.Fatalf("damage went unnoticed, and this is not as it was: %s", firstDifference(got, want))
		}
	}
	if silent == rounds {
		t.Error("no damage was found in any file")
	}
	t.Logf("%d of %d files were damaged where nothing lies", silent, rounds)
}

func dumpFile(t testing.TB, path string) string {
	t.Helper()
	d, err := Open(context.Background(), path, Options{ReadOnly: true, Verify: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	return dump(t, d)
}

func firstDifference(got, want string) string {
	lines := strings.Split(want, "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(lines) || lines[i] != line {
			return line
		}
	}
	return "the end is missing"
}
