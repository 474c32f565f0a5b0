package outbox

import (
	"strings"

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
	if e.State == model.EmailSent {
		return "sent " + short(c, e)
	}
	return string(e.State)
}

// short is when an e-mail was sent: by the clock today, else by the day.
func short(c ui.Clock, e *model.Email) string {
	if c.Days(e.SentAt) == 0 {
		return e.SentAt.In(c.Now.Location()).Format("15:04")
	}
	return c.Day(e.SentAt)
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

// said is what the mail server said last, in its own words.
func said(e *model.Email) string {
	if e.Said == "" || e.State == model.EmailCancelled {
		return ""
	}
	return "The mail server: " + e.Said
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
	}
	return string(kind)
}
