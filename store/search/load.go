package search

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"sync"
)

// loadFill leaves room in the leaves, so that the first changes split none.
const loadFill = leafMost * 3 / 4

// Load fills the index anew from everybody on record, each of them once in one
// of the parts, which are read at the same time; in order of id it is
// quickest. People can be found when it returns, and quickly once Quicken has
// run. Who is Put or Removed meanwhile is kept as that said, so that each part
// may open its view of the file when it is first called for, and changes may
// be told while it runs. An error of a part, or the end of ctx, leaves the
// index as it was.
func (ix *Index) Load(ctx context.Context, parts ...iter.Seq2[Entry, error]) error {
	ix.beginLoad()
	rows, err := readParts(ctx, parts)
	var leaves []*leaf
	if err == nil {
		rows = rows.byID()
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

func (ix *Index) endLoad(rows pieces, leaves []*leaf, err error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	late := ix.late
	ix.loading, ix.late = false, nil
	if err != nil {
		return
	}
	ix.now.Store(&snapshot{leaves})
	ix.known = newKnown(rows)
	ix.applyLocked(late)
}

func readParts(ctx context.Context, parts []iter.Seq2[Entry, error]) (pieces, error) {
	rows, errs := make([]pieces, len(parts)), make([]error, len(parts))
	err := inParallel(ctx, len(parts), func(i int) { rows[i], errs[i] = readRows(ctx, parts[i]) })
	return slices.Concat(rows...), cmp.Or(append(errs, err)...)
}

func readRows(ctx context.Context, all iter.Seq2[Entry, error]) (pieces, error) {
	var rows pieces
	var keys arena
	for e, err := range all {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		rows.add(e.row(keys.copy(e.Key)))
	}
	return rows, nil
}

// plant makes leaves of rows in order of id.
func plant(ctx context.Context, rows pieces) ([]*leaf, error) {
	order, err := orderOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	leaves := make([]*leaf, (len(order)+loadFill-1)/loadFill)
	err = inParallel(ctx, len(leaves), func(i int) {
		from, upTo := i*loadFill, min((i+1)*loadFill, len(order))
		l := &leaf{rows: make([]row, upTo-from), loaded: true}
		l.gather(rows, order[from:upTo])
		leaves[i] = l
	})
	return leaves, err
}

// Quicken makes the columns of those whom Load took in. Until it is done every
// text is looked at, which takes several times as long and finds the same.
func (ix *Index) Quicken(ctx context.Context) error {
	leaves := ix.now.Load().leaves
	finders := sync.Pool{New: func() any { return new(pairFinder) }}
	return inParallel(ctx, len(leaves), func(i int) {
		if l := leaves[i]; l.loaded {
			finder := finders.Get().(*pairFinder)
			l.makeColumns(finder)
			finders.Put(finder)
		}
	})
}

// gather takes rows from all over, and their texts next to each other, as
// they are searched. The rows are left with these texts, so that none is kept
// twice.
func (l *leaf) gather(rows pieces, order []uint32) {
	var texts arena
	for i, no := range order {
		r := rows.row(no)
		r.text = texts.copyString(r.text)
		l.rows[i] = *r
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
