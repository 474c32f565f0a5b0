package bolt

import (
	"encoding/binary"
	"errors"

	"go.etcd.io/bbolt"

	"frontdesk/model"
)

// migration brings a file from one version of the layout to the next.
type migration struct {
	name string
	run  func(*bbolt.Tx) error
}

// migrations is all of them in order. A file's version is how many it has been
// through. One that was published is never changed; each has a test of its
// own, and a test counts them.
func migrations() []migration {
	return []migration{
		{"make the buckets", makeBuckets},
		{"make the outbox", makeOutbox},
		{"make the messages and the contents", makeMessages},
		{"make the index of threads", makeThreads},
	}
}

const versionKey = "version"

// errCurrent ends a migrating transaction that has nothing to do, so that it
// is not committed.
var errCurrent = errors.New("the layout is current")

// bringUp brings a file to the layout of this program.
func bringUp(file *bbolt.DB, readOnly bool) error {
	if readOnly {
		return file.View(func(t *bbolt.Tx) error {
			version, err := layoutVersion(t)
			if err == nil && version < len(migrations()) {
				err = model.Errorf(model.Unsupported, "%s was made by an older Frontdesk", file.Path()).
					Hint("open it once for writing, with `frontdesk`")
			}
			return err
		})
	}
	err := file.Update(migrate)
	if errors.Is(err, errCurrent) {
		return nil
	}
	return err
}

func migrate(t *bbolt.Tx) error {
	version, err := layoutVersion(t)
	if err != nil {
		return err
	}
	due := migrations()[version:]
	if len(due) == 0 {
		return errCurrent
	}
	for _, m := range due {
		if err := m.run(t); err != nil {
			return err
		}
	}
	meta, err := t.CreateBucketIfNotExists([]byte(metaName))
	if err != nil {
		return err
	}
	return meta.Put([]byte(versionKey), withID(nil, uint64(len(migrations()))))
}

// layoutVersion is the version of the layout of a file that is ours; zero is
// a file without anything in it.
func layoutVersion(t *bbolt.Tx) (int, error) {
	if first, _ := t.Cursor().First(); first == nil {
		return 0, nil
	}
	var value []byte
	if meta := t.Bucket([]byte(metaName)); meta != nil {
		value = meta.Get([]byte(versionKey))
	}
	if len(value) != idLen {
		return 0, model.Errorf(model.Invalid, "%s is not a Frontdesk file", t.DB().Path()).
			Hint("name a practice file with --db")
	}
	version := binary.BigEndian.Uint64(value)
	if version > uint64(len(migrations())) {
		return 0, newerFile(t.DB().Path())
	}
	return int(version), nil
}

func makeBuckets(t *bbolt.Tx) error {
	for b := practiceBucket; b <= changesBucket; b++ {
		if _, err := t.CreateBucketIfNotExists([]byte(b.String())); err != nil {
			return err
		}
	}
	return nil
}

func makeOutbox(t *bbolt.Tx) error {
	_, err := t.CreateBucketIfNotExists([]byte(outboxBucket.String()))
	return err
}

func makeMessages(t *bbolt.Tx) error {
	for _, b := range []bucket{messagesBucket, contentsBucket} {
		if _, err := t.CreateBucketIfNotExists([]byte(b.String())); err != nil {
			return err
		}
	}
	return nil
}

// makeThreads also enters the threads that there are.
func makeThreads(t *bbolt.Tx) error {
	if _, err := t.CreateBucketIfNotExists([]byte(threadsBucket.String())); err != nil {
		return err
	}
	codec, err := newCodec()
	if err != nil {
		return err
	}
	kept := newBoltKV(t)
	for e, err := range kept.scan([]byte{byte(chartsBucket)}, nil) {
		if err != nil {
			return err
		}
		if !isItemKey(e.key) {
			continue
		}
		item := &model.Item{}
		if err := codec.decode(e.key, e.value, item); err != nil {
			return err
		}
		for _, due := range threadEntries(item) {
			if err := kept.put(due.key, due.value); err != nil {
				return err
			}
		}
	}
	return nil
}
