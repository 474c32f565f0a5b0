package search

import (
	"cmp"
	"math/bits"
	"strings"
	"sync"

	"frontdesk/model"
)

// leafMost is the most rows of a leaf: few enough that a change copies them in
// microseconds, enough that a bitmap over them is worth its word.
const leafMost = 512

// bitmap has a bit for each row of a leaf.
type bitmap [leafMost / 64]uint64

func (b *bitmap) set(i int) { b[i/64] |= 1 << (i % 64) }

func (b *bitmap) and(other *bitmap) {
	for i := range b {
		b[i] &= other[i]
	}
}

func (b *bitmap) andNot(other *bitmap) {
	for i := range b {
		b[i] &^= other[i]
	}
}

func (b *bitmap) or(other *bitmap) {
	for i := range b {
		b[i] |= other[i]
	}
}

func (b *bitmap) count() int {
	n := 0
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}

// each calls fn with every bit that is set, in order, until fn says false.
func (b *bitmap) each(fn func(i int) bool) {
	for w, word := range b {
		for ; word != 0; word &= word - 1 {
			if !fn(w*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

// row is one person.
type row struct {
	text         string // of the key
	id           model.PersonID
	practitioner model.StaffID
	surname      uint16
	from, upTo   uint16 // where in the text the name lies by which people are listed, as far as it is looked at
	client       bool
}

// sortName is the name by which the person is listed.
func (r *row) sortName() string { return r.text[r.from:r.upTo] }

// compare orders rows as lists are ordered: by name, then by id.
func compare(a, b *row) int {
	if c := strings.Compare(a.sortName(), b.sortName()); c != 0 {
		return c
	}
	return cmp.Compare(a.id, b.id)
}

// leaf is a run of rows in order. Once others can see it, nothing in it
// changes; its columns are made when they are first asked for, so that an
// import does not make them over and over.
type leaf struct {
	rows []row
	once sync.Once
	made *columns
	// bare says that there are no columns: it is quicker to look at the texts
	// of all leaves than to wait for the columns of all.
	bare bool
}

// columns is nil for a bare leaf.
func (l *leaf) columns() *columns {
	if l.bare {
		return nil
	}
	return l.makeColumns(nil)
}

// makeColumns lends a finder to the making, where there is one at hand.
func (l *leaf) makeColumns(finder *pairFinder) *columns {
	l.once.Do(func() {
		if finder == nil {
			finder = new(pairFinder)
		}
		l.made = newColumns(l.rows, finder)
	})
	return l.made
}

// among is the rows that are looked among.
func (l *leaf) among(t *typed) bitmap {
	if columns := l.columns(); columns != nil {
		return t.among(columns)
	}
	var rows bitmap
	for i := range l.rows {
		if l.rows[i].client || !t.clients {
			rows.set(i)
		}
	}
	return rows
}
