package bolt

import (
	"encoding"
	"encoding/json"
	"fmt"
	"strings"

	"frontdesk/model"
)

// recordKind is what a record is called and what it decodes into.
type recordKind struct {
	name  string
	empty func() any
}

func kind[T any](name string) recordKind {
	return recordKind{name: name, empty: func() any { return new(T) }}
}

// kindOf says what lies at a key; false is a key that no record has.
func kindOf(key []byte) (recordKind, bool) {
	switch bucketOf(key) {
	case practiceBucket:
		return kind[model.Practice]("practice"), string(key[1:]) == practiceName
	case staffBucket:
		return kind[model.Staff]("staff member"), len(key) == recordKeyLen
	case formsBucket:
		return kind[model.Form]("form"), len(key) == recordKeyLen
	case peopleBucket:
		return kind[model.Person]("person"), len(key) == recordKeyLen
	case loginsBucket:
		return kind[model.Login]("login"), len(key) == recordKeyLen
	case chartsBucket:
		return chartKindOf(key)
	case outboxBucket:
		return kind[model.Email]("e-mail"), len(key) == recordKeyLen
	case messagesBucket:
		return kind[model.Message]("message"), len(key) == messageKeyLen
	default:
		return recordKind{}, false
	}
}

func chartKindOf(key []byte) (recordKind, bool) {
	if len(key) < clientKeyLen {
		return recordKind{}, false
	}
	part := len(key) == partKeyLen
	switch key[clientKeyLen-1] {
	case clientTag:
		return kind[model.Client]("client"), len(key) == clientKeyLen
	case contactTag:
		return kind[model.Contact]("contact"), part
	case accessTag:
		return kind[model.Access]("access"), part
	case blockTag:
		return kind[model.Block]("block"), part
	case itemTag:
		return kind[model.Item]("item"), part
	case proposalTag:
		return kind[model.Proposal]("proposed change"), part
	}
	return recordKind{}, false
}

// keyOf is the key under which a decoded record says it belongs.
func keyOf(record any) []byte {
	switch r := record.(type) {
	case *model.Practice:
		return practiceKey()
	case *model.Staff:
		return staffKey(r.ID)
	case *model.Form:
		return formKey(r.ID)
	case *model.Person:
		return personKey(r.ID)
	case *model.Login:
		return loginKey(r.Person)
	case *model.Email:
		return emailKey(r.ID)
	case *model.Client:
		return clientKey(r.ID)
	case *model.Contact:
		return partKey(r.Client, contactTag, uint64(r.Person))
	case *model.Access:
		return partKey(r.Client, accessTag, uint64(r.Person))
	case *model.Block:
		return partKey(r.Client, blockTag, uint64(r.Person))
	case *model.Item:
		return partKey(r.ID.Client, itemTag, r.ID.No)
	case *model.Proposal:
		return partKey(r.ID.Client, proposalTag, r.ID.No)
	case *model.Message:
		return messageKey(r.Thread, r.No)
	}
	return nil
}

// namedBy is the keys of those who must exist because a record names them.
func namedBy(key []byte, record any) [][]byte {
	var needed [][]byte
	if bucketOf(key) == chartsBucket {
		needed = append(needed, clientKey(clientOf(key)))
	}
	switch r := record.(type) {
	case *model.Practice, *model.Staff, *model.Form, *model.Person:
	case *model.Email: // stays, also where an undo took the person back
	case *model.Login:
		needed = append(needed, personKey(r.Person))
	case *model.Message:
		needed = append(needed, partKey(r.Thread.Client, itemTag, r.Thread.No))
	case *model.Proposal:
		needed = append(needed, personKey(r.By))
	case *model.Client:
		needed[0] = personKey(r.ID.Person())
	case *model.Item:
		for _, id := range r.Audience {
			needed = append(needed, personKey(id))
		}
	default:
		needed = append(needed, personKey(model.PersonID(lastID(key))))
	}
	return needed
}

// describe names a key in words that people can look for: "contact p12 p13".
func describe(key []byte) string {
	if len(key) == 0 {
		return "an empty key"
	}
	if k, ok := kindOf(key); ok {
		return k.name + describeIDs(key)
	}
	if isRevision(key) {
		return "the revision of client " + clientOf(key).String()
	}
	switch b := bucketOf(key); b {
	case commitsBucket:
		return fmt.Sprintf("commit %d", lastID(key))
	case changesBucket:
		if len(key) > 1+idLen {
			return fmt.Sprintf("the change of %s in commit %d", describe(key[1:len(key)-idLen]), lastID(key))
		}
	case formerBucket:
		return "the former entry of " + describe(key[1:])
	default:
		if b.String() != "" {
			return fmt.Sprintf("the key %q in %s", key[1:], b)
		}
	}
	return fmt.Sprintf("the key %q", key)
}

func describeIDs(key []byte) string {
	switch b := bucketOf(key); {
	case b == practiceBucket:
		return ""
	case b == staffBucket:
		return " " + model.StaffID(lastID(key)).String()
	case b == formsBucket:
		return " " + model.FormID(lastID(key)).String()
	case b == outboxBucket:
		return " " + model.EmailID(lastID(key)).String()
	case b == messagesBucket:
		thread := model.ItemID{Client: clientOf(key), No: idAt(key, 1+idLen)}
		return fmt.Sprintf(" %s %d", thread, lastID(key))
	case b != chartsBucket || len(key) == clientKeyLen:
		return " " + model.PersonID(idAt(key, 1)).String()
	case key[clientKeyLen-1] == itemTag || key[clientKeyLen-1] == proposalTag:
		return " " + model.ItemID{Client: clientOf(key), No: lastID(key)}.String()
	}
	return " " + clientOf(key).String() + " " + model.PersonID(lastID(key)).String()
}

// keyNamed is the key of what describe names so, of the records whose history
// somebody asks about by name.
func keyNamed(name string) ([]byte, error) {
	words := strings.Fields(name)
	var person, other model.PersonID
	var item model.ItemID
	refused := model.Errorf(model.Invalid, "%q is no record whose history can be asked for", name)
	read := func(word string, id encoding.TextUnmarshaler) bool { return id.UnmarshalText([]byte(word)) == nil }
	switch {
	case name == "practice":
		return practiceKey(), nil
	case len(words) == 2 && words[0] == "item" && read(words[1], &item):
		return partKey(item.Client, itemTag, item.No), nil
	case len(words) < 2 || !read(words[1], &person) || len(words) > 2 && !read(words[2], &other):
		return nil, refused
	}
	part := map[string]byte{"contact": contactTag, "access": accessTag, "block": blockTag}
	tag, isPart := part[words[0]]
	switch {
	case isPart && len(words) == 3:
		return partKey(person.Client(), tag, uint64(other)), nil
	case len(words) > 2:
	case words[0] == "person":
		return personKey(person), nil
	case words[0] == "login":
		return loginKey(person), nil
	case words[0] == "client":
		return clientKey(person.Client()), nil
	}
	return nil, refused
}

// asJSON is a record as people can read it; nil is an absent one.
func (c *codec) asJSON(key, value []byte) (json.RawMessage, error) {
	if len(value) == 0 {
		return nil, nil
	}
	k, ok := kindOf(key)
	if !ok {
		return nil, damaged(key, "is no record")
	}
	record := k.empty()
	if err := c.decode(key, value, record); err != nil {
		return nil, err
	}
	text, err := json.Marshal(record)
	if err != nil {
		return nil, damaged(key, "cannot be shown: "+err.Error())
	}
	return text, nil
}
