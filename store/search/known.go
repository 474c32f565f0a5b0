package search

import (
	"cmp"
	"slices"
	"sort"

	"frontdesk/model"
)

// known is the rows in the index by id: where a change finds the row that it
// takes the place of.
type known struct {
	loaded pieces
	since  map[model.PersonID]change
}

// newKnown takes over rows in order of id.
func newKnown(loaded pieces) known {
	return known{loaded: loaded, since: map[model.PersonID]change{}}
}

func (k *known) row(id model.PersonID) (row, bool) {
	if last, changed := k.since[id]; changed {
		return last.row, !last.remove
	}
	behind := sort.Search(len(k.loaded), func(i int) bool { return k.loaded[i][0].id > id })
	if behind == 0 {
		return row{}, false
	}
	piece := k.loaded[behind-1]
	i, there := slices.BinarySearchFunc(piece, id, func(r row, id model.PersonID) int { return cmp.Compare(r.id, id) })
	if !there {
		return row{}, false
	}
	return piece[i], true
}

// pieces is very many rows, numbered, of which none was copied when there came
// more. No piece is empty.
type pieces [][]row

const (
	pieceBits = 12 // of a row's number, for where it lies in its piece
	pieceMost = 1 << pieceBits
)

func (p pieces) row(no uint32) *row { return &p[no>>pieceBits][no%pieceMost] }

func (p pieces) count() int {
	n := 0
	for _, piece := range p {
		n += len(piece)
	}
	return n
}

func (p *pieces) add(r row) {
	last := len(*p) - 1
	if last < 0 || len((*p)[last]) == pieceMost {
		*p, last = append(*p, make([]row, 0, pieceMost)), last+1
	}
	(*p)[last] = append((*p)[last], r)
}

// byID is the rows in order of id.
func (p pieces) byID() pieces {
	compare := func(a, b row) int { return cmp.Compare(a.id, b.id) }
	sorted := true
	for i, piece := range p {
		sorted = sorted && slices.IsSortedFunc(piece, compare) && (i == 0 || p[i-1][len(p[i-1])-1].id <= piece[0].id)
	}
	if sorted {
		return p
	}
	all := slices.Concat(p...)
	slices.SortFunc(all, compare)
	return slices.Collect(slices.Chunk(all, pieceMost))
}
