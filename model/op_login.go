package model

import "time"

// Resend sends the invitation again, until the first sign-in. It replaces the
// earlier link.
type Resend struct {
	User    PersonID `json:"user"`
	Message string   `json:"message,omitempty"`
}

func (*Resend) Do() string { return "resend" }

func (o *Resend) Apply(tx Tx) (Result, error) {
	person, login, err := loginOf(tx, o.User)
	if err != nil {
		return Result{}, err
	}
	switch state := login.StateAt(tx.Now()); {
	case login.SignedInOnce():
		return Result{}, Errorf(NotSo, "%s has signed in: there is no invitation to resend", person.Name()).At("user").
			Hint("copy the portal's address for %s instead", person.Called())
	case state != LoginInvited && state != LoginExpired:
		return Result{}, Errorf(NotSo, "%s has no invitation to resend (%s)", person.Name(), state).At("user").
			Hint("invite %s, or enable the login", person.Called())
	}
	about, err := clientOfLink(tx, &login)
	if err != nil {
		return Result{}, err
	}
	return Result{}, sendInvitation(tx, &person, login, invitation{about, o.Message})
}

// clientOfLink is whose portal the login's invitation is about, zero where
// that is not known.
func clientOfLink(r Reader, login *Login) (ClientID, error) {
	if login.LinkEmail == 0 {
		return 0, nil
	}
	e, err := r.Email(login.LinkEmail)
	if IsCode(err, NotFound) {
		return 0, nil
	}
	return e.Client, err
}

// CancelInvitation takes an invitation back that was not used yet.
type CancelInvitation struct {
	User PersonID `json:"user"`
}

func (*CancelInvitation) Do() string { return "cancel-invitation" }

func (o *CancelInvitation) Apply(tx Tx) (Result, error) {
	person, login, err := loginOf(tx, o.User)
	if err != nil {
		return Result{}, err
	}
	if state := login.StateAt(tx.Now()); state != LoginInvited && state != LoginExpired {
		return Result{}, Errorf(NotSo, "%s has no open invitation (%s)", person.Name(), state).At("user")
	}
	if err := killLink(tx, &login, "the invitation was taken back"); err != nil {
		return Result{}, err
	}
	login.State = LoginCancelled
	return Result{}, tx.PutLogin(login)
}

// SignIn is the portal's report that this person signed in.
type SignIn struct {
	User PersonID `json:"user"`
	// Link is the token of the invitation's link, where the person came by one.
	Link string `json:"link,omitempty"`
}

func (*SignIn) Do() string { return "sign-in" }

func (o *SignIn) Apply(tx Tx) (Result, error) {
	person, login, err := loginOf(tx, o.User)
	if err != nil {
		return Result{}, err
	}
	switch state := login.StateAt(tx.Now()); state {
	case LoginInvited, LoginActive:
	case LoginExpired:
		return Result{}, Errorf(NotSo, "%s invitation has expired", possessive(person.Name())).At("user").Hint("resend it")
	case LoginDisabled, LoginCancelled, LoginNone:
		outside := standing{who: person.Name(), login: &login, now: tx.Now()}
		return Result{}, Errorf(NotSo, "%s", outside.closedLogin()).At("user").
			Hint("invite %s, or enable the login", person.Called())
	}
	if o.Link != "" && o.Link != login.Link {
		return Result{}, deadLink(&person, &login)
	}
	// An invitation's link works once.
	if err := killLink(tx, &login, "the person has signed in"); err != nil {
		return Result{}, err
	}
	login.State, login.LastSignIn = LoginActive, tx.Now()
	if !login.SignedInOnce() {
		login.FirstSignIn = tx.Now()
	}
	return Result{}, tx.PutLogin(login)
}

// deadLink is the error of a link that is not, or no longer, the login's.
func deadLink(person *Person, login *Login) error {
	if login.SignedInOnce() {
		return Errorf(NotSo, "that link is dead: %s has signed in already, and a link works once", person.Name()).At("link").
			Hint("%s signs in at the portal's address, without a link", person.Called())
	}
	return Errorf(NotSo, "that link is dead or was never %s", possessive(person.Name())).At("link").
		Hint("only the newest link works: resend the invitation")
}

// ChangeLoginEmail changes the portal e-mail and nothing else.
type ChangeLoginEmail struct {
	User  PersonID `json:"user"`
	Email string   `json:"email"`
}

func (*ChangeLoginEmail) Do() string { return "change-login-email" }

func (o *ChangeLoginEmail) Apply(tx Tx) (Result, error) {
	person, login, err := loginOf(tx, o.User)
	if err != nil {
		return Result{}, err
	}
	email, err := CleanEmail("email", o.Email)
	if err != nil {
		return Result{}, err
	}
	if err := needs(email != "", "email"); err != nil {
		return Result{}, err
	}
	if !login.Holds() {
		return Result{}, Errorf(NotSo, "%s has no login (%s)", person.Name(), login.StateAt(tx.Now())).At("user").Hint("invite %s", person.Called())
	}
	if err := claimEmail(tx, &person, email); err != nil {
		return Result{}, err
	}
	before := login.Email
	login.Email = email
	// An open invitation went to the old address: its link must die.
	if login.State == LoginInvited {
		about, err := clientOfLink(tx, &login)
		if err != nil {
			return Result{}, err
		}
		return Result{}, sendInvitation(tx, &person, login, invitation{client: about})
	}
	if err := tx.PutLogin(login); err != nil {
		return Result{}, err
	}
	return Result{}, tellOfNewAddress(tx, &person, &login, before)
}

// DisableLogin keeps a person out; grants, threads and history stay.
type DisableLogin struct {
	User   PersonID `json:"user"`
	Reason string   `json:"reason,omitempty"`
}

func (*DisableLogin) Do() string { return "disable-login" }

func (o *DisableLogin) Apply(tx Tx) (Result, error) {
	person, login, err := loginOf(tx, o.User)
	if err != nil {
		return Result{}, err
	}
	if _, err := CleanText("reason", o.Reason); err != nil {
		return Result{}, err
	}
	if login.State != LoginActive && login.State != LoginInvited {
		return Result{}, Errorf(NotSo, "%s has no login to disable (%s)", person.Name(), login.StateAt(tx.Now())).At("user")
	}
	if err := killLink(tx, &login, "the login was disabled"); err != nil {
		return Result{}, err
	}
	login.State, login.DisabledAt = LoginDisabled, tx.Now()
	return Result{}, tx.PutLogin(login)
}

// EnableLogin lets a disabled person in again and sends a new invitation. Who
// had signed in before is active at once, others are invited anew.
type EnableLogin struct {
	User   PersonID `json:"user"`
	Reason string   `json:"reason,omitempty"`
}

func (*EnableLogin) Do() string { return "enable-login" }

func (o *EnableLogin) Apply(tx Tx) (Result, error) {
	person, login, err := loginOf(tx, o.User)
	if err != nil {
		return Result{}, err
	}
	if _, err := CleanText("reason", o.Reason); err != nil {
		return Result{}, err
	}
	if login.State != LoginDisabled {
		return Result{}, Errorf(NotSo, "%s login is not disabled (%s)", possessive(person.Name()), login.StateAt(tx.Now())).At("user")
	}
	login.DisabledAt = time.Time{}
	if login.SignedInOnce() {
		login.State = LoginActive
		login.Invitations++
		if err := tx.PutLogin(login); err != nil {
			return Result{}, err
		}
		return Result{}, tellOfAccess(tx, &person, &login, 0, "")
	}
	return Result{}, sendInvitation(tx, &person, login, invitation{})
}

// loginOf is a person and their login, an empty one where there is none.
func loginOf(r Reader, id PersonID) (Person, Login, error) {
	if err := needs(id != 0, "user"); err != nil {
		return Person{}, Login{}, err
	}
	person, err := r.Person(id)
	if err != nil {
		return Person{}, Login{}, err
	}
	login, err := r.Login(id)
	if err != nil {
		return Person{}, Login{}, err
	}
	if login == nil {
		login = &Login{Person: id, State: LoginNone}
	}
	return person, *login, nil
}

// invitation is what an invitation's e-mail says beside its link.
type invitation struct {
	client  ClientID // whose portal it is about
	message string
}

// sendInvitation puts a login into the state of a fresh invitation, and queues
// its e-mail: earlier links are dead, and the time runs from now.
func sendInvitation(tx Tx, person *Person, login Login, about invitation) error {
	if !person.EmailOK {
		return Errorf(NoConsent, "%s has not agreed to be e-mailed", person.Name()).At("email_ok").
			Hint("ask, and record the consent with edit-person and email_ok")
	}
	practice, err := tx.Practice()
	if err != nil {
		return err
	}
	if err := killLink(tx, &login, "a newer invitation replaced it"); err != nil {
		return err
	}
	login.Link = tx.NewLink()
	login.LinkEmail, err = queue(tx, person, Email{
		Kind: InvitationEmail, To: login.Email, Link: login.Link, Client: about.client, Message: about.message,
	})
	if err != nil {
		return err
	}
	login.State, login.InvitedAt = LoginInvited, tx.Now()
	login.ExpiresAt = tx.Now().AddDate(0, 0, practice.InvitationDays)
	login.FirstSignIn, login.LastSignIn = time.Time{}, time.Time{}
	login.Invitations++
	return tx.PutLogin(login)
}

// moveLogin disables the old address and invites at the new one.
func moveLogin(tx Tx, person *Person, login Login, email string) error {
	if err := claimEmail(tx, person, email); err != nil {
		return err
	}
	before := login.Email
	login.Email = email
	if err := tellOldAddress(tx, person, &login, before); err != nil {
		return err
	}
	return sendInvitation(tx, person, login, invitation{})
}

// claimEmail checks that nobody else's login has the address.
func claimEmail(r Reader, person *Person, email string) error {
	holder, err := r.LoginHolder(email)
	if err != nil || holder == 0 || holder == person.ID {
		return err
	}
	who := "another person"
	if other, err := r.Person(holder); err == nil {
		who = other.Name() + " (" + other.ID.String() + ")"
	}
	return Errorf(EmailInUse, "%s is the login of %s already", email, who).At("email").
		Hint("use the existing person as a contact, with add-contact and person").
		Hint("or link %s to that person's portal instead, with link", person.Called()).
		Hint("or leave this e-mail blank")
}
