package bolt

import (
	"bytes"
	"iter"
)

// pastKV is what a file held after its commit number upTo.
type pastKV struct {
	now   ground
	codec *codec
	upTo  uint64
}

// get steps back from behind the newest change that counts. Of an index it is
// what stands in it now and is borne out.
func (p *pastKV) get(key []byte) ([]byte, error) {
	switch b := bucketOf(key); {
	case b.isIndex():
		return p.getIndex(key)
	case b == commitsBucket && lastID(key) > p.upTo:
		return nil, nil
	case !b.isRecord():
		return p.now.get(key)
	}
	from := changeKey(key, p.upTo+1)
	k, v, err := p.now.before(from, from[1:])
	if err != nil || !isChangeOf(k, key) {
		return nil, err
	}
	if isRevision(key) {
		return k[len(k)-idLen:], nil
	}
	return present(key, v), nil
}

func (p *pastKV) getIndex(key []byte) ([]byte, error) {
	value, err := p.now.get(key)
	if value == nil || err != nil {
		return nil, err
	}
	held, err := holds(p.codec, p, entry{key, value})
	if !held || err != nil {
		return nil, err
	}
	return value, nil
}

func isChangeOf(change, record []byte) bool {
	return len(change) == 1+len(record)+idLen && bytes.Equal(changedRecord(change), record)
}

// last is for giving out new numbers, which a draft on the past does behind
// those of now, and for finding the newest commit of then.
func (p *pastKV) last(prefix []byte) ([]byte, error) {
	switch {
	case bucketOf(prefix) != commitsBucket:
		return p.now.last(prefix)
	case p.upTo == 0:
		return nil, nil
	}
	return commitKey(p.upTo), nil
}

// scan goes through what is there now, which is at least what was there then,
// and lets through what the past bears out.
func (p *pastKV) scan(prefix, from []byte) iter.Seq2[entry, error] {
	if bucketOf(prefix).isIndex() {
		return p.scanIndex(prefix, from)
	}
	return func(yield func(entry, error) bool) {
		for e, err := range p.now.scanAll(prefix, from) {
			if err == nil {
				e.value, err = p.get(e.key)
			}
			if (e.value != nil || err != nil) && !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// scanIndex merges the entries of now with those that have left the index
// since, and lets through those that follow from the records as of then.
func (p *pastKV) scanIndex(prefix, from []byte) iter.Seq2[entry, error] {
	if bytes.Compare(from, prefix) < 0 {
		from = prefix
	}
	return func(yield func(entry, error) bool) {
		former := newOverlay(p.now)
		for e, err := range p.now.scan(formerKey(prefix), formerKey(from)) {
			if err == nil {
				err = former.put(e.key[1:], nil)
			}
			if err != nil {
				yield(entry{}, err)
				return
			}
		}
		for e, err := range former.scan(prefix, from) {
			held := false
			if err == nil {
				held, err = holds(p.codec, p, e)
			}
			if (held || err != nil) && !yield(e, err) || err != nil {
				return
			}
		}
	}
}
