package bolt

import (
	"context"
	"errors"
	"iter"

	"frontdesk/model"
	"frontdesk/store"
)

// logBatch is how many entries are read in one transaction. None is open
// while the caller looks at them.
const logBatch = 64

// Log implements store.Store. Of one client it gives the commits that touched
// the chart, and those that touched nothing but people whom the chart names,
// such as the disabling of a guardian's login, or e-mails to them about the
// client.
func (d *DB) Log(ctx context.Context, who store.Actor, q store.LogQuery) iter.Seq2[store.LogEntry, error] {
	return func(yield func(store.LogEntry, error) bool) {
		given, w := 0, walkOf(q)
		for w.below > 1 {
			var batch []store.LogEntry
			err := d.read(ctx, func(kept *boltKV) (err error) {
				batch, err = d.logBatch(kept, who, w)
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

// logBatch is the next entries of a walk.
func (d *DB) logBatch(kept *boltKV, who store.Actor, w *walk) ([]store.LogEntry, error) {
	scope, err := newScope(d.codec, kept, who)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(d.beginBy(kept, w), d.gather(kept, scope, w)); err != nil {
		return nil, err
	}
	var batch []store.LogEntry
	for range logBatch {
		if w.below, err = w.next(kept); w.below == 0 || err != nil {
			w.below = 1
			return batch, err
		}
		e, err := d.codec.logEntry(kept, w.below)
		if err != nil {
			return nil, err
		}
		shown, err := scope.seesEntry(&e)
		if err != nil {
			return nil, err
		}
		if shown && isAbout(e.Clients, w.Client) {
			batch = append(batch, e)
		}
	}
	return batch, nil
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
