package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"frontdesk/model"
)

// mostFindings is how many findings a report lists. One is reason enough to
// restore a backup.
const mostFindings = 200

// Report is what a check counted, and what it found amiss: nothing, in a sound
// file.
type Report struct {
	Commits, People, Clients, Records, IndexEntries int
	Findings                                        []Finding
}

// Finding is one thing amiss: where, in words that name the bucket and the
// key, and what.
type Finding struct{ Where, What string }

func (f Finding) String() string { return f.Where + ": " + f.What }

// Err is nil for a sound file, else an error of code Damaged.
func (r *Report) Err() error {
	if len(r.Findings) == 0 {
		return nil
	}
	found := r.Findings[0].String()
	if n := len(r.Findings); n > 1 {
		found = fmt.Sprintf("%d things amiss, the first: %s", n, found)
	}
	return model.Errorf(model.Damaged, "the check found %s", found).Hint(restoreHint)
}

// checker goes over one snapshot of the file.
type checker struct {
	Report
	ctx   context.Context
	codec *codec
	kept  *boltKV
	past  *pastKV // the history's last word on each record
	// due is how many entries about people each index should have.
	due [bucketEnd]int
	// takenBack is how many records an undo took back.
	takenBack int
}

var errEnough = errors.New("enough was found")

// Check verifies the file: that its pages fit together, that every value can
// be read and says where it lies, that every index has what follows from the
// records and nothing else, that the history's chain of hashes is whole, and
// that the changes in it lead to exactly the records there are. It reads the
// whole file, and lets nobody write while it looks at the pages. The error is for a check that could not be finished; what a
// finished one found is in the report.
//
// It finds an edit or a cut made around the program by somebody who does not
// make the chain anew. Whoever does is found by comparing the newest commit's
// hash with one noted elsewhere.
func (d *DB) Check(ctx context.Context) (Report, error) {
	c := &checker{ctx: ctx, codec: d.codec}
	d.writing.Lock()
	resume := sync.OnceFunc(d.writing.Unlock)
	defer resume()
	err := d.read(ctx, func(kept *boltKV) error {
		c.kept = kept
		c.past = &pastKV{now: kept, codec: d.codec, upTo: ^uint64(0) - 1}
		if err := c.checkPages(d.path); err != nil || len(c.Findings) > 0 {
			return err // what lies in them is not to be trusted
		}
		resume()
		for _, step := range []func() error{
			c.checkRecords, c.checkIndexes, c.checkCommits, c.checkChanges, c.checkFormer,
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	if model.IsCode(err, model.Damaged) {
		c.Findings = append(c.Findings, Finding{"the file", err.Error()})
		err = nil
	}
	return c.Report, err
}

// find notes a finding. Enough of them end the check.
func (c *checker) find(where, what string) error {
	c.Findings = append(c.Findings, Finding{where, what})
	if len(c.Findings) >= mostFindings {
		return errEnough
	}
	return nil
}

// note makes a finding of an error of the file; another error is handed on.
func (c *checker) note(where string, err error) error {
	var known *model.Error
	if errors.As(err, &known) && known.Code == model.Damaged {
		return c.find(where, known.Say)
	}
	return err
}

// scan goes through a bucket.
func (c *checker) scan(b bucket, visit func(entry) error) error {
	n := 0
	for e, err := range c.kept.scanAll([]byte{byte(b)}, nil) {
		if err != nil {
			return err
		}
		if n++; n%1024 == 0 && c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	return nil
}

// checkRecords decodes every record, and looks whether it says what its key
// says and whether it stands in the indexes.
func (c *checker) checkRecords() error {
	clients := 0
	for b := practiceBucket; b < bucketEnd; b++ {
		if !b.isRecord() {
			continue
		}
		err := c.scan(b, func(e entry) error {
			if isRevision(e.key) {
				return nil
			}
			if len(e.value) == 0 {
				c.takenBack++
				return c.checkTakenBack(e.key)
			}
			c.Records++
			switch {
			case b == peopleBucket:
				c.People++
			case isClientKey(e.key):
				clients++
			}
			return c.checkRecord(e)
		})
		if err != nil {
			return err
		}
	}
	c.Clients = clients
	kept, err := c.kept.clients()
	if err == nil && kept != clients {
		err = c.find("the bucket order", fmt.Sprintf("counts %d clients where there are %d", kept, clients))
	}
	return err
}

func (c *checker) checkRecord(e entry) error {
	k, ok := kindOf(e.key)
	if !ok {
		return c.find(describe(e.key), "is no record")
	}
	record := k.empty()
	if err := c.codec.decode(e.key, e.value, record); err != nil {
		return c.note(describe(e.key), err)
	}
	again, err := c.codec.encode(record)
	switch {
	case err != nil:
		return err
	case !bytes.Equal(keyOf(record), e.key):
		return c.find(describe(e.key), "holds what belongs to "+describe(keyOf(record)))
	case !bytes.Equal(again, e.value):
		return c.find(describe(e.key), "is not written as this program writes it")
	}
	if err := c.checkNamed(e.key, record); err != nil {
		return err
	}
	if item, is := record.(*model.Item); is && item.File != nil {
		if err := c.note(describe(e.key), checkContents(c.kept, item.File)); err != nil {
			return err
		}
	}
	return c.checkDue(e.key, record)
}

// checkNamed looks whether those exist whom a record names.
func (c *checker) checkNamed(key []byte, record any) error {
	for _, other := range namedBy(key, record) {
		there, err := c.kept.get(other)
		if err == nil && there == nil {
			err = c.find(describe(key), "names "+describe(other)+", which is not there")
		}
		if err != nil {
			return err
		}
	}
	return nil
}
