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

// Load fills the index anew from everybody on record, each of them once: the
// parts, which are read at the same time, follow each other in order of id, and
// so do those in each. People can be found when it returns, and quickly once
// Quicken has run. Who is Put or Removed meanwhile is kept as that said, so
// that each part may open its view of the file when it is first called for, and
// changes may be told while it runs. An error of a part, or the end of ctx,
// leaves the index as it was.
func (ix *Index) Load(ctx context.Context, parts ...iter.Seq2[Entry, error]) error {
	return ix.replace(func(*snapshot) (*snapshot, []rowNo, error) {
		leaves, err := readParts(ctx, parts)
		return &snapshot{leaves: leaves, byID: true}, nil, err
	})
}

// Quicken lays those whom Load took in in order of name, and makes the columns.
// Until it is done every text is looked at and who is found is sorted, which
// takes several times as long and answers the same.
func (ix *Index) Quicken(ctx context.Context) error {
	if !ix.now.Load().byID {
		return nil
	}
	return ix.replace(func(loaded *snapshot) (*snapshot, []rowNo, error) { return plant(ctx, loaded) })
}

// replace puts a snapshot that takes a while to make in the place of the one
// there is, with the numbers of its rows in order of id unless that is theirs.
func (ix *Index) replace(with func(now *snapshot) (*snapshot, []rowNo, error)) error {
	next, byID, err := with(ix.beginReplacing())
	ix.mu.Lock()
	defer ix.mu.Unlock()
	late := ix.late
	ix.replacing, ix.late = false, nil
	if err != nil {
		return err
	}
	ix.now.Store(next)
	ix.known = newKnown(next, byID)
	ix.applyLocked(late)
	return nil
}

func (ix *Index) beginReplacing() *snapshot {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.replacing, ix.late = true, nil
	return ix.now.Load()
}

func readParts(ctx context.Context, parts []iter.Seq2[Entry, error]) ([]*leaf, error) {
	leaves, errs := make([][]*leaf, len(parts)), make([]error, len(parts))
	err := inParallel(ctx, len(parts), func(i int) { leaves[i], errs[i] = readLeaves(ctx, parts[i]) })
	return slices.Concat(leaves...), cmp.Or(append(errs, err)...)
}

// readLeaves makes leaves of people as they come.
func readLeaves(ctx context.Context, all iter.Seq2[Entry, error]) ([]*leaf, error) {
	var leaves []*leaf
	var last *leaf
	var keys arena
	for e, err := range all {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		if last == nil || len(last.rows) == loadFill {
			last = &leaf{rows: make([]row, 0, loadFill), bare: true}
			leaves = append(leaves, last)
		}
		last.rows = append(last.rows, e.row(keys.copy(e.Key)))
	}
	return leaves, nil
}

// plant makes leaves in order of name, with their columns, of those in order
// of id, and says where these went.
func plant(ctx context.Context, loaded *snapshot) (*snapshot, []rowNo, error) {
	order, err := orderOf(ctx, loaded)
	if err != nil {
		return nil, nil, err
	}
	leaves := make([]*leaf, (len(order)+loadFill-1)/loadFill)
	moved := make([]rowNo, len(loaded.leaves)*leafMost)
	finders := sync.Pool{New: func() any { return new(pairFinder) }}
	err = inParallel(ctx, len(leaves), func(i int) {
		from := order[i*loadFill : min((i+1)*loadFill, len(order))]
		leaves[i] = gather(loaded, from)
		finder := finders.Get().(*pairFinder)
		leaves[i].makeColumns(finder)
		finders.Put(finder)
		for at, no := range from {
			moved[no] = rowNo(i*leafMost + at)
		}
	})
	byID := make([]rowNo, 0, len(order))
	for i, l := range loaded.leaves {
		byID = append(byID, moved[i*leafMost:][:len(l.rows)]...)
	}
	return &snapshot{leaves: leaves}, byID, err
}

// gather takes rows from all over, and their texts next to each other, as they
// are searched.
func gather(loaded *snapshot, from []rowNo) *leaf {
	l := &leaf{rows: make([]row, len(from))}
	var texts arena
	for i, no := range from {
		l.rows[i] = *loaded.row(no)
		l.rows[i].text = texts.copyString(l.rows[i].text)
	}
	return l
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
