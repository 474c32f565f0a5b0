package bolt

import (
	"encoding/binary"

	"frontdesk/model"
)

// What lies where. An id is 8 bytes, big endian, so that keys sort by number;
// a text is folded as written in the row and ends in a zero byte; "-" is an
// empty value. CBOR values go through the codec (codec.go).
//
//	bucket     key                                 value
//	------     ---                                 -----
//	meta       "version"                           uint64, the layout's number
//
//	records: written by operations, never deleted, kept in the history. What an
//	undo takes back stays as a key with an empty value, which readers treat as
//	absent: no number is given out twice, and the past is as it was.
//	practice   "practice"                          model.Practice   CBOR
//	staff      staff id                            model.Staff      CBOR
//	forms      form id                             model.Form       CBOR
//	people     person id                           model.Person     CBOR
//	logins     person id                           model.Login      CBOR
//	charts     client id, 1                        model.Client     CBOR
//	           client id, 2, person id             model.Contact    CBOR
//	           client id, 3, person id             model.Access     CBOR
//	           client id, 4, person id             model.Block      CBOR
//	           client id, 5, item number           model.Item       CBOR
//	           client id, 6, item number           model.Proposal   CBOR; numbered with the items
//	           client id, 0                        number of the commit that last changed
//	                                               the chart; kept by the store, no record
//	outbox     e-mail id                           model.Email      CBOR
//	messages   client id, item number of the       model.Message    CBOR
//	           thread, message number
//
//	indexes: follow from the records (index.go) and can be made anew from them
//	emails     contact e-mail (FoldEmail), person id      -
//	addresses  login e-mail (FoldEmail), person id        -
//	names      whole name (FoldName), person id           -
//	origins    an import's key, person id                 -
//	ties       person id, client id                       -
//	users      person id, of those with login or access   -
//	order      practitioner's id or 0 for everybody,      -
//	           SortName, client id                 the bucket's sequence counts the clients
//	search     person id                           1 for a client or 0, then search.Key
//	threads    0, client id, item number           -
//	           1, 0 where the practice has unread  id of the portal user, how many are
//	           messages or 1, time of the last     unread; keeps no past
//	           message (nanoseconds, inverted),
//	           client id, item number
//	former     an entry that left an index: the number     -
//	           of the index, its key
//
//	contents: written once under their SHA-256, never changed
//	contents   SHA-256                             uint64, how many bytes
//	           SHA-256, number of the piece from 0 the bytes of that piece
//
//	history: written once, never changed
//	commits    commit number                       SHA-256, then the commit     CBOR
//	changes    number of the record's bucket, its  the record's value from this commit on
//	           key, commit number
//	           the same of client id, 0            -; the commits that changed the chart
//
// A chart is one short scan over its client id. What a record was at some time
// is one step back from a seek in changes. No index keeps its past: an index
// as of then is what stands in it now and in former, as far as the records as
// of then bear it out.

// bucket is the first byte of a key inside this package; the rest is the key
// inside that bucket of the file.
type bucket byte

const (
	practiceBucket bucket = iota + 1
	staffBucket
	formsBucket
	peopleBucket
	loginsBucket
	chartsBucket

	emailsBucket
	addressesBucket
	namesBucket
	originsBucket
	tiesBucket
	usersBucket
	orderBucket
	searchBucket
	formerBucket

	commitsBucket
	changesBucket

	// A bucket's number lies in the keys of changes and of former, so that it
	// stays what it is: one that was added later stands here.
	outboxBucket
	messagesBucket
	contentsBucket
	threadsBucket
	bucketEnd
)

// metaName is the bucket that says what the file is. No key leads into it.
const metaName = "meta"

func (b bucket) String() string {
	names := [bucketEnd]string{
		practiceBucket: "practice", staffBucket: "staff", formsBucket: "forms", peopleBucket: "people",
		loginsBucket: "logins", chartsBucket: "charts",
		emailsBucket: "emails", addressesBucket: "addresses", namesBucket: "names", originsBucket: "origins",
		tiesBucket: "ties", usersBucket: "users", orderBucket: "order", searchBucket: "search",
		formerBucket:  "former",
		commitsBucket: "commits", changesBucket: "changes",
		outboxBucket: "outbox", messagesBucket: "messages", contentsBucket: "contents",
		threadsBucket: "threads",
	}
	if b < bucketEnd {
		return names[b]
	}
	return ""
}

func (b bucket) isRecord() bool {
	return b >= practiceBucket && b <= chartsBucket || b == outboxBucket || b == messagesBucket
}

// present is a value as readers see it: nil for a record that was taken back.
func present(key, value []byte) []byte {
	if len(value) == 0 && bucketOf(key).isRecord() {
		return nil
	}
	return value
}

func (b bucket) isIndex() bool { return b >= emailsBucket && b <= searchBucket || b == threadsBucket }

// The parts of a chart, in the order in which they lie.
const (
	revisionTag byte = iota
	clientTag
	contactTag
	accessTag
	blockTag
	itemTag
	proposalTag
)

const (
	idLen         = 8
	clientKeyLen  = 1 + idLen + 1    // bucket, client, tag
	partKeyLen    = clientKeyLen + 8 // and a person or an item's number
	recordKeyLen  = 1 + idLen        // bucket and id
	messageKeyLen = 1 + 3*idLen
	practiceName  = "practice"       // bbolt has no empty keys
	longestKey    = 8 << 10          // far below bbolt's 32 KiB, with room for a former key
	everybody     = model.StaffID(0) // in order: the clients of all
	separator     = byte(0)          // ends a text inside a key
)

func withID(k []byte, id uint64) []byte { return binary.BigEndian.AppendUint64(k, id) }

func idKey[ID ~uint64](b bucket, id ID) []byte {
	return withID(append(make([]byte, 0, recordKeyLen), byte(b)), uint64(id))
}

func practiceKey() []byte                { return append([]byte{byte(practiceBucket)}, practiceName...) }
func staffKey(id model.StaffID) []byte   { return idKey(staffBucket, id) }
func formKey(id model.FormID) []byte     { return idKey(formsBucket, id) }
func personKey(id model.PersonID) []byte { return idKey(peopleBucket, id) }
func emailKey(id model.EmailID) []byte   { return idKey(outboxBucket, id) }
func loginKey(id model.PersonID) []byte  { return idKey(loginsBucket, id) }
func chartPrefix(id model.ClientID) []byte {
	return withID(append(make([]byte, 0, partKeyLen), byte(chartsBucket)), uint64(id))
}
func revisionKey(id model.ClientID) []byte { return append(chartPrefix(id), revisionTag) }
func clientKey(id model.ClientID) []byte   { return append(chartPrefix(id), clientTag) }

// partKey is the key of a contact, an access, a block or an item.
func partKey(client model.ClientID, tag byte, no uint64) []byte {
	return withID(append(chartPrefix(client), tag), no)
}

// messagePrefix is what the keys of a thread's messages begin with.
func messagePrefix(thread model.ItemID) []byte {
	return withID(withID(append(make([]byte, 0, messageKeyLen), byte(messagesBucket)), uint64(thread.Client)), thread.No)
}

func messageKey(thread model.ItemID, no uint64) []byte { return withID(messagePrefix(thread), no) }

func tieKey(person model.PersonID, client model.ClientID) []byte {
	return withID(idKey(tiesBucket, person), uint64(client))
}

// textKey is the key of an index entry that leads from a text to an id.
func textKey(b bucket, text string, id uint64) []byte {
	return withID(textPrefix(b, text), id)
}

func textPrefix(b bucket, text string) []byte {
	k := make([]byte, 0, 1+len(text)+1+idLen)
	return append(append(append(k, byte(b)), text...), separator)
}

func orderPrefix(of model.StaffID) []byte { return idKey(orderBucket, of) }

func orderKey(of model.StaffID, sortName string, id model.ClientID) []byte {
	k := append(orderPrefix(of), sortName...)
	return withID(append(k, separator), uint64(id))
}

func formerKey(index []byte) []byte { return append([]byte{byte(formerBucket)}, index...) }
func commitKey(no uint64) []byte    { return idKey(commitsBucket, no) }

// changeKey is where the value lies that a record got in a commit.
func changeKey(record []byte, no uint64) []byte { return withID(changePrefix(record), no) }

// changePrefix is what the keys of a record's changes begin with; no other
// keys do.
func changePrefix(record []byte) []byte {
	k := make([]byte, 0, 1+len(record)+idLen)
	return append(append(k, byte(changesBucket)), record...)
}

// changedRecord is the key of the record that a change is of.
func changedRecord(change []byte) []byte { return change[1 : len(change)-idLen] }

func isClientKey(key []byte) bool {
	return bucketOf(key) == chartsBucket && len(key) == clientKeyLen && key[clientKeyLen-1] == clientTag
}

func isRevision(key []byte) bool {
	return bucketOf(key) == chartsBucket && len(key) == clientKeyLen && key[clientKeyLen-1] == revisionTag
}

func bucketOf(key []byte) bucket { return bucket(key[0]) }

// lastID is the number in the last 8 bytes of a key.
func lastID(key []byte) uint64 {
	if len(key) < idLen {
		return 0
	}
	return binary.BigEndian.Uint64(key[len(key)-idLen:])
}

// idAt is the number in the 8 bytes from i.
func idAt(key []byte, i int) uint64 {
	if len(key) < i+idLen {
		return 0
	}
	return binary.BigEndian.Uint64(key[i:])
}

// clientOf is the client in whose chart a key of the charts lies.
func clientOf(key []byte) model.ClientID { return model.ClientID(idAt(key, 1)) }

// behind is the first key after all that begin with the prefix.
func behind(prefix []byte) []byte {
	end := append([]byte(nil), prefix...)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i] < 0xff {
			end[i]++
			return end[:i+1]
		}
	}
	return nil
}
