package search

import (
	"cmp"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"frontdesk/model"
)

// Entry is one person as the index takes them in.
type Entry struct {
	ID model.PersonID
	// Client says that the person is a client, of the practitioner given.
	Client       bool
	Practitioner model.StaffID
	// Key is what Key made. It is copied, and may lie in a page of a file.
	Key []byte
}

// Index is everybody who can be found, in memory. Its methods may be called
// from several goroutines; a search sees the index as it was when it began.
type Index struct {
	now    atomic.Pointer[snapshot]
	recent recent

	mu    sync.Mutex // of those who change the index
	known known
	// late is what changed while another snapshot was being made.
	replacing bool
	late      []change
}

// snapshot is the leaves in order, none of them empty.
type snapshot struct {
	leaves []*leaf
	// byID says that the order is that of the ids, not yet that of the names.
	byID bool
}

func (s *snapshot) len() int {
	n := 0
	for _, l := range s.leaves {
		n += len(l.rows)
	}
	return n
}

// rowNo is where a row lies in a snapshot: the number of its leaf times
// leafMost, and its own in the leaf.
type rowNo uint32

func (s *snapshot) row(no rowNo) *row { return &s.leaves[no/leafMost].rows[no%leafMost] }

func (s *snapshot) compare(a, b *row) int {
	if s.byID {
		return cmp.Compare(a.id, b.id)
	}
	return compare(a, b)
}

// change puts a row, or takes the person of that id out.
type change struct {
	row
	remove bool
}

// New is an empty index.
func New() *Index {
	ix := &Index{known: newKnown(nil, nil)}
	ix.now.Store(&snapshot{})
	return ix
}

// Len is how many people can be found.
func (ix *Index) Len() int { return ix.now.Load().len() }

// Put takes people in, each in the place of what was known of that person.
// Several given at once cost less than one by one.
func (ix *Index) Put(entries ...Entry) {
	changes := make([]change, len(entries))
	for i, e := range entries {
		changes[i] = change{row: e.row(string(e.Key))}
	}
	ix.apply(changes)
}

// Remove takes people out; who is not in it stays out.
func (ix *Index) Remove(ids ...model.PersonID) {
	changes := make([]change, len(ids))
	for i, id := range ids {
		changes[i] = change{row: row{id: id}, remove: true}
	}
	ix.apply(changes)
}

// row is the entry with its key copied to own.
func (e *Entry) row(own string) row {
	r := readKey(own)
	r.id, r.client, r.practitioner = e.ID, e.Client, e.Practitioner
	return r
}

func (ix *Index) apply(changes []change) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.replacing {
		ix.late = append(ix.late, changes...)
	}
	ix.applyLocked(changes)
}

func (ix *Index) applyLocked(changes []change) {
	if len(changes) == 0 {
		return
	}
	edit := edit{snapshot: *ix.now.Load(), own: map[*leaf]bool{}}
	edit.leaves = slices.Clone(edit.leaves)
	swept := edit.sweep(changes)
	for i := range changes {
		c := &changes[i]
		switch before, ok := ix.known.row(c.id); {
		case swept:
		case edit.byID:
			edit.take(&c.row)
		case ok:
			edit.take(before)
		}
		if !c.remove {
			edit.put(&c.row)
		}
		ix.known.since[c.id] = *c
	}
	ix.now.Store(&edit.snapshot)
}

// sweptLeast is how many changes to a leaf are many.
const sweptLeast = 4

// edit is a snapshot in the making. It changes only leaves of its own.
type edit struct {
	snapshot
	own map[*leaf]bool
}

// sweep takes out all who are to go in one look through everybody, where they
// are so many that it is quicker than to find each of them, and nobody is put.
func (e *edit) sweep(changes []change) bool {
	if len(changes) < len(e.leaves)*sweptLeast || slices.ContainsFunc(changes, func(c change) bool { return !c.remove }) {
		return false
	}
	gone := make(map[model.PersonID]bool, len(changes))
	for i := range changes {
		gone[changes[i].id] = true
	}
	leaves := e.leaves[:0]
	for _, l := range e.leaves {
		rows := slices.DeleteFunc(slices.Clone(l.rows), func(r row) bool { return gone[r.id] })
		if len(rows) == len(l.rows) {
			leaves = append(leaves, l)
		} else if len(rows) > 0 {
			swept := &leaf{rows: rows}
			e.own[swept] = true
			leaves = append(leaves, swept)
		}
	}
	e.leaves = leaves
	return true
}

// take takes the row of that name and id out, where there is one.
func (e *edit) take(r *row) {
	if len(e.leaves) == 0 {
		return
	}
	at, leaf := e.leafFor(r)
	if i, ok := e.find(leaf, r); ok {
		leaf.rows = slices.Delete(leaf.rows, i, i+1)
	}
	if len(leaf.rows) == 0 {
		e.leaves = slices.Delete(e.leaves, at, at+1)
	}
}

// put puts a row in, splitting the leaf that it makes too long.
func (e *edit) put(r *row) {
	if len(e.leaves) == 0 {
		e.leaves = append(e.leaves, &leaf{})
	}
	at, l := e.leafFor(r)
	i, _ := e.find(l, r)
	l.rows = slices.Insert(l.rows, i, *r)
	if len(l.rows) > leafMost {
		half := len(l.rows) / 2
		second := &leaf{rows: slices.Clone(l.rows[half:])}
		l.rows = slices.Delete(l.rows, half, len(l.rows))
		e.own[second] = true
		e.leaves = slices.Insert(e.leaves, at+1, second)
	}
}

// leafFor is the leaf where a row lies or would lie, made the edit's own.
func (e *edit) leafFor(r *row) (int, *leaf) {
	at := max(0, sort.Search(len(e.leaves), func(i int) bool {
		rows := e.leaves[i].rows
		return len(rows) > 0 && e.compare(&rows[0], r) > 0
	})-1)
	if !e.own[e.leaves[at]] {
		e.leaves[at] = &leaf{rows: slices.Clone(e.leaves[at].rows)}
		e.own[e.leaves[at]] = true
	}
	return at, e.leaves[at]
}

// find is the place of a row in a leaf, and whether it is there.
func (e *edit) find(l *leaf, r *row) (int, bool) {
	return sort.Find(len(l.rows), func(i int) int { return e.compare(r, &l.rows[i]) })
}
