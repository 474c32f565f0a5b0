package bolt

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"slices"
	"sync"
	"testing"

	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"frontdesk/model"
)

// duringAFlush does the first operation, with the disk's answer to it, and the
// second one, with many others, while the disk is at the first.
func duringAFlush(t *testing.T, d *DB, answer func(*bbolt.Tx) error, first, second model.Operation) (firstErr, secondErr error) {
	t.Helper()
	entered, performed, leave := make(chan bool), make(chan bool, 2), make(chan bool)
	d.commit = func(tx *bbolt.Tx) error {
		d.commit = (*bbolt.Tx).Commit
		close(entered)
		<-leave
		return answer(tx)
	}
	var desks sync.WaitGroup
	desks.Go(func() { _, firstErr = d.Do(context.Background(), manager, first) })
	<-entered
	many := slices.Repeat([]model.Operation{do("other", func(model.Tx) error { return nil })}, mostHanded)
	many[0] = do("second", func(tx model.Tx) error {
		_, err := second.Apply(tx)
		performed <- true
		return err
	})
	desks.Go(func() { secondErr = d.DoMany(context.Background(), manager, many)[0].Err })
	<-performed
	close(leave)
	desks.Wait()
	return firstErr, secondErr
}

// TestWhatIsPerformedAheadIsPerformedAnewWhereTheFlushFails: Adela's first name
// was changed, and her last name is being changed when the disk fails.
func TestWhatIsPerformedAheadIsPerformedAnewWhereTheFlushFails(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(*bbolt.Tx) error
		failed bool
		want   string
	}{
		"the disk is well":     {(*bbolt.Tx).Commit, false, "Adela Smith"},
		"written all the same": {func(tx *bbolt.Tx) error { return errors.Join(tx.Commit(), errDisk) }, true, "Adela Smith"},
		"not written":          {func(*bbolt.Tx) error { return errDisk }, true, "Ada Smith"},
		"a panic inside bbolt": {func(*bbolt.Tx) error { panic("page 12 already freed") }, true, "Ada Smith"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newFile(t, monday())
			mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
			married := do("marry", func(tx model.Tx) error {
				ada, err := tx.Person(1)
				ada.Last = "Smith"
				return errors.Join(err, tx.PutPerson(ada))
			})
			first, second := duringAFlush(t, d, c.answer, &rename{Person: 1, First: "Adela", Last: "Moreno"}, married)
			if model.IsCode(first, model.Unconfirmed) != c.failed || second != nil {
				t.Errorf("the first: %v; the second: %v", first, second)
			}
			view(t, d, manager, func(r model.Reader) error {
				ada, err := r.Person(1)
				if ada.Name() != c.want {
					t.Errorf("she is %s, not %s", ada.Name(), c.want)
				}
				return err
			})
			mustBeSound(t, d)
		})
	}
}

// TestWhatIsNotOnTheDiskYetCanBeUndone: the undo finds the commit's changes
// though the file has none of them.
func TestWhatIsNotOnTheDiskYetCanBeUndone(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
	before := recordsOf(t, d)
	first, second := duringAFlush(t, d, (*bbolt.Tx).Commit, &rename{Person: 1, First: "Adela", Last: "Moreno"}, revert(2))
	if err := errors.Join(first, second); err != nil {
		t.Fatal(err)
	}
	for key, value := range recordsOf(t, d) {
		if before[key] != value {
			t.Errorf("%s is not what it was", describe([]byte(key)))
		}
	}
	mustBeSound(t, d)
}

func (m mapKV) scanAll(prefix, from []byte) iter.Seq2[entry, error] { return m.scan(prefix, from) }

func (m mapKV) before(prefix, key []byte) (at, value []byte, err error) {
	for e, err := range m.scan(prefix[:1], nil) {
		if err != nil {
			return nil, nil, err
		}
		if key == nil || bytes.Compare(e.key[1:], key) < 0 {
			at, value = e.key, e.value
		}
	}
	return at, value, nil
}

// TestGroundIsWhatIsUnderItWithTheCommitsInIt: nothing is deleted here, and
// what is empty was taken back.
func TestGroundIsWhatIsUnderItWithTheCommitsInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		under, want, over := mapKV{}, mapKV{}, new(writes)
		for range rapid.IntRange(0, 12).Draw(t, "writes") {
			key, value := string(drawKey(t)), rapid.SampledFrom([]string{"", "a"}).Draw(t, "value")
			want[key] = value
			if _, again := over.Get(key); again || rapid.Bool().Draw(t, "just now") {
				over.Set(key, []byte(value))
			} else {
				under[key] = value
			}
		}
		ground := newKept(under, over)
		prefix, from := []byte{byte(namesBucket)}, drawKey(t)
		if got, want := list(ground.scanAll(prefix, from)), list(want.scanAll(prefix, from)); got != want {
			t.Fatalf("all from %x:\n%s\nwant\n%s", from, got, want)
		}
		end := rapid.SampledFrom([][]byte{from[1:], nil}).Draw(t, "end")
		at, value, _ := ground.before(prefix, end)
		wantAt, wantValue, _ := want.before(prefix, end)
		if !bytes.Equal(at, wantAt) || !bytes.Equal(value, wantValue) {
			t.Fatalf("before %x lies %x=%x, want %x=%x", end, at, value, wantAt, wantValue)
		}
	})
}
