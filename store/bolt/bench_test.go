package bolt

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"

	"frontdesk/model"
)

// BenchmarkChartLoad loads a chart of 4 contacts and 40 items; the budget is
// 100 µs.
func BenchmarkChartLoad(b *testing.B) {
	d := newFile(b, monday())
	ids := mustDo(b, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"a", "b", "c", "d"}, Items: 40})
	ada := personID(b, ids[0]).Client()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		err := d.View(context.Background(), manager, func(r model.Reader) error {
			_, err := r.Chart(ada)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkChartAsOf loads the same chart as it was a commit before.
func BenchmarkChartAsOf(b *testing.B) {
	c := monday()
	d := newFile(b, c)
	ids := mustDo(b, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"a", "b", "c", "d"}, Items: 40})
	ada := personID(b, ids[0])
	then := c.at
	c.forward(1)
	mustDo(b, d, &rename{Person: ada, First: "Adela", Last: "Moreno"})
	for b.Loop() {
		err := d.ViewAt(context.Background(), manager, then, func(r model.Reader) error {
			_, err := r.Chart(ada.Client())
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// people fills a file with families to commit among.
func filled(b *testing.B, families int) *DB {
	b.Helper()
	d := newFile(b, monday())
	ops := make([]model.Operation, families)
	for i := range ops {
		ops[i] = &addFamily{Last: fmt.Sprintf("Name%05d", i*7919%families), First: "Ada", Parents: []string{"luis", "marta"}}
	}
	for _, o := range d.DoMany(context.Background(), manager, ops) {
		if o.Err != nil {
			b.Fatal(o.Err)
		}
	}
	return d
}

// BenchmarkCommit is one durable change of an access, alone and by 16 writers
// at once; BenchmarkBareCommit is bbolt committing the same keys and values
// into a file of the same content.
func BenchmarkCommit(b *testing.B) {
	d := filled(b, 5000)
	b.Run("alone", func(b *testing.B) { commitFrom(b, 1, d.toggle) })
	b.Run("16 writers", func(b *testing.B) { commitFrom(b, 16, d.toggle) })
}

func (d *DB) toggle(n int64) error {
	_, err := d.Do(context.Background(), manager, toggleOf(n))
	return err
}

// toggleOf turns the access of some contact off and on again.
func toggleOf(n int64) model.Operation {
	client := model.ClientID(1 + n*37%5000*3)
	return do("toggle", func(tx model.Tx) error {
		chart, err := tx.Chart(client)
		if err != nil {
			return err
		}
		chart.Access[0].On = !chart.Access[0].On
		chart.Access[0].Reason = fmt.Sprint(n)
		return tx.PutAccess(chart.Access[0])
	})
}

func commitFrom(b *testing.B, writers int, commit func(int64) error) {
	var n atomic.Int64
	var done sync.WaitGroup
	b.ResetTimer()
	for range writers {
		done.Go(func() {
			for i := n.Add(1); i <= int64(b.N); i = n.Add(1) {
				if err := commit(i); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	done.Wait()
}

func BenchmarkBareCommit(b *testing.B) {
	d := filled(b, 5000)
	path := filepath.Join(filepath.Dir(d.path), "bare.db")
	if err := d.bolt.View(func(t *bbolt.Tx) error { return t.CopyFile(path, fileMode) }); err != nil {
		b.Fatal(err)
	}
	writes := recordedWrites(b, d)
	bare, err := bbolt.Open(path, fileMode, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoStatistics: true})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = bare.Close() }()
	commit := func(n int64) error {
		return bare.Update(func(t *bbolt.Tx) error {
			for _, e := range writes[n%int64(len(writes))] {
				if err := t.Bucket([]byte(bucketOf(e.key).String())).Put(e.key[1:], e.value); err != nil {
					return err
				}
			}
			return nil
		})
	}
	b.Run("alone", func(b *testing.B) { commitFrom(b, 1, commit) })
	b.Run("16 writers", func(b *testing.B) { commitFrom(b, 16, commit) })
}

// BenchmarkImport brings 20,000 families of three in, an operation each;
// BenchmarkBareImport is bbolt writing the same keys and values, in the same
// order and with as many flushes.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		if err := filled(b, importFamilies).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

const importFamilies = 20_000

func BenchmarkBareImport(b *testing.B) {
	d := filled(b, importFamilies)
	groups := importedWrites(b, d)
	for b.Loop() {
		bare, err := bbolt.Open(filepath.Join(b.TempDir(), "bare.db"), fileMode, &bbolt.Options{
			FreelistType: bbolt.FreelistMapType, NoStatistics: true, InitialMmapSize: mapSize(false)})
		if err != nil {
			b.Fatal(err)
		}
		for _, group := range groups {
			err = errors.Join(err, bare.Update(func(t *bbolt.Tx) error { return putAll(t, group) }))
		}
		if err := errors.Join(err, bare.Close()); err != nil {
			b.Fatal(err)
		}
	}
}

func putAll(t *bbolt.Tx, writes []entry) error {
	for _, e := range writes {
		in, err := t.CreateBucketIfNotExists([]byte(bucketOf(e.key).String()))
		if err == nil {
			err = in.Put(e.key[1:], e.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// importedWrites is all that is in a file, in groups of as many commits as the
// committer takes together.
func importedWrites(b *testing.B, d *DB) [][]entry {
	b.Helper()
	groups := make([][]entry, importFamilies/mostJobs+1)
	err := d.read(context.Background(), func(kept *boltKV) error {
		for of := practiceBucket; of < bucketEnd; of++ {
			for e, err := range kept.scan([]byte{byte(of)}, nil) {
				if err != nil {
					return err
				}
				i := groupOf(e.key)
				groups[i] = append(groups[i], entry{e.key, append([]byte{}, e.value...)})
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return groups
}

// groupOf is the group that wrote a key: by the family it belongs to, of which
// the people have three numbers in a row.
func groupOf(key []byte) int {
	switch bucketOf(key) {
	case commitsBucket:
		return int(lastID(key)) / mostJobs
	case changesBucket:
		return groupOf(key[1 : len(key)-idLen])
	case chartsBucket:
		return int(clientOf(key)-1) / 3 / mostJobs
	default:
		return int(lastID(key)-1) / 3 / mostJobs
	}
}

// recordedWrites is what the store writes for changes like those of the
// benchmark, change by change.
func recordedWrites(b *testing.B, d *DB) [][]entry {
	b.Helper()
	var all [][]entry
	for n := range int64(500) {
		commit, err := d.Do(context.Background(), manager, toggleOf(n))
		if err != nil {
			b.Fatal(err)
		}
		err = d.read(context.Background(), func(kept *boltKV) error {
			keys := [][]byte{commitKey(commit.No)}
			for _, id := range commit.Change.Clients {
				keys = append(keys, revisionKey(id), changeKey(revisionKey(id), commit.No))
				access := partKey(id, accessTag, uint64(id)+1)
				keys = append(keys, access, changeKey(access, commit.No))
			}
			var writes []entry
			for _, key := range keys {
				value, err := kept.get(key)
				if err != nil {
					return err
				}
				writes = append(writes, entry{key, append([]byte{}, value...)})
			}
			all = append(all, writes)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return all
}
