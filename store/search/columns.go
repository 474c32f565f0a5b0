package search

import "slices"

// columns says where letters, and pairs of letters that stand together, are in
// the texts of a leaf's rows.
type columns struct {
	all     bitmap
	clients bitmap
	letters [3 * alphabet]bitmap
	// pairs has the places of pair p from starts[p] up to starts[p+1].
	starts [pairs + 1]uint32
	pairs  []place
}

// Letters and digits have three bitmaps each: the rows that have it anywhere,
// at the beginning of a word, at the beginning of the text.
const (
	alphabet  = 26 + 10
	anywhere  = 0
	wordFirst = alphabet
	textFirst = 2 * alphabet
)

// Two letters or digits are a pair of their own. All other bytes of a word
// share the pairs behind those, so that a row may seem to have one of them.
const (
	ownPairs    = alphabet * alphabet
	sharedPairs = 1 << 8
	pairs       = ownPairs + sharedPairs
)

// place is a row's number and whether the pair begins a word, or the text.
type place uint16

const (
	rowOf      place = leafMost - 1
	beginsWord place = leafMost
	beginsText place = leafMost << 1
)

// alphabetNo is the number of a letter or digit.
func alphabetNo(b byte) (int, bool) {
	no := byteKinds[b]
	return int(no), no < alphabet
}

// byteKinds is, for each byte, its number in the alphabet, or what else it is.
var byteKinds = func() (kinds [256]uint8) {
	for b := range kinds {
		switch b := byte(b); {
		case b >= 'a' && b <= 'z':
			kinds[b] = b - 'a'
		case b >= '0' && b <= '9':
			kinds[b] = b - '0' + 26
		case isBoundary(b):
			kinds[b] = betweenWords
		default:
			kinds[b] = inWords
		}
	}
	return kinds
}()

const (
	inWords      = alphabet // what has no number and is part of a word
	betweenWords = alphabet + 1
)

// pairNo is the number of a pair, and whether no other pair has it.
func pairNo(a, b byte) (int, bool) {
	x, xOK := alphabetNo(a)
	y, yOK := alphabetNo(b)
	if xOK && yOK {
		return x*alphabet + y, true
	}
	const spread = 0x9e37 // 2^16 / golden ratio: neighbours fall far apart
	return ownPairs + int((uint16(a)<<8|uint16(b))*spread>>8), false
}

// pairsOf is the different pairs in a word.
func pairsOf(word string) []int {
	var list []int
	for i := 1; i < len(word); i++ {
		if !isBoundary(word[i-1]) && !isBoundary(word[i]) {
			no, _ := pairNo(word[i-1], word[i])
			list = append(list, no)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// withPair is the rows that have a pair, or seem to.
func (c *columns) withPair(no int) bitmap {
	var rows bitmap
	for _, p := range c.pairs[c.starts[no]:c.starts[no+1]] {
		rows.set(int(p & rowOf))
	}
	return rows
}

func newColumns(rows []row, finder *pairFinder) *columns {
	c := new(columns)
	*finder = pairFinder{places: finder.places[:0]}
	for i := range rows {
		c.all.set(i)
		if rows[i].client {
			c.clients.set(i)
		}
		c.addRow(i, rows[i].text, finder)
	}
	c.starts, c.pairs = finder.sorted()
	return c
}

func (c *columns) addRow(i int, text string, found *pairFinder) {
	before, begins := betweenWords, beginsText|beginsWord
	for at := range len(text) {
		no := int(byteKinds[text[at]])
		if no == betweenWords {
			before, begins = betweenWords, beginsWord
			continue
		}
		if no != inWords {
			c.letters[anywhere+no].set(i)
			if before == betweenWords {
				c.letters[wordFirst+no].set(i)
			}
			if at == 0 {
				c.letters[textFirst+no].set(i)
			}
		}
		if before != betweenWords {
			pair := before*alphabet + no
			if before == inWords || no == inWords {
				pair, _ = pairNo(text[at-1], text[at])
			}
			found.add(pair, place(i)|begins)
			begins = 0
		}
		before = no
	}
}

// pairFinder gathers the places of pairs row by row, for one leaf after the
// other.
type pairFinder struct {
	places []foundPair
	// newest is the row, counted from 1, in which each pair was found last,
	// and where in places that is.
	newest [pairs]struct{ row, at uint32 }
	counts [pairs]uint32
}

type foundPair struct {
	no uint16
	place
}

func (f *pairFinder) add(no int, p place) {
	newest := &f.newest[no]
	if row := uint32(p&rowOf) + 1; newest.row != row {
		newest.row, newest.at = row, uint32(len(f.places))
		f.counts[no]++
		f.places = append(f.places, foundPair{uint16(no), p})
		return
	}
	f.places[newest.at].place |= p
}

// sorted is the places by pair, and where each pair's begin.
func (f *pairFinder) sorted() (starts [pairs + 1]uint32, list []place) {
	for no, n := range f.counts {
		starts[no+1] = starts[no] + n
	}
	next := starts
	list = make([]place, len(f.places))
	for _, p := range f.places {
		list[next[p.no]] = p.place
		next[p.no]++
	}
	return starts, list
}
