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
	if _, err := CleanText("message", o.Message); err != nil {
		return Result{}, err
	}
	return Result{}, sendInvitation(tx, login)
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
	login.State = LoginCancelled
	return Result{}, tx.PutLogin(login)
}

// SignIn is the portal's report that this person signed in.
type SignIn struct {
	User PersonID `json:"user"`
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
		return Result{}, Errorf(NotSo, "%s cannot sign in (%s)", person.Name(), state).At("user")
	}
	login.State, login.LastSignIn = LoginActive, tx.Now()
	if !login.SignedInOnce() {
		login.FirstSignIn = tx.Now()
	}
	return Result{}, tx.PutLogin(login)
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
	login.Email = email
	// An open invitation went to the old address: its link must die.
	if login.State == LoginInvited {
		return Result{}, sendInvitation(tx, login)
	}
	return Result{}, tx.PutLogin(login)
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
		return Result{}, tx.PutLogin(login)
	}
	return Result{}, sendInvitation(tx, login)
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

// sendInvitation puts a login into the state of a fresh invitation: earlier
// links are dead, and the time runs from now.
func sendInvitation(tx Tx, login Login) error {
	practice, err := tx.Practice()
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
	login.Email = email
	return sendInvitation(tx, login)
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
