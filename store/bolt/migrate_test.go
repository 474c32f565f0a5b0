package bolt

import (
	"errors"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// migrationTests holds a test for each migration, in order: what the file is
// like before it, and what must be so after it.
func migrationTests() []struct {
	before func(*bbolt.Tx) error
	after  func(*testing.T, *bbolt.Tx)
} {
	return []struct {
		before func(*bbolt.Tx) error
		after  func(*testing.T, *bbolt.Tx)
	}{
		{ // make the buckets
			before: func(*bbolt.Tx) error { return nil },
			after: func(t *testing.T, tx *bbolt.Tx) {
				for b := practiceBucket; b <= changesBucket; b++ {
					if tx.Bucket([]byte(b.String())) == nil {
						t.Errorf("there is no bucket %s", b)
					}
				}
			},
		},
		{ // make the outbox
			before: makeBuckets,
			after: func(t *testing.T, tx *bbolt.Tx) {
				if tx.Bucket([]byte("outbox")) == nil {
					t.Error("there is no outbox")
				}
			},
		},
		{ // make the messages and the contents
			before: func(tx *bbolt.Tx) error { return errors.Join(makeBuckets(tx), makeOutbox(tx)) },
			after: func(t *testing.T, tx *bbolt.Tx) {
				if tx.Bucket([]byte("messages")) == nil || tx.Bucket([]byte("contents")) == nil {
					t.Error("there are no messages or contents")
				}
			},
		},
	}
}

func TestEachMigrationHasItsTest(t *testing.T) {
	if len(migrationTests()) != len(migrations()) {
		t.Fatalf("%d migrations have %d tests: add one to each", len(migrations()), len(migrationTests()))
	}
	for i, c := range migrationTests() {
		m := migrations()[i]
		t.Run(m.name, func(t *testing.T) {
			file, err := bbolt.Open(filepath.Join(t.TempDir(), "old.db"), fileMode, nil)
			if err != nil {
				t.Fatal(err)
			}
			err = file.Update(func(tx *bbolt.Tx) error { return errors.Join(c.before(tx), m.run(tx)) })
			if err != nil {
				t.Fatal(err)
			}
			err = file.View(func(tx *bbolt.Tx) error { c.after(t, tx); return nil })
			if err := errors.Join(err, file.Close()); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestACurrentFileIsNotWrittenToOnOpening(t *testing.T) {
	d := newFile(t, monday())
	var before, after int
	read := func(tx *int) func(*bbolt.Tx) error {
		return func(t *bbolt.Tx) error { *tx = t.ID(); return nil }
	}
	if err := errors.Join(d.bolt.View(read(&before)), d.Close()); err != nil {
		t.Fatal(err)
	}
	d = openFile(t, d.path, monday())
	if err := d.bolt.View(read(&after)); err != nil || before != after {
		t.Errorf("transaction %d before, %d after, %v", before, after, err)
	}
}
