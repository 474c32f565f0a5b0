package bolt

import (
	"bytes"
	"errors"

	"frontdesk/model"
)

// Revert implements model.Tx.
func (t *tx) Revert(no uint64) error {
	commit, err := t.seenCommit(no)
	if err != nil {
		return err
	}
	past, err := pastOf(t.codec, t.writes, no-1)
	if err != nil {
		return err
	}
	r := &reversal{tx: t, commit: commit, past: past, gone: map[string]bool{}}
	for _, step := range []func() error{
		r.mustStand, r.leaveDelivered, r.mustBeUnchanged, r.putBack, r.settle, r.mustHaveNames, r.mustNotBeNeeded, r.mustNotShare,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	t.writes.undid = append(t.writes.undid, no)
	return nil
}

// reversal is one commit on its way back.
type reversal struct {
	*tx
	commit *commitRecord
	past   *pastKV         // before the commit
	gone   map[string]bool // the keys of what is taken back
}

// mustStand refuses to undo twice.
func (r *reversal) mustStand() error {
	return r.backwards(func(commit *commitRecord, undoneBy uint64) (bool, error) {
		if commit.No != r.commit.No {
			return true, nil
		}
		if undoneBy == 0 {
			return false, nil
		}
		return false, model.Errorf(model.Already, "commit %d was undone in commit %d", commit.No, undoneBy).At("commit").
			Hint("undo commit %d to have it again", undoneBy)
	})
}

// leaveDelivered passes over the e-mails that went on their way since, or were
// cancelled: what was sent stays so, and does not keep the rest from being
// undone. A commit about nothing but e-mails is not passed over.
func (r *reversal) leaveDelivered() error {
	var rest [][]byte
	others := false
	for _, key := range r.commit.Keys {
		unchanged, err := r.unchanged(key)
		if err != nil {
			return err
		}
		isEmail := bucketOf(key) == outboxBucket
		if !isEmail || unchanged {
			rest = append(rest, key)
		}
		others = others || !isEmail
	}
	if others {
		r.commit.Keys = rest
	}
	return nil
}

// unchanged reports whether a record is what the commit made it. Taken back is
// nothing in both.
func (r *reversal) unchanged(key []byte) (bool, error) {
	made, err := r.writes.get(changeKey(key, r.commit.No))
	if err != nil {
		return false, err
	}
	now, err := r.writes.get(key)
	return bytes.Equal(made, now), err
}

// mustBeUnchanged refuses where a record is not what the commit made it.
func (r *reversal) mustBeUnchanged() error {
	newest, err := r.writes.last([]byte{byte(commitsBucket)})
	if err != nil {
		return err
	}
	for _, key := range r.commit.Keys {
		unchanged, err := r.unchanged(key)
		if err != nil {
			return err
		}
		if unchanged {
			continue
		}
		last, _, err := r.past.now.before([]byte{byte(changesBucket)}, changeKey(key, lastID(newest)+1)[1:])
		if err != nil {
			return err
		}
		if !isChangeOf(last, key) || lastID(last) == r.commit.No {
			return model.Errorf(model.Conflict, "another line changes the same as commit %d", r.commit.No).At("commit").
				Hint("undo it before the other line")
		}
		return r.conflict(lastID(last), "changed "+r.called(key)+" since")
	}
	return nil
}

// conflict names the later commit in whose way the undo is.
func (r *reversal) conflict(no uint64, did string) error {
	later, err := readCommit(r.codec, r.writes, no)
	if err != nil {
		return err
	}
	if later == nil {
		return damaged(commitKey(no), "is missing from the history")
	}
	deed := model.Deed{Operation: later.Operation}
	at := later.At.In(r.Now().Location()).Format("2006-01-02 15:04")
	return model.Errorf(model.Conflict, "commit %d (%s %s, %s) %s",
		no, later.StaffName, deed.Told(), at, did).At("commit").Hint("undo commit %d first", no)
}

// putBack writes what was before. All of it is written before the indexes are
// brought in line, because some entries follow from several records.
func (r *reversal) putBack() error {
	for _, key := range r.commit.Keys { // with the entries that stand now
		if id, ok := isFact(key); ok {
			if _, err := r.factsOf(id); err != nil {
				return err
			}
		}
		if err := r.dropThread(key); err != nil {
			return err
		}
	}
	for _, key := range r.commit.Keys {
		before, err := r.past.get(key)
		if err != nil {
			return err
		}
		if before == nil {
			r.gone[string(key)] = true
		}
		if err := r.writes.put(key, bytes.Clone(before)); err != nil {
			return err
		}
	}
	return nil
}

// isFact reports whether index entries about a person follow from a record.
func isFact(key []byte) (model.PersonID, bool) {
	b := bucketOf(key)
	return model.PersonID(idAt(key, 1)), b == peopleBucket || b == loginsBucket || isClientKey(key)
}

// settle brings the indexes in line.
func (r *reversal) settle() error {
	for _, key := range r.commit.Keys {
		err := error(nil)
		if id, ok := isFact(key); ok {
			err = r.settleFacts(id)
		} else if isItemKey(key) {
			err = r.addThread(key)
		} else if bucketOf(key) == chartsBucket {
			err = r.settlePart(key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *reversal) settleFacts(id model.PersonID) error {
	about, err := r.factsOf(id)
	if err != nil {
		return err
	}
	now, err := loadFacts(r.codec, r.writes, id)
	if err != nil {
		return err
	}
	about.person, about.login, about.client = now.person, now.login, now.client
	for p := range parts {
		err = errors.Join(err, r.index(about, p))
	}
	return err
}

func (r *reversal) settlePart(key []byte) error {
	due := partEntries(key)
	if !r.gone[string(key)] {
		return r.addEntries(due)
	}
	for _, e := range due {
		if err := r.dropEntry(e); err != nil {
			return err
		}
	}
	return nil
}

// mustHaveNames refuses where somebody whom a record names again was taken
// back meanwhile.
func (r *reversal) mustHaveNames() error {
	for _, key := range r.commit.Keys {
		named, err := r.needs(key)
		if err != nil {
			return err
		}
		for _, other := range named {
			now, err := r.writes.get(other)
			if now != nil || err != nil {
				if err != nil {
					return err
				}
				continue
			}
			before, err := r.past.get(other)
			if err != nil {
				return err
			}
			if before != nil {
				return model.Errorf(model.Conflict, "%s needs %s, which was taken back since", r.called(key), r.called(other)).
					At("commit").Hint("undo that first")
			}
		}
	}
	return nil
}

// mustNotBeNeeded refuses to take back what a later commit builds on.
func (r *reversal) mustNotBeNeeded() error {
	if len(r.gone) == 0 {
		return nil
	}
	seen := map[string]bool{}
	return r.backwards(func(later *commitRecord, _ uint64) (bool, error) {
		if later.No <= r.commit.No {
			return false, nil
		}
		if worked := staffKey(later.Staff); later.Staff != 0 && r.gone[string(worked)] {
			return false, r.conflict(later.No, "was done by "+r.called(worked)+" since")
		}
		for _, key := range later.Keys {
			if seen[string(key)] {
				continue
			}
			seen[string(key)] = true
			named, err := r.needs(key)
			if err != nil {
				return false, err
			}
			for _, other := range named {
				if r.gone[string(other)] {
					return false, r.conflict(later.No, "made "+r.called(key)+" since, which needs "+r.called(other))
				}
			}
		}
		return true, nil
	})
}

// needs is whom the record at a key names, nobody where it is not there.
func (r *reversal) needs(key []byte) ([][]byte, error) {
	value, err := r.writes.get(key)
	kind, ok := kindOf(key)
	if value == nil || !ok || err != nil {
		return nil, err
	}
	record := kind.empty()
	if err := r.codec.decode(key, value, record); err != nil {
		return nil, err
	}
	named := namedBy(key, record)
	switch record := record.(type) {
	case *model.Client:
		named = append(named, staffKey(record.Practitioner))
	case *model.Item:
		if record.Paper != nil {
			named = append(named, formKey(record.Paper.Form))
		}
	}
	return named, nil
}

// mustNotShare keeps portal addresses unique.
func (r *reversal) mustNotShare() error {
	for _, key := range r.commit.Keys {
		if bucketOf(key) != loginsBucket {
			continue
		}
		login, err := load[model.Login](r.codec, r.writes, key)
		if err != nil {
			return err
		}
		if !login.Holds() {
			continue
		}
		holders, err := r.byText(addressesBucket, model.FoldEmail(login.Email))
		if err != nil {
			return err
		}
		if len(holders) > 1 {
			return model.Errorf(model.EmailInUse, "%s is the portal address of somebody else now", login.Email).
				Hint("use another address, or leave it blank")
		}
	}
	return nil
}
