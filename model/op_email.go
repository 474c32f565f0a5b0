package model

import "time"

// RetryEmail sends an e-mail again that failed, whose outcome is unknown, that
// was cancelled, or that waits for its next try.
type RetryEmail struct {
	Email EmailID `json:"email"`
}

func (*RetryEmail) Do() string { return "retry-email" }

func (o *RetryEmail) Apply(tx Tx) (Result, error) {
	e, err := emailOf(tx, o.Email)
	if err != nil {
		return Result{}, err
	}
	switch {
	case e.State == EmailSent, e.State == EmailSending:
		return Result{}, Errorf(NotSo, "the e-mail %s is %s: there is nothing to try again", e.ID, e.State).At("email")
	case e.State == EmailWaiting && e.NextTry.IsZero():
		return Result{}, Errorf(Already, "the e-mail %s is waiting already", e.ID).At("email")
	}
	why, err := Undeliverable(tx, &e)
	if err != nil {
		return Result{}, err
	}
	if why != "" {
		return Result{}, Errorf(NotSo, "the e-mail %s cannot go out: %s", e.ID, why).At("email").Hint("resend the invitation, or invite again")
	}
	e.State, e.Attempts, e.NextTry = EmailWaiting, 0, time.Time{}
	return Result{}, tx.PutEmail(e)
}

// CancelEmail takes an e-mail out that was not sent.
type CancelEmail struct {
	Email  EmailID `json:"email"`
	Reason string  `json:"reason,omitempty"`
}

func (*CancelEmail) Do() string { return "cancel-email" }

func (o *CancelEmail) Apply(tx Tx) (Result, error) {
	e, err := emailOf(tx, o.Email)
	if err != nil {
		return Result{}, err
	}
	reason, err := CleanLine("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	if e.State == EmailSent || e.State == EmailSending || e.State == EmailCancelled {
		return Result{}, Errorf(NotSo, "the e-mail %s is %s: there is nothing to cancel", e.ID, e.State).At("email")
	}
	if reason == "" {
		reason = "by " + tx.Actor().Name
	}
	return Result{}, cancelEmail(tx, e, reason)
}

func emailOf(r Reader, id EmailID) (Email, error) {
	if err := needs(id != 0, "email"); err != nil {
		return Email{}, err
	}
	return r.Email(id)
}
