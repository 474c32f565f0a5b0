package bolt

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// commitRecord is one commit in the history. Its value in the file is the
// SHA-256 of the hash before it and of the encoded record, then that record.
// The values that the records got lie in changes, and Sum speaks for them;
// what they were before is what the change before says.
type commitRecord struct {
	No        uint64        `cbor:"1,keyasint"`
	At        time.Time     `cbor:"2,keyasint"`
	Staff     model.StaffID `cbor:"3,keyasint,omitempty"`
	StaffName string        `cbor:"4,keyasint"`
	Operation []byte        `cbor:"5,keyasint"`           // JSON
	Keys      [][]byte      `cbor:"6,keyasint,omitempty"` // of the records changed, in order
	Sum       [32]byte      `cbor:"7,keyasint"`           // SHA-256 of the changes
	Undid     []uint64      `cbor:"8,keyasint,omitempty"` // the commits it took back
}

// head is the newest commit: where the next one goes on.
type head struct {
	no   uint64
	at   time.Time
	hash [32]byte
}

// chained is the value of a commit in the file, and its hash.
func (c *codec) chained(before [32]byte, commit *commitRecord) (value []byte, hash [32]byte, err error) {
	value, err = c.encodeBehind(len(hash), commit)
	if err != nil {
		return nil, hash, err
	}
	hash = chainHash(before, value[len(hash):])
	copy(value, hash[:])
	return value, hash, nil
}

func chainHash(before [32]byte, body []byte) [32]byte {
	h := sha256.New()
	h.Write(before[:])
	h.Write(body)
	return [32]byte(h.Sum(nil))
}

// unchain takes the value of a commit apart.
func (c *codec) unchain(key, value []byte) (commit commitRecord, hash [32]byte, err error) {
	if len(value) < len(hash) {
		return commit, hash, damaged(key, "is too short")
	}
	copy(hash[:], value)
	return commit, hash, c.decode(key, value[len(hash):], &commit)
}

// sumOf is the SHA-256 of changes, each key and value with its length before.
func sumOf(changes []change) [32]byte {
	h := sha256.New()
	var length [8]byte
	for _, change := range changes {
		for _, part := range [][]byte{change.key, change.value} {
			binary.BigEndian.PutUint64(length[:], uint64(len(part)))
			h.Write(length[:])
			h.Write(part)
		}
	}
	return [32]byte(h.Sum(nil))
}

// readHead finds the newest commit.
func readHead(c *codec, from kv) (head, error) {
	key, err := from.last([]byte{byte(commitsBucket)})
	if key == nil || err != nil {
		return head{}, err
	}
	return headAt(c, from, lastID(key))
}

// headAt is the head as it was after a commit.
func headAt(c *codec, from kv, no uint64) (head, error) {
	key := commitKey(no)
	value, err := from.get(key)
	if err != nil {
		return head{}, err
	}
	if value == nil {
		return head{}, damaged(key, "is missing from the history")
	}
	commit, hash, err := c.unchain(key, value)
	return head{no: no, at: commit.At, hash: hash}, err
}

// lastCommitBy is the number of the last commit at or before a time.
func lastCommitBy(c *codec, from kv, newest uint64, at time.Time) (uint64, error) {
	low, high := uint64(0), newest // commits up to low are by then, those behind high are not
	for low < high {
		middle := high - (high-low)/2
		h, err := headAt(c, from, middle)
		if err != nil {
			return 0, err
		}
		if h.at.After(at) {
			high = middle - 1
		} else {
			low = middle
		}
	}
	return low, nil
}

// touched says what changes of these records touch.
func touched(no uint64, keys [][]byte) store.Change {
	change := store.Change{Commit: no}
	for _, key := range keys {
		switch bucketOf(key) {
		case practiceBucket:
			change.Practice = true
		case peopleBucket, loginsBucket:
			change.People = append(change.People, model.PersonID(lastID(key)))
		case chartsBucket, messagesBucket:
			change.Clients = append(change.Clients, clientOf(key))
		case outboxBucket:
			change.Emails = append(change.Emails, model.EmailID(lastID(key)))
		case staffBucket:
			change.Staff = append(change.Staff, model.StaffID(lastID(key)))
		default:
		}
	}
	return tidy(change)
}

// logEntry is a commit as people read it. Kept is where the changes lie.
func (c *codec) logEntry(kept *boltKV, no uint64) (store.LogEntry, error) {
	key := commitKey(no)
	value, err := kept.get(key)
	if err != nil {
		return store.LogEntry{}, err
	}
	commit, hash, err := c.unchain(key, value)
	if err != nil {
		return store.LogEntry{}, err
	}
	change := touched(no, commit.Keys)
	logged := store.LogEntry{
		No: no, At: commit.At, Staff: commit.Staff, StaffName: commit.StaffName,
		Operation: json.RawMessage(commit.Operation), Hash: hash,
		Clients: change.Clients, People: change.People, Emails: change.Emails, Undid: commit.Undid,
	}
	past := &pastKV{now: kept, codec: c, upTo: no - 1}
	for _, key := range commit.Keys {
		change, err := c.keyChange(kept, past, key, no)
		if err != nil {
			return store.LogEntry{}, err
		}
		logged.Keys = append(logged.Keys, change)
	}
	return logged, nil
}

func (c *codec) keyChange(kept *boltKV, past *pastKV, key []byte, no uint64) (store.KeyChange, error) {
	change := store.KeyChange{Key: describe(key)}
	before, err := past.get(key)
	if err != nil {
		return change, err
	}
	after, err := kept.get(changeKey(key, no))
	if err != nil {
		return change, err
	}
	if after == nil {
		return change, damaged(changeKey(key, no), "is missing from the history")
	}
	if change.Before, err = c.asJSON(key, before); err != nil {
		return change, err
	}
	change.After, err = c.asJSON(key, after)
	return change, err
}
