package bolt

import (
	"errors"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

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

// keep merges what an operation wrote into the transaction, with its history.
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

func (g *group) keepChanges(no uint64, changes []change) error {
	newClients := 0
	for _, change := range changes {
		if isClientKey(change.key) {
			switch {
			case change.fresh:
				newClients++
			case change.gone:
				newClients--
			}
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

// keepIndexes merges the index entries, and the contents of files. What leaves an index stays in former,
// where questions about the past find it.
func (g *group) keepIndexes(writes *overlay) error {
	var err error
	writes.writes.Scan(func(key string, value []byte) bool {
		if bucket(key[0]) == contentsBucket {
			err = g.kept.put([]byte(key), value)
			return err == nil
		}
		if !bucket(key[0]).isIndex() {
			return true
		}
		isSearch := bucket(key[0]) == searchBucket
		noPast := isSearch || isThreadOrder([]byte(key))
		if isSearch {
			g.found = append(g.found, entry{key: []byte(key), value: value})
		}
		switch {
		case value != nil:
			err = g.kept.put([]byte(key), value)
			return err == nil
		case noPast: // what nobody asks of it
			err = g.kept.delete([]byte(key))
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
