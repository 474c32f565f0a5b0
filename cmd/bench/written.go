package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"slices"

	"go.etcd.io/bbolt"
)

// pair is one key and its value, in a bucket.
type pair struct {
	bucket     string
	key, value []byte
}

// written is what one file has that the other, an earlier state of it, has
// not: the bytes that were written in between, bucket by bucket.
func written(before, after string) (found [][]pair, err error) {
	err = reading(before, func(old *bbolt.Tx) error {
		return reading(after, func(t *bbolt.Tx) error {
			return t.ForEach(func(name []byte, in *bbolt.Bucket) error {
				found = append(found, differing(string(name), old.Bucket(name), in))
				return nil
			})
		})
	})
	return found, err
}

func differing(name string, old, in *bbolt.Bucket) []pair {
	var list []pair
	behind := old.Cursor()
	oldKey, oldValue := behind.First()
	ahead := in.Cursor()
	for k, v := ahead.First(); k != nil; k, v = ahead.Next() {
		for oldKey != nil && bytes.Compare(oldKey, k) < 0 {
			oldKey, oldValue = behind.Next()
		}
		if !bytes.Equal(oldKey, k) || !bytes.Equal(oldValue, v) {
			list = append(list, pair{name, bytes.Clone(k), append([]byte{}, v...)})
		}
	}
	return list
}

// byName is the buckets whose keys begin with a text and end with a number.
func byName(bucket string) bool {
	return slices.Contains([]string{"names", "emails", "addresses", "origins", "order"}, bucket)
}

// apart splits what n changes of one kind wrote into n parts, as if each had
// written its share of every bucket. What lies by name was not written by
// name: there the number that the key ends with gives the order.
func apart(found [][]pair, n int) [][]pair {
	parts := make([][]pair, n)
	for _, list := range found {
		if len(list) > 0 && byName(list[0].bucket) {
			slices.SortStableFunc(list, func(a, b pair) int { return cmp.Compare(endOf(a.key), endOf(b.key)) })
		}
		for i, p := range list {
			at := i * n / len(list)
			parts[at] = append(parts[at], p)
		}
	}
	return parts
}

func endOf(key []byte) uint64 {
	if len(key) < 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key[len(key)-8:])
}

// putAll is one bare commit.
func putAll(db *bbolt.DB, pairs []pair) error {
	return db.Update(func(t *bbolt.Tx) error {
		for _, p := range pairs {
			in, err := t.CreateBucketIfNotExists([]byte(p.bucket))
			if err == nil {
				err = in.Put(p.key, p.value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func reading(path string, fn func(*bbolt.Tx) error) (err error) {
	db, err := openBare(path, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return db.View(fn)
}

// openBare opens a file as the store does, with nothing around it.
func openBare(path string, readOnly bool) (*bbolt.DB, error) {
	return bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: lockWait, ReadOnly: readOnly, NoStatistics: true, FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapSize,
	})
}

// mapSize is ample, as it is in the store: bbolt is not to map anew meanwhile.
const mapSize = 1 << 30
