package bolt

import (
	"context"
	"encoding/json"
	"sync"

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
	mostHands  = 8  // of these, waiting
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

// commitLoop is the one committer. It performs many operations while the group
// before is on its way to the disk, and ends when the store is closed and no
// job is left.
func (d *DB) commitLoop() {
	defer close(d.committed)
	behind := &group{done: make(chan struct{})}
	behind.end()
	for first := range d.jobs {
		g := d.performed(first, behind)
		if g.err != nil {
			g.refuseAll(g.err)
		}
		if g.err != nil || len(g.kin) == 0 { // nothing to keep, so no flush
			g.end()
			continue
		}
		start(func() { d.flush(g) })
		behind = g
	}
	<-behind.done
}

// performed is a group, performed on what is in the file. Few operations wait
// for the flush before, and share theirs with those who wait for the same.
func (d *DB) performed(first []*job, behind *group) *group {
	if len(first) < mostHanded {
		<-behind.done
	}
	g := d.newGroup(behind)
	g.take(first)
	g.takeWaiting(d.jobs)
	<-behind.done
	if g.from.hash != d.head.hash { // the group before is not in the file
		jobs := g.jobs
		g = d.newGroup(behind)
		g.take(jobs)
	}
	if d.broken != nil {
		g.err = d.broken
	}
	g.behind = nil
	return g
}

// flush brings a group to the disk, and tells the outcomes.
func (d *DB) flush(g *group) {
	defer g.end()
	d.writing.Lock()
	defer d.writing.Unlock()
	if err := guarded(func() error { return d.write(g) }); err != nil {
		g.refuseAll(err)
	}
}

// write writes a group in one transaction, in the order of the keys.
func (d *DB) write(g *group) error {
	t, err := d.bolt.Begin(true)
	if err != nil {
		return err
	}
	defer rollback(t)
	if err := newBoltKV(t).take(g.writes, g.clients); err != nil {
		return err
	}
	if err := guarded(func() error { return d.commit(t) }); err != nil {
		rollback(t)
		return d.recoverFrom(g, err)
	}
	d.head = g.head
	// What is durable stays so, whatever goes wrong in telling of it.
	_ = guarded(func() error { d.publish(g); return nil })
	return nil
}

// rollback gives the transaction up, if it is not finished already.
func rollback(t *bbolt.Tx) { _ = guarded(t.Rollback) }

// publish tells the search index and the watchers of what is durable now.
func (d *DB) publish(g *group) {
	var change store.Change // of its own: the outcomes keep theirs
	for _, j := range g.kin {
		next := j.outcome.Commit.Change
		change.Clients = append(change.Clients, next.Clients...)
		change.People = append(change.People, next.People...)
		change.Emails = append(change.Emails, next.Emails...)
		change.Staff = append(change.Staff, next.Staff...)
		change.Practice = change.Practice || next.Practice
		change.Commit = next.Commit
	}
	change = tidy(change)
	d.finder.follow(g.found)
	d.tell(change)
}
