package bolt

import (
	"bytes"
	"iter"

	"go.etcd.io/bbolt"

	"frontdesk/model"
)

// boltKV is a kv over one transaction of the file.
type boltKV struct {
	tx    *bbolt.Tx
	open  [bucketEnd]*bbolt.Bucket
	seeks [bucketEnd]*bbolt.Cursor // of get: a bucket's own Get makes one anew each time
}

func newBoltKV(tx *bbolt.Tx) *boltKV { return &boltKV{tx: tx} }

func (b *boltKV) bucket(of bucket) (*bbolt.Bucket, error) {
	if of >= bucketEnd {
		return nil, model.Errorf(model.InternalCode, "there is no bucket %d", of)
	}
	if b.open[of] == nil {
		b.open[of] = b.tx.Bucket([]byte(of.String()))
		if b.open[of] == nil {
			return nil, model.Errorf(model.Damaged, "the file has no bucket %s", of).Hint(restoreHint)
		}
		if of != emailsBucket && of != namesBucket && of != orderBucket {
			// Their keys mostly grow, so that pages may be filled well.
			b.open[of].FillPercent = 0.85
		}
	}
	return b.open[of], nil
}

func (b *boltKV) get(key []byte) ([]byte, error) {
	of := bucketOf(key)
	in, err := b.bucket(of)
	if err != nil {
		return nil, err
	}
	if b.seeks[of] == nil {
		b.seeks[of] = in.Cursor()
	}
	at, value := b.seeks[of].Seek(key[1:])
	if !bytes.Equal(at, key[1:]) {
		return nil, nil
	}
	return present(key, value), b.mustFit(key, nil, value)
}

// mustFit reports a key or a value that is longer than it can be. bbolt takes
// the lengths from the page as they are, and whoever copied what a damaged
// page says would run out of memory, which ends the process.
func (b *boltKV) mustFit(at, key, value []byte) error {
	if len(key) > bbolt.MaxKeySize || int64(len(value)) > b.tx.Size() {
		return damaged(at, "is, or comes before, what is longer than it can be")
	}
	return nil
}

// isTakenBack reports whether a record was there and an undo took it back.
func (b *boltKV) isTakenBack(key []byte) (bool, error) {
	in, err := b.bucket(bucketOf(key))
	if err != nil {
		return false, err
	}
	value := in.Get(key[1:])
	return value != nil && len(value) == 0, nil
}

func (b *boltKV) put(key, value []byte) error {
	in, err := b.bucket(bucketOf(key))
	if err != nil {
		return err
	}
	return in.Put(key[1:], value)
}

func (b *boltKV) delete(key []byte) error {
	in, err := b.bucket(bucketOf(key))
	if err != nil {
		return err
	}
	return in.Delete(key[1:])
}

func (b *boltKV) scan(prefix, from []byte) iter.Seq2[entry, error] {
	return b.within(prefix, from, bucketOf(prefix).isRecord())
}

// scanAll is scan together with the records that were taken back.
func (b *boltKV) scanAll(prefix, from []byte) iter.Seq2[entry, error] {
	return b.within(prefix, from, false)
}

// within passes over empty values where it is told to.
func (b *boltKV) within(prefix, from []byte, passEmpty bool) iter.Seq2[entry, error] {
	if bytes.Compare(from, prefix) < 0 {
		from = prefix
	}
	return func(yield func(entry, error) bool) {
		in, err := b.bucket(bucketOf(prefix))
		if err != nil {
			yield(entry{}, err)
			return
		}
		c := in.Cursor()
		var before []byte
		var keys keyRoom
		for k, v := c.Seek(from[1:]); k != nil && bytes.HasPrefix(k, prefix[1:]); k, v = c.Next() {
			err := b.mustFit(prefix, k, v)
			if err == nil && before != nil && bytes.Compare(k, before) <= 0 {
				// Pages that form a circle would be walked for ever.
				err = damaged(prefix, "is followed by keys out of order")
			}
			if err != nil {
				yield(entry{}, err)
				return
			}
			// Keys leave with their bucket in front, each in memory of its own.
			key := append(append(keys.take(1+len(k)), prefix[0]), k...)
			before = key[1:]
			if passEmpty && len(v) == 0 {
				continue
			}
			if !yield(entry{key: key, value: v}, nil) {
				return
			}
		}
	}
}

// keyRoom is memory for the keys of one scan; the longer the scan, the more of
// it is taken at a time.
type keyRoom []byte

// take is room for one key, for nobody else.
func (m *keyRoom) take(size int) []byte {
	const most = 4 << 10
	if cap(*m)-len(*m) < size {
		*m = make([]byte, 0, max(size, min(most, 2*cap(*m))))
	}
	from := len(*m)
	*m = (*m)[:from+size]
	return (*m)[from : from : from+size]
}

func (b *boltKV) last(prefix []byte) ([]byte, error) {
	k, _, err := b.before(prefix, behind(prefix[1:]))
	if k == nil || !bytes.HasPrefix(k, prefix) {
		return nil, err
	}
	return k, err
}

// before is the last entry of the prefix's bucket below a key of that bucket;
// a nil key is the end.
func (b *boltKV) before(prefix, key []byte) (k, v []byte, err error) {
	in, err := b.bucket(bucketOf(prefix))
	if err != nil {
		return nil, nil, err
	}
	c := in.Cursor()
	if key != nil {
		k, _ = c.Seek(key)
	}
	if k == nil {
		// A seek past the end leaves the cursor on the last key, not behind it.
		k, v = c.Last()
	} else {
		k, v = c.Prev()
	}
	if k == nil {
		return nil, nil, nil
	}
	if err := b.mustFit(prefix, k, v); err != nil {
		return nil, nil, err
	}
	return append([]byte{prefix[0]}, k...), v, nil
}

// count is how many keys begin with a prefix.
func (b *boltKV) count(prefix []byte) (int, error) {
	n := 0
	for _, err := range b.scan(prefix, nil) {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// clients is how many clients there are. The number is kept as the sequence
// of the bucket order, which costs no page of its own.
func (b *boltKV) clients() (int, error) {
	in, err := b.bucket(orderBucket)
	if err != nil {
		return 0, err
	}
	return int(in.Sequence()), nil
}

// take writes what was written elsewhere, and by how many clients there are more.
func (b *boltKV) take(from *writes, clients int) (err error) {
	var at []byte // which bbolt copies
	from.Scan(func(key string, value []byte) bool {
		at = append(at[:0], key...)
		if value == nil {
			err = b.delete(at)
		} else {
			err = b.put(at, value)
		}
		return err == nil
	})
	return firstError(err, b.addClients(clients))
}

// addClients adds to the number of clients, or takes away from it.
func (b *boltKV) addClients(n int) error {
	in, err := b.bucket(orderBucket)
	if err != nil || n == 0 {
		return err
	}
	return in.SetSequence(in.Sequence() + uint64(n))
}
