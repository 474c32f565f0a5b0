package search

import (
	"context"
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	"frontdesk/model"
)

// loadFill leaves room in the leaves, so that the first changes split none.
const loadFill = leafMost * 3 / 4

// Load fills the index anew from everybody on record, in any order; in order
// of model.Person.SortName it is quickest. People can be found when it
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
	inOrder := slices.IsSortedFunc(rows, func(a, b row) int { return compare(&a, &b) })
	order := orderOf(rows, inOrder)
	leaves := make([]*leaf, (len(rows)+loadFill-1)/loadFill)
	err := inParallel(ctx, len(leaves), func(i int) {
		part := order[i*loadFill : min((i+1)*loadFill, len(order))]
		l := &leaf{rows: make([]row, len(part), loadFill)}
		var near arena
		for j, from := range part {
			l.rows[j] = rows[from]
			if !inOrder {
				// What is searched together should lie together.
				l.rows[j].text = near.copy([]byte(rows[from].text))
			}
		}
		l.columns()
		leaves[i] = l
	})
	return leaves, err
}

// orderOf is the places of rows in order of name, then id.
func orderOf(rows []row, inOrder bool) []uint32 {
	order := make([]uint32, len(rows))
	for i := range order {
		order[i] = uint32(i)
	}
	if inOrder {
		return order
	}
	named := make([]namedRow, len(rows))
	for i := range rows {
		named[i] = namedRow{name: sortNameIn(rows[i].text), at: uint32(i)}
	}
	sortNamed(rows, named, 0)
	for i := range named {
		order[i] = named[i].at
	}
	return order
}

// namedRow is a row while it is sorted: eight bytes of its name at a time, so
// that most comparisons are of two numbers at hand.
type namedRow struct {
	word uint64
	name string
	at   uint32
}

const wordSize = 8

func sortNamed(rows []row, named []namedRow, from int) {
	ended := true
	for i := range named {
		named[i].word = wordAt(named[i].name, from)
		ended = ended && len(named[i].name) <= from
	}
	if ended {
		slices.SortFunc(named, func(a, b namedRow) int { return compare(&rows[a.at], &rows[b.at]) })
		return
	}
	slices.SortFunc(named, func(a, b namedRow) int {
		switch {
		case a.word < b.word:
			return -1
		case a.word > b.word:
			return 1
		}
		return 0
	})
	for begin := 0; begin < len(named); {
		end := begin + 1
		for end < len(named) && named[end].word == named[begin].word {
			end++
		}
		if end > begin+1 {
			sortNamed(rows, named[begin:end], from+wordSize)
		}
		begin = end
	}
}

// wordAt is eight bytes of a name as a number that orders as they do.
func wordAt(name string, from int) uint64 {
	var word [wordSize]byte
	if from < len(name) {
		copy(word[:], name[from:])
	}
	return binary.BigEndian.Uint64(word[:])
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
