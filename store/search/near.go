package search

import (
	"slices"
	"strings"
)

// near is what was typed, for finding what is nearly it.
type near struct {
	*typed
	terms []nearTerm
}

// nearTerm is one term and how many slips it forgives.
type nearTerm struct {
	letters []rune
	slips   int
	// plain is the term where each of its letters is one byte, and pairs its
	// pairs of letters.
	plain string
	pairs []int
}

// nearTyped is nil where too little was typed for anything to be near it.
func nearTyped(t *typed) *near {
	n := &near{typed: t}
	room, forgiving := longestFuzzy, false
	for word := range strings.FieldsFuncSeq(t.phrase, isBoundaryRune) {
		list := letters(word, room)
		if room -= len(list); len(list) == 0 {
			break
		}
		nt := newNearTerm(list)
		forgiving = forgiving || nt.slips > 0
		n.terms = append(n.terms, nt)
	}
	if !forgiving {
		return nil
	}
	return n
}

func newNearTerm(list []rune) nearTerm {
	t := nearTerm{letters: list, slips: slipsForgiven(list)}
	word := string(list)
	if len(word) != len(list) {
		return t // a slip in a letter of several bytes may change all of them
	}
	t.plain, t.pairs = word, pairsOf(word)
	return t
}

// slipsForgiven is how many slips a term may be away. A number with two other
// digits is another number.
func slipsForgiven(term []rune) int {
	digits := !slices.ContainsFunc(term, func(r rune) bool { return !isDigit(r) })
	switch n := len(term); {
	case n >= 8 && !digits:
		return 2
	case n >= 6, n >= 4 && !digits:
		return 1
	}
	return 0
}

// prefilter is the rows that have so many letters and pairs of letters of
// each term that it can be near: a slip loses one letter at most, and two
// letters exchanged three pairs.
func (n *near) prefilter(l *leaf) bitmap {
	columns, rows := l.columns(), l.among(n.typed)
	if columns == nil {
		return rows
	}
	for i := range n.terms {
		t := &n.terms[i]
		letters := atLeast(len(t.plain)-t.slips, columns, len(t.plain), func(i int) bitmap {
			if no, ok := alphabetNo(t.plain[i]); ok {
				return columns.letters[anywhere+no]
			}
			return columns.all
		})
		rows.and(&letters)
		pairs := atLeast(len(t.pairs)-3*t.slips, columns, len(t.pairs), func(i int) bitmap {
			return columns.withPair(t.pairs[i])
		})
		rows.and(&pairs)
	}
	return rows
}

// atLeast is the rows that so many of n bitmaps have, counted for all rows at
// once: more[k] is those that more than k of them have.
func atLeast(least int, columns *columns, n int, has func(i int) bitmap) bitmap {
	if least <= 0 {
		return columns.all
	}
	more := make([]bitmap, least)
	for i := range n {
		with := has(i)
		for k := least - 1; k > 0; k-- {
			both := more[k-1]
			both.and(&with)
			more[k].or(&both)
		}
		more[0].or(&with)
	}
	return more[least-1]
}

// close is those of the rows to whose words every term is near.
func (n *near) close(l *leaf, rows bitmap) bitmap {
	var near bitmap
	rows.each(func(i int) bool {
		for t := range n.terms {
			if _, slips := n.terms[t].nearest(l.rows[i].text); slips > n.terms[t].slips {
				return true
			}
		}
		near.set(i)
		return true
	})
	return near
}

func (n *near) candidate(r *row) candidate {
	c := candidate{row: r}
	for i := range n.terms {
		word, slips := n.terms[i].nearest(r.text)
		c.slips += slips
		// What several terms have in common with several words need not
		// stand in one order: the longest counts.
		if common := inCommon(n.terms[i].letters, []rune(word)); len(common) > len(c.common) {
			c.common = common
		}
	}
	return c
}

// nearest is the word of a key's text that the term is nearest to, and how
// many slips away the term is from it or its beginning; more slips than it
// forgives all count the same.
func (t *nearTerm) nearest(text string) (word string, slips int) {
	slips = t.slips + 1
	for from := 0; from < len(text) && slips > 0; from++ {
		begin, has := from, letterSet(0)
		for from < len(text) && !isBoundary(text[from]) {
			has = has.with(text[from])
			from++
		}
		if from-begin < len(t.letters)-t.slips || has.lacks(t.plain, slips) {
			continue
		}
		if d := t.slipsFrom(text[begin:from], slips-1); d < slips {
			word, slips = text[begin:from], d
		}
	}
	return word, slips
}

// slipsFrom is the least number of letters left out, put in, mistaken or
// exchanged with their neighbour between the term and the beginning of a
// word; more than most counts as most + 1.
func (t *nearTerm) slipsFrom(word string, most int) int {
	// The table of the edit distance, three of its rows at a time: now[i] is
	// how far the first i letters of the term are from those of the word.
	var before, last, now [longestFuzzy + 1]int8
	n := len(t.letters)
	for i := range n + 1 {
		last[i] = int8(i)
	}
	best, previous, j := last[n], rune(0), 0
	for _, letter := range word {
		if j++; j > n+most {
			break
		}
		now[0] = int8(j)
		least := now[0]
		for i := 1; i <= n; i++ {
			now[i] = min(last[i], now[i-1]) + 1
			if t.letters[i-1] == letter {
				now[i] = min(now[i], last[i-1])
			} else {
				now[i] = min(now[i], last[i-1]+1)
			}
			if i > 1 && j > 1 && t.letters[i-1] == previous && t.letters[i-2] == letter {
				now[i] = min(now[i], before[i-2]+1)
			}
			least = min(least, now[i])
		}
		if best = min(best, now[n]); int(least) > most {
			break
		}
		before, last, previous = last, now, letter
	}
	return min(int(best), most+1)
}

// letterSet is which bytes a word has, each by its last six bits: it may seem
// to have more than it does, never less.
type letterSet uint64

func (s letterSet) with(b byte) letterSet { return s | 1<<(b&63) }

// lacks reports whether so many letters of a text are not in the set.
func (s letterSet) lacks(text string, many int) bool {
	for i := 0; i < len(text) && many > 0; i++ {
		if s&(1<<(text[i]&63)) == 0 {
			many--
		}
	}
	return many <= 0
}

// inCommon is the longest run of letters, with gaps, that a has in the order
// in which b has them.
func inCommon(a, b []rune) string {
	longest := make([][]string, len(a)+1)
	for i := range longest {
		longest[i] = make([]string, len(b)+1)
	}
	for i := range a {
		for j := range b {
			switch {
			case a[i] == b[j]:
				longest[i+1][j+1] = longest[i][j] + string(a[i])
			case len(longest[i][j+1]) >= len(longest[i+1][j]):
				longest[i+1][j+1] = longest[i][j+1]
			default:
				longest[i+1][j+1] = longest[i+1][j]
			}
		}
	}
	return strings.Clone(longest[len(a)][len(b)])
}
