package bolt

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math"
	"os"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

// Options is how a file is opened. The zero value opens it for reading and
// writing, by the machine's clock.
type Options struct {
	// Now is the clock, in the practice's own zone. Nil is time.Now.
	Now func() time.Time
	// NewLink gives the token of an invitation's link, which nobody may be able
	// to guess. Nil is 128 bits of the machine's own randomness.
	NewLink func() string
	// ReadOnly opens a file that is there already and never writes to it.
	// Several processes may do so at once, but none beside one that writes.
	ReadOnly bool
	// Verify walks every page of the file before anything in it is followed:
	// for a check, and for a file of doubtful origin. Without it a page that
	// leads back to itself may keep whoever comes by it for ever.
	Verify bool
	// Training makes the file a practice to learn on. It must not be there yet:
	// a practice file is refused with code Invalid, and never becomes one.
	Training bool
}

// DB is an open practice file.
type DB struct {
	path     string
	readOnly bool
	verify   bool
	now      func() time.Time
	newLink  func() string
	codec    *codec
	holder   *holder

	mu   sync.RWMutex // held to read while a transaction reads, to write while the file is opened anew
	bolt *bbolt.DB    // nil once closed

	jobs      chan []*job
	sending   sync.RWMutex // held to read by who sends a job, to write to end that
	closed    bool
	committed chan struct{} // closed when the committer has ended

	// The committer's own.
	head   head
	broken error
	commit func(*bbolt.Tx) error

	// writing is held while a group is committed, and by a check of the pages.
	writing sync.Mutex

	watchers store.Watchers[store.Change]
	finder   *finder
}

var _ store.Store = (*DB)(nil)

// Open opens the practice file at path, and makes it where there is none. Its
// errors are of code Damaged, InUse (after waiting a second), Unsupported for
// a file of a newer Frontdesk, and Invalid for a file that is not ours or that
// others could read; each says what to do.
func Open(ctx context.Context, path string, opts Options) (*DB, error) {
	codec, err := newCodec()
	if err != nil {
		return nil, err
	}
	d := &DB{
		path: path, readOnly: opts.ReadOnly, verify: opts.Verify, now: opts.Now, newLink: opts.NewLink, codec: codec,
		jobs: make(chan []*job, mostHands), committed: make(chan struct{}),
		commit: (*bbolt.Tx).Commit, finder: newFinder(), watchers: newWatchers(),
	}
	if d.now == nil {
		d.now = time.Now
	}
	if d.newLink == nil {
		d.newLink = rand.Text
	}
	if err := d.makeIfMissing(opts.Training); err != nil {
		return nil, err
	}
	if err := d.begin(ctx); err != nil {
		return nil, errors.Join(err, d.closeFile())
	}
	if opts.Training && d.head.no != 0 { // another process was quicker
		return nil, errors.Join(notToLearnOn(path), d.closeFile())
	}
	if d.readOnly {
		close(d.committed)
		return d, nil
	}
	start(d.commitLoop)
	if opts.Training {
		if err := d.beginTraining(ctx); err != nil {
			return nil, errors.Join(err, d.Close())
		}
	}
	return d, nil
}

func (d *DB) makeIfMissing(training bool) error {
	_, err := os.Stat(d.path)
	if err == nil && training {
		return notToLearnOn(d.path)
	}
	if !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if d.readOnly {
		return model.Errorf(model.NotFound, "there is no practice file %s", d.path).
			Hint("name another one with --db, or run `frontdesk` to make it")
	}
	return create(d.path)
}

// begin opens the file under its lock and brings it to this layout.
func (d *DB) begin(ctx context.Context) (err error) {
	if d.bolt, err = d.openBolt(ctx); err != nil {
		return err
	}
	if !d.readOnly {
		d.holder = declareHolder(d.path, d.clock())
	}
	return guarded(func() error {
		if err := bringUp(d.bolt, d.readOnly); err != nil {
			return err
		}
		return d.bolt.View(func(t *bbolt.Tx) (err error) {
			d.head, err = readHead(d.codec, newBoltKV(t))
			return err
		})
	})
}

// openBolt opens the file. It is locked and looked over before bbolt maps it.
func (d *DB) openBolt(ctx context.Context) (opened *bbolt.DB, err error) {
	var file *os.File
	err = guarded(func() error {
		opened, err = bbolt.Open(d.path, fileMode, &bbolt.Options{
			Timeout: lockWait, ReadOnly: d.readOnly, NoStatistics: true,
			FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapSize(d.readOnly),
			OpenFile: func(path string, flag int, mode os.FileMode) (*os.File, error) {
				if file != nil { // a copy being made, which needs no lock
					return os.OpenFile(path, flag, mode)
				}
				file, err = d.openFile(ctx, path, flag&^os.O_CREATE)
				return file, err
			},
		})
		return err
	})
	if err == nil {
		opened.AllocSize = growBy
		return opened, nil
	}
	if file != nil {
		_ = file.Close() // which bbolt has done already, unless it panicked
	}
	var known *model.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	if errors.Is(err, os.ErrPermission) {
		return nil, model.Errorf(model.Forbidden, "%s is not this user's to open", d.path).
			Hint("while whose file it is serves it, with frontdesk serve, others join")
	}
	return nil, fmt.Errorf("open %s: %w", d.path, err)
}

// growBy is how much a file grows at a time.
const growBy = 4 << 20

// mapSize is how much address space to map at first. bbolt waits for all who
// read before it maps more, so it is ample; it costs no memory.
func mapSize(readOnly bool) int {
	if readOnly || math.MaxInt == math.MaxInt32 {
		return 0
	}
	return 1 << 30
}

// openFile gives bbolt the file, locked and found to be whole. Damage is told
// before others' reading it, and a check tells damage of any file.
func (d *DB) openFile(ctx context.Context, path string, flag int) (*os.File, error) {
	file, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return nil, err
	}
	err = checkFile(file)
	if err == nil {
		err = lock(ctx, file, path, d.readOnly)
	}
	if err == nil {
		err = examine(file)
	}
	switch {
	case err != nil:
	case d.verify:
		err = verifyPages(file)
	default:
		err = checkMode(file)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// Close implements store.Store. What was handed in before is committed first.
func (d *DB) Close() error {
	d.sending.Lock()
	if d.closed {
		d.sending.Unlock()
		return nil
	}
	d.closed = true
	close(d.jobs)
	d.sending.Unlock()
	<-d.committed
	d.finder.end()
	d.watchers.Close()
	return d.closeFile()
}

func (d *DB) closeFile() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.holder.remove() // while the lock still keeps the next holder out
	if d.bolt == nil {
		return nil
	}
	err := guarded(d.bolt.Close)
	d.bolt = nil
	return err
}
