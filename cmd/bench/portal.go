package main

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store/bolt"
)

// Samples of what takes microseconds.
const many = 20_000

// portal measures deciding what a parent sees of the largest chart, 4 contacts
// and 40 items, once it is loaded.
func (b *bench) portal() (rows []row, err error) {
	err = b.withLargest(func(_ string, db *bolt.DB) error {
		return db.View(b.ctx, manager(), func(r model.Reader) error {
			practice, err := r.Practice()
			if err != nil {
				return err
			}
			chart, err := r.Chart(largestClient)
			if err != nil {
				return err
			}
			login, err := r.Login(largestParent)
			if err != nil {
				return err
			}
			if len(chart.Contacts) != 4 || len(chart.Items) != largestItems {
				return fmt.Errorf("the largest chart has %d contacts and %d items", len(chart.Contacts), len(chart.Items))
			}
			parent, kept := chart.Person(largestParent), chart.Person(largestParent+1)
			now, charts := r.Now(), []*model.Chart{chart}
			own, err := b.alone(b.samples(many), timed(func(int) error {
				model.PortalView(&practice, now, parent, login, charts)
				return nil
			}))
			if err != nil {
				return err
			}
			hidden, err := b.alone(b.samples(many), timed(func(int) error {
				model.PortalView(&practice, now, kept, nil, charts)
				return nil
			}))
			budget := medianUnder(20 * time.Microsecond)
			rows = []row{
				{what: "portal view, 4 contacts and 40 items", own: own, budget: budget},
				{what: "the same, nothing of it shown", own: hidden, budget: budget},
			}
			return err
		})
	})
	return rows, err
}

// chart measures loading that chart from the file, beside a bare scan over
// what lies there.
func (b *bench) chart() (rows []row, err error) {
	err = b.withLargest(func(path string, db *bolt.DB) error {
		bare, err := b.copyOf(path, "bare.db")
		if err != nil {
			return err
		}
		return reading(bare, func(t *bbolt.Tx) error {
			own, its, err := b.beside(b.samples(many), b.loading(db), bareScan(t.DB()))
			rows = []row{{"that chart loaded from the file", own, "bare scan", its, medianUnder(100 * time.Microsecond), ""}}
			return err
		})
	})
	return rows, err
}

func (b *bench) loading(db *bolt.DB) sample {
	return timed(func(int) error {
		return db.View(b.ctx, manager(), func(r model.Reader) error {
			_, err := r.Chart(largestClient)
			return err
		})
	})
}

// bareScan reads as many entries of the charts' bucket as the chart has.
func bareScan(db *bbolt.DB) sample {
	const entries = 2 + 4 + 1 + largestItems // the client and the revision, contacts, an access, items
	return timed(func(int) error {
		return db.View(func(t *bbolt.Tx) error {
			cursor := t.Bucket([]byte("charts")).Cursor()
			k, _ := cursor.First()
			for n := 0; n < entries && k != nil; n++ {
				k, _ = cursor.Next()
			}
			return nil
		})
	})
}

func (b *bench) withLargest(fn func(string, *bolt.DB) error) error {
	path, err := b.practice(b.clients)
	if err != nil {
		return err
	}
	return b.opened(path, func(db *bolt.DB) error { return fn(path, db) })
}
