package model

import (
	"cmp"
	"strconv"
)

// Practice is the one practice that a file belongs to.
type Practice struct {
	Name                string    `cbor:"1,keyasint" json:"name"`
	Portal              bool      `cbor:"2,keyasint" json:"portal"`
	PortalURL           string    `cbor:"3,keyasint,omitempty" json:"portal_url"`
	Banner              string    `cbor:"4,keyasint,omitempty" json:"banner"`
	OnlinePayments      bool      `cbor:"5,keyasint" json:"online_payments"`
	AppointmentRequests bool      `cbor:"6,keyasint" json:"appointment_requests"`
	SecureMessaging     bool      `cbor:"7,keyasint" json:"secure_messaging"`
	Uploads             bool      `cbor:"8,keyasint" json:"uploads"`
	AdultAge            int       `cbor:"9,keyasint" json:"adult_age"`
	InvitationDays      int       `cbor:"10,keyasint" json:"invitation_days"`
	CancelHours         int       `cbor:"11,keyasint" json:"cancel_hours"`
	AgeBands            []AgeBand `cbor:"12,keyasint,omitempty" json:"age_bands"`
	// Training marks a throw-away practice to learn on, from its first commit on.
	Training bool `cbor:"13,keyasint,omitempty" json:"training,omitempty"`
	// Mail is the mail server; without one, e-mails wait.
	Mail Mail `cbor:"14,keyasint,omitzero" json:"mail,omitzero"`
	// LockMinutes is after how many minutes without a key screens are locked,
	// LogoffMinutes after how many they end. Zero is as shipped, here and below.
	LockMinutes   int `cbor:"15,keyasint,omitempty" json:"lock_minutes,omitempty"`
	LogoffMinutes int `cbor:"16,keyasint,omitempty" json:"logoff_minutes,omitempty"`
	// LongestHours is how long screens are open at most, whatever is pressed.
	LongestHours int `cbor:"17,keyasint,omitempty" json:"longest_hours,omitempty"`
}

// TrainingBegun is the name of that first commit's operation, which the store
// does as it makes such a file. No script can hold it.
const TrainingBegun = "begin-training"

// The longest that can be set: see Logoff.
const latestLock, latestEnd, latestLongest = 240, 720, 24

// Logoff is after how many minutes without a key screens are locked, after how
// many they end, and after how many hours in any case. A practice to learn on
// holds nothing secret, and is not to go blank while somebody explains it.
func (p *Practice) Logoff() (lock, end, longest int) {
	lock, end, longest = 10, 60, 12
	if p.Training {
		lock, end, longest = latestLock, latestEnd, latestLongest
	}
	lock = cmp.Or(p.LockMinutes, lock)
	return lock, max(lock, cmp.Or(p.LogoffMinutes, end)), cmp.Or(p.LongestHours, longest)
}

// NewPractice is a practice as shipped: everything on, 18 is adult and ends a
// contact's access with 30 days' warning.
func NewPractice() Practice {
	return Practice{
		Name: "New practice", Portal: true,
		OnlinePayments: true, AppointmentRequests: true, SecureMessaging: true, Uploads: true,
		AdultAge: 18, InvitationDays: 7, CancelHours: 24,
		AgeBands: []AgeBand{{Age: 18, Action: BandEnd, WarnDays: 30}},
	}
}

// IsMinor reports whether somebody born on a day is under the adult age. Whose
// birth date is unknown is neither a minor nor an adult.
func (p *Practice) IsMinor(born, today Date) bool {
	return born.Known() && born.Anniversary(p.AdultAge) > today
}

// IsAdult reports whether somebody born on a day has reached the adult age.
func (p *Practice) IsAdult(born, today Date) bool { return born.Known() && !p.IsMinor(born, today) }

// SenderName is the name that the practice's e-mails carry.
func (p *Practice) SenderName() string { return cmp.Or(p.Mail.FromName, p.Name) }

// Feature is a switch of the practice that some permissions need.
type Feature uint8

const (
	NoFeature Feature = iota
	OnlinePayments
	AppointmentRequests
	SecureMessaging
	Uploads
)

var featureNames = map[Feature]struct{ field, say string }{
	OnlinePayments:      {"online_payments", "online payments"},
	AppointmentRequests: {"appointment_requests", "appointment requests"},
	SecureMessaging:     {"secure_messaging", "secure messaging"},
	Uploads:             {"uploads", "uploads"},
}

func (f Feature) String() string { return featureNames[f].say }

// Field is the switch's name in set-practice.
func (f Feature) Field() string { return featureNames[f].field }

// Offers reports whether the practice's switch for the feature is on.
func (p *Practice) Offers(f Feature) bool {
	switch f {
	case NoFeature:
		return true
	case OnlinePayments:
		return p.OnlinePayments
	case AppointmentRequests:
		return p.AppointmentRequests
	case SecureMessaging:
		return p.SecureMessaging
	case Uploads:
		return p.Uploads
	}
	return false
}

// BandAction is what happens when a client reaches a band's age.
type BandAction string

const (
	BandWarn    BandAction = "warn"
	BandLimit   BandAction = "limit"
	BandSuspend BandAction = "suspend"
	BandEnd     BandAction = "end"
)

// AgeBand is one row of the practice's table of ages.
type AgeBand struct {
	Age      int        `cbor:"1,keyasint" json:"age"`
	Action   BandAction `cbor:"2,keyasint" json:"action"`
	Preset   string     `cbor:"3,keyasint,omitempty" json:"preset,omitempty"`
	WarnDays int        `cbor:"4,keyasint,omitempty" json:"warn_days,omitempty"`
}

// Words is the row as a sentence's part: "at 18 a contact's access ends".
func (b AgeBand) Words() string {
	words := "at " + b.ageText() + " " + b.does()
	switch b.WarnDays {
	case 0:
		return words
	case 1:
		return words + ", warning 1 day before"
	}
	return words + ", warning " + strconv.Itoa(b.WarnDays) + " days before"
}

// does is what the row does to a contact's access.
func (b AgeBand) does() string {
	switch b.Action {
	case BandWarn:
		return "staff are warned"
	case BandLimit:
		return "a contact's access is limited to " + b.Preset
	case BandSuspend:
		return "a contact's access is suspended until reviewed"
	case BandEnd:
		return "a contact's access ends"
	}
	return string(b.Action)
}

// Validate checks one row.
func (b AgeBand) Validate() error {
	if b.Age < 1 || b.Age > 120 {
		return Errorf(Invalid, "an age band's age is 1 to 120, not %d", b.Age).At("age_bands")
	}
	if b.WarnDays < 0 || b.WarnDays > 3660 {
		return Errorf(Invalid, "warn_days is 0 to 3660, not %d", b.WarnDays).At("age_bands")
	}
	switch b.Action {
	case BandWarn, BandSuspend, BandEnd:
		if b.Preset != "" {
			return Errorf(Invalid, "only a band that limits has a preset").At("age_bands")
		}
		return nil
	case BandLimit:
		_, err := FindPreset(b.Preset)
		return atField(err, "age_bands")
	}
	return Errorf(Invalid, "%q is not an age band's action", b.Action).At("age_bands").
		Hint("the actions are: warn, limit, suspend, end")
}
