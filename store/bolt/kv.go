package bolt

import (
	"bytes"
	"iter"
	"strings"

	"github.com/tidwall/btree"

	"frontdesk/model"
)

// kv is keys and values in the order of the keys. A key begins with its
// bucket. What it gives is valid as long as the transaction below it, and must
// not be changed.
type kv interface {
	// get is the value at a key, nil where there is none.
	get(key []byte) ([]byte, error)
	// scan goes through the keys that begin with prefix and are not below
	// from, which may be nil.
	scan(prefix, from []byte) iter.Seq2[entry, error]
	// last is the last key that begins with prefix, nil where there is none.
	// It is for records, of which none is ever deleted.
	last(prefix []byte) ([]byte, error)
}

type entry struct{ key, value []byte }

// writes is what was written, by key; nil is deleted.
type writes = btree.Map[string, []byte]

// overlay is a kv with writes over it that its base does not see: what one
// operation, or a draft, has written.
type overlay struct {
	base   kv
	writes *writes
	size   int      // bytes written, as far as it matters for a commit's size
	undid  []uint64 // the commits that the writes take back
}

func newOverlay(base kv) *overlay { return &overlay{base: base, writes: new(writes)} }

// over is the same writes over another base.
func (o *overlay) over(base kv) *overlay { return &overlay{base: base, writes: o.writes} }

func (o *overlay) get(key []byte) ([]byte, error) {
	if value, ok := o.writes.Get(string(key)); ok {
		return present(key, value), nil
	}
	return o.base.get(key)
}

// put writes a value, which must not be changed after it.
func (o *overlay) put(key, value []byte) error {
	if len(key) < 2 || len(key) > longestKey {
		return model.Errorf(model.Invalid, "a text of %d bytes is too long to be found by", len(key)).
			Hint("shorten the name, e-mail or origin")
	}
	if value == nil {
		value = []byte{}
	}
	o.size += len(key) + len(value)
	o.writes.Set(string(key), value)
	return nil
}

func (o *overlay) delete(key []byte) {
	o.size += len(key)
	o.writes.Set(string(key), nil)
}

// scan merges the writes into what the base has. It goes through the writes as
// they were when it began, so that who scans may write meanwhile.
func (o *overlay) scan(prefix, from []byte) iter.Seq2[entry, error] {
	return o.merged(o.base.scan(prefix, from), prefix, from, present)
}

// merged is what the base has with the writes in it, of which shown says what
// is seen of each.
func (o *overlay) merged(base iter.Seq2[entry, error], prefix, from []byte, shown func(key, value []byte) []byte) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		own := o.within(prefix, from)
		give := func() bool { // the first of the own, unless that is a deletion
			e := own[0]
			own = own[1:]
			return shown(e.key, e.value) == nil || yield(e, nil)
		}
		for e, err := range base {
			if err != nil {
				yield(e, err)
				return
			}
			for len(own) > 0 && bytes.Compare(own[0].key, e.key) < 0 {
				if !give() {
					return
				}
			}
			if len(own) > 0 && bytes.Equal(own[0].key, e.key) {
				if !give() {
					return
				}
				continue
			}
			if !yield(e, nil) {
				return
			}
		}
		for len(own) > 0 && give() {
		}
	}
}

// within is the writes that begin with prefix and are not below from.
func (o *overlay) within(prefix, from []byte) []entry {
	if bytes.Compare(from, prefix) < 0 {
		from = prefix
	}
	var list []entry
	o.writes.Ascend(string(from), func(key string, value []byte) bool {
		if !strings.HasPrefix(key, string(prefix)) {
			return false
		}
		list = append(list, entry{[]byte(key), value})
		return true
	})
	return list
}

func (o *overlay) last(prefix []byte) ([]byte, error) {
	newest, err := o.base.last(prefix)
	o.writes.Descend(string(behind(prefix)), func(key string, value []byte) bool {
		if key == string(behind(prefix)) || value == nil {
			return true
		}
		if bytes.HasPrefix([]byte(key), prefix) && key > string(newest) {
			newest = []byte(key)
		}
		return false
	})
	return newest, err
}

// change is a record that the writes make different from the base, a fresh one
// that the base does not have, or one that is gone, taken back.
type change struct {
	entry
	fresh, gone bool
}

// changes is the records changed, in the order of their keys.
func (o *overlay) changes() ([]change, error) {
	var list []change
	var err error
	o.writes.Scan(func(key string, value []byte) bool {
		if !bucket(key[0]).isRecord() {
			return true
		}
		var before []byte
		if before, err = o.base.get([]byte(key)); err != nil {
			return false
		}
		if !bytes.Equal(before, value) { // none is as empty as one taken back
			list = append(list, change{entry{key: []byte(key), value: value}, before == nil, len(value) == 0})
		}
		return true
	})
	return list, err
}
