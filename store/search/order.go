package search

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
)

// orderOf is the numbers of rows in order of name, then id, sorted by all
// cores.
func orderOf(ctx context.Context, rows []row) ([]uint32, error) {
	sorting, ends := deal(rows)
	err := inParallel(ctx, len(ends)-1, func(i int) {
		sortRows(rows, sorting[ends[i]:ends[i+1]], 0)
	})
	order := make([]uint32, len(rows))
	for i := range sorting {
		order[i] = sorting[i].at
	}
	return order, err
}

// sortedRow is a row's number while it is sorted, with eight bytes of its name
// at a time, so that most comparisons are of two numbers at hand.
type sortedRow struct {
	word uint64
	at   uint32
}

// deal lays rows together that have the first two bytes of the name in
// common: those with i from ends[i] to ends[i+1].
func deal(rows []row) (sorting []sortedRow, ends []uint32) {
	const shift, piles = 48, 1 << 16
	words := make([]uint64, len(rows))
	ends = make([]uint32, piles+1)
	for i := range rows {
		words[i] = wordAt(sortNameIn(rows[i].text), 0)
		ends[words[i]>>shift+1]++
	}
	for i := range piles {
		ends[i+1] += ends[i]
	}
	sorting, next := make([]sortedRow, len(rows)), slices.Clone(ends)
	for i, word := range words {
		place := &next[word>>shift]
		sorting[*place] = sortedRow{word, uint32(i)}
		*place++
	}
	return sorting, ends
}

// sortRows sorts by the name from a byte on, as all have the same before, and
// have the word of it.
func sortRows(rows []row, sorting []sortedRow, from int) {
	slices.SortFunc(sorting, func(a, b sortedRow) int { return cmp.Compare(a.word, b.word) })
	for begin := 0; begin < len(sorting); {
		end := begin + 1
		for end < len(sorting) && sorting[end].word == sorting[begin].word {
			end++
		}
		if end > begin+1 {
			sortSame(rows, sorting[begin:end], from+wordSize)
		}
		begin = end
	}
}

// sortSame sorts rows that have the same name before a byte.
func sortSame(rows []row, sorting []sortedRow, from int) {
	const few = 12
	ended := true
	for i := range sorting {
		name := sortNameIn(rows[sorting[i].at].text)
		sorting[i].word = wordAt(name, from)
		ended = ended && len(name) <= from
	}
	if ended || len(sorting) <= few {
		slices.SortFunc(sorting, func(a, b sortedRow) int { return compare(&rows[a.at], &rows[b.at]) })
		return
	}
	sortRows(rows, sorting, from)
}

// wordAt is eight bytes of a name as a number that orders as they do.
func wordAt(name string, from int) uint64 {
	var word [wordSize]byte
	if from < len(name) {
		copy(word[:], name[from:])
	}
	return binary.BigEndian.Uint64(word[:])
}

const wordSize = 8
