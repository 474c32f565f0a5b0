package model

// AddClient makes a chart, with the client's person and contacts.
type AddClient struct {
	PersonFields
	// Person is an existing person who becomes a client.
	Person       PersonID     `json:"person,omitempty"`
	Practitioner StaffID      `json:"practitioner,omitempty"`
	Gender       string       `json:"gender,omitempty"`
	Enroll       bool         `json:"enroll,omitempty"`
	Contacts     []NewContact `json:"contacts,omitempty"`
}

func (*AddClient) Do() string { return "add-client" }

func (o *AddClient) Apply(tx Tx) (Result, error) {
	person, err := o.person(tx)
	if err != nil {
		return Result{}, err
	}
	client := Client{ID: person.ID.Client(), Status: Active, Since: tx.Now()}
	if client.Practitioner, err = practitionerFor(tx, o.Practitioner); err != nil {
		return Result{}, err
	}
	if client.Gender, err = CleanLine("gender", o.Gender); err != nil {
		return Result{}, err
	}
	if err := tx.PutClient(client); err != nil {
		return Result{}, err
	}
	if o.Enroll {
		if err := invite(tx, Invite{Client: client.ID, User: person.ID}); err != nil {
			return Result{}, err
		}
	}
	result := Result{ID: client.ID.String()}
	for i, contact := range o.Contacts {
		id, err := contact.add(tx, client.ID)
		if err != nil {
			return Result{}, inElement(err, "contacts", i)
		}
		if contact.As != "" {
			result.Named = append(result.Named, Named{As: contact.As, ID: id.String()})
		}
	}
	return result, nil
}

func (o *AddClient) person(tx Tx) (Person, error) {
	if o.Person == 0 {
		return o.PersonFields.add(tx)
	}
	if !o.PersonFields.none() {
		return Person{}, Errorf(Invalid, "is an existing person: give no name or other facts beside it").At("person").
			Hint("change the person with edit-person")
	}
	person, err := o.PersonFields.existing(tx, o.Person)
	if err != nil {
		return Person{}, err
	}
	switch _, err := tx.Client(person.ID.Client()); {
	case err == nil:
		return Person{}, Errorf(Already, "%s is a client already", person.Name()).At("person")
	case !IsCode(err, NotFound):
		return Person{}, err
	}
	return person, nil
}

// practitionerFor checks a client's practitioner; a practitioner's own client
// is theirs.
func practitionerFor(r Reader, id StaffID) (StaffID, error) {
	actor := r.Actor()
	if actor.Role == Practitioner {
		if id != 0 && id != actor.ID {
			return 0, Errorf(Forbidden, "a practitioner adds own clients only").At("practitioner")
		}
		return actor.ID, nil
	}
	if id == 0 {
		return 0, nil
	}
	return id, isPractitioner(r, id)
}

func isPractitioner(r Reader, id StaffID) error {
	staff, err := r.StaffMember(id)
	if err != nil {
		return err
	}
	if staff.Role != Practitioner && staff.Role != Manager {
		return Errorf(Invalid, "%s is no practitioner but %s", staff.Name, staff.Role).At("practitioner")
	}
	return nil
}

// EditClient changes a chart's own facts; a field that is not given stays.
type EditClient struct {
	Client       ClientID `json:"client"`
	Practitioner *StaffID `json:"practitioner,omitempty"`
	Status       *Status  `json:"status,omitempty"`
	Gender       *string  `json:"gender,omitempty"`
	LegalSex     *string  `json:"legal_sex,omitempty"`
	Insurance    *string  `json:"insurance,omitempty"`
}

func (*EditClient) Do() string { return "edit-client" }

func (o *EditClient) Apply(tx Tx) (Result, error) {
	if err := needs(o.Client != 0, "client"); err != nil {
		return Result{}, err
	}
	client, err := tx.Client(o.Client)
	if err != nil {
		return Result{}, err
	}
	if o.Practitioner != nil && *o.Practitioner != 0 {
		if err := isPractitioner(tx, *o.Practitioner); err != nil {
			return Result{}, err
		}
	}
	set(&client.Practitioner, o.Practitioner)
	set(&client.Status, o.Status)
	if err := oneOf("status", client.Status, []Status{Active, Inactive}); err != nil {
		return Result{}, err
	}
	set(&client.Gender, o.Gender)
	set(&client.LegalSex, o.LegalSex)
	set(&client.Insurance, o.Insurance)
	if err := client.clean(); err != nil {
		return Result{}, err
	}
	return Result{}, tx.PutClient(client)
}

// clean takes the texts in.
func (c *Client) clean() error {
	for _, f := range []struct {
		name string
		text *string
	}{{"gender", &c.Gender}, {"legal_sex", &c.LegalSex}, {"insurance", &c.Insurance}} {
		cleaned, err := CleanLine(f.name, *f.text)
		if err != nil {
			return err
		}
		*f.text = cleaned
	}
	return nil
}
