package bolt

import (
	"bytes"
	"fmt"

	"frontdesk/model"
)

// checkDue looks whether every index entry stands that follows from a record.
func (c *checker) checkDue(key []byte) error {
	due, err := c.due(key)
	if err != nil {
		return c.note(describe(key), err)
	}
	for _, e := range due {
		there, err := c.kept.get(e.key)
		if err == nil && (there == nil || !bytes.Equal(there, e.value)) {
			err = c.find(describe(key), fmt.Sprintf("is not as it should be in the index %s", bucketOf(e.key)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// due is the index entries that follow from the record at a key. What follows
// from several records is told of one of them.
func (c *checker) due(key []byte) ([]entry, error) {
	switch b := bucketOf(key); {
	case b == peopleBucket || b == loginsBucket || isClientKey(key):
		f, err := loadFacts(c.codec, c.kept, model.PersonID(idAt(key, 1)))
		if err != nil {
			return nil, err
		}
		return f.entries(), nil
	case b == chartsBucket:
		return partEntries(key), nil
	}
	return nil, nil
}

// checkIndexes looks whether every index entry follows from the records.
func (c *checker) checkIndexes() error {
	for b := emailsBucket; b <= searchBucket; b++ {
		var before []byte
		err := c.scan(b, func(e entry) error {
			c.IndexEntries++
			held, err := holds(c.codec, c.kept, e)
			if err == nil && !held {
				err = c.find(describe(e.key), "stands in the index without a record that says so")
			}
			if b == addressesBucket && err == nil && sameText(before, e.key) {
				err = c.find(describe(e.key), "is the portal address of two people")
			}
			before = e.key
			return c.note(describe(e.key), err)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func sameText(a, b []byte) bool {
	return len(a) == len(b) && len(a) > idLen && bytes.Equal(a[:len(a)-idLen], b[:len(b)-idLen])
}
