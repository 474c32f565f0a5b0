package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store/bolt"
)

// How many desks save at once, and how often each in one sample.
const (
	writers = 16
	each    = 20
)

// commit measures a saved change, durable: beside a bare bbolt commit of the
// same bytes into a file of the same content, alone and by 16 writers at once.
func (b *bench) commit() (rows []row, err error) {
	path, err := b.practice(b.clients)
	if err != nil {
		return nil, err
	}
	alone, rounds := b.samples(500), b.samples(10)
	changes, bare, err := b.changes(path, (alone+rounds*writers*each)*11/10+writers*each)
	if err != nil {
		return nil, err
	}
	return rows, b.besideBare(path, func(db *bolt.DB, file *bbolt.DB) error {
		do := func(i int) error {
			_, err := db.Do(b.ctx, manager(), changes[i%len(changes)])
			return err
		}
		put := func(i int) error { return putAll(file, bare[i%len(bare)]) }
		own, its, err := b.beside(alone, timed(do), timed(put))
		if err != nil {
			return err
		}
		rows = append(rows, row{"a saved change", own, "bare bbolt commit", its, ratioWithin(1.5), ""})
		past := alone * 11 / 10
		own, its, err = b.beside(rounds, atOnce(past, do), atOnce(past, put))
		rows = append(rows, row{fmt.Sprintf("a saved change, %d writers", writers), own, "a transaction each", its, ratioWithin(1. / 3), ""})
		return err
	})
}

// changes is n changes of accesses spread over the practice, and what each
// writes.
func (b *bench) changes(path string, n int) (ops []model.Operation, writes [][]pair, err error) {
	after, err := b.copyOf(path, "after.db")
	if err != nil {
		return nil, nil, err
	}
	err = b.opened(after, func(db *bolt.DB) error {
		clients, err := b.everyClient(db)
		if err != nil {
			return err
		}
		for i := range n {
			// The first contact has the number behind the client's.
			client := model.ClientID(1 + i*len(clients)/n)
			client = clients[(int(client)*7919)%len(clients)]
			preset := []string{"View only", "Full access"}[i/len(clients)%2]
			ops = append(ops, &model.SetPermissions{Client: client, User: client.Person() + 1, Preset: preset})
		}
		return b.doAll(db, ops)
	})
	if err != nil {
		return nil, nil, err
	}
	found, err := written(path, after)
	return ops, apart(found, n), err
}

// besideBare opens two copies of a practice for fn, one of them barely.
func (b *bench) besideBare(path string, fn func(*bolt.DB, *bbolt.DB) error) error {
	own, err := b.copyOf(path, "own.db")
	if err != nil {
		return err
	}
	its, err := b.copyOf(path, "its.db")
	if err != nil {
		return err
	}
	file, err := openBare(its, false)
	if err != nil {
		return err
	}
	err = b.opened(own, func(db *bolt.DB) error { return fn(db, file) })
	return errors.Join(err, file.Close())
}

// atOnce measures a change when all writers make theirs at once: the time of
// all, divided by how many there were.
func atOnce(first int, change func(i int) error) sample {
	next := atomic.Int64{}
	next.Store(int64(first))
	return func(int) (time.Duration, error) {
		var all sync.WaitGroup
		errs := make([]error, writers)
		began := time.Now()
		for w := range writers {
			all.Go(func() {
				for range each {
					errs[w] = errors.Join(errs[w], change(int(next.Add(1))))
				}
			})
		}
		all.Wait()
		return time.Since(began) / (writers * each), errors.Join(errs...)
	}
}
