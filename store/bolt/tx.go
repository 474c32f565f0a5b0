package bolt

import (
	"bytes"
	"slices"

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

// newTx is for a reader whose scope sees what is written: what the operation
// does is judged by what it did.
func newTx(r reader, writes *overlay) *tx {
	r.kv = writes
	r.made = map[model.PersonID]bool{}
	return &tx{reader: r, writes: writes, facts: map[model.PersonID]*facts{}, next: map[string]uint64{}}
}

func (t *tx) NewPerson() model.PersonID {
	id := model.PersonID(t.number([]byte{byte(peopleBucket)}))
	t.made[id] = true
	return id
}

func (t *tx) NewStaff() model.StaffID { return model.StaffID(t.number([]byte{byte(staffBucket)})) }
func (t *tx) NewForm() model.FormID   { return model.FormID(t.number([]byte{byte(formsBucket)})) }

// NewItem also passes the numbers of proposed changes, which are the items'.
func (t *tx) NewItem(client model.ClientID) model.ItemID {
	items, proposals := append(chartPrefix(client), itemTag), append(chartPrefix(client), proposalTag)
	no := max(t.number(items), t.number(proposals))
	t.next[string(items)], t.next[string(proposals)] = no, no
	return model.ItemID{Client: client, No: no}
}

func (t *tx) NewEmail() model.EmailID { return model.EmailID(t.number([]byte{byte(outboxBucket)})) }
func (t *tx) NewLink() string         { return t.newLink() }

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
func (t *tx) PutEmail(e model.Email) error       { return t.put(&e) }
func (t *tx) PutMessage(m model.Message) error   { return t.put(&m) }
func (t *tx) PutProposal(p model.Proposal) error { return t.put(&p) }
func (t *tx) PutContact(c model.Contact) error   { return t.putPart(&c) }
func (t *tx) PutAccess(a model.Access) error     { return t.putPart(&a) }
func (t *tx) PutBlock(b model.Block) error       { return t.putPart(&b) }

func (t *tx) PutPerson(p model.Person) error {
	return t.putFacts(p.ID, &p, func(f *facts) { f.person = &p }, ofPerson, ofBoth)
}

func (t *tx) PutClient(c model.Client) error {
	return t.putFacts(c.ID.Person(), &c, func(f *facts) { f.client = &c }, ofClient, ofBoth)
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
	return t.putFacts(l.Person, &l, func(f *facts) { f.login = &l }, ofLogin)
}

// putPart writes a record of a chart that ties a person to the client.
func (t *tx) putPart(record any) error {
	if err := t.put(record); err != nil {
		return err
	}
	return t.addEntries(partEntries(keyOf(record)))
}

// putFacts writes a record about a person, and the entries of the parts that
// may change by it.
func (t *tx) putFacts(id model.PersonID, record any, learn func(*facts), changed ...part) error {
	if id == 0 {
		return model.Errorf(model.InternalCode, "a record of nobody was to be written")
	}
	about, err := t.factsOf(id)
	if err != nil {
		return err
	}
	if err := t.put(record); err != nil {
		return err
	}
	learn(about)
	for _, p := range changed {
		if err := t.index(about, p); err != nil {
			return err
		}
	}
	return nil
}

// index brings the entries of a part in line with the facts.
func (t *tx) index(about *facts, p part) error {
	before := about.indexed[p]
	about.indexed[p] = about.entriesOf(p)
	for _, e := range before {
		if isAmong(e, about.indexed[p]) {
			continue
		}
		if err := t.dropEntry(e); err != nil {
			return err
		}
	}
	for _, e := range about.indexed[p] {
		if isAmong(e, before) {
			continue
		}
		if err := t.writes.put(e.key, e.value); err != nil {
			return err
		}
	}
	return nil
}

// dropEntry deletes an index entry, unless another record bears it out.
func (t *tx) dropEntry(e entry) error {
	if b := bucketOf(e.key); b == tiesBucket || b == usersBucket {
		if held, err := holds(t.codec, t.writes, e); held || err != nil {
			return err
		}
	}
	t.writes.delete(e.key)
	return nil
}

func (t *tx) factsOf(id model.PersonID) (*facts, error) {
	if about, known := t.facts[id]; known {
		return about, nil
	}
	about := &facts{id: id}
	if !t.made[id] {
		var err error
		if about, err = loadFacts(t.codec, t.writes, id); err != nil {
			return nil, err
		}
		for p := range parts {
			about.indexed[p] = about.entriesOf(p)
		}
	}
	t.facts[id] = about
	return about, nil
}

func isAmong(e entry, list []entry) bool {
	return slices.ContainsFunc(list, func(other entry) bool { return bytes.Equal(other.key, e.key) })
}

// addEntries writes the index entries that are not there already.
func (t *tx) addEntries(list []entry) error {
	for _, e := range list {
		there, err := t.writes.get(e.key)
		if err != nil {
			return err
		}
		if there != nil {
			continue
		}
		if err := t.writes.put(e.key, e.value); err != nil {
			return err
		}
	}
	return nil
}

// finish writes what people are found by as they are typed, where it changed.
func (t *tx) finish() error {
	if t.err != nil {
		return t.err
	}
	for _, about := range t.facts {
		if about.person == nil {
			key := idKey(searchBucket, about.id)
			if stands, err := t.writes.get(key); err != nil {
				return err
			} else if stands != nil {
				t.writes.delete(key)
			}
			continue
		}
		due := about.searchEntry()
		stands, err := t.writes.get(due.key)
		if err == nil && !bytes.Equal(stands, due.value) {
			err = t.writes.put(due.key, due.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
