package search

import (
	"context"
	"sync"
)

// marks is the rows of one leaf that are found, by how well they fit.
type marks [ranks]bitmap

// any is the rows found, however well.
func (m *marks) any() bitmap {
	found := m[exact]
	for r := exact + 1; r < ranks; r++ {
		found.or(&m[r])
	}
	return found
}

// scan is what was found for what was typed in one snapshot, whoever asks:
// marks of each leaf.
type scan struct {
	of    *snapshot
	typed *typed
	marks []marks
}

// scan finds what was typed. What was found for less of it, just before, is
// looked through instead of everybody.
func (ix *Index) scan(ctx context.Context, of *snapshot, t *typed) (*scan, error) {
	earlier := ix.recent.best(of, t)
	if earlier != nil && t.narrows(earlier.typed) && earlier.typed.narrows(t) &&
		earlier.typed.phrase == t.phrase {
		return earlier, nil
	}
	s := &scan{of: of, typed: t, marks: make([]marks, len(of.leaves))}
	err := inParallel(ctx, len(of.leaves), func(i int) {
		within := of.leaves[i].columns().all
		if earlier != nil {
			within = earlier.marks[i].any()
		}
		of.leaves[i].match(t, within, &s.marks[i])
	})
	if err != nil {
		return nil, err
	}
	ix.recent.keep(s)
	return s, nil
}

// match marks the rows within that are found.
func (l *leaf) match(t *typed, within bitmap, m *marks) {
	columns := l.columns()
	for _, c := range t.columns {
		within.and(&columns.has[c])
	}
	switch {
	case len(t.terms) == 0:
		m[substring] = within
		return
	case within == bitmap{}:
		return
	case len(t.terms) == 1 && len(t.phrase) == 1 && len(t.columns) == 1 && t.digits == "":
		within = l.matchLetter(t.columns[0], within, m)
	}
	within.each(func(i int) bool {
		if r := t.rank(&l.rows[i]); r < miss {
			m[r].set(i)
		}
		return true
	})
}

// matchLetter marks the rows that have one letter, without a look at them. It
// returns those whose name begins with it: one of them may be the whole name.
func (l *leaf) matchLetter(letter column, within bitmap, m *marks) bitmap {
	columns := l.columns()
	first := columns.has[textFirst+letter]
	first.and(&within)
	within.andNot(&first)
	m[wordPrefix] = columns.has[wordFirst+letter]
	m[wordPrefix].and(&within)
	within.andNot(&m[wordPrefix])
	m[substring] = within
	return first
}

// recent keeps the newest scans: the one that a longer text narrows, and the
// one of which another window is asked for. They are the same for all who
// ask, and hold for one snapshot.
type recent struct {
	mu    sync.Mutex
	scans []*scan // newest last
}

const keptScans = 8

func (r *recent) keep(s *scan) {
	r.mu.Lock()
	defer r.mu.Unlock()
	kept := make([]*scan, 0, keptScans)
	for _, old := range r.scans[max(0, len(r.scans)-keptScans+1):] {
		if old.of == s.of {
			kept = append(kept, old)
		}
	}
	r.scans = append(kept, s)
}

// best is the newest scan of the snapshot with everything that t finds among
// what it found, or nil.
func (r *recent) best(of *snapshot, t *typed) *scan {
	r.mu.Lock()
	defer r.mu.Unlock()
	var best *scan
	for _, s := range r.scans {
		if s.of == of && t.narrows(s.typed) && (best == nil || s.typed.narrows(best.typed)) {
			best = s
		}
	}
	return best
}
