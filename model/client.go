package model

import (
	"slices"
	"time"
)

// Status says whether a client is in care.
type Status string

const (
	Active   Status = "active"
	Inactive Status = "inactive"
)

// Client is a chart: one person receiving care.
type Client struct {
	ID           ClientID  `cbor:"1,keyasint" json:"id"`
	Practitioner StaffID   `cbor:"2,keyasint,omitempty" json:"practitioner,omitempty"`
	Status       Status    `cbor:"3,keyasint" json:"status"`
	Gender       string    `cbor:"4,keyasint,omitempty" json:"gender,omitempty"`
	LegalSex     string    `cbor:"5,keyasint,omitempty" json:"legal_sex,omitempty"`
	Since        time.Time `cbor:"6,keyasint" json:"since"`
	Insurance    string    `cbor:"7,keyasint,omitempty" json:"insurance,omitempty"`
	// PutOff is the findings of the review that are left alone for a while.
	PutOff []PutOff `cbor:"8,keyasint,omitempty" json:"put_off,omitempty"`
	// Apart is who was found not to be the same as the client.
	Apart []Apart `cbor:"9,keyasint,omitempty" json:"apart,omitempty"`
}

// Contact is a person's tie to one client. Its facts stand for themselves:
// none implies another, and none implies access.
type Contact struct {
	Client       ClientID     `cbor:"1,keyasint" json:"client"`
	Person       PersonID     `cbor:"2,keyasint" json:"person"`
	Relationship Relationship `cbor:"3,keyasint" json:"relationship"`
	Authority    Authority    `cbor:"4,keyasint" json:"authority"`
	LivesWith    bool         `cbor:"5,keyasint,omitempty" json:"lives_with,omitempty"`
	Billing      bool         `cbor:"6,keyasint,omitempty" json:"billing,omitempty"`
	Emergency    bool         `cbor:"7,keyasint,omitempty" json:"emergency,omitempty"`
	Reminders    bool         `cbor:"8,keyasint,omitempty" json:"reminders,omitempty"`
	Ended        *Ending      `cbor:"9,keyasint,omitempty" json:"ended,omitempty"`
}

// Ending says who ended something, when and why. What ends stays on record.
type Ending struct {
	At     time.Time `cbor:"1,keyasint" json:"at"`
	By     StaffID   `cbor:"2,keyasint,omitempty" json:"by,omitempty"`
	Reason string    `cbor:"3,keyasint,omitempty" json:"reason,omitempty"`
}

// Relationship is what a contact is to the client.
type Relationship string

const (
	Mother       Relationship = "mother"
	Father       Relationship = "father"
	Parent       Relationship = "parent"
	StepParent   Relationship = "step-parent"
	Guardian     Relationship = "guardian"
	Grandparent  Relationship = "grandparent"
	FosterParent Relationship = "foster-parent"
	Caseworker   Relationship = "caseworker"
	Sibling      Relationship = "sibling"
	Spouse       Relationship = "spouse"
	Caregiver    Relationship = "caregiver"
	Other        Relationship = "other"
	// Self is what the client is to the own chart; no contact has it.
	Self Relationship = "self"
)

// Relationships is every relationship a contact can have.
func Relationships() []Relationship {
	return []Relationship{Mother, Father, Parent, StepParent, Guardian, Grandparent,
		FosterParent, Caseworker, Sibling, Spouse, Caregiver, Other}
}

// Kin reports whether who is that to a client is of the family. The clients of
// one caseworker have nothing to do with each other.
func (r Relationship) Kin() bool {
	return r != "" && !slices.Contains([]Relationship{Caseworker, Caregiver, Other}, r)
}

// Validate reports a relationship that is none.
func (r Relationship) Validate() error {
	return oneOf("relationship", r, Relationships())
}

// Authority is the legal authority of a contact over the client.
type Authority string

const (
	SoleAuthority    Authority = "sole"
	JointAuthority   Authority = "joint"
	NoAuthority      Authority = "none"
	UnknownAuthority Authority = "unknown"
)

// Authorities is every kind of legal authority.
func Authorities() []Authority {
	return []Authority{SoleAuthority, JointAuthority, NoAuthority, UnknownAuthority}
}

// Validate reports an authority that is none.
func (a Authority) Validate() error { return oneOf("authority", a, Authorities()) }

// oneOf checks a word against the words there are.
func oneOf[T ~string](field string, word T, words []T) error {
	names := make([]string, len(words))
	for i, w := range words {
		if w == word {
			return nil
		}
		names[i] = string(w)
	}
	if word == "" {
		return Errorf(Missing, "is needed").At(field).Hint("one of: %s", JoinNames(names))
	}
	return Errorf(Invalid, "%q is none of the words there are", string(word)).At(field).
		Hint("one of: %s", JoinNames(names))
}
