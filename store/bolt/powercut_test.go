package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"go.etcd.io/bbolt"
)

// sector is what a disk writes whole.
const sector = 512

// flush is the file before and after one commit. bbolt writes the pages, waits
// for the disk, writes a first page, and waits again: a power cut may leave
// any part of the pages, or all of them and the first page or not.
type flush struct {
	before, after []byte
	meta          int // where the first page begins that the commit wrote
	acked         []string
}

// flushes commits some families and returns what each commit did to the file.
func flushes(t *testing.T, n int) []flush {
	t.Helper()
	d := newFile(t, monday())
	var list []flush
	var acked []string
	d.commit = func(tx *bbolt.Tx) error {
		before, readErr := os.ReadFile(d.path)
		meta := tx.ID() % 2 * os.Getpagesize()
		err := errors.Join(readErr, tx.Commit())
		after, readErr := os.ReadFile(d.path)
		list = append(list, flush{before, after, meta, acked[:len(acked):len(acked)]})
		return errors.Join(err, readErr)
	}
	for i := range n {
		name := fmt.Sprintf("n%d", i)
		mustDo(t, d, &addFamily{Last: name, First: "Ada", Parents: []string{"luis"}, Items: 2})
		acked = append(acked, name)
	}
	return list
}

// cut is the file as a power cut may leave it before the first page is written:
// the file as long as it was or should be, and each sector of the other pages
// as it was or as it should be.
func (f *flush) cut() []byte {
	size := len(f.after)
	if rand.IntN(2) == 0 {
		size = len(f.before)
	}
	state := append(bytes.Clone(f.before), make([]byte, max(0, size-len(f.before)))...)
	written := rand.IntN(3) // none of them, some, or all
	for at := 0; at+sector <= len(state); at += sector {
		isMeta := at >= f.meta && at < f.meta+os.Getpagesize()
		if !isMeta && (written == 2 || written == 1 && rand.IntN(2) == 0) {
			copy(state[at:at+sector], f.after[at:])
		}
	}
	return state
}

// reordered is what no sound disk leaves: the first page, without all of the
// pages that it speaks of.
func (f *flush) reordered() []byte {
	state := f.cut()
	copy(state[f.meta:f.meta+sector], f.after[f.meta:])
	return state
}

func TestAPowerCutLosesNothingAcknowledged(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 4
	}
	for _, f := range flushes(t, 25) {
		for range rounds {
			if err := whole(t, f.cut(), f.acked); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestAPowerCutOnADiskThatReordersIsFoundOut is the control: on a disk that
// writes the first page before the others some cuts do damage, and the same
// looking finds it.
func TestAPowerCutOnADiskThatReordersIsFoundOut(t *testing.T) {
	found := 0
	for _, f := range flushes(t, 25) {
		if whole(t, f.reordered(), f.acked) != nil {
			found++
		}
	}
	if found == 0 {
		t.Error("no damage was found")
	}
	t.Logf("%d of 25 cuts did damage, and were found out", found)
}

// whole reports what is wrong with a file after a cut: that it does not open,
// is not sound, or has not all that was acknowledged.
func whole(t *testing.T, content []byte, acked []string) error {
	t.Helper()
	path := writeFile(t, content)
	defer func() { _ = os.Remove(path) }()
	d, err := Open(context.Background(), path, Options{ReadOnly: true, Verify: true})
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	report, err := d.Check(context.Background())
	if err = errors.Join(err, report.Err()); err != nil {
		return err
	}
	for _, name := range acked {
		if err := findFamily(d, name, 0); err != nil {
			return fmt.Errorf("%s was acknowledged and lost: %w", name, err)
		}
	}
	return nil
}
