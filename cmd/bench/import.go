package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"frontdesk/model"
	"frontdesk/store/bolt"
	"frontdesk/store/intake"
)

// inOne is how many families the committer takes into one transaction.
const inOne = 1024

// imports measures bringing in a list, from reading it to the last durable
// commit, beside a bare bbolt bulk load of the same bytes.
func (b *bench) imports() ([]row, error) {
	clients := b.clients
	if b.quick {
		clients = max(1, clients/10)
	}
	list := cohort(clients)
	before, err := b.emptyPractice()
	if err != nil {
		return nil, err
	}
	after := filepath.Join(b.work, "imported.db")
	if _, err := b.imported(after, list, clients); err != nil {
		return nil, err
	}
	found, err := written(before, after)
	if err != nil {
		return nil, err
	}
	bulk := apart(found, clients/inOne+1)
	own, its, err := b.beside(b.samples(5),
		func(int) (time.Duration, error) { return b.imported(after, list, clients) },
		func(int) (time.Duration, error) { return b.bulkLoaded(bulk) })
	return []row{{"import, " + count(clients) + " clients", own, "bare bulk load", its, ratioWithin(2), ""}}, err
}

// cohort is a list as CSV: a row a client, with the contacts.
func cohort(clients int) string {
	var list strings.Builder
	list.WriteString("CHILD_ID,CHILD_FIRST_NAME,CHILD_LAST_NAME,CHILD_DATE_OF_BIRTH,CHILD_EMAIL,CHILD_PHONE")
	for i := range 4 {
		fmt.Fprintf(&list, ",PARENT_%[1]d_NAME,PARENT_%[1]d_RELATIONSHIP,PARENT_%[1]d_EMAIL,PARENT_%[1]d_PHONE", i+1)
	}
	list.WriteString("\n")
	people := newTown()
	for no := range clients {
		f := people.family(no)
		c := f.client
		fmt.Fprintf(&list, "%d,%s,%s,%s,%s,%s", no+1, c.first, c.last, c.born, c.email, c.phone)
		for _, p := range f.contacts {
			fmt.Fprintf(&list, ",%s %s,%s,%s,%s", p.first, p.last, p.relationship, p.email, p.phone)
		}
		list.WriteString(strings.Repeat(",,,,", 4-len(f.contacts)) + "\n")
	}
	return list.String()
}

// imported is the time of importing a list into a new practice at path.
func (b *bench) imported(path, list string, clients int) (time.Duration, error) {
	if err := os.RemoveAll(path); err != nil {
		return 0, err
	}
	began := time.Now()
	err := b.opened(path, func(db *bolt.DB) error {
		batch, err := intake.Read(b.ctx, []intake.File{{Name: "cohort.csv", Data: strings.NewReader(list)}},
			intake.Options{Day: model.DateOf(began)})
		if err != nil {
			return err
		}
		report, err := intake.Import(b.ctx, db, manager(), batch, intake.ImportOptions{})
		if err == nil && report.Clients != clients {
			err = fmt.Errorf("of %d clients %d were imported", clients, report.Clients)
		}
		return err
	})
	return time.Since(began), err
}

// bulkLoaded is the time of writing the same into a bare file, with as many
// flushes.
func (b *bench) bulkLoaded(parts [][]pair) (time.Duration, error) {
	path := filepath.Join(b.work, "bulk.db")
	if err := os.RemoveAll(path); err != nil {
		return 0, err
	}
	began := time.Now()
	file, err := openBare(path, false)
	if err != nil {
		return 0, err
	}
	for _, part := range parts {
		err = errors.Join(err, putAll(file, part))
	}
	err = errors.Join(err, file.Close())
	return time.Since(began), err
}
