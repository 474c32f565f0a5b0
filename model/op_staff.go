package model

import "strings"

// AddStaff makes a staff member.
type AddStaff struct {
	Name  string `json:"name"`
	Role  Role   `json:"role"`
	Email string `json:"email,omitempty"`
	// Key is the public keys to sign in with over SSH, one a line.
	Key string `json:"key,omitempty"`
	// MachineUser is what the serving machine's own system calls them.
	MachineUser string `json:"machine_user,omitempty"`
}

func (*AddStaff) Do() string { return "add-staff" }

func (o *AddStaff) Apply(tx Tx) (Result, error) {
	staff := Staff{
		ID: tx.NewStaff(), Name: o.Name, Role: o.Role, Email: o.Email, Key: o.Key, MachineUser: o.MachineUser, Since: tx.Now(),
	}
	return Result{ID: staff.ID.String()}, putStaff(tx, staff)
}

// EditStaff changes a staff member; a field that is not given stays.
type EditStaff struct {
	Staff       StaffID `json:"staff"`
	Name        *string `json:"name,omitempty"`
	Role        *Role   `json:"role,omitempty"`
	Email       *string `json:"email,omitempty"`
	Key         *string `json:"key,omitempty"`
	MachineUser *string `json:"machine_user,omitempty"`
}

func (*EditStaff) Do() string { return "edit-staff" }

func (o *EditStaff) Apply(tx Tx) (Result, error) {
	staff, err := staffGiven(tx, o.Staff)
	if err != nil {
		return Result{}, err
	}
	set(&staff.Name, o.Name)
	set(&staff.Role, o.Role)
	set(&staff.Email, o.Email)
	set(&staff.Key, o.Key)
	set(&staff.MachineUser, o.MachineUser)
	return Result{}, putStaff(tx, staff)
}

// DisableStaff keeps a staff member out from now on. What they did stays
// theirs.
type DisableStaff struct {
	Staff  StaffID `json:"staff"`
	Reason string  `json:"reason,omitempty"`
}

func (*DisableStaff) Do() string { return "disable-staff" }

func (o *DisableStaff) Apply(tx Tx) (Result, error) {
	staff, err := staffGiven(tx, o.Staff)
	if err != nil {
		return Result{}, err
	}
	if staff.Disabled() {
		return Result{}, Errorf(Already, "%s is disabled already", staff.Name).At("staff")
	}
	if staff.ID == tx.Actor().ID {
		return Result{}, Errorf(Forbidden, "nobody disables themselves").At("staff").Hint("another manager does it")
	}
	if _, err = CleanLine("reason", o.Reason); err != nil {
		return Result{}, err
	}
	staff.DisabledAt = tx.Now()
	return Result{}, tx.PutStaff(staff)
}

// EnableStaff lets a disabled staff member in again.
type EnableStaff struct {
	Staff  StaffID `json:"staff"`
	Reason string  `json:"reason,omitempty"`
}

func (*EnableStaff) Do() string { return "enable-staff" }

func (o *EnableStaff) Apply(tx Tx) (Result, error) {
	staff, err := staffGiven(tx, o.Staff)
	if err != nil {
		return Result{}, err
	}
	if !staff.Disabled() {
		return Result{}, Errorf(Already, "%s is not disabled", staff.Name).At("staff")
	}
	if _, err = CleanLine("reason", o.Reason); err != nil {
		return Result{}, err
	}
	staff.DisabledAt = Staff{}.DisabledAt
	return Result{}, putStaff(tx, staff)
}

func staffGiven(tx Tx, id StaffID) (Staff, error) {
	if err := needs(id != 0, "staff"); err != nil {
		return Staff{}, err
	}
	return tx.StaffMember(id)
}

// putStaff takes the texts in and keeps the staff member.
func putStaff(tx Tx, staff Staff) (err error) {
	if staff.Name, err = CleanLine("name", staff.Name); err != nil {
		return err
	}
	if err := needs(staff.Name != "", "name"); err != nil {
		return err
	}
	if err := staff.Role.Validate(); err != nil {
		return err
	}
	if staff.Email, err = CleanEmail("email", staff.Email); err != nil {
		return err
	}
	if staff.Key, err = CleanText("key", strings.TrimSpace(staff.Key)); err != nil {
		return err
	}
	if staff.MachineUser, err = CleanLine("machine_user", staff.MachineUser); err != nil {
		return err
	}
	if err := keysFree(tx, &staff); err != nil {
		return err
	}
	if err := machineUserFree(tx, &staff); err != nil {
		return err
	}
	return tx.PutStaff(staff)
}

// machineUserFree reports a user of the machine who is somebody else already.
func machineUserFree(tx Tx, staff *Staff) error {
	if staff.MachineUser == "" {
		return nil
	}
	for other, err := range tx.Staff() {
		if err != nil {
			return err
		}
		if other.ID != staff.ID && other.MachineUser == staff.MachineUser {
			return Errorf(Already, "%s is %s already", staff.MachineUser, other.Name).At("machine_user").
				Hint("one user of the machine is one person")
		}
	}
	return nil
}

// keysFree reports a key that is none, or that somebody else of the staff has:
// who comes in with a key must be one person.
func keysFree(tx Tx, staff *Staff) error {
	keys, err := ParseKeys(staff.Key)
	if err != nil || len(keys) == 0 {
		return err
	}
	for other, err := range tx.Staff() {
		if err != nil {
			return err
		}
		for _, key := range keys {
			if other.ID != staff.ID && other.HasKey(key.Blob) {
				return Errorf(Already, "the key is %s's already", other.Name).At("key").
					Hint("everybody has a key of their own; `frontdesk staff edit %s --key FILE` gives %s another one", other.ID, other.Name)
			}
		}
	}
	return nil
}
