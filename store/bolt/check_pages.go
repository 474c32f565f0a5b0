package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
)

// bbolt can check its own pages, but on damaged ones its check may run for
// ever, fill the memory, or end the process, and cannot be guarded because it
// runs in a goroutine of its own. So the pages are walked here, read from the
// file and not from the memory it is mapped to, with every bound looked at.
//
// A page has a header: its number (8 bytes), flags and count (2 each), and how
// many pages it is longer than one (4). Then come count elements of 16 bytes:
// in a branch page, where the key lies from the element on, its length (4
// each), and the page below (8); in a leaf page, flags, where the key lies,
// its length and the value's (4 each). A bucket is a value too: its root page
// and sequence (8 each), and where the root is 0 a whole leaf page behind.
const (
	elementLen   = 16
	bucketHeader = 16

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	deepest       = 100 // far deeper than any tree that bbolt makes
	bucketElement = 0x01
	noFreelist    = ^uint64(0)
	manyFree      = 0xffff // a count that says: the real one comes first
)

// pageWalker walks the pages of a file, each at most once.
type pageWalker struct {
	file *os.File
	meta *metaPage
	seen []bool
	deep int
}

// damage is what is wrong with a page.
type damage struct {
	page uint64
	what string
}

func (d *damage) Error() string { return fmt.Sprintf("page %d %s", d.page, d.what) }

// checkPages verifies that every page is either in the tree of buckets, or
// free, or of the store's own, and only one of these. The committer must not
// run meanwhile.
func (c *checker) checkPages(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	if err := walkPages(file); err != nil {
		return c.find("the pages of the file", err.Error())
	}
	return c.checkBuckets()
}

// verifyPages is an error of code Damaged for a file whose pages do not fit.
func verifyPages(file *os.File) error {
	err := walkPages(file)
	var found *damage
	if errors.As(err, &found) {
		return damagedFile(file, "is damaged: "+found.Error())
	}
	return err
}

// checkBuckets looks whether the file has no buckets but those of the layout.
func (c *checker) checkBuckets() error {
	known := map[string]bool{metaName: true}
	for b := practiceBucket; b < bucketEnd; b++ {
		known[b.String()] = true
	}
	return c.kept.tx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
		if !known[string(name)] {
			return c.find(fmt.Sprintf("the bucket %q", name), "is none of this layout")
		}
		return nil
	})
}

func walkPages(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	first, err := readMeta(file, 0)
	if err != nil {
		return err
	}
	newest, err := newestMeta(file, first, info.Size())
	if err != nil {
		return err
	}
	if newest == nil || !newest.sound || newest.pages > uint64(info.Size()) {
		return &damage{0, "is no sound first page"}
	}
	for id := range uint64(2) {
		// A write of this length is never torn, so this is no trace of a crash.
		meta, err := readMeta(file, int64(id)*int64(newest.pageSize))
		if err != nil {
			return err
		}
		if meta == nil || !meta.sound {
			return &damage{id, "is not sound: what the newest commit wrote may be missing"}
		}
	}
	w := &pageWalker{file: file, meta: newest, seen: make([]bool, newest.pages)}
	w.seen[0], w.seen[1] = true, true
	if err := w.walkFreelist(); err != nil {
		return err
	}
	if err := w.walk(newest.root, nil, nil); err != nil {
		return err
	}
	for id, seen := range w.seen {
		if !seen {
			return &damage{uint64(id), "belongs to nothing"}
		}
	}
	return nil
}

// take reads a page whole and marks it as seen.
func (w *pageWalker) take(id uint64) (page []byte, flags uint16, err error) {
	if id < 2 || id >= w.meta.pages {
		return nil, 0, &damage{id, "is outside the file"}
	}
	header := make([]byte, pageHeader)
	at := int64(id) * int64(w.meta.pageSize)
	if _, err := w.file.ReadAt(header, at); err != nil {
		return nil, 0, err
	}
	more := uint64(binary.NativeEndian.Uint32(header[12:]))
	if binary.NativeEndian.Uint64(header) != id || more >= w.meta.pages-id {
		return nil, 0, &damage{id, "has a header that cannot be"}
	}
	for i := id; i <= id+more; i++ {
		if w.seen[i] {
			return nil, 0, &damage{i, "is used twice"}
		}
		w.seen[i] = true
	}
	page = make([]byte, (more+1)*uint64(w.meta.pageSize))
	_, err = w.file.ReadAt(page, at)
	return page, binary.NativeEndian.Uint16(header[8:]), err
}

// walkFreelist marks the free pages, and the list's own.
func (w *pageWalker) walkFreelist() error {
	id := w.meta.freelist
	if id == noFreelist {
		return &damage{0, "names no list of free pages"}
	}
	page, flags, err := w.take(id)
	if err != nil {
		return err
	}
	count, at := uint64(binary.NativeEndian.Uint16(page[10:])), pageHeader
	if count == manyFree {
		count, at = binary.NativeEndian.Uint64(page[at:]), at+idLen
	}
	if flags != freelistPage || count > uint64(len(page)-at)/idLen {
		return &damage{id, "is no list of free pages"}
	}
	for ; count > 0; count, at = count-1, at+idLen {
		free := binary.NativeEndian.Uint64(page[at:])
		if free >= w.meta.pages || w.seen[free] {
			return &damage{free, "cannot be free"}
		}
		w.seen[free] = true
	}
	return nil
}

// walk goes through the tree below a page. Its keys must lie from least on,
// and below most where there is one.
func (w *pageWalker) walk(id uint64, least, most []byte) error {
	page, flags, err := w.take(id)
	if err != nil {
		return err
	}
	if flags != branchPage {
		return w.walkLeaf(id, page, flags, least, most)
	}
	if w.deep++; w.deep > deepest {
		return &damage{id, "lies too deep"}
	}
	defer func() { w.deep-- }()
	elements, err := readElements(id, page, false, least, most)
	if err != nil {
		return err
	}
	for i, e := range elements {
		end := most
		if i+1 < len(elements) {
			end = elements[i+1].key
		}
		if err := w.walk(e.below, e.key, end); err != nil {
			return err
		}
	}
	return nil
}

func (w *pageWalker) walkLeaf(id uint64, page []byte, flags uint16, least, most []byte) error {
	if flags != leafPage {
		return &damage{id, "is neither branch nor leaf"}
	}
	if w.deep++; w.deep > deepest {
		return &damage{id, "lies too deep"}
	}
	defer func() { w.deep-- }()
	elements, err := readElements(id, page, true, least, most)
	if err != nil {
		return err
	}
	for _, e := range elements {
		if !e.isBucket {
			continue
		}
		if len(e.value) < bucketHeader {
			return &damage{id, "has a bucket that is too short"}
		}
		if root := binary.NativeEndian.Uint64(e.value); root != 0 {
			err = w.walk(root, nil, nil)
		} else if inline := e.value[bucketHeader:]; len(inline) < pageHeader {
			err = &damage{id, "has a bucket that is cut off"}
		} else {
			err = w.walkLeaf(id, inline, binary.NativeEndian.Uint16(inline[8:]), nil, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// element is one element of a page.
type element struct {
	key, value []byte
	below      uint64
	isBucket   bool
}

func readElements(id uint64, page []byte, leaf bool, least, most []byte) ([]element, error) {
	count := int(binary.NativeEndian.Uint16(page[10:]))
	if pageHeader+count*elementLen > len(page) || !leaf && count == 0 {
		return nil, &damage{id, "counts what does not fit in it"}
	}
	elements := make([]element, count)
	for i := range elements {
		e, ok := readElement(page[pageHeader+i*elementLen:], leaf)
		if !ok {
			return nil, &damage{id, "has a key or value that reaches out of it"}
		}
		if i > 0 && bytes.Compare(elements[i-1].key, e.key) >= 0 ||
			bytes.Compare(e.key, least) < 0 || most != nil && bytes.Compare(e.key, most) >= 0 {
			return nil, &damage{id, "has keys out of order"}
		}
		elements[i] = e
	}
	return elements, nil
}

// readElement reads the element at the beginning of the rest of a page.
func readElement(rest []byte, leaf bool) (element, bool) {
	word := func(i int) uint64 { return uint64(binary.NativeEndian.Uint32(rest[4*i:])) }
	at, keyLen, valueLen := word(0), word(1), uint64(0)
	e := element{below: binary.NativeEndian.Uint64(rest[8:])}
	if leaf {
		e.isBucket = word(0)&bucketElement != 0
		at, keyLen, valueLen = word(1), word(2), word(3)
	}
	if at+keyLen+valueLen > uint64(len(rest)) {
		return e, false
	}
	e.key, e.value = rest[at:at+keyLen], rest[at+keyLen:at+keyLen+valueLen]
	return e, true
}
