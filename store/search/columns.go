package search

import "slices"

// column numbers what a row may have in its text.
type column uint16

// The columns: a letter or digit anywhere, at the beginning of a word, at the
// beginning of the text; then pairs of bytes of one word, which share the
// columns that are left. A shared column lets rows through that have another
// pair, and never holds one back.
const (
	alphabet   = 26 + 10
	anywhere   = column(0)
	wordFirst  = column(alphabet)
	textFirst  = column(2 * alphabet)
	pairs      = column(3 * alphabet)
	allColumns = column(256)
)

// columns is the bitmaps of one leaf.
type columns struct {
	has     [allColumns]bitmap
	all     bitmap
	clients bitmap
}

func makeColumns(rows []row) *columns {
	c := new(columns)
	for i := range rows {
		c.all.set(i)
		if rows[i].client {
			c.clients.set(i)
		}
		before := byte(' ')
		for at := range len(rows[i].text) {
			b := rows[i].text[at]
			if no, ok := letterNo(b); ok {
				c.has[anywhere+no].set(i)
				if isBoundary(before) {
					c.has[wordFirst+no].set(i)
				}
				if at == 0 {
					c.has[textFirst+no].set(i)
				}
			}
			if !isBoundary(before) && !isBoundary(b) {
				c.has[pairColumn(before, b)].set(i)
			}
			before = b
		}
	}
	return c
}

// letterNo is the place of a letter or digit in the alphabet of columns.
func letterNo(b byte) (column, bool) {
	switch {
	case b >= 'a' && b <= 'z':
		return column(b - 'a'), true
	case b >= '0' && b <= '9':
		return column(b-'0') + 26, true
	}
	return 0, false
}

func pairColumn(a, b byte) column {
	const spread = 40503 // 2^16 / golden ratio
	mixed := (uint16(a)<<8 | uint16(b)) * spread
	return pairs + column(uint32(mixed)*uint32(allColumns-pairs)>>16)
}

// columnsOf is the columns that a row must have for all terms to be in it.
func columnsOf(terms []string) []column {
	var list []column
	for _, term := range terms {
		if no, ok := letterNo(term[0]); ok && len(term) == 1 {
			list = append(list, anywhere+no)
		}
		list = append(list, pairsOf(term)...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func pairsOf(term string) []column {
	var list []column
	for i := 1; i < len(term); i++ {
		if !isBoundary(term[i-1]) && !isBoundary(term[i]) {
			list = append(list, pairColumn(term[i-1], term[i]))
		}
	}
	return list
}
