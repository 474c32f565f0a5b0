package model

import "slices"

// PersonFields is what an operation that makes a person can say of one.
type PersonFields struct {
	First     string   `json:"first,omitempty"`
	Last      string   `json:"last,omitempty"`
	Preferred string   `json:"preferred,omitempty"`
	Born      Date     `json:"born,omitzero"`
	Email     string   `json:"email,omitempty"`
	Phone     string   `json:"phone,omitempty"`
	Phones    []string `json:"phones,omitempty"`
	Address   string   `json:"address,omitempty"`
	EmailOK   bool     `json:"email_ok,omitempty"`
	// Origin is the source record of an import.
	Origin string `json:"origin,omitempty"`
}

// add makes the person.
func (f PersonFields) add(tx Tx) (Person, error) {
	person := Person{
		ID: tx.NewPerson(), First: f.First, Last: f.Last, Preferred: f.Preferred, Born: f.Born,
		Email: f.Email, Phones: f.phones(), Address: f.Address, EmailOK: f.EmailOK,
	}
	if f.Origin != "" {
		person.Origins = []string{f.Origin}
	}
	if err := checkBorn(f.Born, DateOf(tx.Now())); err != nil {
		return Person{}, err
	}
	if err := person.Validate(); err != nil {
		return Person{}, err
	}
	return person, tx.PutPerson(person)
}

func (f PersonFields) phones() []string {
	if f.Phone == "" || slices.Contains(f.Phones, f.Phone) {
		return f.Phones
	}
	return append([]string{f.Phone}, f.Phones...)
}

// existing is the person named, who also gets the import's origin, and whose
// consent to be e-mailed is recorded where it is given.
func (f PersonFields) existing(tx Tx, id PersonID) (Person, error) {
	person, err := tx.Person(id)
	if err != nil {
		return person, err
	}
	agreed := f.EmailOK && !person.EmailOK
	found := f.Origin != "" && !slices.Contains(person.Origins, f.Origin)
	if agreed {
		person.EmailOK = true
	}
	if found {
		person.Origins = append(person.Origins, f.Origin)
	}
	if !agreed && !found {
		return person, nil
	}
	return person, tx.PutPerson(person)
}

// none reports whether nothing but an origin and the consent is said.
func (f PersonFields) none() bool {
	return f.First == "" && f.Last == "" && f.Preferred == "" && !f.Born.Known() && f.Email == "" &&
		len(f.phones()) == 0 && f.Address == ""
}

func checkBorn(born, today Date) error {
	if born > today {
		return Errorf(Invalid, "%s lies in the future", born).At("born")
	}
	if born.Known() && born < 18000101 {
		return Errorf(Invalid, "%s is too long ago", born).At("born")
	}
	return nil
}

// EditPerson changes a person's own facts; a field that is not given stays.
type EditPerson struct {
	Person    PersonID  `json:"person"`
	First     *string   `json:"first,omitempty"`
	Last      *string   `json:"last,omitempty"`
	Preferred *string   `json:"preferred,omitempty"`
	Born      *Date     `json:"born,omitempty"`
	Email     *string   `json:"email,omitempty"`
	Phone     *string   `json:"phone,omitempty"`
	Phones    *[]string `json:"phones,omitempty"`
	Address   *string   `json:"address,omitempty"`
	EmailOK   *bool     `json:"email_ok,omitempty"`
	// PortalEmail answers what becomes of a login that uses the old e-mail.
	PortalEmail PortalEmail `json:"portal_email,omitempty"`
}

// PortalEmail says what becomes of a login when the person's e-mail changes.
type PortalEmail string

const (
	KeepPortalEmail  PortalEmail = "keep"
	DisableAndResend PortalEmail = "disable-and-resend"
)

func (*EditPerson) Do() string { return "edit-person" }

func (o *EditPerson) Apply(tx Tx) (Result, error) {
	if err := needs(o.Person != 0, "person"); err != nil {
		return Result{}, err
	}
	person, err := tx.Person(o.Person)
	if err != nil {
		return Result{}, err
	}
	before := person.Email
	set(&person.First, o.First)
	set(&person.Last, o.Last)
	set(&person.Preferred, o.Preferred)
	set(&person.Born, o.Born)
	set(&person.Email, o.Email)
	set(&person.Address, o.Address)
	set(&person.EmailOK, o.EmailOK)
	set(&person.Phones, o.Phones)
	if o.Phone != nil {
		person.Phones = append([]string{*o.Phone}, slices.DeleteFunc(slices.Clone(person.Phones), func(p string) bool { return p == *o.Phone })...)
	}
	if err := checkBorn(person.Born, DateOf(tx.Now())); err != nil {
		return Result{}, err
	}
	if err := person.Validate(); err != nil {
		return Result{}, err
	}
	if err := tx.PutPerson(person); err != nil {
		return Result{}, err
	}
	return Result{}, o.followEmail(tx, &person, before)
}

// followEmail settles what becomes of a login that uses the old e-mail.
func (o *EditPerson) followEmail(tx Tx, person *Person, before string) error {
	if o.PortalEmail != "" {
		if err := oneOf("portal_email", o.PortalEmail, []PortalEmail{KeepPortalEmail, DisableAndResend}); err != nil {
			return err
		}
	}
	login, err := tx.Login(person.ID)
	if err != nil || !login.Holds() || FoldEmail(login.Email) != FoldEmail(before) ||
		FoldEmail(person.Email) == FoldEmail(before) {
		return err
	}
	switch o.PortalEmail {
	case KeepPortalEmail:
		return nil
	case DisableAndResend:
		if person.Email == "" {
			return Errorf(Missing, "a new address is needed to resend to").At("email")
		}
		if login.State == LoginDisabled { // whom staff keep out, no change of address lets in
			return Errorf(NotSo, "%s login is disabled, and nothing is sent to it", possessive(person.Name())).At("portal_email").
				Hint(`"keep": the portal e-mail stays %s`, login.Email).
				Hint("or let %s in again first, with enable-login", person.Called())
		}
		return moveLogin(tx, person, *login, person.Email)
	}
	return Errorf(NeedsAnswer, "%s signs in to the portal with %s: what becomes of it?", person.Name(), login.Email).
		At("portal_email").
		Hint(`"keep": the portal e-mail stays %s`, login.Email).
		Hint(`"disable-and-resend": the old address can no longer sign in, a new invitation goes to the new one`)
}

// needs is the error of a field that is not given.
func needs(given bool, field string) error {
	if given {
		return nil
	}
	return Errorf(Missing, "is needed").At(field)
}

// set changes a value where a new one is given.
func set[T any](to *T, value *T) {
	if value != nil {
		*to = *value
	}
}
