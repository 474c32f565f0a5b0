package model

// Invite gives a person access to a client's portal and, where they cannot
// sign in yet, sends an invitation.
type Invite struct {
	Client ClientID `json:"client"`
	User   PersonID `json:"user"`
	Email  string   `json:"email,omitempty"`
	// EmailOK records that the person agreed to be e-mailed.
	EmailOK  bool           `json:"email_ok,omitempty"`
	Message  string         `json:"message,omitempty"`
	Features *PermissionSet `json:"features,omitempty"`
	Preset   string         `json:"preset,omitempty"`
	// Forms are assigned, Documents shared to this user as part of it.
	Forms     []FormID `json:"forms,omitempty"`
	Documents []ItemID `json:"documents,omitempty"`
}

func (*Invite) Do() string { return "invite" }

func (o *Invite) Apply(tx Tx) (Result, error) { return Result{}, invite(tx, *o) }

func invite(tx Tx, o Invite) error {
	_, access, err := accessOf(tx, o.Client, o.User)
	if err != nil {
		return err
	}
	if access.EndedBy(DateOf(tx.Now())) {
		return Errorf(NeedsReason, "the access ended on %s", access.Until).At("user").
			Hint("extend it first, with set-access, until and a reason")
	}
	ticks, given, err := ticksOf(o.Preset, o.Features, "features")
	if err != nil {
		return err
	}
	if given {
		access.Ticks = ticks
	}
	ticks = access.Ticks
	turn(tx, &access, true)
	if given {
		access.Ticks = ticks
	}
	if err := tx.PutAccess(access); err != nil {
		return err
	}
	for _, form := range o.Forms {
		if _, err := assign(tx, Assign{Client: o.Client, Form: form, To: People{o.User}}); err != nil {
			return err
		}
	}
	for _, document := range o.Documents {
		if err := shareMore(tx, o.Client, document, People{o.User}, nil); err != nil {
			return err
		}
	}
	return openLogin(tx, o)
}

// openLogin invites the person unless they can sign in already.
func openLogin(tx Tx, o Invite) error {
	person, login, err := loginOf(tx, o.User)
	if err != nil {
		return err
	}
	email, err := CleanEmail("email", o.Email)
	if err != nil {
		return err
	}
	switch login.StateAt(tx.Now()) {
	case LoginActive:
		if email != "" && FoldEmail(email) != FoldEmail(login.Email) {
			return Errorf(Already, "%s signs in with %s already", person.Name(), login.Email).At("email").
				Hint("leave the e-mail blank, or change it with change-login-email")
		}
		return tellOfAccess(tx, &person, &login, o.Client, o.Message)
	case LoginDisabled:
		return Errorf(NotSo, "%s login is disabled", possessive(person.Name())).At("user").Hint("enable it with enable-login")
	case LoginNone, LoginInvited, LoginExpired, LoginCancelled:
	}
	if email == "" {
		email = login.Email
	}
	if email == "" {
		email = person.Email
	}
	if email == "" {
		return Errorf(Missing, "%s has no e-mail address, and a login needs one", person.Name()).At("email")
	}
	if err := claimEmail(tx, &person, email); err != nil {
		return err
	}
	if o.EmailOK && !person.EmailOK {
		person.EmailOK = true
		if err := tx.PutPerson(person); err != nil {
			return err
		}
	}
	login.Email = email
	return sendInvitation(tx, &person, login, invitation{o.Client, o.Message})
}
