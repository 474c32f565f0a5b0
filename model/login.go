package model

import "time"

// LoginState is the state of a portal account.
type LoginState string

const (
	LoginNone      LoginState = "none"
	LoginInvited   LoginState = "invited"
	LoginExpired   LoginState = "expired" // never stored: an invitation past its time
	LoginActive    LoginState = "active"
	LoginDisabled  LoginState = "disabled"
	LoginCancelled LoginState = "cancelled"
)

// Login is a person's portal account: one e-mail address, one state.
type Login struct {
	Person PersonID `cbor:"1,keyasint" json:"person"`
	Email  string   `cbor:"2,keyasint" json:"email"`
	// State is as last set; StateAt also knows what time made of it.
	State       LoginState `cbor:"3,keyasint" json:"state"`
	InvitedAt   time.Time  `cbor:"4,keyasint,omitempty" json:"invited_at,omitzero"`
	ExpiresAt   time.Time  `cbor:"5,keyasint,omitempty" json:"expires_at,omitzero"`
	FirstSignIn time.Time  `cbor:"6,keyasint,omitempty" json:"first_sign_in,omitzero"`
	LastSignIn  time.Time  `cbor:"7,keyasint,omitempty" json:"last_sign_in,omitzero"`
	DisabledAt  time.Time  `cbor:"8,keyasint,omitempty" json:"disabled_at,omitzero"`
	// Invitations counts the links sent; only the newest works.
	Invitations int `cbor:"9,keyasint,omitempty" json:"invitations,omitempty"`
	// Link is the token of the newest link, until it is used or taken back.
	// LinkEmail is the e-mail that it went out with.
	Link      string  `cbor:"10,keyasint,omitempty" json:"link,omitempty"`
	LinkEmail EmailID `cbor:"11,keyasint,omitempty" json:"link_email,omitempty"`
	// Cards is what the cards are called that the person saved to pay with.
	Cards []string `cbor:"12,keyasint,omitempty" json:"cards,omitempty"`
}

// StateAt is the state at a time: an invitation past its time is expired.
func (l *Login) StateAt(now time.Time) LoginState {
	switch {
	case l == nil || l.State == "":
		return LoginNone
	case l.State == LoginInvited && !now.Before(l.ExpiresAt):
		return LoginExpired
	}
	return l.State
}

// SignedInOnce reports whether the person ever signed in with this login.
func (l *Login) SignedInOnce() bool { return l != nil && !l.FirstSignIn.IsZero() }

// Holds reports whether the login keeps its address from others: a cancelled
// one has given it back.
func (l *Login) Holds() bool {
	return l != nil && l.State != "" && l.State != LoginNone && l.State != LoginCancelled
}
