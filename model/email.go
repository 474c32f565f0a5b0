package model

import (
	"strings"
	"time"
)

// EmailKind says what an e-mail tells.
type EmailKind string

const (
	InvitationEmail EmailKind = "invitation"  // come and sign in, with the link
	AccessEmail     EmailKind = "access"      // a profile was added, or the login is open again
	OldAddressEmail EmailKind = "old-address" // to the address that the login had: it has another now
	NewAddressEmail EmailKind = "new-address" // to the address that the login has from now on
	ReminderEmail   EmailKind = "reminder"    // of an appointment
)

// EmailKinds is every kind.
func EmailKinds() []EmailKind {
	return []EmailKind{InvitationEmail, AccessEmail, OldAddressEmail, NewAddressEmail, ReminderEmail}
}

// EmailState is how far an e-mail is on its way.
type EmailState string

const (
	EmailWaiting EmailState = "waiting"
	EmailSending EmailState = "sending" // being handed to the mail server at this moment
	EmailSent    EmailState = "sent"    // the mail server took it
	EmailFailed  EmailState = "failed"  // refused for good, or tried often enough
	// EmailUnknown is one that the server may have taken and may not have: it
	// is never sent again unless a person asks for it.
	EmailUnknown   EmailState = "unknown"
	EmailCancelled EmailState = "cancelled"
)

// EmailStates is every state.
func EmailStates() []EmailState {
	return []EmailState{EmailWaiting, EmailSending, EmailSent, EmailFailed, EmailUnknown, EmailCancelled}
}

// Email is one e-mail to a portal user. It is queued in the same commit as
// what it tells of, and holds no text of its own but the staff's message: it
// is written out from the templates when it is read or sent.
type Email struct {
	ID     EmailID  `cbor:"1,keyasint" json:"id"`
	Person PersonID `cbor:"2,keyasint" json:"person"`
	// Name and To are the person's name and address as they were then.
	Name string    `cbor:"3,keyasint" json:"name"`
	To   string    `cbor:"4,keyasint" json:"to"`
	Kind EmailKind `cbor:"5,keyasint" json:"kind"`
	// Client is whose portal it is about, zero where it is about the login.
	Client  ClientID `cbor:"6,keyasint,omitempty" json:"client,omitempty"`
	Message string   `cbor:"7,keyasint,omitempty" json:"message,omitempty"`
	// Link is the token of an invitation's link, good while the login has it.
	Link     string    `cbor:"8,keyasint,omitempty" json:"link,omitempty"`
	QueuedAt time.Time `cbor:"9,keyasint" json:"queued_at"`
	By       StaffID   `cbor:"10,keyasint,omitempty" json:"by,omitempty"`
	ByName   string    `cbor:"11,keyasint,omitempty" json:"by_name,omitempty"`

	State    EmailState `cbor:"12,keyasint" json:"state"`
	Attempts int        `cbor:"13,keyasint,omitempty" json:"attempts,omitempty"`
	// NextTry is when a waiting e-mail is tried again; zero is at once.
	NextTry time.Time `cbor:"14,keyasint,omitempty" json:"next_try,omitzero"`
	TriedAt time.Time `cbor:"15,keyasint,omitempty" json:"tried_at,omitzero"`
	SentAt  time.Time `cbor:"16,keyasint,omitempty" json:"sent_at,omitzero"`
	// Said is the mail server's last words, or why the e-mail was cancelled.
	Said string `cbor:"17,keyasint,omitempty" json:"said,omitempty"`
	// MessageID is set with the first attempt and stays the same.
	MessageID string `cbor:"18,keyasint,omitempty" json:"message_id,omitempty"`
	// Item is the appointment that a reminder is of.
	Item ItemID `cbor:"19,keyasint,omitzero" json:"item,omitzero"`
}

// Open reports whether the e-mail may still be sent without anybody's doing.
func (e *Email) Open() bool { return e.State == EmailWaiting || e.State == EmailSending }

// DueAt reports whether a waiting e-mail is to be tried by now.
func (e *Email) DueAt(now time.Time) bool { return e.State == EmailWaiting && !e.NextTry.After(now) }

// Held says why a waiting e-mail cannot go out as the practice is set up, in
// words for staff; empty where it can.
func (e *Email) Held(practice *Practice) string {
	switch {
	case e.State != EmailWaiting:
		return ""
	case practice.Training:
		return "this practice is there to learn on"
	case e.Kind == InvitationEmail && practice.PortalURL == "":
		return "the practice has no portal address"
	case e.Kind == InvitationEmail && !practice.Portal:
		return "the practice's portal is off"
	case !practice.Mail.Set():
		return "no mail server is set up"
	}
	return ""
}

// InvitationURL is where an invitation's link leads; empty where the practice
// has no portal address or there is no link.
func (p *Practice) InvitationURL(link string) string {
	if p.PortalURL == "" || link == "" {
		return ""
	}
	return strings.TrimRight(p.PortalURL, "/") + "/invite/" + link
}

// tries is how long to wait behind each attempt that failed for the time
// being. Behind the last an e-mail has failed.
var tries = []time.Duration{
	time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 8 * time.Hour, 8 * time.Hour, 8 * time.Hour,
}

// Undeliverable says why an e-mail must not go out any more, by what is
// recorded now, in words for staff; empty where it may. Delivery cancels such
// an e-mail, and nobody should send it by hand.
func Undeliverable(r Reader, e *Email) (string, error) {
	person, err := r.Person(e.Person)
	if IsCode(err, NotFound) {
		return "the person was taken back", nil
	}
	if err != nil {
		return "", err
	}
	if !person.EmailOK {
		return person.Name() + " has withdrawn the consent to be e-mailed", nil
	}
	if why, err := loginForbids(r, e, &person); why != "" || err != nil {
		return why, err
	}
	if e.Client == 0 {
		return "", nil
	}
	if why, err := blockForbids(r, e, &person); why != "" || err != nil || e.Kind != ReminderEmail {
		return why, err
	}
	return visitForbids(r, e)
}

func loginForbids(r Reader, e *Email, person *Person) (string, error) {
	login, err := r.Login(e.Person)
	if err != nil {
		return "", err
	}
	switch state := login.StateAt(r.Now()); {
	case e.Kind == ReminderEmail: // of the appointment, not of the portal
		return "", nil
	case state == LoginDisabled:
		return possessive(person.Name()) + " login is disabled", nil
	case e.Kind != InvitationEmail:
		return "", nil
	case login == nil || e.Link == "" || login.Link != e.Link:
		return "the link is dead: a newer one replaced it, or it was used or taken back", nil
	case state != LoginInvited:
		return "the invitation is " + string(state), nil
	}
	return "", nil
}

func blockForbids(r Reader, e *Email, person *Person) (string, error) {
	chart, err := r.Chart(e.Client)
	if IsCode(err, NotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if chart.Block(person.ID).ActiveOn(DateOf(r.Now())) {
		// Not from whose: who reads this may not see that client.
		return person.Name() + " is blocked from the client that it is about", nil
	}
	return "", nil
}
