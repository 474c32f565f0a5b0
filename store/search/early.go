package search

import (
	"slices"

	"frontdesk/store"
)

// early is window where the leaves are not in order of name yet: of each rank
// the foremost are sought among all.
func (s *scan) early(q *Query, seen counts, total int) []store.Hit {
	skip, hits := q.from(total)
	for r := range ranks {
		if n := seen.ofRank(r); skip >= n {
			skip -= n
			continue
		}
		first := foremost{most: skip + cap(hits) - len(hits)}
		for i, l := range s.of.leaves {
			rows := q.seen(l, s.marks[i][r])
			rows.each(func(at int) bool { first.add(&l.rows[at]); return true })
		}
		for _, row := range first.sorted()[skip:] {
			hits = append(hits, q.hit(row))
		}
		if skip = 0; len(hits) == cap(hits) {
			break
		}
	}
	return hits
}

// foremost keeps the most rows that come first by name of all that it is
// given.
type foremost struct {
	most int
	rows []*row
	cut  bool // the last of the most is known, and who comes after it is out
}

func (f *foremost) add(r *row) {
	if f.cut && compare(r, f.rows[f.most-1]) > 0 {
		return
	}
	if f.rows = append(f.rows, r); len(f.rows) == 2*f.most {
		f.rows, f.cut = f.sorted(), true
	}
}

func (f *foremost) sorted() []*row {
	slices.SortFunc(f.rows, compare)
	return f.rows[:min(f.most, len(f.rows))]
}
