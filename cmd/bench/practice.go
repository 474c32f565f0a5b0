package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store/bolt"
)

// practice is the path of a practice of so many clients. It is made on first
// use, and kept as long as neither the layout nor the town changes. It must
// not be written to.
func (b *bench) practice(clients int) (string, error) {
	layout, err := b.layout()
	if err != nil {
		return "", err
	}
	path := filepath.Join(b.keep, fmt.Sprintf("%d-clients-layout-%x-town-%d.db", clients, layout, townVersion))
	if _, err := os.Stat(path); err == nil || !errors.Is(err, os.ErrNotExist) {
		return path, err
	}
	_, _ = fmt.Fprintf(b.progress, "making a practice of %s clients …\n", count(clients))
	fresh := filepath.Join(b.work, "fresh.db")
	if err := b.fill(fresh, clients); err != nil {
		return "", fmt.Errorf("make a practice: %w", err)
	}
	return path, os.Rename(fresh, path)
}

// together is how many families are handed over at once.
const together = 4096

func (b *bench) fill(path string, clients int) (err error) {
	db, err := bolt.Open(b.ctx, path, bolt.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	people := newTown()
	for done := 0; done < clients; done += together {
		var ops []model.Operation
		for no := done; no < min(done+together, clients); no++ {
			f := people.family(no + 4) // the first has four contacts
			if no == 0 {
				f.client.born = largestBorn
			}
			op, err := f.script()
			if err != nil {
				return err
			}
			ops = append(ops, op)
		}
		if err := b.doAll(db, ops); err != nil {
			return err
		}
	}
	op, err := items()
	if err != nil {
		return err
	}
	return b.doAll(db, []model.Operation{op})
}

func (b *bench) doAll(db *bolt.DB, ops []model.Operation) error {
	for _, outcome := range db.DoMany(b.ctx, manager(), ops) {
		if outcome.Err != nil {
			return outcome.Err
		}
	}
	return nil
}

// layout is a number for how files are laid out now: by their version and
// their buckets.
func (b *bench) layout() (uint32, error) {
	path, err := b.emptyPractice()
	if err != nil {
		return 0, err
	}
	sum := fnv.New32a()
	err = reading(path, func(t *bbolt.Tx) error {
		return t.ForEach(func(name []byte, in *bbolt.Bucket) error {
			sum.Write(append(name, 0))
			return in.ForEach(func(k, v []byte) error {
				sum.Write(append(append(append(k[:len(k):len(k)], 0), v...), 0))
				return nil
			})
		})
	})
	return sum.Sum32(), err
}

// emptyPractice is the path of a practice with nothing in it.
func (b *bench) emptyPractice() (string, error) {
	path := filepath.Join(b.work, "empty.db")
	db, err := bolt.Open(b.ctx, path, bolt.Options{})
	if err != nil {
		return "", err
	}
	return path, db.Close()
}

// copyOf is the path of a copy to write to.
func (b *bench) copyOf(path, name string) (string, error) {
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = from.Close() }()
	copied := filepath.Join(b.work, name)
	to, err := os.OpenFile(copied, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(to, from)
	return copied, errors.Join(err, to.Sync(), to.Close())
}

// opened opens a practice for fn.
func (b *bench) opened(path string, fn func(*bolt.DB) error) (err error) {
	db, err := bolt.Open(b.ctx, path, bolt.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return fn(db)
}

// lockWait is how long another process may hold a file.
const lockWait = 2 * time.Second
