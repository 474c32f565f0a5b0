package search

import (
	"cmp"
	"context"
	"slices"
)

// orderOf is the numbers of the rows of a snapshot in order of name, then of
// the numbers themselves, sorted by all cores.
func orderOf(ctx context.Context, of *snapshot) ([]rowNo, error) {
	sorting, ends := deal(of)
	err := inParallel(ctx, len(ends)-1, func(i int) {
		sortRows(of, sorting[ends[i]:ends[i+1]], 0)
	})
	order := make([]rowNo, len(sorting))
	for i := range sorting {
		order[i] = sorting[i].no
	}
	return order, err
}

// sortedRow is a row's number while it is sorted, with so much of its name
// that most rows are told apart by what is at hand.
type sortedRow struct {
	first, second uint64 // eight bytes each
	no            rowNo
}

// endsBy reports whether the name, of which there are no zero bytes, ends by
// what is at hand.
func (s *sortedRow) endsBy() bool { return s.second&0xff == 0 }

// deal lays rows together that have the first two bytes of the name in
// common: those with i from ends[i] to ends[i+1].
func deal(of *snapshot) (sorting []sortedRow, ends []uint32) {
	const shift, piles = 48, 1 << 16
	dealt := make([]sortedRow, 0, of.len())
	ends = make([]uint32, piles+1)
	for i, l := range of.leaves {
		for j := range l.rows {
			s := newSortedRow(&l.rows[j], rowNo(i*leafMost+j), 0)
			dealt = append(dealt, s)
			ends[s.first>>shift+1]++
		}
	}
	for i := range piles {
		ends[i+1] += ends[i]
	}
	sorting, next := make([]sortedRow, len(dealt)), slices.Clone(ends)
	for _, s := range dealt {
		place := &next[s.first>>shift]
		sorting[*place] = s
		*place++
	}
	return sorting, ends
}

// sortRows sorts by the name from a byte on, as all have the same before, and
// have at hand what follows it.
func sortRows(of *snapshot, sorting []sortedRow, from int) {
	slices.SortFunc(sorting, func(a, b sortedRow) int {
		switch {
		case a.first != b.first:
			return cmp.Compare(a.first, b.first)
		case a.second != b.second:
			return cmp.Compare(a.second, b.second)
		}
		return cmp.Compare(a.no, b.no)
	})
	for begin := 0; begin < len(sorting); {
		end := begin + 1
		for end < len(sorting) && sorting[end].first == sorting[begin].first && sorting[end].second == sorting[begin].second {
			end++
		}
		if same := sorting[begin:end]; len(same) > 1 && !same[0].endsBy() {
			for i := range same {
				same[i] = newSortedRow(of.row(same[i].no), same[i].no, from+2*wordSize)
			}
			sortRows(of, same, from+2*wordSize)
		}
		begin = end
	}
}

func newSortedRow(r *row, no rowNo, from int) sortedRow {
	name := r.sortName()
	return sortedRow{wordAt(name, from), wordAt(name, from+wordSize), no}
}

// wordAt is eight bytes of a name as a number that orders as they do.
func wordAt(name string, from int) uint64 {
	word := uint64(0)
	for at := from; at < from+wordSize; at++ {
		word <<= 8
		if at < len(name) {
			word |= uint64(name[at])
		}
	}
	return word
}

const wordSize = 8
