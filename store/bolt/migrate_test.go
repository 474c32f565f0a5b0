package bolt

import (
	"errors"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"frontdesk/model"
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
		{ // make the index of threads
			before: func(tx *bbolt.Tx) error {
				return errors.Join(makeBuckets(tx), makeOutbox(tx), makeMessages(tx), putThread(tx))
			},
			after: func(t *testing.T, tx *bbolt.Tx) {
				id := model.ItemID{Client: 1, No: 7}
				threads := tx.Bucket([]byte("threads"))
				if threads.Get(threadKey(id)[1:]) == nil || threads.Stats().KeyN != 2 {
					t.Errorf("there are %d entries of the thread", threads.Stats().KeyN)
				}
			},
		},
	}
}

// putThread puts a thread, and a document, into a file without the index.
func putThread(tx *bbolt.Tx) error {
	codec, err := newCodec()
	if err != nil {
		return err
	}
	kept := newBoltKV(tx)
	for _, item := range []*model.Item{
		{ID: model.ItemID{Client: 1, No: 7}, Kind: model.KindThread, Thread: &model.Thread{With: 2, Unread: 1}},
		{ID: model.ItemID{Client: 1, No: 8}, Kind: model.KindDocument},
	} {
		value, err := codec.encode(item)
		if err != nil {
			return err
		}
		if err := kept.put(keyOf(item), value); err != nil {
			return err
		}
	}
	return nil
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
