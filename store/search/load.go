package search

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

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
		if len(rows) == cap(rows) {
			rows = slices.Grow(rows, max(len(rows), loadFill)) // append copies more often
		}
		rows = append(rows, e.row(keys.copy(e.Key)))
	}
	return rows, nil
}

// plant makes leaves of rows in any order.
func plant(ctx context.Context, rows []row) ([]*leaf, error) {
	var order []uint32
	if !slices.IsSortedFunc(rows, func(a, b row) int { return compare(&a, &b) }) {
		var err error
		if order, err = orderOf(ctx, rows); err != nil {
			return nil, err
		}
	}
	leaves := make([]*leaf, (len(rows)+loadFill-1)/loadFill)
	finders := sync.Pool{New: func() any { return new(pairFinder) }}
	err := inParallel(ctx, len(leaves), func(i int) {
		from, upTo := i*loadFill, min((i+1)*loadFill, len(rows))
		l := &leaf{rows: slices.Clone(rows[from:upTo])}
		if order != nil {
			l.gather(rows, order[from:upTo])
		}
		finder := finders.Get().(*pairFinder)
		l.makeColumns(finder)
		finders.Put(finder)
		leaves[i] = l
	})
	return leaves, err
}

// gather takes rows from all over, and their texts next to each other, as
// they are searched.
func (l *leaf) gather(rows []row, order []uint32) {
	var texts arena
	for i, from := range order {
		l.rows[i] = rows[from]
		l.rows[i].text = texts.copyString(rows[from].text)
	}
}

// arena copies many short texts into few long ones.
type arena struct{ block *strings.Builder }

func (a *arena) copy(text []byte) string {
	return a.written(len(text), func(to *strings.Builder) { to.Write(text) })
}

func (a *arena) copyString(text string) string {
	return a.written(len(text), func(to *strings.Builder) { to.WriteString(text) })
}

func (a *arena) written(length int, write func(*strings.Builder)) string {
	const size = 1 << 15
	if a.block == nil || a.block.Len()+length > a.block.Cap() {
		a.block = new(strings.Builder)
		a.block.Grow(max(size, length))
	}
	from := a.block.Len()
	write(a.block)
	return a.block.String()[from:]
}
