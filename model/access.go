package model

import "time"

// Access is what one person may do on one client's portal. There is one a
// (person, client); siblings inherit nothing.
type Access struct {
	Client ClientID      `cbor:"1,keyasint" json:"client"`
	Person PersonID      `cbor:"2,keyasint" json:"person"`
	On     bool          `cbor:"3,keyasint,omitempty" json:"on"`
	Ticks  PermissionSet `cbor:"4,keyasint,omitempty" json:"ticks"`
	// Until is the last day on which the access holds; zero is no end.
	Until Date `cbor:"5,keyasint,omitempty" json:"until,omitempty"`
	// Linked marks an access made by linking a dependent to a parent's portal.
	Linked    bool      `cbor:"6,keyasint,omitempty" json:"linked,omitempty"`
	GrantedBy StaffID   `cbor:"7,keyasint,omitempty" json:"granted_by,omitempty"`
	GrantedAt time.Time `cbor:"8,keyasint,omitempty" json:"granted_at,omitzero"`
	Renewal   *Renewal  `cbor:"9,keyasint,omitempty" json:"renewal,omitempty"`
	Reason    string    `cbor:"10,keyasint,omitempty" json:"reason,omitempty"`
}

// Renewal carries an access past age bands to a date: past one that ends it
// with the client's own consent, past one that suspends it with the review's
// outcome.
type Renewal struct {
	Until   Date      `cbor:"1,keyasint" json:"until"`
	Consent string    `cbor:"2,keyasint,omitempty" json:"consent,omitempty"`
	Reason  string    `cbor:"3,keyasint,omitempty" json:"reason,omitempty"`
	By      StaffID   `cbor:"4,keyasint,omitempty" json:"by,omitempty"`
	At      time.Time `cbor:"5,keyasint" json:"at"`
}

// EndedBy reports whether the access had its last day before the day given.
func (a *Access) EndedBy(day Date) bool { return a.Until.Known() && a.Until < day }

// IsLinked reports whether the access is on, by linking a dependent to a
// parent's portal; one that is not there is not.
func (a *Access) IsLinked() bool { return a != nil && a.On && a.Linked }

// Covers reports whether the renewal carries past a band on a day.
func (r *Renewal) Covers(action BandAction, day Date) bool {
	if r == nil || day > r.Until {
		return false
	}
	switch action {
	case BandEnd:
		return r.Consent != ""
	case BandSuspend:
		return r.Reason != ""
	case BandWarn, BandLimit:
	}
	return false
}

// Block keeps one person away from one client.
type Block struct {
	Client    ClientID  `cbor:"1,keyasint" json:"client"`
	Person    PersonID  `cbor:"2,keyasint" json:"person"`
	Reason    string    `cbor:"3,keyasint" json:"reason"`
	Reference string    `cbor:"4,keyasint,omitempty" json:"reference,omitempty"`
	Until     Date      `cbor:"5,keyasint,omitempty" json:"until,omitempty"`
	By        StaffID   `cbor:"6,keyasint,omitempty" json:"by,omitempty"`
	At        time.Time `cbor:"7,keyasint" json:"at"`
	Lifted    *Ending   `cbor:"8,keyasint,omitempty" json:"lifted,omitempty"`
}

// ActiveOn reports whether the block stands on a day.
func (b *Block) ActiveOn(day Date) bool {
	return b != nil && b.Lifted == nil && (!b.Until.Known() || day <= b.Until)
}
