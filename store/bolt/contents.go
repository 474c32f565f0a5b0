package bolt

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"iter"

	"frontdesk/model"
)

// piece is how many bytes of a file lie in one value: large ones take pages
// next to each other, which a file that was long in use has few of.
const piece = 64 << 10

func contentsKey(digest model.Digest) []byte {
	return append(append(make([]byte, 0, 1+len(digest)+idLen), byte(contentsBucket)), digest[:]...)
}

// PutContents implements model.Tx. What is there already is not written again.
func (t *tx) PutContents(digest model.Digest, data []byte) error {
	key := contentsKey(digest)
	there, err := t.writes.get(key)
	if there != nil || err != nil {
		return err
	}
	for no := 0; no*piece < len(data); no++ {
		part := data[no*piece : min((no+1)*piece, len(data))]
		if err := t.writes.put(withID(key, uint64(no)), part); err != nil {
			return err
		}
	}
	return t.writes.put(key, withID(nil, uint64(len(data))))
}

// Attached implements model.Tx: nothing comes along by itself.
func (t *tx) Attached(path string) (model.Attachment, error) {
	return model.Attachment{}, model.NotAttached(path)
}

// Contents implements model.Reader.
func (r *reader) Contents(document model.ItemID) ([]byte, error) {
	sees, err := r.seesClient(document.Client)
	if err != nil {
		return nil, err
	}
	item, err := load[model.Item](r.codec, r.kv, partKey(document.Client, itemTag, document.No))
	if err != nil {
		return nil, err
	}
	if item == nil || !sees {
		return nil, notFound("document", document)
	}
	if item.File == nil {
		return nil, model.Errorf(model.NotFound, "of %s only the title is kept", item.Title)
	}
	return readContents(r.kv, item.File.Digest)
}

// readContents joins the pieces of a file, and looks whether they are what
// they were.
func readContents(from kv, digest model.Digest) ([]byte, error) {
	key := contentsKey(digest)
	size, err := from.get(key)
	if err != nil {
		return nil, err
	}
	if len(size) != idLen {
		return nil, damaged(key, "is not among the contents")
	}
	var data []byte
	for no := uint64(0); uint64(len(data)) < binary.BigEndian.Uint64(size); no++ {
		part, err := from.get(withID(contentsKey(digest), no))
		if err != nil {
			return nil, err
		}
		if len(part) == 0 {
			return nil, damaged(key, fmt.Sprintf("lacks its piece %d", no))
		}
		data = append(data, part...)
	}
	if sha256.Sum256(data) != digest {
		return nil, damaged(key, "is not what was kept")
	}
	return data, nil
}

// checkContents looks whether a document's contents are there, and whole.
func checkContents(from kv, file *model.File) error {
	data, err := readContents(from, file.Digest)
	if err == nil && int64(len(data)) != file.Size {
		err = damaged(contentsKey(file.Digest), "has another size than its document says")
	}
	return err
}

// Messages implements model.Reader.
func (r *reader) Messages(thread model.ItemID, below uint64) iter.Seq2[model.Message, error] {
	return func(yield func(model.Message, error) bool) {
		no, err := r.newestMessage(thread, below)
		if err != nil {
			yield(model.Message{}, err)
			return
		}
		for ; no > 0; no-- {
			message, err := load[model.Message](r.codec, r.kv, messageKey(thread, no))
			switch {
			case err != nil:
				yield(model.Message{}, err)
				return
			case message != nil && !yield(*message, nil):
				return
			}
		}
	}
}

// newestMessage is the number to begin with, zero where there is nothing to
// read. That of now is at least that of any time before.
func (r *reader) newestMessage(thread model.ItemID, below uint64) (uint64, error) {
	sees, err := r.seesClient(thread.Client)
	if err != nil {
		return 0, err
	}
	if !sees {
		return 0, notFound("thread", thread)
	}
	last, err := r.kv.last(messagePrefix(thread))
	if last == nil || err != nil {
		return 0, err
	}
	if no := lastID(last); below == 0 || below > no {
		return no, nil
	}
	return below - 1, nil
}
