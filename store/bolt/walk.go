package bolt

import (
	"cmp"
	"slices"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// walk is a way back through the history: over all of it, or over the commits
// of a record or a client, whose numbers are gathered first.
type walk struct {
	store.LogQuery
	// below is the number to go on below; one is the end.
	below    uint64
	gathered bool
	numbers  []uint64 // the newest first
}

func walkOf(q store.LogQuery) *walk {
	w := &walk{LogQuery: q, below: ^uint64(0)}
	if q.Below != 0 {
		w.below = q.Below
	}
	if q.Commit != 0 {
		w.below = q.Commit + 1
	}
	return w
}

// beginBy lets a walk begin with the last commit by a time.
func (d *DB) beginBy(kept *boltKV, w *walk) error {
	if w.By.IsZero() {
		return nil
	}
	upTo, _, err := d.commitsBy(kept, w.By)
	w.below, w.By = min(w.below, upTo+1), time.Time{}
	return err
}

// next is the number of the walk's newest commit below, or zero.
func (w *walk) next(kept *boltKV) (uint64, error) {
	if !w.gathered {
		newest, err := kept.last([]byte{byte(commitsBucket)})
		return min(w.below-1, lastID(newest)), err
	}
	for len(w.numbers) > 0 {
		no := w.numbers[0]
		w.numbers = w.numbers[1:]
		if no < w.below {
			return no, nil
		}
	}
	return 0, nil
}

// gather finds the commits of a record's changes, or those of a chart, of the
// people whom it names, and of their e-mails.
func (d *DB) gather(kept *boltKV, s *scope, w *walk) error {
	if w.gathered || w.Record == "" && w.Client == 0 {
		return nil
	}
	w.gathered = true
	if w.Record != "" {
		key, err := keyNamed(w.Record)
		if err != nil {
			return err
		}
		w.numbers, err = commitsOf(kept, key)
		return err
	}
	chart, err := (&reader{kv: kept, codec: d.codec, scope: s}).Chart(w.Client)
	if err != nil {
		return err
	}
	records, named := [][]byte{revisionKey(w.Client)}, chart.Named()
	for _, id := range named {
		records = append(records, personKey(id), loginKey(id))
	}
	if w.numbers, err = commitsOf(kept, records...); err != nil {
		return err
	}
	emails, err := d.emailsIn(kept, w, named)
	if err != nil || len(emails) == 0 {
		return err
	}
	w.numbers, err = commitsOf(kept, append(records, emails...)...)
	return err
}

// commitsOf is the numbers of the commits that changed any of the records, the
// newest first.
func commitsOf(kept *boltKV, records ...[]byte) ([]uint64, error) {
	var numbers []uint64
	for _, record := range records {
		for e, err := range kept.scan(changePrefix(record), nil) {
			if err != nil {
				return nil, err
			}
			numbers = append(numbers, lastID(e.key))
		}
	}
	slices.SortFunc(numbers, func(a, b uint64) int { return cmp.Compare(b, a) })
	return slices.Compact(numbers), nil
}

// emailsIn is the keys of the e-mails about the walk's client, or about the
// logins of those whom the chart names: an e-mail is queued in the commit that
// it tells of.
func (d *DB) emailsIn(kept *boltKV, w *walk, named []model.PersonID) ([][]byte, error) {
	var keys [][]byte
	for _, no := range w.numbers {
		commit, err := readCommit(d.codec, kept, no)
		if err != nil {
			return nil, err
		}
		if commit == nil {
			return nil, damaged(commitKey(no), "is missing from the history")
		}
		change := touched(no, commit.Keys)
		if !isAbout(change.Clients, w.Client) {
			continue
		}
		for _, id := range change.Emails {
			email, err := load[model.Email](d.codec, kept, emailKey(id))
			if err != nil {
				return nil, err
			}
			if email != nil && (email.Client == w.Client || email.Client == 0 && slices.Contains(named, email.Person)) {
				keys = append(keys, emailKey(id))
			}
		}
	}
	return keys, nil
}

// isAbout reports whether a commit that changed these charts belongs to the
// client's log: not where it is about other clients' charts.
func isAbout(clients []model.ClientID, client model.ClientID) bool {
	return client == 0 || len(clients) == 0 || slices.Contains(clients, client)
}
