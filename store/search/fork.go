package search

import "maps"

// Fork is an index of its own that begins with everybody who is in this one
// now. The two share what neither of them changes. Nothing is forked while Load
// is under way.
func (ix *Index) Fork() *Index {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	fork := &Index{known: known{loaded: ix.known.loaded, since: maps.Clone(ix.known.since)}}
	fork.now.Store(ix.now.Load())
	return fork
}
