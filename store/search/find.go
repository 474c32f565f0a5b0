package search

import (
	"context"

	"frontdesk/model"
	"frontdesk/store"
)

// Query is what is asked, and how much of the index the asking staff member
// sees.
type Query struct {
	store.Query
	// Practitioner, unless zero, narrows the index to this practitioner's
	// clients and the people who are Tied to one of them. Of the latter it
	// does not tell whether they are anybody else's client.
	Practitioner model.StaffID
	// Tied may be called from several goroutines; nil is nobody.
	Tied func(model.PersonID) bool
}

// Find answers how many people fit, and with the window asked for: those who
// fit best first, then by name, then by id. No limit is all of them. It never
// fills in Similar, for which nobody should wait.
func (ix *Index) Find(ctx context.Context, q Query) (store.Found, error) {
	s, err := ix.scan(ctx, ix.now.Load(), readTyped(q.Text, q.ClientsOnly))
	if err != nil {
		return store.Found{}, err
	}
	counts, err := s.count(ctx, &q)
	if err != nil {
		return store.Found{}, err
	}
	total := counts.total()
	if s.of.byID {
		return store.Found{Total: total, Hits: s.early(&q, counts, total)}, nil
	}
	return store.Found{Total: total, Hits: s.window(&q, counts, total)}, nil
}

// counts is how many rows of each leaf somebody sees, by rank.
type counts [][ranks]uint16

func (c counts) total() int {
	total := 0
	for r := range ranks {
		total += c.ofRank(r)
	}
	return total
}

func (c counts) ofRank(r rank) int {
	n := 0
	for i := range c {
		n += int(c[i][r])
	}
	return n
}

func (s *scan) count(ctx context.Context, q *Query) (counts, error) {
	c := make(counts, len(s.marks))
	err := inParallel(ctx, len(s.marks), func(i int) {
		for r := range ranks {
			seen := q.seen(s.of.leaves[i], s.marks[i][r])
			c[i][r] = uint16(seen.count())
		}
	})
	return c, err
}

// window is the hits from q.Offset on.
func (s *scan) window(q *Query, seen counts, total int) []store.Hit {
	skip, hits := q.from(total)
	for r := range ranks {
		for i := 0; i < len(seen) && len(hits) < cap(hits); i++ {
			if n := int(seen[i][r]); skip >= n {
				skip -= n
				continue
			}
			rows := q.seen(s.of.leaves[i], s.marks[i][r])
			rows.each(func(at int) bool {
				if skip--; skip < 0 {
					hits = append(hits, q.hit(&s.of.leaves[i].rows[at]))
				}
				return len(hits) < cap(hits)
			})
			skip = max(skip, 0)
		}
	}
	return hits
}

// from is how many of so many hits are before the window, and room for those
// in it.
func (q *Query) from(total int) (skip int, hits []store.Hit) {
	want := q.Limit
	if want <= 0 {
		want = total
	}
	skip = max(q.Offset, 0)
	return skip, make([]store.Hit, 0, max(0, min(want, total-skip)))
}

// seen is those of the rows that the asking staff member sees.
func (q *Query) seen(l *leaf, rows bitmap) bitmap {
	if q.Practitioner == 0 {
		return rows
	}
	var seen bitmap
	rows.each(func(i int) bool {
		r := &l.rows[i]
		if q.isClient(r) || !q.ClientsOnly && q.Tied != nil && q.Tied(r.id) {
			seen.set(i)
		}
		return true
	})
	return seen
}

// isClient reports whether the person is a client whom the asking staff
// member sees.
func (q *Query) isClient(r *row) bool {
	return r.client && (q.Practitioner == 0 || r.practitioner == q.Practitioner)
}

func (q *Query) hit(r *row) store.Hit {
	return store.Hit{Person: r.id, IsClient: q.isClient(r)}
}
