package model

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Evidence is the record that a decision rests on, by its key in the history,
// and those of its fields that matter; no fields is all of them.
type Evidence struct {
	Record string
	Fields []string
}

// EvidenceOf is what a decision rests on.
func EvidenceOf(r Reader, ask Ask, d Decision) (Evidence, error) {
	pair := ask.Client.String() + " " + ask.User.String()
	switch d.Rule {
	case RuleBlock:
		return Evidence{Record: "block " + pair}, nil
	case RulePractice:
		return Evidence{"practice", []string{"portal", "online_payments", "appointment_requests", "secure_messaging", "uploads"}}, nil
	case RuleLogin:
		return Evidence{"login " + ask.User.String(), []string{"state", "invited_at"}}, nil
	case RuleAccess:
		return Evidence{"access " + pair, []string{"on", "until"}}, nil
	case RuleAge:
		return Evidence{"practice", []string{"age_bands"}}, nil
	case RulePermission:
		return Evidence{"access " + pair, []string{"ticks"}}, nil
	case RuleAudience, RuleSensitive:
		return Evidence{"item " + ask.Item.String(), []string{"audience", "sensitive"}}, nil
	}
	return whatAllows(r, ask)
}

// whatAllows is the item's audience where the person is in it by name, else the
// access.
func whatAllows(r Reader, ask Ask) (Evidence, error) {
	chart, err := r.Chart(ask.Client)
	if err != nil {
		return Evidence{}, err
	}
	item := chart.Item(ask.Item)
	if item != nil && slices.Contains(item.Audience, ask.User) {
		return Evidence{"item " + ask.Item.String(), []string{"audience", "sensitive"}}, nil
	}
	return Evidence{"access " + ask.Client.String() + " " + ask.User.String(), []string{"on", "until", "ticks"}}, nil
}

// ChangedBy reports whether one of the changes of a commit set it.
func (e *Evidence) ChangedBy(changes []RecordChange) bool {
	return slices.ContainsFunc(changes, func(c RecordChange) bool {
		if c.Key != e.Record {
			return false
		}
		if len(e.Fields) == 0 || len(c.Before) == 0 || len(c.After) == 0 {
			return true
		}
		before, after := map[string]json.RawMessage{}, map[string]json.RawMessage{}
		if json.Unmarshal(c.Before, &before) != nil || json.Unmarshal(c.After, &after) != nil {
			return true // told rather than passed over
		}
		return slices.ContainsFunc(e.Fields, func(field string) bool { return !bytes.Equal(before[field], after[field]) })
	})
}

// CallerSays is a sentence that staff may read to the person who asks. It is
// the same for everything that is hidden, so that it never confirms that there
// is something, and names an item only where it is seen.
func CallerSays(r Reader, ask Ask, d Decision) (string, error) {
	switch d.Rule { //nolint:exhaustive // the rest is told alike
	case "":
		return seenWords(r, ask)
	case RuleLogin:
		login, err := r.Login(ask.User)
		return loginWords[login.StateAt(r.Now())], err
	case RulePractice:
		practice, err := r.Practice()
		if err != nil || !practice.Portal {
			return "Our client portal is closed at the moment; we let everybody know when it opens.", err
		}
	}
	return "Everything that has been shared with you is in your portal. I cannot say what else there may or may not be, " +
		"but I pass on what you are looking for, and somebody gets back to you.", nil
}

// loginWords is what is told of the caller's own login. Whatever is to be seen
// behind it is not told.
var loginWords = map[LoginState]string{
	LoginNone:      "You have no login to our portal so far; I look into it, and somebody gets back to you.",
	LoginCancelled: "You have no login to our portal at the moment; I look into it, and somebody gets back to you.",
	LoginInvited:   "There is an invitation to our portal in your e-mail. Once you have signed in, you see everything that has been shared with you.",
	LoginExpired:   "Your invitation to our portal has run out. We can send you a new one.",
	LoginDisabled:  "Your login to our portal is switched off at the moment; I pass it on, and somebody gets back to you.",
	LoginActive:    "Please sign in again: your login works.",
}

// seenWords says where it is.
func seenWords(r Reader, ask Ask) (string, error) {
	chart, err := r.Chart(ask.Client)
	if err != nil {
		return "", err
	}
	profile := "your profile"
	if ask.User != ask.Client.Person() {
		profile = "the profile of " + chart.Subject().Called()
	}
	item := chart.Item(ask.Item)
	if item == nil {
		return "It is open to you: sign in, and choose " + profile + ".", nil
	}
	return "It is there: sign in, choose " + profile + ", and look under " + sectionWords(item.Kind) + " for “" + item.Title + "”.", nil
}

func sectionWords(kind Kind) string {
	switch {
	case kind == KindAppointment:
		return "the appointments"
	case kind == KindDocument:
		return "the documents"
	case kind == KindThread:
		return "the messages"
	case kind.IsBill():
		return "billing"
	}
	return "the forms"
}
