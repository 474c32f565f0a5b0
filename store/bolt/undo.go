package bolt

import (
	"encoding/json"

	"frontdesk/model"
	"frontdesk/store"
)

// pastOf is what the file below held after a commit, whatever an operation or a
// draft has written over it since.
func pastOf(c *codec, from kv, upTo uint64) (*pastKV, error) {
	switch of := from.(type) {
	case ground:
		return &pastKV{now: of, codec: c, upTo: upTo}, nil
	case *overlay:
		return pastOf(c, of.base, upTo)
	case *pastKV:
		return pastOf(c, of.now, upTo)
	}
	return nil, model.Errorf(model.InternalCode, "the past was asked of what has none")
}

// isPast reports whether what is read lies over the past.
func isPast(from kv) bool {
	switch of := from.(type) {
	case *overlay:
		return isPast(of.base)
	case *pastKV:
		return true
	}
	return false
}

func readCommit(c *codec, from kv, no uint64) (*commitRecord, error) {
	value, err := from.get(commitKey(no))
	if value == nil || err != nil {
		return nil, err
	}
	commit, _, err := c.unchain(commitKey(no), value)
	return &commit, err
}

// backwards goes through the history from its newest commit on, and says of
// each by which commit it was undone, zero where it stands. An undo that was
// undone itself counts for nothing.
func (t *tx) backwards(visit func(commit *commitRecord, undoneBy uint64) (more bool, err error)) error {
	newest, err := t.writes.last([]byte{byte(commitsBucket)})
	if newest == nil || err != nil {
		return err
	}
	undoneBy := map[uint64]uint64{}
	for _, no := range t.writes.undid {
		undoneBy[no] = lastID(newest) + 1
	}
	for no := lastID(newest); no > 0; no-- {
		commit, err := readCommit(t.codec, t.writes, no)
		if err != nil {
			return err
		}
		if commit == nil {
			return damaged(commitKey(no), "is missing from the history")
		}
		by := undoneBy[no]
		delete(undoneBy, no)
		if by == 0 {
			for _, undone := range commit.Undid {
				undoneBy[undone] = no
			}
		}
		if more, err := visit(commit, by); !more || err != nil {
			return err
		}
	}
	return nil
}

// LastDeed implements model.Tx. Whoever works at the machine is told apart by
// name.
func (t *tx) LastDeed(redo bool) (uint64, error) {
	actor, found := t.Actor(), uint64(0)
	err := t.backwards(func(commit *commitRecord, undoneBy uint64) (bool, error) {
		own := commit.Staff == actor.ID && (actor.ID != 0 || commit.StaffName == actor.Name)
		if !own || undoneBy != 0 {
			return true, nil
		}
		deed := model.Deed{Operation: json.RawMessage(commit.Operation)}
		fits, err := len(commit.Undid) == 0 && deed.Counts(), error(nil)
		if redo {
			fits, err = t.isUndoOfDeed(commit)
		}
		if fits {
			found = commit.No
		}
		return !fits, err
	})
	if err == nil && found == 0 {
		what := "undo"
		if redo {
			what = "redo"
		}
		return 0, model.Errorf(model.NotSo, "there is nothing of %s's to %s", actor.Name, what)
	}
	return found, err
}

// isUndoOfDeed tells an undo from a redo, which is the undo of an undo.
func (t *tx) isUndoOfDeed(commit *commitRecord) (bool, error) {
	if len(commit.Undid) == 0 {
		return false, nil
	}
	undone, err := readCommit(t.codec, t.writes, commit.Undid[0])
	return err == nil && undone != nil && len(undone.Undid) == 0, err
}

// seenCommit is a commit that the actor may see.
func (t *tx) seenCommit(no uint64) (*commitRecord, error) {
	commit, err := readCommit(t.codec, t.writes, no)
	if err != nil {
		return nil, err
	}
	sees := false
	if commit != nil {
		change := touched(no, commit.Keys)
		sees, err = t.scope.seesEntry(&store.LogEntry{No: no, Clients: change.Clients, People: change.People, Emails: change.Emails})
	}
	if err == nil && !sees {
		err = model.Errorf(model.NotFound, "there is no commit %d", no).At("commit").Hint("frontdesk log lists the commits")
	}
	return commit, err
}

// Deed implements model.Tx.
func (t *tx) Deed(no uint64) (model.Deed, error) {
	commit, err := t.seenCommit(no)
	if err != nil {
		return model.Deed{}, err
	}
	change := touched(no, commit.Keys)
	return model.Deed{
		Operation: json.RawMessage(commit.Operation), Undid: commit.Undid,
		Clients: change.Clients, People: change.People, Emails: change.Emails,
	}, nil
}

// called is a record as people speak of it: "Luis Moreno's login", "the contact
// of Luis Moreno and Ada Moreno".
func (t *tx) called(key []byte) string {
	k, ok := kindOf(key)
	switch b := bucketOf(key); {
	case !ok || b == practiceBucket || b == staffBucket || b == formsBucket || b == outboxBucket:
		return describe(key)
	case b == peopleBucket:
		return t.nameOf(model.PersonID(lastID(key)))
	case b == chartsBucket && len(key) == clientKeyLen:
		return "the chart of " + t.nameOf(clientOf(key).Person())
	case b == messagesBucket:
		return "a message about " + t.nameOf(clientOf(key).Person())
	case b != chartsBucket:
		return "the " + k.name + " of " + t.nameOf(model.PersonID(idAt(key, 1)))
	case key[clientKeyLen-1] == itemTag || key[clientKeyLen-1] == proposalTag:
		return describe(key) + " of " + t.nameOf(clientOf(key).Person())
	}
	return "the " + k.name + " of " + t.nameOf(model.PersonID(lastID(key))) + " to " + t.nameOf(clientOf(key).Person())
}

// nameOf is a person's name, also where they are being taken back just now.
func (t *tx) nameOf(id model.PersonID) string {
	person, err := t.Person(id)
	if model.IsCode(err, model.NotFound) {
		before := t.reader
		before.kv = t.writes.base
		person, err = before.Person(id)
	}
	if err != nil {
		return id.String()
	}
	return person.Name()
}
