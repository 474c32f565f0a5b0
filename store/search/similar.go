package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"frontdesk/store"
)

const (
	// fewHits is from how many exact hits on nobody is offered who is only
	// similar.
	fewHits = 5
	// mostSimilar is the most people offered as similar, mostRanked the most
	// that are ranked for it.
	mostSimilar = 20
	mostRanked  = 256
	// longestFuzzy is the most letters fuzzy is given: its score overflows at
	// forty that stand together.
	longestFuzzy = 32
)

// Similar is the people who nearly fit, where fewer than five fit: each word
// typed is a slip or two away from a word of theirs, or from its beginning.
// Those whose words have most of the typed letters together and in order come
// first. Nobody whom Find finds is among them.
func (ix *Index) Similar(ctx context.Context, q Query) ([]store.Hit, error) {
	near := nearTyped(readTyped(q.Text))
	if near == nil {
		return nil, nil
	}
	exactly, err := ix.scan(ctx, ix.now.Load(), near.typed)
	if err != nil {
		return nil, err
	}
	if total, err := exactly.total(ctx, &q); err != nil || total >= fewHits {
		return nil, err
	}
	found := make([][]candidate, len(exactly.marks))
	err = inParallel(ctx, len(found), func(i int) {
		l := exactly.of.leaves[i]
		rows := near.prefilter(l)
		hits := exactly.marks[i].any()
		rows.andNot(&hits)
		rows = near.close(l, rows)
		rows = q.seen(l, rows)
		rows.each(func(at int) bool {
			found[i] = append(found[i], near.candidate(&l.rows[at]))
			return true
		})
	})
	if err != nil {
		return nil, err
	}
	return q.similarHits(slices.Concat(found...)), nil
}

// total is how many rows the asking staff member sees.
func (s *scan) total(ctx context.Context, q *Query) (int, error) {
	counts, err := s.count(ctx, q)
	total := 0
	for _, leaf := range counts {
		for _, n := range leaf {
			total += int(n)
		}
	}
	return total, err
}

// candidate is a row that may be offered as similar.
type candidate struct {
	row   *row
	slips int
	// common is the letters typed that its words have in the same order.
	common string
	score  int
}

// similarHits ranks candidates: by fuzzy's score, then as lists are ordered.
func (q *Query) similarHits(list []candidate) []store.Hit {
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(a.slips, b.slips) })
	list = list[:min(len(list), mostRanked)]
	for i := range list {
		list[i].score = score(list[i].common, list[i].row.text)
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), compare(a.row, b.row))
	})
	most := mostSimilar
	if q.Limit > 0 {
		most = min(most, q.Limit)
	}
	hits := make([]store.Hit, min(len(list), most))
	for i := range hits {
		hits[i] = q.hit(list[i].row)
	}
	return hits
}

// score is fuzzy's score of a pattern whose letters a text has in order.
func score(pattern, text string) int {
	matches := fuzzy.Find(pattern, []string{text})
	if len(matches) == 0 {
		return 0
	}
	return matches[0].Score
}

// near is what was typed, for finding what is nearly it.
type near struct {
	*typed
	terms []nearTerm
}

// nearTerm is one term and how many slips it forgives.
type nearTerm struct {
	letters []rune
	slips   int
	pairs   []int
	// least is how many of the pairs a word so near must have.
	least int
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
	t := nearTerm{letters: list}
	switch n := len(list); {
	case n >= 8:
		t.slips = 2
	case n >= 3:
		t.slips = 1
	}
	t.pairs = pairsOf(string(list))
	// Two letters exchanged change three pairs. A letter beyond ASCII has
	// several bytes, and may change more.
	t.least = len(t.pairs) - 3*t.slips
	if len(string(list)) != len(list) {
		t.least = 0
	}
	return t
}

// prefilter is the rows that have so many pairs of letters of each term that
// it can be near.
func (n *near) prefilter(l *leaf) bitmap {
	columns := l.columns()
	rows := columns.all
	for i := range n.terms {
		enough := n.terms[i].enough(columns)
		rows.and(&enough)
	}
	return rows
}

// enough counts the pairs of every row at once: atLeast[k] is the rows with
// more than k of them.
func (t *nearTerm) enough(columns *columns) bitmap {
	if t.least <= 0 {
		return columns.all
	}
	atLeast := make([]bitmap, t.least)
	for _, pair := range t.pairs {
		with := columns.withPair(pair)
		for k := len(atLeast) - 1; k > 0; k-- {
			more := atLeast[k-1]
			more.and(&with)
			atLeast[k].or(&more)
		}
		atLeast[0].or(&with)
	}
	return atLeast[t.least-1]
}

// close is those of the rows to whose words every term is near.
func (n *near) close(l *leaf, rows bitmap) bitmap {
	var close bitmap
	rows.each(func(i int) bool {
		for t := range n.terms {
			if _, slips := n.terms[t].nearest(l.rows[i].text); slips > n.terms[t].slips {
				return true
			}
		}
		close.set(i)
		return true
	})
	return close
}

func (n *near) candidate(r *row) candidate {
	c := candidate{row: r}
	var common []string
	for i := range n.terms {
		word, slips := n.terms[i].nearest(r.text)
		c.slips += slips
		common = append(common, inCommon(n.terms[i].letters, []rune(word)))
	}
	// What was found for several terms need not stand in their order.
	c.common = slices.MaxFunc(common, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	return c
}

// nearest is the word of a key's text that the term is nearest to, and how
// many slips away the term is from it or its beginning.
func (t *nearTerm) nearest(text string) (word string, slips int) {
	slips = len(t.letters) + 1
	for text != "" && slips > 0 {
		end := 0
		for end < len(text) && !isBoundary(text[end]) {
			end++
		}
		if end > 0 {
			if d := t.slipsFrom(text[:end], min(slips-1, t.slips)); d < slips {
				word, slips = text[:end], d
			}
		}
		text = text[min(end+1, len(text)):]
	}
	return word, slips
}

// slipsFrom is the least number of letters left out, put in, mistaken or
// exchanged with their neighbour between the term and the beginning of a
// word; more than most counts as most + 1.
func (t *nearTerm) slipsFrom(word string, most int) int {
	const longest = longestFuzzy + 1
	var before, last, now [longest]int
	n := len(t.letters)
	for i := range n + 1 {
		last[i] = i
	}
	best, previous, j := last[n], rune(0), 0
	for _, letter := range word {
		if j++; j > n+most {
			break
		}
		now[0] = j
		row := j
		for i := 1; i <= n; i++ {
			now[i] = min(last[i]+1, now[i-1]+1, last[i-1]+differ(t.letters[i-1], letter))
			if i > 1 && j > 1 && t.letters[i-1] == previous && t.letters[i-2] == letter {
				now[i] = min(now[i], before[i-2]+1)
			}
			row = min(row, now[i])
		}
		best = min(best, now[n])
		if row > most {
			break
		}
		before, last, previous = last, now, letter
	}
	return min(best, most+1)
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
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
