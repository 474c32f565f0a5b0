package search

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
)

// inOrder is rows in order of name, then id, sorted by all cores.
func inOrder(ctx context.Context, rows []row) ([]row, error) {
	named, ends := deal(rows)
	err := inParallel(ctx, len(ends)-1, func(i int) {
		sortNamed(rows, named[ends[i]:ends[i+1]], 0)
	})
	if err != nil {
		return nil, err
	}
	ordered := make([]row, len(rows))
	for i := range named {
		ordered[i] = rows[named[i].at]
	}
	return ordered, nil
}

// namedRow is a row while it is sorted: eight bytes of its name at a time, so
// that most comparisons are of two numbers at hand.
type namedRow struct {
	word uint64
	name string
	at   uint32
}

// deal lays rows together that have the first two bytes of the name in
// common: those with i from ends[i] to ends[i+1].
func deal(rows []row) (named []namedRow, ends []uint32) {
	const shift, piles = 48, 1 << 16
	ends = make([]uint32, piles+1)
	for i := range rows {
		ends[wordAt(sortNameIn(rows[i].text), 0)>>shift+1]++
	}
	for i := range piles {
		ends[i+1] += ends[i]
	}
	named, next := make([]namedRow, len(rows)), slices.Clone(ends)
	for i := range rows {
		name := sortNameIn(rows[i].text)
		pile := wordAt(name, 0) >> shift
		named[next[pile]] = namedRow{name: name, at: uint32(i)}
		next[pile]++
	}
	return named, ends
}

// sortNamed sorts by the name from a byte on, as all have the same before.
func sortNamed(rows []row, named []namedRow, from int) {
	const wordSize = 8
	ended := true
	for i := range named {
		named[i].word = wordAt(named[i].name, from)
		ended = ended && len(named[i].name) <= from
	}
	if ended {
		slices.SortFunc(named, func(a, b namedRow) int { return compare(&rows[a.at], &rows[b.at]) })
		return
	}
	slices.SortFunc(named, func(a, b namedRow) int { return cmp.Compare(a.word, b.word) })
	for begin := 0; begin < len(named); {
		end := begin + 1
		for end < len(named) && named[end].word == named[begin].word {
			end++
		}
		if end > begin+1 {
			sortNamed(rows, named[begin:end], from+wordSize)
		}
		begin = end
	}
}

// wordAt is eight bytes of a name as a number that orders as they do.
func wordAt(name string, from int) uint64 {
	var word [8]byte
	if from < len(name) {
		copy(word[:], name[from:])
	}
	return binary.BigEndian.Uint64(word[:])
}
