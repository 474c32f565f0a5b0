package model

// NewContact says who becomes a contact and what they are to the client.
type NewContact struct {
	// As is the contact's handle where it is made together with its client.
	As string `json:"as,omitempty"`
	PersonFields
	// Person is an existing person.
	Person       PersonID     `json:"person,omitempty"`
	Relationship Relationship `json:"relationship"`
	Authority    Authority    `json:"authority,omitempty"`
	LivesWith    bool         `json:"lives_with,omitempty"`
	Billing      bool         `json:"billing,omitempty"`
	Emergency    bool         `json:"emergency,omitempty"`
	Reminders    bool         `json:"reminders,omitempty"`
	Enroll       bool         `json:"enroll,omitempty"`
	// Preset is what Enroll lets the contact do; else it is the least.
	Preset string `json:"preset,omitempty"`
}

// AddContact ties a person to a client. It implies no access.
type AddContact struct {
	Client ClientID `json:"client"`
	NewContact
}

func (*AddContact) Do() string { return "add-contact" }

func (o *AddContact) Apply(tx Tx) (Result, error) {
	if err := needs(o.Client != 0, "client"); err != nil {
		return Result{}, err
	}
	id, err := o.add(tx, o.Client)
	return Result{ID: id.String()}, err
}

// add makes the contact, and the person where none exists yet.
func (n NewContact) add(tx Tx, client ClientID) (PersonID, error) {
	if n.Preset != "" && !n.Enroll {
		return 0, Errorf(Invalid, "a preset goes with enroll: nobody else gets access").At("preset")
	}
	if _, err := tx.Client(client); err != nil {
		return 0, err
	}
	person, err := n.who(tx)
	if err != nil {
		return 0, err
	}
	if err := n.mayBe(tx, client, &person); err != nil {
		return 0, err
	}
	contact := Contact{
		Client: client, Person: person.ID, Relationship: n.Relationship, Authority: n.Authority,
		LivesWith: n.LivesWith, Billing: n.Billing, Emergency: n.Emergency, Reminders: n.Reminders,
	}
	if contact.Authority == "" {
		contact.Authority = UnknownAuthority
	}
	if err := putContact(tx, contact); err != nil {
		return 0, err
	}
	if n.Enroll {
		return person.ID, invite(tx, Invite{Client: client, User: person.ID, Preset: n.Preset})
	}
	return person.ID, nil
}

// mayBe refuses an existing person who is the client, or a contact already.
func (n NewContact) mayBe(r Reader, client ClientID, person *Person) error {
	if n.Person == 0 {
		return nil
	}
	if person.ID == client.Person() {
		return Errorf(Invalid, "%s is the client and cannot be their own contact", person.Name()).At("person")
	}
	chart, err := r.Chart(client)
	if err == nil && chart.IsContact(person.ID) {
		err = Errorf(Already, "%s is a contact of %s already", person.Name(), chart.Subject().Name()).At("person").
			Hint("change it with edit-contact")
	}
	return err
}

func (n NewContact) who(tx Tx) (Person, error) {
	if n.Person == 0 {
		return n.PersonFields.add(tx)
	}
	if !n.none() {
		return Person{}, Errorf(Invalid, "is an existing person: give no name or other facts beside it").At("person").
			Hint("change the person with edit-person")
	}
	return n.existing(tx, n.Person)
}

func putContact(tx Tx, contact Contact) error {
	if err := contact.Relationship.Validate(); err != nil {
		return err
	}
	if err := contact.Authority.Validate(); err != nil {
		return err
	}
	return tx.PutContact(contact)
}

// EditContact changes a contact's own facts; a field that is not given stays.
type EditContact struct {
	Client       ClientID      `json:"client"`
	Person       PersonID      `json:"person"`
	Relationship *Relationship `json:"relationship,omitempty"`
	Authority    *Authority    `json:"authority,omitempty"`
	LivesWith    *bool         `json:"lives_with,omitempty"`
	Billing      *bool         `json:"billing,omitempty"`
	Emergency    *bool         `json:"emergency,omitempty"`
	Reminders    *bool         `json:"reminders,omitempty"`
}

func (*EditContact) Do() string { return "edit-contact" }

func (o *EditContact) Apply(tx Tx) (Result, error) {
	_, contact, err := contactOf(tx, o.Client, o.Person)
	if err != nil {
		return Result{}, err
	}
	set(&contact.Relationship, o.Relationship)
	set(&contact.Authority, o.Authority)
	set(&contact.LivesWith, o.LivesWith)
	set(&contact.Billing, o.Billing)
	set(&contact.Emergency, o.Emergency)
	set(&contact.Reminders, o.Reminders)
	return Result{}, putContact(tx, contact)
}

// RemoveContact ends a contact and its access. The records stay.
type RemoveContact struct {
	Client ClientID `json:"client"`
	Person PersonID `json:"person"`
	Reason string   `json:"reason,omitempty"`
}

func (*RemoveContact) Do() string { return "remove-contact" }

func (o *RemoveContact) Apply(tx Tx) (Result, error) {
	chart, contact, err := contactOf(tx, o.Client, o.Person)
	if err != nil {
		return Result{}, err
	}
	reason, err := CleanText("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	contact.Ended = ending(tx, reason)
	if err := tx.PutContact(contact); err != nil {
		return Result{}, err
	}
	return Result{}, endAccess(tx, chart.AccessOf(o.Person))
}

// contactOf is the contact that the person is now.
func contactOf(r Reader, client ClientID, person PersonID) (*Chart, Contact, error) {
	if err := needs(client != 0, "client"); err != nil {
		return nil, Contact{}, err
	}
	if err := needs(person != 0, "person"); err != nil {
		return nil, Contact{}, err
	}
	chart, err := r.Chart(client)
	if err != nil {
		return nil, Contact{}, err
	}
	if !chart.IsContact(person) {
		return nil, Contact{}, notContact(r, chart, person).At("person")
	}
	return chart, *chart.Contact(person), nil
}

// notContact is the error about somebody who is no contact of the client.
func notContact(r Reader, chart *Chart, id PersonID) *Error {
	person, err := r.Person(id)
	if err != nil {
		return Errorf(NotTied, "%s is no contact of %s", id, chart.Subject().Name())
	}
	return Errorf(NotTied, "%s is no contact of %s", person.Name(), chart.Subject().Name()).
		Hint("add the contact first, with add-contact")
}
