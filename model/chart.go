package model

import "slices"

// Chart is everything about one client, loaded together because it lies
// together. People and Logins hold everybody whom the chart names.
type Chart struct {
	Client   Client
	Contacts []Contact // by person
	Access   []Access  // by person
	Blocks   []Block   // by person, the newest of each
	Items    []Item    // by number, the oldest first
	// Proposals is what portal users would have changed, the oldest first.
	Proposals []Proposal
	People    []Person // by id
	Logins    []Login  // by person
	// Revision is the number of the commit that last changed the chart.
	Revision uint64
}

// ID is the chart's client.
func (c *Chart) ID() ClientID { return c.Client.ID }

// Person is the person of that id, or an empty one where the chart names none.
func (c *Chart) Person(id PersonID) *Person {
	if i, ok := slices.BinarySearchFunc(c.People, id, func(p Person, id PersonID) int { return compareIDs(p.ID, id) }); ok {
		return &c.People[i]
	}
	return &Person{ID: id, First: "unknown person", Last: id.String()}
}

// Subject is the person whose chart it is.
func (c *Chart) Subject() *Person { return c.Person(c.Client.ID.Person()) }

// NameOf is the name of a person whom the chart names.
func (c *Chart) NameOf(id PersonID) string { return c.Person(id).Name() }

// Login is the person's login, or nil.
func (c *Chart) Login(id PersonID) *Login {
	return find(c.Logins, id, func(l *Login) PersonID { return l.Person })
}

// Contact is the person's tie to the client, ended or not, or nil.
func (c *Chart) Contact(id PersonID) *Contact {
	return find(c.Contacts, id, func(x *Contact) PersonID { return x.Person })
}

// AccessOf is the person's access, on or off, or nil.
func (c *Chart) AccessOf(id PersonID) *Access {
	return find(c.Access, id, func(a *Access) PersonID { return a.Person })
}

// Block is the newest block between the person and the client, or nil.
func (c *Chart) Block(id PersonID) *Block {
	return find(c.Blocks, id, func(b *Block) PersonID { return b.Person })
}

// Item is the item of that id, or nil.
func (c *Chart) Item(id ItemID) *Item {
	for i := range c.Items {
		if c.Items[i].ID == id {
			return &c.Items[i]
		}
	}
	return nil
}

// IsContact reports whether the person is a contact now.
func (c *Chart) IsContact(id PersonID) bool {
	contact := c.Contact(id)
	return contact != nil && contact.Ended == nil
}

// Tied reports whether the person is the client, a contact, or linked: those
// to whom access can be given and things can be shared.
func (c *Chart) Tied(id PersonID) bool {
	access := c.AccessOf(id)
	return id == c.Client.ID.Person() || c.IsContact(id) || access != nil && access.Linked
}

// Relationship is what the person is to the client, empty where nothing is on
// record.
func (c *Chart) Relationship(id PersonID) Relationship {
	if id == c.Client.ID.Person() {
		return Self
	}
	if contact := c.Contact(id); contact != nil && contact.Ended == nil {
		return contact.Relationship
	}
	return ""
}

// Kin reports whether the person is the client, of the family, or linked as a
// parent without being a contact.
func (c *Chart) Kin(id PersonID) bool {
	is := c.Relationship(id)
	return is.Kin() || is == "" && c.Tied(id)
}

// Users is everybody the portal knows on this chart in the order of screens:
// the client, then the contacts, then persons with an access who are none.
func (c *Chart) Users() []PersonID {
	users := []PersonID{c.Client.ID.Person()}
	for i := range c.Contacts {
		if c.Contacts[i].Ended == nil {
			users = append(users, c.Contacts[i].Person)
		}
	}
	for i := range c.Access {
		if a := &c.Access[i]; (a.On || a.Linked) && !slices.Contains(users, a.Person) {
			users = append(users, a.Person)
		}
	}
	return users
}

// Named is everybody the chart has or had to do with, by id.
func (c *Chart) Named() []PersonID {
	ids := []PersonID{c.Client.ID.Person()}
	for i := range c.Contacts {
		ids = append(ids, c.Contacts[i].Person)
	}
	for i := range c.Access {
		ids = append(ids, c.Access[i].Person)
	}
	for i := range c.Blocks {
		ids = append(ids, c.Blocks[i].Person)
	}
	for i := range c.Items {
		ids = append(ids, c.Items[i].Audience...)
	}
	for i := range c.Proposals {
		ids = append(ids, c.Proposals[i].By)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func compareIDs(a, b PersonID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func find[T any](list []T, id PersonID, of func(*T) PersonID) *T {
	for i := range list {
		if of(&list[i]) == id {
			return &list[i]
		}
	}
	return nil
}
