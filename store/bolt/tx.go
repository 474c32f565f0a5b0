package bolt

import (
	"bytes"

	"frontdesk/model"
)

// tx is the model.Tx of one operation: a reader whose kv is an overlay that it
// writes to, keeping the indexes in step.
type tx struct {
	reader
	writes *overlay
	facts  map[model.PersonID]*facts
	// next is the newest number given out, by the prefix it belongs to.
	next map[string]uint64
	err  error // of giving out a number, told at the first write
}

var _ model.Tx = (*tx)(nil)

func newTx(r reader, writes *overlay) *tx {
	r.kv = writes
	r.made = map[model.PersonID]bool{}
	own := *r.scope
	own.present = writes // what the operation does is judged by what it did
	r.scope = &own
	return &tx{reader: r, writes: writes, facts: map[model.PersonID]*facts{}, next: map[string]uint64{}}
}

func (t *tx) NewPerson() model.PersonID {
	id := model.PersonID(t.number([]byte{byte(peopleBucket)}))
	t.made[id] = true
	return id
}

func (t *tx) NewStaff() model.StaffID { return model.StaffID(t.number([]byte{byte(staffBucket)})) }
func (t *tx) NewForm() model.FormID   { return model.FormID(t.number([]byte{byte(formsBucket)})) }

func (t *tx) NewItem(client model.ClientID) model.ItemID {
	return model.ItemID{Client: client, No: t.number(append(chartPrefix(client), itemTag))}
}

// number is one more than the greatest number there is or was given out. No
// record is ever deleted, so it was never used before.
func (t *tx) number(prefix []byte) uint64 {
	n, known := t.next[string(prefix)]
	if !known {
		last, err := t.writes.last(prefix)
		if err != nil {
			t.err = err
		}
		if last != nil {
			n = lastID(last)
		}
	}
	t.next[string(prefix)] = n + 1
	return n + 1
}

// put writes a record at its key.
func (t *tx) put(record any) error {
	if t.err != nil {
		return t.err
	}
	key := keyOf(record)
	value, err := t.codec.encode(record)
	if err != nil {
		return err
	}
	return t.writes.put(key, value)
}

func (t *tx) PutPractice(p model.Practice) error { return t.put(&p) }
func (t *tx) PutStaff(s model.Staff) error       { return t.put(&s) }
func (t *tx) PutForm(f model.Form) error         { return t.put(&f) }
func (t *tx) PutItem(i model.Item) error         { return t.put(&i) }
func (t *tx) PutContact(c model.Contact) error   { return t.putPart(&c) }
func (t *tx) PutAccess(a model.Access) error     { return t.putPart(&a) }
func (t *tx) PutBlock(b model.Block) error       { return t.putPart(&b) }

func (t *tx) PutPerson(p model.Person) error {
	return t.putFacts(p.ID, &p, func(f *facts) { f.person = &p })
}

func (t *tx) PutClient(c model.Client) error {
	return t.putFacts(c.ID.Person(), &c, func(f *facts) { f.client = &c })
}

// PutLogin also keeps addresses unique, whatever the operation looked at.
func (t *tx) PutLogin(l model.Login) error {
	if l.Holds() {
		holder, err := t.LoginHolder(l.Email)
		if err != nil {
			return err
		}
		if holder != 0 && holder != l.Person {
			return model.Errorf(model.EmailInUse, "%s is the portal address of somebody else", l.Email).
				Hint("use another address, or leave it blank")
		}
	}
	return t.putFacts(l.Person, &l, func(f *facts) { f.login = &l })
}

// putPart writes a record of a chart that ties a person to the client.
func (t *tx) putPart(record any) error {
	if err := t.put(record); err != nil {
		return err
	}
	return t.addEntries(partEntries(keyOf(record)))
}

// putFacts writes a record about a person and what follows from it.
func (t *tx) putFacts(id model.PersonID, record any, learn func(*facts)) error {
	if id == 0 {
		return model.Errorf(model.InternalCode, "a record of nobody was to be written")
	}
	about, known := t.facts[id]
	if !known {
		var err error
		if about, err = loadFacts(t.codec, t.writes, id); err != nil {
			return err
		}
		about.indexed = about.entries()
		t.facts[id] = about
	}
	if err := t.put(record); err != nil {
		return err
	}
	learn(about)
	after := about.entries()
	for _, e := range about.indexed {
		if !isAmong(e, after) {
			t.writes.delete(e.key)
		}
	}
	about.indexed = after
	return t.addEntries(after)
}

func isAmong(e entry, list []entry) bool {
	for i := range list {
		if bytes.Equal(list[i].key, e.key) {
			return true
		}
	}
	return false
}

// addEntries writes the index entries that are not there already.
func (t *tx) addEntries(list []entry) error {
	for _, e := range list {
		there, err := t.writes.get(e.key)
		if err != nil {
			return err
		}
		if there != nil && bytes.Equal(there, e.value) {
			continue
		}
		if err := t.writes.put(e.key, e.value); err != nil {
			return err
		}
	}
	return nil
}
