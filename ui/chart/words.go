package chart

import (
	"strconv"
	"strings"
	"time"

	"frontdesk/model"
	"frontdesk/ui"
)

// clock tells times as people say them, seen from one moment in the practice's
// own zone.
type clock struct{ now time.Time }

// ago is how long ago a day was: "today", "yesterday", "3 days ago".
func (c clock) ago(t time.Time) string {
	switch days := c.days(t); days {
	case 0:
		return "today"
	case 1:
		return "yesterday"
	default:
		return strconv.Itoa(days) + " days ago"
	}
}

// days is how many calendar days lie between a moment and now.
func (c clock) days(t time.Time) int {
	return int(midnight(c.now).Sub(midnight(t.In(c.now.Location()))).Hours() / 24)
}

// midnight is a calendar day as a time that can be counted with: without the
// hours that summer time takes and gives.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// day is a day of this year without the year.
func (c clock) day(t time.Time) string {
	t = t.In(c.now.Location())
	if t.Year() == c.now.Year() {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// moment is a time of today by the clock, any other with its day.
func (c clock) moment(t time.Time) string {
	local := t.In(c.now.Location())
	if c.days(t) == 0 {
		return "at " + local.Format("15:04")
	}
	return "on " + c.day(t) + " at " + local.Format("15:04")
}

// loginWords is the state of a login in words.
func (c clock) loginWords(login *model.Login) string {
	switch login.StateAt(c.now) {
	case model.LoginActive:
		if login.LastSignIn.IsZero() {
			return "may sign in"
		}
		return "signed in " + c.day(login.LastSignIn)
	case model.LoginInvited:
		return "invited " + c.ago(login.InvitedAt) + ", not signed in yet"
	case model.LoginExpired:
		return "invitation expired " + c.ago(login.ExpiresAt)
	case model.LoginDisabled:
		return "login disabled " + c.ago(login.DisabledAt)
	case model.LoginCancelled:
		return "invitation cancelled"
	case model.LoginNone:
	}
	return "no login"
}

// sum is how many items of which kind: "1 form, 2 invoices".
func sum(items []model.Shown) string { return strings.Join(ui.Counts(items), ", ") }

func plural(n int, one, many string) string { return ui.Plural(n, one, many) }
