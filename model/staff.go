package model

import "time"

// Role says what a staff member may do.
type Role string

const (
	FrontDesk    Role = "front-desk"
	Practitioner Role = "practitioner"
	Trainer      Role = "trainer"
	Manager      Role = "manager"
)

// Roles is every role.
func Roles() []Role { return []Role{FrontDesk, Practitioner, Trainer, Manager} }

// Validate reports a role that is none.
func (r Role) Validate() error { return oneOf("role", r, Roles()) }

// Staff is somebody who works at the practice.
type Staff struct {
	ID    StaffID `cbor:"1,keyasint" json:"id,omitempty"`
	Name  string  `cbor:"2,keyasint" json:"name"`
	Role  Role    `cbor:"3,keyasint" json:"role"`
	Email string  `cbor:"4,keyasint,omitempty" json:"email,omitempty"`
	// Key is the public keys to sign in with over SSH, one a line as in an
	// authorized_keys file.
	Key   string    `cbor:"5,keyasint,omitempty" json:"key,omitempty"`
	Since time.Time `cbor:"6,keyasint" json:"since,omitzero"`
	// DisabledAt is since when they are kept out.
	DisabledAt time.Time `cbor:"7,keyasint,omitzero" json:"disabled_at,omitzero"`
	// MachineUser is what the serving machine's own system calls them: they
	// come in there without a key.
	MachineUser string `cbor:"8,keyasint,omitempty" json:"machine_user,omitempty"`
}

// Disabled reports whether the staff member is kept out.
func (s *Staff) Disabled() bool { return !s.DisabledAt.IsZero() }

// SeesClient reports whether this staff member may see the client's chart:
// practitioners see their own clients only, trainers training files only.
func (s *Staff) SeesClient(c *Client, practice *Practice) bool {
	switch s.Role {
	case Manager, FrontDesk:
		return true
	case Practitioner:
		return c.Practitioner == s.ID && s.ID != 0
	case Trainer:
		return practice.Training
	}
	return false
}

// StaffByMachineUser is the staff member whom the serving machine's system
// calls by that name and who may come in, or an error of code Unknown.
func StaffByMachineUser(r Reader, user string) (Staff, error) {
	for staff, err := range r.Staff() {
		if err != nil {
			return Staff{}, err
		}
		if !staff.Disabled() && user != "" && staff.MachineUser == user {
			return staff, nil
		}
	}
	return Staff{}, Errorf(Unknown, "%s, as this machine calls you, is nobody of the staff who may come in", user).
		Hint("a manager says who it is: frontdesk staff edit NAME --user %s", user)
}
