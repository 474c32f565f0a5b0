package bolt

import (
	"bytes"
	"context"
	"iter"

	"frontdesk/model"
	"frontdesk/store"
)

// logBatch is how many entries are read in one transaction. None is open
// while the caller looks at them.
const logBatch = 64

// Log implements store.Store. Of one client it gives the commits that touched
// the chart, and those that touched nothing but people whom the chart names,
// such as the disabling of a guardian's login.
func (d *DB) Log(ctx context.Context, who store.Actor, q store.LogQuery) iter.Seq2[store.LogEntry, error] {
	return func(yield func(store.LogEntry, error) bool) {
		given, below := 0, ^uint64(0)
		if q.Below != 0 {
			below = q.Below
		}
		if q.Commit != 0 {
			below = q.Commit + 1
		}
		for below > 1 {
			var batch []store.LogEntry
			err := d.read(ctx, func(kept *boltKV) (err error) {
				batch, below, err = d.logBatch(kept, who, q, below)
				return err
			})
			if err != nil {
				yield(store.LogEntry{}, err)
				return
			}
			for _, e := range batch {
				if q.Commit != 0 && e.No != q.Commit {
					return
				}
				given++
				if !yield(e, nil) || given == q.Limit {
					return
				}
			}
		}
	}
}

// logBatch is the next entries below a commit number, and the number to go on
// below; one is the end.
func (d *DB) logBatch(kept *boltKV, who store.Actor, q store.LogQuery, below uint64) ([]store.LogEntry, uint64, error) {
	scope, err := newScope(d.codec, kept, who)
	if err != nil {
		return nil, 0, err
	}
	lists, err := d.commitsOf(kept, scope, q)
	if err != nil {
		return nil, 0, err
	}
	var batch []store.LogEntry
	for range logBatch {
		if below, err = newestBelow(kept, lists, below); below == 0 || err != nil {
			return batch, 1, err
		}
		e, err := d.codec.logEntry(kept, below)
		if err != nil {
			return nil, 0, err
		}
		shown, err := scope.seesEntry(&e)
		if err != nil {
			return nil, 0, err
		}
		if shown && isAbout(&e, q.Client) {
			batch = append(batch, e)
		}
	}
	return batch, below, nil
}

// commitsOf is the prefixes under which the numbers of the commits lie: that of
// all commits, of a record's changes, or those of a chart and of the people it
// names.
func (d *DB) commitsOf(kept *boltKV, s *scope, q store.LogQuery) ([][]byte, error) {
	client := q.Client
	if q.Record != "" {
		key, err := keyNamed(q.Record)
		return [][]byte{changePrefix(key)}, err
	}
	if client == 0 {
		return [][]byte{{byte(commitsBucket)}}, nil
	}
	chart, err := (&reader{kv: kept, codec: d.codec, scope: s}).Chart(client)
	if err != nil {
		return nil, err
	}
	lists := [][]byte{changePrefix(revisionKey(client))}
	for _, id := range chart.Named() {
		lists = append(lists, changePrefix(personKey(id)), changePrefix(loginKey(id)))
	}
	return lists, nil
}

// newestBelow is the greatest commit number below another in any of the lists,
// or zero.
func newestBelow(kept *boltKV, lists [][]byte, below uint64) (uint64, error) {
	newest := uint64(0)
	for _, prefix := range lists {
		from := withID(bytes.Clone(prefix), below)
		key, _, err := kept.before(prefix, from[1:])
		if err != nil {
			return 0, err
		}
		if bytes.HasPrefix(key, prefix) {
			newest = max(newest, lastID(key))
		}
	}
	return newest, nil
}

// isAbout reports whether an entry found by way of a person belongs to the
// client's log: not where it is about other clients' charts.
func isAbout(e *store.LogEntry, client model.ClientID) bool {
	if client == 0 || len(e.Clients) == 0 {
		return true
	}
	for _, id := range e.Clients {
		if id == client {
			return true
		}
	}
	return false
}

// seesEntry reports whether the actor may see a commit: every client and every
// person it touches. Who was taken back is judged by what they were last.
func (s *scope) seesEntry(e *store.LogEntry) (bool, error) {
	if s.all {
		return true, nil
	}
	for _, id := range e.Clients {
		if sees, err := s.sawClient(id, e.No); !sees || err != nil {
			return false, err
		}
	}
	for _, id := range e.People {
		if sees, err := s.sawPerson(id, e); !sees || err != nil {
			return false, err
		}
	}
	for _, id := range e.Emails {
		if sees, err := s.sawEmail(id, e); !sees || err != nil {
			return false, err
		}
	}
	return true, nil
}

// sawEmail reports whether the actor may see an e-mail; one that
// is not there now is seen with the rest of the commit.
func (s *scope) sawEmail(id model.EmailID, e *store.LogEntry) (bool, error) {
	email, err := load[model.Email](s.codec, s.present, emailKey(id))
	if email == nil || err != nil {
		return err == nil && len(e.Clients)+len(e.People) > 0, err
	}
	if email.Client != 0 {
		if sees, err := s.sawClient(email.Client, e.No); !sees || err != nil {
			return false, err
		}
	}
	return s.sawPerson(email.Person, e)
}

// sawClient is seesClient, but for a client who is not there now as of before
// or behind a commit.
func (s *scope) sawClient(id model.ClientID, commit uint64) (bool, error) {
	value, err := s.present.get(clientKey(id))
	if value != nil || err != nil {
		return s.seesClient(id)
	}
	for _, at := range []uint64{commit, commit - 1} {
		then, err := pastOf(s.codec, s.present, at)
		if err != nil {
			return false, err
		}
		client, err := load[model.Client](s.codec, then, clientKey(id))
		if client != nil || err != nil {
			return client != nil && s.actor.SeesClient(client, &s.practice), err
		}
	}
	return false, nil
}

// sawPerson is seesPerson; who is not there now is seen with the charts of the
// commit, all of which the actor saw.
func (s *scope) sawPerson(id model.PersonID, e *store.LogEntry) (bool, error) {
	value, err := s.present.get(personKey(id))
	if value == nil || err != nil {
		return err == nil && len(e.Clients) > 0, err
	}
	return s.seesPerson(id)
}
