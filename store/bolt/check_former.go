package bolt

import (
	"fmt"
	"slices"

	"frontdesk/model"
)

// checkFormer looks whether former holds what has left the indexes, and
// nothing else: without it, questions about the past would miss people under
// the names they had.
func (c *checker) checkFormer() error {
	err := c.scan(peopleBucket, func(e entry) error {
		return c.note(describe(e.key), c.checkLeft(model.PersonID(lastID(e.key))))
	})
	if err != nil {
		return err
	}
	return c.scan(formerBucket, func(e entry) error {
		if err := c.checkEmpty(e); err != nil {
			return err
		}
		id := model.PersonID(lastID(e.key))
		commits, err := c.commitsAbout(id)
		if err != nil {
			return c.note(describe(e.key), err)
		}
		due, err := c.onceDue(id, commits)
		if err == nil && !due[string(e.key[1:])] {
			err = c.find(describe(e.key), "never stood in that index")
		}
		return c.note(describe(e.key), err)
	})
}

// checkLeft looks for a person's entries of all times.
func (c *checker) checkLeft(id model.PersonID) error {
	commits, err := c.commitsAbout(id)
	if len(commits) < 2 || err != nil {
		return err
	}
	due, err := c.onceDue(id, commits)
	if err != nil {
		return err
	}
	for key := range due {
		stands, err := c.kept.get([]byte(key))
		if err != nil {
			return err
		}
		left, err := c.kept.get(formerKey([]byte(key)))
		if err == nil && stands == nil && left == nil {
			err = c.find(describe(formerKey([]byte(key))), "is missing")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// onceDue is the index entries that ever followed from what was recorded about
// a person, by the commits that changed it.
func (c *checker) onceDue(id model.PersonID, commits []uint64) (map[string]bool, error) {
	due := map[string]bool{}
	for _, no := range commits {
		f, err := loadFacts(c.codec, &pastKV{now: c.kept, codec: c.codec, upTo: no}, id)
		if err != nil {
			return nil, err
		}
		for _, e := range f.entries() {
			if bucketOf(e.key) != searchBucket { // whose entries change and never leave
				due[string(e.key)] = true
			}
		}
	}
	return due, nil
}

// commitsAbout is the commits that changed a person, the login or the client
// of that id.
func (c *checker) commitsAbout(id model.PersonID) ([]uint64, error) {
	var commits []uint64
	for _, key := range [][]byte{personKey(id), loginKey(id), clientKey(id.Client())} {
		for e, err := range c.kept.scan(changePrefix(key), nil) {
			if err != nil {
				return nil, err
			}
			if !isChangeOf(e.key, key) {
				return nil, damaged(e.key, fmt.Sprintf("lies among the changes of %s", describe(key)))
			}
			commits = append(commits, lastID(e.key))
		}
	}
	slices.Sort(commits)
	return slices.Compact(commits), nil
}
