package bolt

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"iter"

	"pgregory.net/rapid"
)

// mapKV is what an overlay must equal: a map, sorted when it is read.
type mapKV map[string]string

func (m mapKV) get(key []byte) ([]byte, error) {
	if value, ok := m[string(key)]; ok {
		return []byte(value), nil
	}
	return nil, nil
}

func (m mapKV) scan(prefix, from []byte) iter.Seq2[entry, error] {
	keys := []string{}
	for key := range m {
		if strings.HasPrefix(key, string(prefix)) && key >= string(from) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return func(yield func(entry, error) bool) {
		for _, key := range keys {
			if !yield(entry{[]byte(key), []byte(m[key])}, nil) {
				return
			}
		}
	}
}

func (m mapKV) last(prefix []byte) ([]byte, error) {
	var last []byte
	for e, err := range m.scan(prefix, nil) {
		if err != nil {
			return nil, err
		}
		last = e.key
	}
	return last, nil
}

func listed(from kv, prefix, at []byte) string { return list(from.scan(prefix, at)) }

func list(entries iter.Seq2[entry, error]) string {
	var list strings.Builder
	for e, err := range entries {
		fmt.Fprintf(&list, "%x=%x %v\n", e.key, e.value, err)
	}
	return list.String()
}

// keys are few, short and near each other, with 0x00 and 0xff among the bytes.
func drawKey(t *rapid.T) []byte {
	rest := rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 'a', 0xff}), 1, 3).Draw(t, "key")
	return append([]byte{byte(namesBucket)}, rest...)
}

func TestAnOverlayIsItsBaseWithTheWritesInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, want := mapKV{}, mapKV{}
		for range rapid.IntRange(0, 12).Draw(t, "in the base") {
			key, value := drawKey(t), rapid.String().Draw(t, "value")
			base[string(key)], want[string(key)] = value, value
		}
		under := newOverlay(base)
		over := newOverlay(under) // overlays also lie on overlays
		for range rapid.IntRange(0, 20).Draw(t, "writes") {
			into := rapid.SampledFrom([]*overlay{under, over}).Draw(t, "overlay")
			key := drawKey(t)
			if _, hidden := over.writes.Get(string(key)); hidden && into == under {
				continue
			}
			if rapid.Bool().Draw(t, "delete") {
				into.delete(key)
				delete(want, string(key))
				continue
			}
			value := rapid.String().Draw(t, "value")
			if err := into.put(key, []byte(value)); err != nil {
				t.Fatal(err)
			}
			want[string(key)] = value
		}
		prefix := drawKey(t)
		prefix = prefix[:rapid.IntRange(1, len(prefix)).Draw(t, "prefix")]
		from := drawKey(t)
		if got, want := listed(over, prefix, from), listed(want, prefix, from); got != want {
			t.Fatalf("scan %x from %x:\n%s\nwant\n%s", prefix, from, got, want)
		}
		key := drawKey(t)
		got, _ := over.get(key)
		if value, there := want[string(key)]; there != (got != nil) || value != string(got) {
			t.Fatalf("get %x: %q, want %q, %v", key, got, value, there)
		}
	})
}

func TestTheLastKeyIsFoundAboveAndBelow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, want := mapKV{}, mapKV{}
		over := newOverlay(base)
		for range rapid.IntRange(0, 12).Draw(t, "keys") {
			key := drawKey(t)
			want[string(key)] = ""
			if rapid.Bool().Draw(t, "above") {
				_ = over.put(key, nil)
			} else {
				base[string(key)] = ""
			}
		}
		prefix := drawKey(t)
		prefix = prefix[:rapid.IntRange(1, len(prefix)).Draw(t, "prefix")]
		got, _ := over.last(prefix)
		due, _ := want.last(prefix)
		if string(got) != string(due) {
			t.Fatalf("last of %x: %x, want %x", prefix, got, due)
		}
	})
}

// TestWritingWhileScanning: an operation may write what it goes through.
func TestWritingWhileScanning(t *testing.T) {
	over := newOverlay(mapKV{"\x09a": "", "\x09c": ""})
	_ = over.put([]byte("\x09b"), nil)
	n := 0
	for e, err := range over.scan([]byte{9}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		_ = over.put(append(e.key, 'x'), nil)
		over.delete(e.key)
	}
	if n != 3 {
		t.Errorf("went through %d keys, not the three there were", n)
	}
	if got := listed(over, []byte{9}, nil); strings.Count(got, "\n") != 3 {
		t.Errorf("left is\n%s", got)
	}
}
