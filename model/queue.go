package model

// queue puts an e-mail to a person into the outbox. Nothing is queued without
// the person's consent; an invitation is refused before it comes to that.
func queue(tx Tx, person *Person, e Email) (EmailID, error) {
	if !person.EmailOK || e.To == "" {
		return 0, nil
	}
	message, err := CleanText("message", e.Message)
	if err != nil {
		return 0, err
	}
	actor := tx.Actor()
	e.ID, e.Person, e.Name, e.Message = tx.NewEmail(), person.ID, person.Name(), message
	e.State, e.QueuedAt, e.By, e.ByName = EmailWaiting, tx.Now(), actor.ID, actor.Name
	return e.ID, tx.PutEmail(e)
}

// killLink makes the login's link dead. An e-mail that waits with it would
// lead nowhere and is cancelled.
func killLink(tx Tx, login *Login, why string) error {
	id := login.LinkEmail
	login.Link, login.LinkEmail = "", 0
	if id == 0 {
		return nil
	}
	e, err := tx.Email(id)
	if IsCode(err, NotFound) {
		return nil // taken back by an undo
	}
	if err != nil || e.State != EmailWaiting {
		return err
	}
	return cancelEmail(tx, e, why)
}

func cancelEmail(tx Tx, e Email, why string) error {
	e.State, e.Said = EmailCancelled, why
	return tx.PutEmail(e)
}

// tellOfAccess queues what tells somebody who signs in already that they were
// given access.
func tellOfAccess(tx Tx, person *Person, login *Login, client ClientID, message string) error {
	_, err := queue(tx, person, Email{Kind: AccessEmail, To: login.Email, Client: client, Message: message})
	return err
}

// tellOldAddress queues the notice that a login has another address, to the
// one it had, for somebody who signed in with that one.
func tellOldAddress(tx Tx, person *Person, login *Login, before string) error {
	if !login.SignedInOnce() || FoldEmail(login.Email) == FoldEmail(before) {
		return nil
	}
	_, err := queue(tx, person, Email{Kind: OldAddressEmail, To: before})
	return err
}

// tellOfNewAddress queues what tells both addresses of a login that moved.
func tellOfNewAddress(tx Tx, person *Person, login *Login, before string) error {
	if err := tellOldAddress(tx, person, login, before); err != nil {
		return err
	}
	if FoldEmail(login.Email) == FoldEmail(before) {
		return nil
	}
	_, err := queue(tx, person, Email{Kind: NewAddressEmail, To: login.Email})
	return err
}

// cancelDead cancels e-mails that wait with a link that is dead by now.
func cancelDead(tx Tx, emails []EmailID, why string) error {
	for _, id := range emails {
		e, err := tx.Email(id)
		if IsCode(err, NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if e.State != EmailWaiting || e.Kind != InvitationEmail {
			continue
		}
		login, err := tx.Login(e.Person)
		if err != nil {
			return err
		}
		if login == nil || login.Link != e.Link {
			if err := cancelEmail(tx, e, why); err != nil {
				return err
			}
		}
	}
	return nil
}
