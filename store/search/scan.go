package search

import (
	"context"
	"sync"
)

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
	if earlier != nil && earlier.typed.narrows(t) && earlier.typed.phrase == t.phrase {
		return earlier, nil // another window of the same
	}
	s := &scan{of: of, typed: t, marks: make([]marks, len(of.leaves))}
	err := inParallel(ctx, len(of.leaves), func(i int) {
		within := of.leaves[i].among(t)
		if earlier != nil {
			found := earlier.marks[i].any()
			within.and(&found)
		}
		s.marks[i] = of.leaves[i].match(t, within)
	})
	if err != nil {
		return nil, err
	}
	ix.recent.keep(s)
	return s, nil
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
