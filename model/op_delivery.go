package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// What delivery reports. These operations are no lines of scripts: an e-mail is
// sent by sending it. Each goes on only from the state before it, so that no
// e-mail is handed over twice.

// isReport reports whether an operation is one of these.
func isReport(do string) bool {
	switch do {
	case (*ReportSending)(nil).Do(), (*ReportSent)(nil).Do(), (*ReportFailed)(nil).Do(), (*ReportUnknown)(nil).Do():
		return true
	}
	return false
}

// ReportSending says that an e-mail is about to be handed to the mail server. It
// is recorded before a word is said to the server. What must not go out any
// more is cancelled instead.
type ReportSending struct {
	Email EmailID `json:"email"`
}

func (*ReportSending) Do() string { return "email-sending" }

func (o *ReportSending) Apply(tx Tx) (Result, error) {
	e, err := emailOf(tx, o.Email)
	if err != nil {
		return Result{}, err
	}
	practice, err := tx.Practice()
	if err != nil {
		return Result{}, err
	}
	if !e.DueAt(tx.Now()) || e.Held(&practice) != "" {
		return Result{}, Errorf(NotSo, "the e-mail %s is not due (%s)", e.ID, e.State).At("email")
	}
	why, err := Undeliverable(tx, &e)
	if err != nil {
		return Result{}, err
	}
	if why != "" {
		return Result{}, cancelEmail(tx, e, why)
	}
	e.State, e.TriedAt, e.NextTry = EmailSending, tx.Now(), time.Time{}
	e.Attempts++
	if e.MessageID == "" {
		e.MessageID = e.NewMessageID(&practice)
	}
	return Result{}, tx.PutEmail(e)
}

// NewMessageID is the id that the e-mail's message gets, without its angle
// brackets: the same at every try, and never another e-mail's.
func (e *Email) NewMessageID(practice *Practice) string {
	_, domain, _ := strings.Cut(practice.Mail.From, "@")
	if domain == "" || strings.ContainsFunc(domain, func(r rune) bool { return r >= 0x80 }) {
		domain = "frontdesk.invalid"
	}
	return fmt.Sprintf("%s.%s@%s", e.ID, strconv.FormatInt(e.QueuedAt.UnixNano(), 36), domain)
}

// ReportSent says that the mail server took an e-mail.
type ReportSent struct {
	Email EmailID `json:"email"`
	Said  string  `json:"said,omitempty"`
}

func (*ReportSent) Do() string { return "email-sent" }

func (o *ReportSent) Apply(tx Tx) (Result, error) {
	e, err := sendingEmail(tx, o.Email)
	if err != nil {
		return Result{}, err
	}
	e.State, e.SentAt, e.Said = EmailSent, tx.Now(), cleanSaid(o.Said)
	return Result{}, tx.PutEmail(e)
}

// ReportFailed says that an e-mail was certainly not taken. For good it
// has failed; else it is tried again, longer apart each time, and in the end
// it has failed too.
type ReportFailed struct {
	Email   EmailID `json:"email"`
	Said    string  `json:"said"`
	ForGood bool    `json:"for_good,omitempty"`
}

func (*ReportFailed) Do() string { return "email-failed" }

func (o *ReportFailed) Apply(tx Tx) (Result, error) {
	e, err := sendingEmail(tx, o.Email)
	if err != nil {
		return Result{}, err
	}
	e.Said = cleanSaid(o.Said)
	if o.ForGood || e.Attempts > len(tries) {
		e.State = EmailFailed
	} else {
		e.State, e.NextTry = EmailWaiting, tx.Now().Add(tries[max(e.Attempts, 1)-1])
	}
	return Result{}, tx.PutEmail(e)
}

// ReportUnknown says that the server may have taken an e-mail and may not
// have: the answer never came.
type ReportUnknown struct {
	Email EmailID `json:"email"`
	Said  string  `json:"said,omitempty"`
}

func (*ReportUnknown) Do() string { return "email-unknown" }

func (o *ReportUnknown) Apply(tx Tx) (Result, error) {
	e, err := sendingEmail(tx, o.Email)
	if err != nil {
		return Result{}, err
	}
	e.State, e.Said = EmailUnknown, cleanSaid(o.Said)
	return Result{}, tx.PutEmail(e)
}

func sendingEmail(r Reader, id EmailID) (Email, error) {
	e, err := emailOf(r, id)
	if err == nil && e.State != EmailSending {
		err = Errorf(NotSo, "the e-mail %s is %s, and was not being sent", e.ID, e.State).At("email")
	}
	return e, err
}

// longestSaid is the most kept of what a mail server says, in runes.
const longestSaid = 500

// cleanSaid is what a mail server said, in one line that is safe to show. It
// comes from outside and is never refused.
func cleanSaid(said string) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(said, "?"), func(r rune) bool { return r == ' ' || Hostile(r) })
	clean := []rune(strings.Join(words, " "))
	if len(clean) > longestSaid {
		clean = append(clean[:longestSaid-1], '…')
	}
	return string(clean)
}
