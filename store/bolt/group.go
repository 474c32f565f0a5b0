package bolt

import (
	"context"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// group is the jobs that share one transaction. They are performed on what the
// group before leaves, while that one is on its way to the disk.
type group struct {
	db     *DB
	behind *group // the group before
	from   head   // what it is performed on
	head   head
	writes *writes // what is to be kept of it
	jobs   []*job
	kin    []*job // of the jobs, those that were not refused
	size   int
	// clients is by how many clients there are more.
	clients int
	// found is what the group wrote to the bucket search.
	found []entry
	// err is why the file cannot be read.
	err  error
	done chan struct{} // closed when the outcomes stand
}

func (d *DB) newGroup(behind *group) *group {
	g := &group{db: d, behind: behind, from: behind.head, writes: new(writes), done: make(chan struct{})}
	if behind.isDone() {
		g.from = d.head
	}
	g.head = g.from
	return g
}

func (g *group) isDone() bool {
	select {
	case <-g.done:
		return true
	default:
		return false
	}
}

// end tells the outcomes. Whoever goes on at once gets into the next group.
func (g *group) end() {
	for _, j := range g.jobs {
		j.done.Done()
	}
	close(g.done)
}

// takeWaiting takes the jobs that wait, and those that come before the group
// before is done.
func (g *group) takeWaiting(waiting <-chan []*job) {
	for g.err == nil && len(g.jobs) < mostJobs && g.size <= mostBytes {
		jobs := g.next(waiting)
		if jobs == nil {
			return
		}
		g.take(jobs)
	}
}

func (g *group) next(waiting <-chan []*job) []*job {
	select {
	case jobs := <-waiting:
		return jobs
	default:
	}
	select {
	case jobs := <-waiting:
		return jobs
	case <-g.behind.done:
		return nil
	}
}

// take performs jobs. What cannot be read ends the group.
func (g *group) take(jobs []*job) {
	g.jobs = append(g.jobs, jobs...)
	inFile := g.behind.isDone() // before it is looked at
	g.err = g.db.read(context.Background(), func(file *boltKV) error {
		under := ground(file)
		if !inFile {
			under = newKept(file, g.behind.writes)
		}
		kept := newKept(under, g.writes)
		for _, j := range jobs {
			if j.outcome = (store.Outcome{Err: j.ctx.Err()}); j.outcome.Err != nil {
				continue
			}
			if err := g.perform(j, kept); err != nil {
				return err
			}
		}
		return nil
	})
}

// perform runs one operation on an overlay of its own. A refusal is the job's
// outcome; an error is one of the file and ends the group.
func (g *group) perform(j *job, kept *kept) error {
	writes := newOverlay(kept)
	at := g.db.clockAfter(g.head.at)
	var result model.Result
	err := guarded(func() error {
		scope, err := newScope(g.db.codec, writes, j.who)
		if err != nil {
			return err
		}
		t := newTx(reader{codec: g.db.codec, scope: scope, now: at, newLink: g.db.newLink}, writes)
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

// keep takes what an operation wrote into the group, with its history.
func (g *group) keep(j *job, writes *overlay, at time.Time, result model.Result) error {
	changes, err := writes.changes()
	if err != nil {
		return err
	}
	commit := &commitRecord{
		No: g.head.no + 1, At: at, Staff: j.who.ID, StaffName: j.who.Name,
		Operation: j.text, Sum: sumOf(changes), Undid: writes.undid,
	}
	for _, change := range changes {
		commit.Keys = append(commit.Keys, change.key)
	}
	change := touched(commit.No, commit.Keys)
	handed, err := g.db.codec.handedOver(writes, changes)
	if err != nil {
		return err
	}
	change.Staff = append(change.Staff, handed...)
	g.keepChanges(commit.No, changes)
	g.keepRevisions(change)
	if err := g.keepIndexes(writes); err != nil {
		return err
	}
	value, hash, err := g.db.codec.chained(g.head.hash, commit)
	if err != nil {
		return err
	}
	g.put(commitKey(commit.No), value)
	g.head = head{no: commit.No, at: at, hash: hash}
	g.size += writes.size + len(value)
	g.kin = append(g.kin, j)
	j.outcome.Commit = store.Commit{No: commit.No, At: at, Result: result, Change: change}
	return nil
}

// handedOver is the practitioners who have a client no more, or have one more:
// another role of theirs could not change more of what they see.
func (c *codec) handedOver(writes *overlay, changes []change) (staff []model.StaffID, err error) {
	for _, change := range changes {
		if !isClientKey(change.key) || change.fresh {
			continue
		}
		before, err := load[model.Client](c, writes.base, change.key)
		if err != nil {
			return nil, err
		}
		after, err := load[model.Client](c, writes, change.key)
		if err != nil {
			return nil, err
		}
		if before != nil && after != nil && before.Practitioner != after.Practitioner {
			staff = append(staff, before.Practitioner, after.Practitioner)
		}
	}
	return staff, nil
}

// put keeps a value, which must not be changed after it.
func (g *group) put(key, value []byte) {
	if value == nil {
		value = []byte{}
	}
	g.writes.Set(string(key), value)
}

func (g *group) keepChanges(no uint64, changes []change) {
	for _, change := range changes {
		if isClientKey(change.key) {
			switch {
			case change.fresh:
				g.clients++
			case change.gone:
				g.clients--
			}
		}
		g.put(change.key, change.value)
		g.put(changeKey(change.key, no), change.value)
	}
}

// keepIndexes keeps the index entries, and the contents of files. What leaves an index stays in former,
// where questions about the past find it.
func (g *group) keepIndexes(writes *overlay) error {
	var err error
	writes.writes.Scan(func(key string, value []byte) bool {
		b := bucket(key[0])
		switch {
		case b != contentsBucket && !b.isIndex():
			return true
		case b == searchBucket:
			g.found = append(g.found, entry{key: []byte(key), value: value})
		case value == nil && !isThreadOrder([]byte(key)):
			err = g.keepFormer(writes.base, []byte(key))
		}
		g.writes.Set(key, value)
		return err == nil
	})
	return err
}

// keepFormer keeps an entry that is there and leaves its index.
func (g *group) keepFormer(kept kv, key []byte) error {
	value, err := kept.get(key)
	if value != nil && err == nil {
		g.put(formerKey(key), nil)
	}
	return err
}

// keepRevisions notes which charts the commit changed.
func (g *group) keepRevisions(change store.Change) {
	for _, client := range change.Clients {
		key := revisionKey(client)
		g.put(key, withID(nil, change.Commit))
		g.put(changeKey(key, change.Commit), nil)
	}
}

// refuseAll gives every job of a group the same error.
func (g *group) refuseAll(err error) {
	for _, j := range g.jobs {
		j.outcome = store.Outcome{Err: err}
	}
}
