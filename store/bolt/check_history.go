package bolt

import (
	"bytes"
	"fmt"
	"time"
)

// checkCommits follows the chain of hashes from the first commit, and looks
// whether each commit's changes are there as it was made.
func (c *checker) checkCommits() error {
	var newest head
	listed := 0
	err := c.scan(commitsBucket, func(e entry) error {
		where := describe(e.key)
		if lastID(e.key) != newest.no+1 {
			if err := c.find(where, fmt.Sprintf("follows commit %d: what lies between is gone", newest.no)); err != nil {
				return err
			}
		}
		commit, hash, err := c.codec.unchain(e.key, e.value)
		if err != nil {
			newest.no = lastID(e.key)
			return c.note(where, err)
		}
		c.Commits++
		listed += len(commit.Keys) + len(touched(commit.No, commit.Keys).Clients)
		if err := c.checkChain(e, commit, hash, newest); err != nil {
			return err
		}
		newest = head{no: lastID(e.key), at: commit.At, hash: hash}
		return c.note(where, c.checkCommit(&commit))
	})
	if err != nil {
		return err
	}
	changes, err := c.kept.count([]byte{byte(changesBucket)})
	if err == nil && changes != listed {
		err = c.find("the history", fmt.Sprintf("has %d changes where its commits list %d", changes, listed))
	}
	return err
}

func (c *checker) checkChain(e entry, commit commitRecord, hash [32]byte, before head) error {
	where := describe(e.key)
	if commit.No != lastID(e.key) {
		return c.find(where, fmt.Sprintf("says it is commit %d", commit.No))
	}
	if chainHash(before.hash, e.value[len(hash):]) != hash {
		return c.find(where, "was changed, or one before it was: the hashes do not fit")
	}
	if commit.At.Before(before.at) {
		return c.find(where, "is older than the one before it, from "+before.at.Format(time.RFC3339))
	}
	return nil
}

// checkCommit looks whether the changes of a commit are there.
func (c *checker) checkCommit(commit *commitRecord) error {
	changes := make([]change, len(commit.Keys))
	for i, key := range commit.Keys {
		value, err := c.kept.get(changeKey(key, commit.No))
		if err != nil {
			return err
		}
		changes[i] = change{entry: entry{key, value}}
	}
	if sumOf(changes) != commit.Sum {
		return c.find(describe(commitKey(commit.No)), "changed other things than the history holds now")
	}
	for _, client := range touched(commit.No, commit.Keys).Clients {
		there, err := c.kept.get(changeKey(revisionKey(client), commit.No))
		if err == nil && there == nil {
			err = c.find(describe(commitKey(commit.No)), "is missing among those of "+describe(clientKey(client)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkChanges looks whether the records are exactly what the history leads
// to, and whether the history's values can be read.
func (c *checker) checkChanges() error {
	ended := 0 // records whose last change was seen
	var last entry
	settle := func(last entry) error {
		if last.key == nil {
			return nil
		}
		ended++
		return c.checkLast(last)
	}
	err := c.scan(changesBucket, func(e entry) error {
		if len(e.key) < 1+2+idLen {
			return c.find(describe(e.key), "is no change")
		}
		record := changedRecord(e.key)
		if isRevision(record) {
			return c.checkEmpty(e)
		}
		before := last
		last = entry{key: record, value: e.value}
		if bytes.Equal(before.key, record) {
			return c.checkOld(before)
		}
		return settle(before)
	})
	if err == nil {
		err = settle(last)
	}
	if err == nil && ended != c.Records+c.takenBack {
		err = c.find("the history", fmt.Sprintf("leads to %d records where there are %d", ended, c.Records+c.takenBack))
	}
	return err
}

// checkOld looks whether a value can be read that another has replaced.
func (c *checker) checkOld(change entry) error {
	k, ok := kindOf(change.key)
	if !ok {
		return c.find("the history", "has "+describe(change.key)+", which is no record")
	}
	if len(change.value) == 0 {
		return nil // taken back, and brought back later
	}
	return c.note("the history", c.codec.decode(change.key, change.value, k.empty()))
}

// checkLast looks whether a record is what its last change made it.
func (c *checker) checkLast(last entry) error {
	now, err := c.kept.get(last.key)
	if err != nil {
		return err
	}
	fits := bytes.Equal(now, last.value)
	if len(last.value) == 0 {
		if fits, err = c.kept.isTakenBack(last.key); err != nil {
			return err
		}
	}
	if !fits {
		return c.find(describe(last.key), "is not what the history leads to")
	}
	if bucketOf(last.key) != chartsBucket {
		return nil
	}
	due, err := c.past.get(revisionKey(clientOf(last.key)))
	if err != nil {
		return err
	}
	kept, err := c.kept.get(revisionKey(clientOf(last.key)))
	if err == nil && !bytes.Equal(due, kept) {
		err = c.find(describe(clientKey(clientOf(last.key))), "has another revision than the history says")
	}
	return err
}
