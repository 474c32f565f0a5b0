package main

import (
	"errors"
	"strings"
	"time"

	"github.com/sahilm/fuzzy"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/store/search"
)

// keystrokes is what somebody types who looks for some people, key by key.
func keystrokes() []string {
	var typed []string
	for _, text := range []string{"moreno", "smith john", "garcia 1980", "rosa mor", "(555) 123", "4/2/1982",
		"qz", "nguyen thao", "robert.", "o'brien", "c1234@example.org", "x", "zane z", "an an an"} {
		for i := range text {
			typed = append(typed, text[:i+1])
		}
	}
	return typed
}

// slips is what somebody types who mistypes.
func slips() []string {
	return []string{"smtih", "jhonson", "rodrigeuz marai", "garzia jose", "kowalsky", "jhon", "thompsno w", "mitchel ada"}
}

// filter measures a key typed into the client filter, to the exact results,
// beside a plain pass over all names and beside sahilm/fuzzy.
func (b *bench) filter() ([]row, error) {
	return b.atEachSize(func(db *bolt.DB, clients int, most time.Duration) ([]row, error) {
		texts, err := b.searchTexts(db)
		if err != nil {
			return nil, err
		}
		typed := keystrokes()
		key := b.finding(db, typed, store.Query{ClientsOnly: true, Limit: 50})
		plainly := timed(func(i int) error { countWith(texts, typed[i%len(typed)]); return nil })
		fuzzily := timed(func(i int) error { fuzzy.Find(typed[i%len(typed)], texts); return nil })
		own, plain, err := b.beside(b.samples(5*len(typed)), key, plainly)
		if err != nil {
			return nil, err
		}
		again, slow, err := b.beside(min(len(typed), b.samples(10_000_000/max(clients, 1))), key, fuzzily)
		return []row{
			{"key in the filter, " + count(clients), own, "substring pass", plain, p99Under(most), ""},
			{"", again, "sahilm/fuzzy over all", slow, budget{}, ""},
		}, err
	}, 4*time.Millisecond, 20*time.Millisecond)
}

// similar measures the near misses that follow the exact results.
func (b *bench) similar() ([]row, error) {
	return b.atEachSize(func(db *bolt.DB, clients int, most time.Duration) ([]row, error) {
		key := b.finding(db, slips(), store.Query{ClientsOnly: true, Limit: 50, Similar: true})
		own, err := b.alone(b.samples(10*len(slips())), key)
		return []row{{what: "similar ones behind it, " + count(clients), own: own, budget: p99Under(most)}}, err
	}, 30*time.Millisecond, 200*time.Millisecond)
}

// atEachSize measures at each size, with the budget for it.
func (b *bench) atEachSize(take func(*bolt.DB, int, time.Duration) ([]row, error), most ...time.Duration) (rows []row, err error) {
	for i, clients := range b.sizes() {
		path, err := b.practice(clients)
		if err != nil {
			return nil, err
		}
		err = b.opened(path, func(db *bolt.DB) error {
			more, err := take(db, clients, most[i])
			rows = append(rows, more...)
			return errors.Join(err, b.ctx.Err())
		})
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

func (b *bench) finding(db *bolt.DB, typed []string, q store.Query) sample {
	return timed(func(i int) error {
		q.Text = typed[i%len(typed)]
		_, err := db.Find(b.ctx, manager(), q)
		return err
	})
}

// everyClient is all clients by name. It waits for the search index.
func (b *bench) everyClient(db *bolt.DB) ([]model.ClientID, error) {
	if err := b.firstWord(db); err != nil {
		return nil, err
	}
	found, err := db.Find(b.ctx, manager(), store.Query{ClientsOnly: true})
	ids := make([]model.ClientID, len(found.Hits))
	for i, hit := range found.Hits {
		ids[i] = hit.Person.Client()
	}
	return ids, err
}

// searchTexts is what the clients are found by, a text each.
func (b *bench) searchTexts(db *bolt.DB) ([]string, error) {
	ids, err := b.everyClient(db)
	if err != nil {
		return nil, err
	}
	texts := make([]string, 0, len(ids))
	return texts, db.View(b.ctx, manager(), func(r model.Reader) error {
		for _, id := range ids {
			person, err := r.Person(id.Person())
			if err != nil {
				return err
			}
			texts = append(texts, string(search.Key(&person)))
		}
		return nil
	})
}

func countWith(texts []string, part string) int {
	n := 0
	for _, text := range texts {
		if strings.Contains(text, part) {
			n++
		}
	}
	return n
}
