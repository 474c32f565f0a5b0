package search

import (
	"cmp"
	"slices"

	"frontdesk/model"
)

// known is the rows in the index by id: where a change finds the row that it
// takes the place of, when that lies in order of name.
type known struct {
	loaded *snapshot
	byID   []rowNo // of those loaded
	since  map[model.PersonID]change
}

func newKnown(loaded *snapshot, byID []rowNo) known {
	return known{loaded: loaded, byID: byID, since: map[model.PersonID]change{}}
}

func (k *known) row(id model.PersonID) (*row, bool) {
	if last, changed := k.since[id]; changed {
		return &last.row, !last.remove
	}
	i, there := slices.BinarySearchFunc(k.byID, id, func(no rowNo, id model.PersonID) int {
		return cmp.Compare(k.loaded.row(no).id, id)
	})
	if !there {
		return nil, false
	}
	return k.loaded.row(k.byID[i]), true
}
