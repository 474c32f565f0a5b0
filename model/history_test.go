package model_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"frontdesk/model"
)

// commit is one operation in the memory's history, with all the records before
// and after it.
type commit struct {
	staff         model.StaffID
	operation     json.RawMessage
	before, after map[string]string
	undid         []uint64
}

// commit notes what an operation made of the records before it.
func (m *memory) commit(before map[string]string, op model.Operation) error {
	text, err := model.Encode(op)
	m.history = append(m.history, commit{m.actor.ID, text, maps.Clone(before), maps.Clone(m.records), m.undid})
	m.undid = nil
	return err
}

// keys is the records that the commit changed, in order.
func (c *commit) keys() []string {
	var keys []string
	for _, all := range []map[string]string{c.before, c.after} {
		for key := range all {
			if c.before[key] != c.after[key] {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// undone is the commits that do not stand.
func (m *memory) undone() map[uint64]bool {
	undone := map[uint64]bool{}
	for no := uint64(len(m.history)); no > 0; no-- {
		for _, target := range m.history[no-1].undid {
			undone[target] = undone[target] || !undone[no]
		}
	}
	return undone
}

func (m *memory) LastDeed(redo bool) (uint64, error) {
	undone := m.undone()
	for no := uint64(len(m.history)); no > 0; no-- {
		c := &m.history[no-1]
		isUndo := len(c.undid) > 0 && len(m.history[c.undid[0]-1].undid) == 0
		if c.staff == m.actor.ID && !undone[no] && (redo && isUndo || !redo && len(c.undid) == 0 && (&model.Deed{Operation: c.operation}).Counts()) {
			return no, nil
		}
	}
	return 0, model.Errorf(model.NotSo, "there is nothing to undo")
}

func (m *memory) Deed(no uint64) (model.Deed, error) {
	if no == 0 || no > uint64(len(m.history)) {
		return model.Deed{}, model.Errorf(model.NotFound, "there is no commit %d", no)
	}
	c := &m.history[no-1]
	deed := model.Deed{Operation: c.operation, Undid: c.undid}
	for _, key := range c.keys() {
		kind, rest, _ := strings.Cut(key, "/")
		if no, is := strings.CutPrefix(key, "email/"); is {
			id, err := strconv.ParseUint(no, 10, 64)
			if err != nil {
				return deed, err
			}
			deed.Emails = append(deed.Emails, model.EmailID(id))
		}
		if !slices.Contains([]string{"client", "contact", "access", "block", "item"}, kind) {
			continue
		}
		id, _, _ := strings.Cut(rest, "/")
		client, err := strconv.ParseUint(id, 10, 64)
		if err != nil {
			return deed, err
		}
		deed.Clients = append(deed.Clients, model.ClientID(client))
	}
	return deed, nil
}

func (m *memory) Revert(no uint64) error {
	c := &m.history[no-1]
	keys := slices.DeleteFunc(c.keys(), func(key string) bool { // went on its way since
		return strings.HasPrefix(key, "email/") && m.records[key] != c.after[key]
	})
	for _, key := range keys {
		if m.records[key] != c.after[key] {
			return model.Errorf(model.Conflict, "%s was changed since", key)
		}
	}
	for _, key := range keys {
		if value, was := c.before[key]; was {
			m.records[key] = value
		} else {
			delete(m.records, key) // numbers come from a counter of their own
		}
	}
	m.undid = append(m.undid, no)
	return nil
}
