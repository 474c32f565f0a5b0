package bolt

import (
	"bytes"

	"frontdesk/model"
	"frontdesk/store/search"
)

// facts is what the index entries about one human being follow from. What is
// not recorded is nil.
type facts struct {
	id     model.PersonID
	person *model.Person
	login  *model.Login
	client *model.Client
	// indexed is the entries that stand, while an operation changes the facts.
	indexed [parts][]entry
}

// part is which of the facts index entries follow from, so that a change makes
// only those anew that it may change.
type part int

const (
	ofPerson part = iota
	ofLogin
	ofClient
	ofBoth // person and client
	parts
)

func loadFacts(c *codec, from kv, id model.PersonID) (*facts, error) {
	f := &facts{id: id}
	var err error
	if f.person, err = load[model.Person](c, from, personKey(id)); err != nil {
		return nil, err
	}
	if f.login, err = load[model.Login](c, from, loginKey(id)); err != nil {
		return nil, err
	}
	f.client, err = load[model.Client](c, from, clientKey(id.Client()))
	return f, err
}

// load is the record at a key, nil where there is none.
func load[T any](c *codec, from kv, key []byte) (*T, error) {
	value, err := from.get(key)
	if value == nil || err != nil {
		return nil, err
	}
	record := new(T)
	if err := c.decode(key, value, record); err != nil {
		return nil, err
	}
	return record, nil
}

// entries is every index entry that follows from the facts.
func (f *facts) entries() []entry {
	var list []entry
	for p := range parts {
		list = append(list, f.entriesOf(p)...)
	}
	if f.person != nil {
		list = append(list, f.searchEntry())
	}
	return list
}

// entriesOf is the entries of one part. That of search is in none: nothing
// reads it while an operation is under way, so that it is made at the end.
func (f *facts) entriesOf(p part) []entry {
	var list []entry
	add := func(key []byte) { list = append(list, entry{key: key}) }
	switch {
	case p == ofPerson && f.person != nil:
		f.addPerson(add)
	case p == ofLogin && f.login != nil:
		add(idKey(usersBucket, f.id))
		if email := model.FoldEmail(f.login.Email); email != "" && f.login.Holds() {
			add(textKey(addressesBucket, email, uint64(f.id)))
		}
	case p == ofClient && f.client != nil:
		add(tieKey(f.id, f.client.ID))
	case p == ofBoth && f.person != nil && f.client != nil:
		f.addOrder(add)
	}
	return list
}

func (f *facts) addPerson(add func([]byte)) {
	p := f.person
	if email := model.FoldEmail(p.Email); email != "" {
		add(textKey(emailsBucket, email, uint64(f.id)))
	}
	name := model.FoldName(p.Name())
	add(textKey(namesBucket, name, uint64(f.id)))
	if p.Preferred != "" {
		if called := model.FoldName(p.Preferred + " " + p.Last); called != name {
			add(textKey(namesBucket, called, uint64(f.id)))
		}
	}
	for _, origin := range p.Origins {
		add(textKey(originsBucket, origin, uint64(f.id)))
	}
}

func (f *facts) addOrder(add func([]byte)) {
	name := f.person.SortName()
	add(orderKey(everybody, name, f.client.ID))
	if f.client.Practitioner != everybody {
		add(orderKey(f.client.Practitioner, name, f.client.ID))
	}
}

// searchEntry is, under the person's id, 1 for a client or 0, the
// practitioner's id, and the search key.
func (f *facts) searchEntry() entry {
	value := make([]byte, 1, 128)
	var practitioner model.StaffID
	if f.client != nil {
		value[0], practitioner = 1, f.client.Practitioner
	}
	value = withID(value, uint64(practitioner))
	if f.login.Holds() {
		value = append(value, search.Key(f.person, f.login.Email)...)
	} else {
		value = append(value, search.Key(f.person)...)
	}
	return entry{key: idKey(searchBucket, f.id), value: value}
}

// readSearch takes a search value apart.
func readSearch(key, value []byte) (search.Entry, error) {
	if len(key) != recordKeyLen || len(value) < 1+idLen || value[0] > 1 {
		return search.Entry{}, damaged(key, "is no entry of the search index")
	}
	return search.Entry{
		ID:           model.PersonID(lastID(key)),
		Client:       value[0] == 1,
		Practitioner: model.StaffID(idAt(value, 1)),
		Key:          value[1+idLen:],
	}, nil
}

// partEntries is the index entries that follow from a contact, an access or a
// block being there at all.
func partEntries(key []byte) []entry {
	person, client := model.PersonID(lastID(key)), clientOf(key)
	switch key[clientKeyLen-1] {
	case contactTag, blockTag:
		return []entry{{key: tieKey(person, client)}}
	case accessTag:
		return []entry{{key: tieKey(person, client)}, {key: idKey(usersBucket, person)}}
	}
	return nil
}

// holds reports whether an index entry follows from the records in kv.
func holds(c *codec, from kv, e entry) (bool, error) {
	switch bucketOf(e.key) {
	case tiesBucket:
		return isTied(from, model.PersonID(idAt(e.key, 1)), model.ClientID(lastID(e.key)))
	case usersBucket:
		return isUser(from, model.PersonID(lastID(e.key)))
	case threadsBucket:
		return isThread(c, from, e)
	default:
		f, err := loadFacts(c, from, model.PersonID(lastID(e.key)))
		if err != nil {
			return false, err
		}
		for _, due := range f.entries() {
			if bytes.Equal(due.key, e.key) {
				return bytes.Equal(due.value, e.value), nil
			}
		}
		return false, nil
	}
}

// tiedBy is the records of which each ties a person to a client.
func tiedBy(person model.PersonID, client model.ClientID) [][]byte {
	keys := [][]byte{
		partKey(client, contactTag, uint64(person)),
		partKey(client, accessTag, uint64(person)),
		partKey(client, blockTag, uint64(person)),
	}
	if client == person.Client() {
		keys = append(keys, clientKey(client))
	}
	return keys
}

func isTied(from kv, person model.PersonID, client model.ClientID) (bool, error) {
	for _, key := range tiedBy(person, client) {
		if value, err := from.get(key); value != nil || err != nil {
			return value != nil, err
		}
	}
	return false, nil
}

func isUser(from kv, person model.PersonID) (bool, error) {
	if value, err := from.get(loginKey(person)); value != nil || err != nil {
		return value != nil, err
	}
	for tie, err := range from.scan(idKey(tiesBucket, person), nil) {
		if err != nil {
			return false, err
		}
		client := model.ClientID(lastID(tie.key))
		value, err := from.get(partKey(client, accessTag, uint64(person)))
		if value != nil || err != nil {
			return value != nil, err
		}
	}
	return false, nil
}
