package bolt

import (
	"bytes"
	"fmt"

	"frontdesk/model"
)

// checkDue looks whether every index entry stands that follows from a record:
// those about a person with the record of the person.
func (c *checker) checkDue(key []byte, record any) error {
	var due []entry
	switch bucketOf(key) {
	case peopleBucket:
		f, err := loadFacts(c.codec, c.kept, model.PersonID(lastID(key)))
		if err != nil {
			return c.note(describe(key), err)
		}
		due = f.entries()
		for _, e := range due {
			c.due[bucketOf(e.key)]++
		}
	case chartsBucket:
		due = partEntries(key)
		if item, is := record.(*model.Item); is {
			due = threadEntries(item)
			c.due[threadsBucket] += len(due)
		}
	default:
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

// checkIndexes looks whether every index entry follows from the records.
func (c *checker) checkIndexes() error {
	for b := practiceBucket; b < bucketEnd; b++ {
		if !b.isIndex() {
			continue
		}
		n := 0
		var before []byte
		err := c.scan(b, func(e entry) error {
			n++
			if b != searchBucket && !isThreadOrder(e.key) {
				if err := c.checkEmpty(e); err != nil {
					return err
				}
			}
			if b == addressesBucket && sameText(before, e.key) {
				return c.find(describe(e.key), "is the portal address of two people")
			}
			before = e.key
			return nil
		})
		if err != nil {
			return err
		}
		c.IndexEntries += n
		// What is due was found. As many entries as are due are those, but
		// ties and users follow from several records each.
		if n != c.due[b] || b == tiesBucket || b == usersBucket {
			err = c.checkHeld(b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkHeld asks of every entry of an index whether it follows from a record.
func (c *checker) checkHeld(b bucket) error {
	return c.scan(b, func(e entry) error {
		held, err := holds(c.codec, c.kept, e)
		if err == nil && !held {
			err = c.find(describe(e.key), "stands in the index without a record that says so")
		}
		return c.note(describe(e.key), err)
	})
}

// checkEmpty looks whether an entry has no value that is to have none.
func (c *checker) checkEmpty(e entry) error {
	if len(e.value) == 0 {
		return nil
	}
	return c.find(describe(e.key), "has a value where there is none")
}

func sameText(a, b []byte) bool {
	return len(a) == len(b) && len(a) > idLen && bytes.Equal(a[:len(a)-idLen], b[:len(b)-idLen])
}
