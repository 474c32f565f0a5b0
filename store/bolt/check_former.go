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
		if b := bucketOf(e.key[1:]); b == tiesBucket || b == usersBucket || b == threadsBucket {
			return c.checkFormerPart(e.key)
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

// checkFormerPart looks whether a former entry of ties, users or threads followed once
// from a record that was there.
func (c *checker) checkFormerPart(former []byte) error {
	key := former[1:]
	person := model.PersonID(idAt(key, 1))
	var once bool
	var err error
	switch bucketOf(key) { //nolint:exhaustive // the indexes that follow from parts of a chart
	case tiesBucket:
		once, err = c.onceThere(tiedBy(person, model.ClientID(lastID(key))))
	case threadsBucket:
		once, err = c.onceThere([][]byte{threadItem(key)})
	default:
		once, err = c.onceUser(person)
	}
	if err == nil && !once {
		err = c.find(describe(former), "never stood in that index")
	}
	return err
}

// onceThere reports whether any of these records is or was there.
func (c *checker) onceThere(records [][]byte) (bool, error) {
	for _, record := range records {
		for e, err := range c.kept.scan(changePrefix(record), nil) {
			if err != nil || isChangeOf(e.key, record) {
				return err == nil, err
			}
		}
	}
	return false, nil
}

func (c *checker) onceUser(person model.PersonID) (bool, error) {
	records := [][]byte{loginKey(person)}
	for _, prefix := range [][]byte{idKey(tiesBucket, person), formerKey(idKey(tiesBucket, person))} {
		for tie, err := range c.kept.scan(prefix, nil) {
			if err != nil {
				return false, err
			}
			records = append(records, partKey(model.ClientID(lastID(tie.key)), accessTag, uint64(person)))
		}
	}
	return c.onceThere(records)
}

// checkTakenBack looks whether what tied people to a client, and does no more,
// is remembered among the former entries.
func (c *checker) checkTakenBack(key []byte) error {
	if _, ok := kindOf(key); !ok {
		return c.find(describe(key), "is no record")
	}
	if bucketOf(key) != chartsBucket {
		return nil // checkLeft looks after people, logins and clients
	}
	leaves, err := c.leaves(key)
	if err != nil {
		return err
	}
	for _, due := range leaves {
		stands, err := c.kept.get(due.key)
		if err != nil {
			return err
		}
		left, err := c.kept.get(formerKey(due.key))
		if err == nil && stands == nil && left == nil {
			err = c.find(describe(formerKey(due.key)), "is missing")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// leaves is the entries that stay in former when a record is taken back.
func (c *checker) leaves(key []byte) ([]entry, error) {
	if !isItemKey(key) {
		return partEntries(key), nil
	}
	for e, err := range c.kept.scan(changePrefix(key), nil) {
		if err != nil {
			return nil, err
		}
		if !isChangeOf(e.key, key) || len(e.value) == 0 {
			continue
		}
		item := &model.Item{}
		if err := c.codec.decode(key, e.value, item); err != nil {
			return nil, err
		}
		if item.Thread == nil {
			return nil, nil
		}
		return []entry{{key: threadKey(item.ID)}}, nil
	}
	return nil, nil
}
