package bolt

import (
	"context"
	"slices"
	"sync"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

// pastIndex is the search index as of a commit: that of now, with everybody
// who was changed since put back to what they were. Who may find whom is judged
// by what is recorded now.
type pastIndex struct {
	upTo  uint64
	index *search.Index

	mu sync.Mutex
	// back is the last commit of which those whom it changed were put back.
	back uint64
}

// pasts is the past indexes that were asked lately, the newest last.
type pasts struct {
	mu   sync.Mutex
	kept []*pastIndex
}

const (
	keptPasts = 4
	// backAtOnce is how many commits are looked through in one transaction.
	backAtOnce = 4096
)

// of is the index as of a commit. One that is begun is forked before anybody
// looks which commit is the newest, so that none is in it that is not put back.
func (p *pasts) of(now *search.Index, upTo uint64) *pastIndex {
	p.mu.Lock()
	defer p.mu.Unlock()
	i := slices.IndexFunc(p.kept, func(past *pastIndex) bool { return past.upTo == upTo })
	if i < 0 {
		i = len(p.kept)
		p.kept = append(p.kept, &pastIndex{upTo: upTo, back: upTo, index: now.Fork()})
	}
	past := p.kept[i]
	p.kept = append(slices.Delete(p.kept, i, i+1), past)
	if len(p.kept) > keptPasts {
		p.kept = slices.Delete(p.kept, 0, 1)
	}
	return past
}

// FindAt implements store.Store.
func (d *DB) FindAt(ctx context.Context, who store.Actor, at time.Time, q store.Query) (store.Found, error) {
	if !at.Before(d.clock()) {
		return d.Find(ctx, who, q)
	}
	asked := search.Query{Query: q}
	var upTo uint64
	nobody := false
	err := d.read(ctx, func(kept *boltKV) error {
		scope, err := newScope(d.codec, kept, who)
		if err != nil {
			return err
		}
		if nobody = scope.findsNobody(); nobody {
			return nil
		}
		if upTo, _, err = d.commitsBy(kept, at); err != nil {
			return err
		}
		return narrow(&asked, scope)
	})
	if nobody || err != nil {
		return store.Found{}, err
	}
	d.finder.begin(d, true)
	if err := d.finder.waitWhole(ctx); err != nil {
		return store.Found{}, err
	}
	past := d.finder.past.of(d.finder.index, upTo)
	for done := false; !done; {
		if done, err = d.putBack(ctx, past); err != nil {
			return store.Found{}, err
		}
	}
	return answer(ctx, past.index, asked)
}

// putBack puts back whom the next commits changed, and reports whether those
// were the last. What is done when ctx ends is kept for who asks next.
func (d *DB) putBack(ctx context.Context, p *pastIndex) (done bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	err = d.read(ctx, func(kept *boltKV) error {
		newest, err := kept.last([]byte{byte(commitsBucket)})
		if err != nil {
			return err
		}
		upTo := min(p.back+backAtOnce, lastID(newest))
		changed, err := d.changedIn(kept, p.back+1, upTo)
		if err != nil {
			return err
		}
		if err := d.putBackAll(ctx, kept, p, changed); err != nil {
			return err
		}
		p.back, done = upTo, upTo == lastID(newest)
		return nil
	})
	return done, err
}

// changedIn is the people of whom commits changed what they are found by, each
// once.
func (d *DB) changedIn(kept *boltKV, first, last uint64) ([]model.PersonID, error) {
	var changed []model.PersonID
	for no := first; no <= last; no++ {
		commit, err := readCommit(d.codec, kept, no)
		if err != nil {
			return nil, err
		}
		if commit == nil {
			return nil, damaged(commitKey(no), "is missing from the history")
		}
		for _, key := range commit.Keys {
			if id, is := isFact(key); is {
				changed = append(changed, id)
			}
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed), nil
}

// putBackAll puts people back to what they were, and leaves out who was not
// there.
func (d *DB) putBackAll(ctx context.Context, kept *boltKV, p *pastIndex, people []model.PersonID) error {
	then := &pastKV{now: kept, codec: d.codec, upTo: p.upTo}
	var there []search.Entry
	var absent []model.PersonID
	for _, id := range people {
		e, err := d.searchEntryThen(kept, then, id)
		if err = firstError(err, ctx.Err()); err != nil {
			return err
		}
		if e.value == nil {
			absent = append(absent, id)
			continue
		}
		found, err := readSearch(e.key, e.value)
		if err != nil {
			return err
		}
		there = append(there, found)
	}
	p.index.Put(there...)
	p.index.Remove(absent...)
	return nil
}

// searchEntryThen is a person's entry as of then, under the practitioner of
// now; without a value where the person was not there.
func (d *DB) searchEntryThen(kept *boltKV, then *pastKV, id model.PersonID) (entry, error) {
	if there, err := then.get(personKey(id)); there == nil || err != nil {
		return entry{}, err
	}
	about, err := loadFacts(d.codec, then, id)
	if err != nil {
		return entry{}, err
	}
	if about.client != nil {
		now, err := load[model.Client](d.codec, kept, clientKey(id.Client()))
		if err != nil {
			return entry{}, err
		}
		about.client.Practitioner = 0
		if now != nil {
			about.client.Practitioner = now.Practitioner
		}
	}
	return about.searchEntry(), nil
}
