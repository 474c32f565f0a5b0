package bolt

import (
	"context"
	"iter"
	"math"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/search"
)

// finder is the search index. It is filled from the bucket made for it once
// somebody asks for anybody, and follows every commit from then on: an import
// with nobody at a screen does not pay for it.
type finder struct {
	index  *search.Index
	ctx    context.Context // ends with the store
	cancel context.CancelFunc
	wanted chan struct{} // closed when somebody seeks by words
	ask    sync.Once     // closes wanted
	loaded chan struct{} // closed when there is nothing to wait for any more
	ended  chan struct{} // closed when nothing is done for the index any more
	err    error         // of loading, once loaded is closed
	once   sync.Once     // begins loading, or sees that it never begins
	begun  atomic.Bool   // set before the filling looks at the file
	past   pasts
}

func newFinder() *finder {
	f := &finder{index: search.New(), wanted: make(chan struct{}), loaded: make(chan struct{}), ended: make(chan struct{})}
	f.ctx, f.cancel = context.WithCancel(context.Background())
	return f
}

// startWait is how long the filling leaves the cores to the first screen, which
// pages through the file and does not need it.
const startWait = 150 * time.Millisecond

// begin begins to fill the index, if nobody has: at once where somebody seeks
// by words, else when the first screen has had time to be drawn.
func (f *finder) begin(d *DB, atOnce bool) {
	if atOnce {
		f.ask.Do(func() { close(f.wanted) })
	}
	f.once.Do(func() {
		start(func() {
			select {
			case <-f.wanted:
			case <-time.After(startWait):
			case <-f.ctx.Done():
			}
			f.load(d)
		})
	})
}

// end ends the filling, and waits for it.
func (f *finder) end() {
	f.cancel()
	f.once.Do(func() { close(f.loaded); close(f.ended) })
	<-f.ended
}

// load fills the index.
func (f *finder) load(d *DB) {
	defer close(f.ended)
	f.begun.Store(true)
	f.err = d.fill(f)
	close(f.loaded)
	if f.err == nil {
		_ = guarded(func() error { return f.index.Quicken(f.ctx) })
	}
}

func (d *DB) fill(f *finder) error {
	return guarded(func() error {
		var last []byte
		err := d.read(f.ctx, func(kept *boltKV) (err error) {
			last, err = kept.last([]byte{byte(searchBucket)})
			return err
		})
		if err != nil {
			return err
		}
		half := model.PersonID(lastID(last) / 2)
		return f.index.Load(f.ctx, d.searchEntries(f.ctx, 0, half), d.searchEntries(f.ctx, half, math.MaxUint64))
	})
}

// searchEntries is the people behind one id up to another.
func (d *DB) searchEntries(ctx context.Context, behind, upTo model.PersonID) iter.Seq2[search.Entry, error] {
	return func(yield func(search.Entry, error) bool) {
		err := d.read(ctx, func(kept *boltKV) error {
			for e, err := range kept.scan([]byte{byte(searchBucket)}, idKey(searchBucket, behind+1)) {
				var found search.Entry
				if err == nil {
					found, err = readSearch(e.key, e.value)
				}
				if err != nil {
					return err
				}
				if found.ID > upTo || !yield(found, nil) {
					return nil
				}
			}
			return nil
		})
		if err != nil {
			yield(search.Entry{}, err)
		}
	}
}

// follow takes in what a group of commits wrote to the bucket. What was durable
// before the filling began, the filling finds in the file.
func (f *finder) follow(written []entry) {
	if !f.begun.Load() {
		return
	}
	entries := make([]search.Entry, 0, len(written))
	for _, e := range written {
		if e.value == nil { // taken back, and maybe written before and after
			f.index.Put(entries...)
			entries = entries[:0]
			f.index.Remove(model.PersonID(lastID(e.key)))
			continue
		}
		if found, err := readSearch(e.key, e.value); err == nil {
			entries = append(entries, found)
		}
	}
	if len(entries) > 0 {
		f.index.Put(entries...)
	}
}

func (f *finder) wait(ctx context.Context) error {
	select {
	case <-f.loaded:
		return f.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// waitWhole is wait, until the index is as quick as it gets.
func (f *finder) waitWhole(ctx context.Context) error {
	select {
	case <-f.ended:
		return f.wait(ctx)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// isQuick reports whether the index answers quicker than the file.
func (f *finder) isQuick() bool {
	select {
	case <-f.ended:
		return f.err == nil
	default:
		return false
	}
}

// Find implements store.Store. Everybody by name is answered from the file
// until the index is in order; words wait until it is filled.
func (d *DB) Find(ctx context.Context, who store.Actor, q store.Query) (store.Found, error) {
	pages := q.ClientsOnly && strings.TrimSpace(q.Text) == ""
	d.finder.begin(d, !pages)
	asked := search.Query{Query: q}
	var found store.Found
	done := false
	err := d.read(ctx, func(kept *boltKV) error {
		scope, err := newScope(d.codec, kept, who)
		if err != nil {
			return err
		}
		if done = scope.findsNobody(); done {
			return nil
		}
		if pages && !d.finder.isQuick() {
			done = true
			found, err = pageClients(ctx, kept, scope, q)
			return err
		}
		return narrow(&asked, scope)
	})
	if done || err != nil {
		return found, err
	}
	if err := d.finder.wait(ctx); err != nil {
		return found, err
	}
	return answer(ctx, d.finder.index, asked)
}

// answer is everything that was asked for.
func answer(ctx context.Context, index *search.Index, asked search.Query) (store.Found, error) {
	found, err := index.Find(ctx, asked)
	if err == nil && asked.Similar {
		found.Similar, err = index.Similar(ctx, asked)
	}
	return found, err
}

// findsNobody is for a role that has no clients.
func (s *scope) findsNobody() bool { return !s.all && s.actor.Role != model.Practitioner }

// narrow makes a practitioner's question one about the own clients and the
// people tied to them.
func narrow(q *search.Query, s *scope) error {
	if s.all {
		return nil
	}
	people, err := s.people()
	q.Practitioner = s.actor.ID
	q.Tied = func(id model.PersonID) bool { return people[id] }
	return err
}

// pageClients is a window of the clients in order of name, without the index.
func pageClients(ctx context.Context, kept *boltKV, s *scope, q store.Query) (store.Found, error) {
	of := everybody
	total, err := kept.clients()
	if !s.all {
		of = s.actor.ID
		total, err = kept.count(orderPrefix(of))
	}
	if err != nil {
		return store.Found{}, err
	}
	found := store.Found{Total: total}
	skip := max(q.Offset, 0)
	for e, err := range kept.scan(orderPrefix(of), nil) {
		if err = firstError(err, ctx.Err()); err != nil {
			return store.Found{}, err
		}
		if skip--; skip >= 0 {
			continue
		}
		if q.Limit > 0 && len(found.Hits) == q.Limit {
			break
		}
		found.Hits = append(found.Hits, store.Hit{Person: model.PersonID(lastID(e.key)), IsClient: true})
	}
	return found, nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
