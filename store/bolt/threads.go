package bolt

import (
	"bytes"
	"iter"
	"slices"
	"time"

	"frontdesk/model"
)

// The two parts of the index of threads: which there are, with its past like
// every index, and the order of now, which moves with every message and keeps
// none.
const (
	threadThere byte = iota
	threadOrder
)

const (
	threadKeyLen      = 2 + 2*idLen
	threadOrderKeyLen = threadKeyLen + 1 + idLen
)

func isItemKey(key []byte) bool {
	return bucketOf(key) == chartsBucket && len(key) == partKeyLen && key[clientKeyLen-1] == itemTag
}

// isThreadOrder reports whether a key is one of the order of now.
func isThreadOrder(key []byte) bool {
	return bucketOf(key) == threadsBucket && len(key) > 1 && key[1] == threadOrder
}

func threadKey(id model.ItemID) []byte {
	key := append(make([]byte, 0, threadKeyLen), byte(threadsBucket), threadThere)
	return withID(withID(key, uint64(id.Client)), id.No)
}

// threadItem is the key of the item that a key of the index is about.
func threadItem(key []byte) []byte {
	id := threadAt(key)
	return partKey(id.Client, itemTag, id.No)
}

// threadAt is the thread that a key of the index is about.
func threadAt(key []byte) model.ItemID {
	return model.ItemID{Client: model.ClientID(idAt(key, len(key)-2*idLen)), No: lastID(key)}
}

// threadEntries is the index entries that follow from an item.
func threadEntries(item *model.Item) []entry {
	if item == nil || item.Thread == nil {
		return nil
	}
	return []entry{{key: threadKey(item.ID)}, orderEntry(item)}
}

func orderEntry(item *model.Item) entry {
	read, last := byte(1), uint64(0)
	if item.Thread.Unread > 0 {
		read = 0
	}
	if nano := item.Thread.Last.UnixNano(); !item.Thread.Last.IsZero() && nano > 0 {
		last = uint64(nano)
	}
	key := append(make([]byte, 0, threadOrderKeyLen), byte(threadsBucket), threadOrder, read)
	key = withID(withID(withID(key, ^last), uint64(item.ID.Client)), item.ID.No)
	return entry{key: key, value: withID(withID(nil, uint64(item.Thread.With)), item.Thread.Unread)}
}

// isThread reports whether an entry of the index follows from the records.
func isThread(c *codec, from kv, e entry) (bool, error) {
	if len(e.key) < threadKeyLen {
		return false, nil
	}
	item, err := load[model.Item](c, from, threadItem(e.key))
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(threadEntries(item), func(due entry) bool { return bytes.Equal(due.key, e.key) }), nil
}

// PutItem implements model.Tx.
func (t *tx) PutItem(i model.Item) error {
	if i.Thread == nil {
		return t.put(&i)
	}
	if err := t.dropThread(keyOf(&i)); err != nil {
		return err
	}
	if err := t.put(&i); err != nil {
		return err
	}
	return t.addEntries(threadEntries(&i))
}

// dropThread takes the item at a key out of the order, where it is a thread.
func (t *tx) dropThread(key []byte) error {
	if !isItemKey(key) {
		return nil
	}
	item, err := load[model.Item](t.codec, t.writes, key)
	if item == nil || item.Thread == nil || err != nil {
		return err
	}
	t.writes.delete(orderEntry(item).key)
	return nil
}

// addThread brings the index in line with the item that stands at a key again,
// or is taken back.
func (r *reversal) addThread(key []byte) error {
	item, err := load[model.Item](r.codec, r.writes, key)
	if err != nil {
		return err
	}
	if item != nil {
		return r.addEntries(threadEntries(item))
	}
	there := threadKey(model.ItemID{Client: clientOf(key), No: lastID(key)})
	stands, err := r.writes.get(there)
	if stands != nil {
		r.writes.delete(there)
	}
	return err
}

// Threads implements model.Reader. The order of another time is made of the
// threads that there were.
func (r *reader) Threads() iter.Seq2[model.ThreadLine, error] {
	if isPast(r.kv) {
		return r.threadsThen()
	}
	return func(yield func(model.ThreadLine, error) bool) {
		for e, err := range r.kv.scan([]byte{byte(threadsBucket), threadOrder}, nil) {
			line, sees := model.ThreadLine{}, false
			if err == nil && len(e.key) != threadOrderKeyLen {
				err = damaged(e.key, "is no entry of the order of threads")
			}
			if err == nil {
				line = r.threadLine(e)
				sees, err = r.seesClient(line.ID.Client)
			}
			if (sees || err != nil) && !yield(line, err) || err != nil {
				return
			}
		}
	}
}

func (r *reader) threadLine(e entry) model.ThreadLine {
	line := model.ThreadLine{ID: threadAt(e.key), With: model.PersonID(idAt(e.value, 0)), Unread: lastID(e.value)}
	if last := ^idAt(e.key, 3); last != 0 {
		line.Last = time.Unix(0, int64(last)).In(r.now.Location()) //nolint:gosec // it was one
	}
	return line
}

func (r *reader) threadsThen() iter.Seq2[model.ThreadLine, error] {
	return func(yield func(model.ThreadLine, error) bool) {
		var order []entry
		for e, err := range r.kv.scan([]byte{byte(threadsBucket), threadThere}, nil) {
			var item *model.Item
			if err == nil {
				item, err = load[model.Item](r.codec, r.kv, threadItem(e.key))
			}
			sees := false
			if err == nil && item != nil && item.Thread != nil {
				sees, err = r.seesClient(item.ID.Client)
			}
			if err != nil {
				yield(model.ThreadLine{}, err)
				return
			}
			if sees {
				order = append(order, orderEntry(item))
			}
		}
		slices.SortFunc(order, func(a, b entry) int { return bytes.Compare(a.key, b.key) })
		for _, e := range order {
			if !yield(r.threadLine(e), nil) {
				return
			}
		}
	}
}
