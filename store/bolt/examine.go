package bolt

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"

	"frontdesk/model"
)

// The two meta pages of a bbolt file, as bbolt 1.x writes them: a page header
// of 16 bytes, then, in the machine's order of bytes, magic, version, page
// size and flags (4 bytes each), root page and sequence, freelist page, number
// of pages, transaction (8 bytes each), and a checksum (FNV-1a) of all that.
const (
	pageHeader   = 16
	metaLen      = 64
	metaSummed   = metaLen - 8
	boltMagic    = 0xED0CDAED
	boltVersion  = 2
	smallestPage = 1 << 10
	largestPage  = 16 << 20
)

type metaPage struct {
	version, pageSize uint32
	root, freelist    uint64
	pages, tx         uint64
	sound             bool // the checksum is right
}

// examine looks over a file before it is mapped into memory, where reading
// behind its end would end the process. The file must be locked.
func examine(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Size() == 0 {
		return damagedFile(file, "is empty")
	}
	first, err := readMeta(file, 0)
	if err != nil {
		return err
	}
	if first == nil && info.Size() < smallestPage {
		return damagedFile(file, "is cut off")
	}
	newest, err := newestMeta(file, first, info.Size())
	switch {
	case err != nil:
		return err
	case newest == nil:
		return model.Errorf(model.Invalid, "%s is not a Frontdesk file", file.Name()).
			Hint("name a practice file with --db")
	case newest.version != boltVersion:
		return newerFile(file.Name())
	case !newest.sound:
		return damagedFile(file, "has no sound first page")
	case int64(newest.pages) > info.Size()/int64(newest.pageSize):
		return damagedFile(file, "is cut off")
	}
	return nil
}

// newestMeta is the meta page that counts: the sound one of the newest
// transaction. Where the first is unsound the page size is not known, and the
// second is looked for at every size there can be, as bbolt does.
func newestMeta(file *os.File, first *metaPage, size int64) (*metaPage, error) {
	newest := first
	if first != nil && first.sound {
		second, err := readMeta(file, int64(first.pageSize))
		if err == nil && second != nil && second.sound && second.tx > first.tx {
			newest = second
		}
		return newest, err
	}
	for at := int64(smallestPage); at <= largestPage && at < size; at *= 2 {
		second, err := readMeta(file, at)
		if err != nil {
			return nil, err
		}
		if second != nil && (newest == nil || second.sound) {
			newest = second
		}
	}
	return newest, nil
}

// readMeta reads the meta page at a place; nil is none.
func readMeta(file *os.File, at int64) (*metaPage, error) {
	var b [pageHeader + metaLen]byte
	if _, err := file.ReadAt(b[:], at); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, err
	}
	m := b[pageHeader:]
	if binary.NativeEndian.Uint32(m) != boltMagic {
		return nil, nil
	}
	sum := fnv.New64a()
	sum.Write(m[:metaSummed])
	page := &metaPage{
		version:  binary.NativeEndian.Uint32(m[4:]),
		pageSize: binary.NativeEndian.Uint32(m[8:]),
		root:     binary.NativeEndian.Uint64(m[16:]),
		freelist: binary.NativeEndian.Uint64(m[32:]),
		pages:    binary.NativeEndian.Uint64(m[40:]),
		tx:       binary.NativeEndian.Uint64(m[48:]),
		sound:    binary.NativeEndian.Uint64(m[metaSummed:]) == sum.Sum64(),
	}
	page.sound = page.sound && page.pageSize >= smallestPage && page.pageSize <= largestPage
	return page, nil
}

func damagedFile(file *os.File, what string) error {
	return model.Errorf(model.Damaged, "%s %s", file.Name(), what).
		Hint("keep the file aside and restore the newest copy that `frontdesk backup` made; nothing was written to it")
}

func newerFile(path string) error {
	return model.Errorf(model.Unsupported, "%s was made by a newer Frontdesk", path).
		Hint("install the newer version; this one leaves the file alone")
}
