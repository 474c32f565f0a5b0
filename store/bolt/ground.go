package bolt

import (
	"bytes"
	"iter"
	"strings"
)

// ground is a kv that has the history in it: the file, or the file with what
// commits have written that are on their way to the disk.
type ground interface {
	kv
	// scanAll is scan together with the records that were taken back.
	scanAll(prefix, from []byte) iter.Seq2[entry, error]
	// before is the last entry of the prefix's bucket below a key of that
	// bucket; a nil key is the end. It is for what is never deleted.
	before(prefix, key []byte) (k, v []byte, err error)
}

// kept is a ground with the writes of commits over another one.
type kept struct {
	*overlay
	under ground
}

var _, _ ground = (*boltKV)(nil), (*kept)(nil)

func newKept(under ground, over *writes) *kept {
	return &kept{overlay: &overlay{base: under, writes: over}, under: under}
}

func (k *kept) scanAll(prefix, from []byte) iter.Seq2[entry, error] {
	asWritten := func(_, value []byte) []byte { return value }
	return k.merged(k.under.scanAll(prefix, from), prefix, from, asWritten)
}

func (k *kept) before(prefix, key []byte) (at, value []byte, err error) {
	at, value, err = k.under.before(prefix, key)
	end := string(append([]byte{prefix[0]}, key...))
	if key == nil {
		end = string(behind(prefix[:1]))
	}
	k.writes.Descend(end, func(own string, written []byte) bool {
		if own == end || written == nil {
			return true
		}
		if strings.HasPrefix(own, string(prefix[:1])) && bytes.Compare([]byte(own), at) >= 0 {
			at, value = []byte(own), written
		}
		return false
	})
	return at, value, err
}
