package ui

import (
	"strconv"
	"time"

	"frontdesk/model"
)

// Clock tells times as people say them, seen from one moment in the practice's
// own zone.
type Clock struct{ Now time.Time }

// Ago is how long ago a day was: "today", "yesterday", "3 days ago".
func (c Clock) Ago(t time.Time) string {
	switch days := c.Days(t); days {
	case 0:
		return "today"
	case 1:
		return "yesterday"
	default:
		return strconv.Itoa(days) + " days ago"
	}
}

// Ahead is how far off a day is: "today", "tomorrow", "in 4 days".
func (c Clock) Ahead(t time.Time) string {
	switch days := -c.Days(t); days {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	default:
		return "in " + strconv.Itoa(days) + " days"
	}
}

// Days is how many calendar days lie between a moment and now.
func (c Clock) Days(t time.Time) int {
	return int(midnight(c.Now).Sub(midnight(t.In(c.Now.Location()))).Hours() / 24)
}

// midnight is a calendar day as a time that can be counted with: without the
// hours that summer time takes and gives.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Day is a day of this year without the year.
func (c Clock) Day(t time.Time) string {
	t = t.In(c.Now.Location())
	if t.Year() == c.Now.Year() {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// Moment is a time of today by the clock, any other with its day.
func (c Clock) Moment(t time.Time) string {
	local := t.In(c.Now.Location())
	if c.Days(t) == 0 {
		return "at " + local.Format("15:04")
	}
	return "on " + c.Day(t) + " at " + local.Format("15:04")
}

// Login is the state of a login in words, with its day.
func (c Clock) Login(login *model.Login) string {
	switch login.StateAt(c.Now) {
	case model.LoginActive:
		if login.LastSignIn.IsZero() {
			return "may sign in"
		}
		return "signed in " + c.Day(login.LastSignIn)
	case model.LoginInvited:
		return "invited " + c.Ago(login.InvitedAt) + " · expires " + c.Ahead(login.ExpiresAt)
	case model.LoginExpired:
		return "invitation expired " + c.Ago(login.ExpiresAt)
	case model.LoginDisabled:
		return "disabled " + c.Day(login.DisabledAt)
	case model.LoginCancelled:
		return "invitation cancelled"
	case model.LoginNone:
	}
	return "no login"
}

// NeverSignedIn says that somebody who was invited has not come yet; empty of
// everybody else.
func NeverSignedIn(login *model.Login, now time.Time) string {
	switch login.StateAt(now) {
	case model.LoginInvited, model.LoginExpired:
		return "has not signed in yet"
	case model.LoginNone, model.LoginActive, model.LoginDisabled, model.LoginCancelled:
	}
	return ""
}
