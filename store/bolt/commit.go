package bolt

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

// How much goes into one transaction at most. It bounds how long an operation
// waits behind others.
const (
	mostJobs   = 1024
	mostBytes  = 8 << 20
	mostHanded = 64 // jobs handed to the committer at a time
)

// job is one operation on its way through the committer.
type job struct {
	ctx     context.Context
	who     store.Actor
	op      model.Operation
	text    json.RawMessage // the operation as the history keeps it
	outcome store.Outcome
	done    *sync.WaitGroup
}

// Do implements store.Store. The end of ctx takes back an operation that the
// committer has not begun; one that it has begun is waited for, because only
// then is it known whether it is kept.
func (d *DB) Do(ctx context.Context, who store.Actor, op model.Operation) (store.Commit, error) {
	outcomes := d.DoMany(ctx, who, []model.Operation{op})
	return outcomes[0].Commit, outcomes[0].Err
}

// DoMany implements store.Store.
func (d *DB) DoMany(ctx context.Context, who store.Actor, ops []model.Operation) []store.Outcome {
	var done sync.WaitGroup
	jobs := make([]*job, len(ops))
	var ready []*job
	for i, op := range ops {
		j := &job{ctx: ctx, who: who, op: op, done: &done}
		jobs[i] = j
		if j.text, j.outcome.Err = encodeOperation(op); j.outcome.Err == nil {
			ready = append(ready, j)
		}
		if len(ready) == mostHanded || i == len(ops)-1 {
			d.hand(ctx, ready)
			ready = nil
		}
	}
	done.Wait()
	outcomes := make([]store.Outcome, len(jobs))
	for i, j := range jobs {
		outcomes[i] = j.outcome
	}
	return outcomes
}

// hand hands jobs to the committer; what it does not take has its error.
func (d *DB) hand(ctx context.Context, jobs []*job) {
	if len(jobs) == 0 {
		return
	}
	err := d.tryHand(ctx, jobs)
	if err == nil {
		return
	}
	for _, j := range jobs {
		j.outcome.Err = err
		j.done.Done()
	}
}

func (d *DB) tryHand(ctx context.Context, jobs []*job) error {
	jobs[0].done.Add(len(jobs)) // before the committer can be done with one
	if d.readOnly {
		return model.Errorf(model.Unsupported, "the file was opened for reading only")
	}
	d.sending.RLock()
	defer d.sending.RUnlock()
	if d.closed {
		return errClosed()
	}
	select {
	case d.jobs <- jobs:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func encodeOperation(op model.Operation) (text json.RawMessage, err error) {
	err = guarded(func() error {
		text, err = model.Encode(op)
		return err
	})
	return text, err
}

func errClosed() error { return model.Errorf(model.NotSo, "the practice file is closed") }

// commitLoop is the one committer: it ends when the store is closed and no job
// is left.
func (d *DB) commitLoop() {
	defer close(d.committed)
	for first := range d.jobs {
		g := &group{db: d, head: d.head}
		d.commitGroup(g, first)
		for _, j := range g.jobs {
			j.done.Done()
		}
	}
}

// group is the jobs that share one transaction.
type group struct {
	db   *DB
	kept *boltKV
	head head
	jobs []*job
	kin  []*job // of the jobs, those that were not refused
	size int
	// found is what the group wrote to the bucket search.
	found []entry
}

// commitGroup takes what waits into one transaction, and waits for nothing.
func (d *DB) commitGroup(g *group, first []*job) {
	d.writing.Lock()
	defer d.writing.Unlock()
	g.jobs = append(g.jobs, first...)
	err := guarded(func() error {
		if d.broken != nil {
			return d.broken
		}
		return d.runGroup(g)
	})
	if err != nil {
		g.refuseAll(err)
	}
}

func (d *DB) runGroup(g *group) error {
	t, err := d.bolt.Begin(true)
	if err != nil {
		return err
	}
	defer rollback(t)
	g.kept = newBoltKV(t)
	if err := g.takeWaiting(d.jobs); err != nil {
		return err
	}
	if len(g.kin) == 0 {
		return nil // nothing to keep, so no flush
	}
	if err := guarded(func() error { return d.commit(t) }); err != nil {
		rollback(t)
		return d.recoverFrom(g, err)
	}
	d.head = g.head
	d.publish(g)
	return nil
}

// rollback gives the transaction up, if it is not finished already.
func rollback(t *bbolt.Tx) { _ = guarded(t.Rollback) }

// takeWaiting performs the first jobs and those that wait behind them.
func (g *group) takeWaiting(waiting <-chan []*job) error {
	for next := 0; ; {
		for ; next < len(g.jobs); next++ {
			j := g.jobs[next]
			if j.outcome.Err = j.ctx.Err(); j.outcome.Err == nil {
				if err := g.perform(j); err != nil {
					return err
				}
			}
		}
		if len(g.jobs) >= mostJobs || g.size > mostBytes {
			return nil
		}
		select {
		case jobs, open := <-waiting:
			if !open {
				return nil
			}
			g.jobs = append(g.jobs, jobs...)
		default:
			return nil
		}
	}
}

// perform runs one operation on an overlay of its own. A refusal is the job's
// outcome; an error is one of the file and ends the group.
func (g *group) perform(j *job) error {
	writes := newOverlay(g.kept)
	at := g.db.clockAfter(g.head.at)
	var result model.Result
	err := guarded(func() error {
		scope, err := newScope(g.db.codec, writes, j.who)
		if err != nil {
			return err
		}
		t := newTx(reader{codec: g.db.codec, scope: scope, now: at}, writes)
		if result, err = model.Perform(t, j.op); err == nil {
			err = t.finish()
		}
		j.who.Name = scope.actor.Name
		return err
	})
	if err != nil {
		j.outcome.Err = err
		return nil
	}
	return g.keep(j, writes, at, result)
}

// keep merges what an operation wrote into the transaction, with its history.
func (g *group) keep(j *job, writes *overlay, at time.Time, result model.Result) error {
	changes, err := writes.changes()
	if err != nil {
		return err
	}
	commit := &commitRecord{
		No: g.head.no + 1, At: at, Staff: j.who.ID, StaffName: j.who.Name,
		Operation: j.text, Sum: sumOf(changes),
	}
	for _, change := range changes {
		commit.Keys = append(commit.Keys, change.key)
	}
	change := touched(commit.No, commit.Keys)
	if err := errors.Join(g.keepChanges(commit.No, changes), g.keepIndexes(writes), g.keepRevisions(change)); err != nil {
		return err
	}
	value, hash, err := g.db.codec.chained(g.head.hash, commit)
	if err != nil {
		return err
	}
	if err := g.kept.put(commitKey(commit.No), value); err != nil {
		return err
	}
	g.head = head{no: commit.No, at: at, hash: hash}
	g.size += writes.size + len(value)
	g.kin = append(g.kin, j)
	j.text = nil
	j.outcome.Commit = store.Commit{No: commit.No, At: at, Result: result, Change: change}
	return nil
}

func (g *group) keepChanges(no uint64, changes []change) error {
	newClients := 0
	for _, change := range changes {
		if change.fresh && isClientKey(change.key) {
			newClients++
		}
		if err := g.kept.put(change.key, change.value); err != nil {
			return err
		}
		if err := g.kept.put(changeKey(change.key, no), change.value); err != nil {
			return err
		}
	}
	return g.kept.addClients(newClients)
}

// keepIndexes merges the index entries. What leaves an index stays in former,
// where questions about the past find it.
func (g *group) keepIndexes(writes *overlay) error {
	var err error
	writes.writes.Scan(func(key string, value []byte) bool {
		if !bucket(key[0]).isIndex() {
			return true
		}
		if value != nil {
			if bucket(key[0]) == searchBucket {
				g.found = append(g.found, entry{key: []byte(key), value: value})
			}
			err = g.kept.put([]byte(key), value)
			return err == nil
		}
		if value, err = g.kept.get([]byte(key)); value != nil && err == nil {
			err = errors.Join(g.kept.delete([]byte(key)), g.kept.put(formerKey([]byte(key)), nil))
		}
		return err == nil
	})
	return err
}

// keepRevisions notes which charts the commit changed.
func (g *group) keepRevisions(change store.Change) error {
	for _, client := range change.Clients {
		key := revisionKey(client)
		err := errors.Join(
			g.kept.put(key, withID(nil, change.Commit)),
			g.kept.put(changeKey(key, change.Commit), nil))
		if err != nil {
			return err
		}
	}
	return nil
}

// refuseAll gives every job of a group the same error.
func (g *group) refuseAll(err error) {
	for _, j := range g.jobs {
		j.outcome = store.Outcome{Err: err}
	}
}

// publish tells the search index and the watchers of what is durable now.
func (d *DB) publish(g *group) {
	change := g.kin[0].outcome.Commit.Change
	for _, j := range g.kin[1:] {
		next := j.outcome.Commit.Change
		change.Clients = append(change.Clients, next.Clients...)
		change.People = append(change.People, next.People...)
		change.Practice = change.Practice || next.Practice
		change.Commit = next.Commit
	}
	change = tidy(change)
	d.finder.follow(g.found)
	d.watchers.tell(change)
}
