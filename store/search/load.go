package search

import (
	"context"
	"iter"
	"slices"
	"strings"

	"frontdesk/model"
)

// loadFill leaves room in the leaves, so that the first changes split none.
const loadFill = leafMost * 3 / 4

// Load fills the index anew from everybody on record, each of them once, in
// any order; in order of model.Person.SortName it is quickest. People can be found when it
// returns. Who is Put or Removed meanwhile is kept as that said, so that all
// may open its view of the file when it is first called for, and changes may
// be told while it runs. An error of all, or the end of ctx, leaves the index
// as it was.
func (ix *Index) Load(ctx context.Context, all iter.Seq2[Entry, error]) error {
	ix.beginLoad()
	rows, err := readRows(ctx, all)
	var leaves []*leaf
	if err == nil {
		leaves, err = plant(ctx, rows)
	}
	ix.endLoad(rows, leaves, err)
	return err
}

func (ix *Index) beginLoad() {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.loading, ix.late = true, nil
}

func (ix *Index) endLoad(rows []row, leaves []*leaf, err error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	late := ix.late
	ix.loading, ix.late = false, nil
	if err != nil {
		return
	}
	ix.now.Store(&snapshot{leaves})
	ix.texts = make(map[model.PersonID]string, len(rows))
	for _, l := range leaves {
		for i := range l.rows {
			ix.texts[l.rows[i].id] = l.rows[i].text
		}
	}
	ix.applyLocked(late)
}

func readRows(ctx context.Context, all iter.Seq2[Entry, error]) ([]row, error) {
	var rows []row
	var keys arena
	for e, err := range all {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, e.row(keys.copy(e.Key)))
	}
	return rows, nil
}

// plant makes leaves of rows in any order.
func plant(ctx context.Context, rows []row) ([]*leaf, error) {
	sorted := slices.IsSortedFunc(rows, func(a, b row) int { return compare(&a, &b) })
	if !sorted {
		var err error
		if rows, err = inOrder(ctx, rows); err != nil {
			return nil, err
		}
	}
	leaves := make([]*leaf, (len(rows)+loadFill-1)/loadFill)
	err := inParallel(ctx, len(leaves), func(i int) {
		l := &leaf{rows: slices.Clone(rows[i*loadFill : min((i+1)*loadFill, len(rows))])}
		if !sorted {
			l.gather()
		}
		l.columns()
		leaves[i] = l
	})
	return leaves, err
}

// gather copies the texts of a leaf next to each other, as they are searched.
func (l *leaf) gather() {
	var texts arena
	for i := range l.rows {
		l.rows[i].text = texts.copy([]byte(l.rows[i].text))
	}
}

// arena copies many short texts into few long ones.
type arena struct{ block *strings.Builder }

func (a *arena) copy(text []byte) string {
	const size = 1 << 15
	if a.block == nil || a.block.Len()+len(text) > a.block.Cap() {
		a.block = new(strings.Builder)
		a.block.Grow(max(size, len(text)))
	}
	from := a.block.Len()
	a.block.Write(text)
	return a.block.String()[from:]
}
