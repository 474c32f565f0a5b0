package outbox

import (
	"strings"
	"time"

	"frontdesk/model"
	"frontdesk/ui"
)

// mark is an e-mail's state as a sign of one cell.
func mark(state model.EmailState) string {
	switch state {
	case model.EmailWaiting:
		return "○"
	case model.EmailSending:
		return "◐"
	case model.EmailSent:
		return "●"
	case model.EmailFailed:
		return "✕"
	case model.EmailUnknown:
		return "?"
	case model.EmailCancelled:
		return "⊘"
	}
	return " "
}

// stateWords is an e-mail's state in the list.
func stateWords(c ui.Clock, e *model.Email) string {
	switch {
	case e.State == model.EmailSent:
		return "sent " + short(c, e.SentAt)
	case e.State == model.EmailWaiting && !e.NextTry.IsZero():
		return "waiting " + short(c, e.NextTry)
	}
	return string(e.State)
}

// short is a time of today by the clock, any other by its day.
func short(c ui.Clock, t time.Time) string {
	if c.Days(t) == 0 {
		return t.In(c.Now.Location()).Format("15:04")
	}
	return c.Day(t)
}

// stands says how it stands with an e-mail, whole.
func (m *Model) stands(r *row) string {
	words := m.standsNow(r)
	if r.Attempts > 0 {
		words += " · " + ui.Plural(r.Attempts, "attempt", "attempts") + ", the last " + m.now.Moment(r.TriedAt)
	}
	return words
}

func (m *Model) standsNow(r *row) string {
	switch r.State {
	case model.EmailWaiting:
		switch {
		case r.held != "":
			return "waiting: " + r.held
		case r.NextTry.IsZero():
			return "waiting to be sent"
		}
		return "waiting, to be tried again " + m.now.Moment(r.NextTry)
	case model.EmailSending:
		return "being sent at this moment"
	case model.EmailSent:
		return "sent " + m.now.Moment(r.SentAt)
	case model.EmailFailed:
		return "failed: it did not arrive"
	case model.EmailUnknown:
		return "unknown: it may have arrived and may not have"
	case model.EmailCancelled:
		return "cancelled " + by(r.Said)
	}
	return string(r.State)
}

// said is the last answer: the mail server's own words, or why there were none.
func said(e *model.Email) string {
	if e.Said == "" || e.State == model.EmailCancelled {
		return ""
	}
	return "Last answer: " + e.Said
}

// by is why an e-mail was cancelled, or by whom.
func by(why string) string {
	if strings.HasPrefix(why, "by ") {
		return why
	}
	return "because: " + why
}

// kindWords says what an e-mail is.
func kindWords(kind model.EmailKind) string {
	switch kind {
	case model.InvitationEmail:
		return "Invitation"
	case model.AccessEmail:
		return "Access given"
	case model.OldAddressEmail:
		return "Notice to the old address"
	case model.NewAddressEmail:
		return "Notice to the new address"
	case model.ReminderEmail:
		return "Reminder"
	}
	return string(kind)
}
