package main

import (
	"bytes"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/store"
	"frontdesk/store/bolt"
)

// open measures opening a file, and how long the search index fills behind it
// until the first word can be looked for.
func (b *bench) open() ([]row, error) {
	var rows []row
	for i, clients := range b.sizes() {
		path, err := b.practice(clients)
		if err != nil {
			return nil, err
		}
		n := b.samples(20)
		opened, bare, err := b.beside(n, b.opening(path, nil), bareOpening(path, nil))
		if err != nil {
			return nil, err
		}
		filled, read, err := b.beside(n, b.opening(path, b.firstWord), bareOpening(path, everyKey))
		if err != nil {
			return nil, err
		}
		most := []time.Duration{50 * time.Millisecond, 500 * time.Millisecond}[i]
		rows = append(rows,
			row{"open, " + count(clients) + " clients", opened, "bbolt open", bare, budget{}, ""},
			row{"open and fill the search index, " + count(clients), filled, "read its bucket", read, medianUnder(most), ""})
	}
	return rows, nil
}

// opening opens a practice, and may do something before the clock stops.
func (b *bench) opening(path string, then func(*bolt.DB) error) sample {
	return func(int) (took time.Duration, err error) {
		began := time.Now()
		err = b.opened(path, func(db *bolt.DB) error {
			if then != nil {
				err = then(db)
			}
			took = time.Since(began)
			return err
		})
		return took, err
	}
}

func (b *bench) firstWord(db *bolt.DB) error {
	_, err := db.Find(b.ctx, manager(), store.Query{Text: "zz", Limit: 1})
	return err
}

func bareOpening(path string, then func(*bbolt.DB) error) sample {
	return func(int) (took time.Duration, err error) {
		began := time.Now()
		db, err := openBare(path, false)
		if err != nil {
			return 0, err
		}
		if then != nil {
			err = then(db)
		}
		took = time.Since(began)
		if closing := db.Close(); err == nil {
			err = closing
		}
		return took, err
	}
}

// everyKey reads all that the search index is filled from.
func everyKey(db *bbolt.DB) error {
	var buffer bytes.Buffer
	return db.View(func(t *bbolt.Tx) error {
		return t.Bucket([]byte("search")).ForEach(func(k, v []byte) error {
			buffer.Reset()
			buffer.Write(k)
			buffer.Write(v)
			return nil
		})
	})
}
