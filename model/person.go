package model

import "strings"

// Person is a human being. Being a client or a contact are roles of a person.
type Person struct {
	ID        PersonID `cbor:"1,keyasint" json:"id"`
	First     string   `cbor:"2,keyasint" json:"first"`
	Last      string   `cbor:"3,keyasint" json:"last"`
	Preferred string   `cbor:"4,keyasint,omitempty" json:"preferred,omitempty"`
	Born      Date     `cbor:"5,keyasint,omitempty" json:"born,omitempty"`
	Email     string   `cbor:"6,keyasint,omitempty" json:"email,omitempty"`
	Phones    []string `cbor:"7,keyasint,omitempty" json:"phones,omitempty"`
	Address   string   `cbor:"8,keyasint,omitempty" json:"address,omitempty"`
	// EmailOK is the person's consent to be e-mailed.
	EmailOK bool `cbor:"9,keyasint,omitempty" json:"email_ok,omitempty"`
	// Origins is where imports found this person, one key a source record, so
	// that importing the same file twice changes nothing.
	Origins []string `cbor:"10,keyasint,omitempty" json:"origins,omitempty"`
}

// Name is first and last name as they are printed everywhere.
func (p *Person) Name() string {
	switch {
	case p.First == "":
		return p.Last
	case p.Last == "":
		return p.First
	}
	return p.First + " " + p.Last
}

// Called is the name the person goes by.
func (p *Person) Called() string {
	if p.Preferred != "" {
		return p.Preferred
	}
	return p.First
}

// SortName is the name by which lists are ordered: last name first, folded.
func (p *Person) SortName() string {
	return strings.TrimSpace(FoldName(p.Last + " " + p.First))
}

// Validate takes the texts in and checks them.
func (p *Person) Validate() error {
	for _, f := range []struct {
		name string
		text *string
	}{{"first", &p.First}, {"last", &p.Last}, {"preferred", &p.Preferred}, {"address", &p.Address}} {
		cleaned, err := CleanLine(f.name, *f.text)
		if err != nil {
			return err
		}
		*f.text = cleaned
	}
	if p.First == "" {
		return Errorf(Missing, "a first name is needed").At("first")
	}
	if p.Last == "" {
		return Errorf(Missing, "a last name is needed").At("last")
	}
	email, err := CleanEmail("email", p.Email)
	if err != nil {
		return err
	}
	p.Email = email
	return p.cleanPhones()
}

func (p *Person) cleanPhones() error {
	kept := p.Phones[:0:0]
	for _, phone := range p.Phones {
		phone, err := CleanLine("phone", phone)
		if err != nil {
			return err
		}
		if phone != "" {
			kept = append(kept, phone)
		}
	}
	p.Phones = kept
	return nil
}
