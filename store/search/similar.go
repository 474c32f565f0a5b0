package search

import (
	"cmp"
	"context"
	"slices"

	"github.com/sahilm/fuzzy"

	"frontdesk/store"
)

const (
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
	near := nearTyped(readTyped(q.Text, q.ClientsOnly))
	if near == nil {
		return nil, nil
	}
	exactly, err := ix.scan(ctx, ix.now.Load(), near.typed)
	if err != nil {
		return nil, err
	}
	counts, err := exactly.count(ctx, &q)
	if err != nil || counts.total() >= store.FewHits {
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
