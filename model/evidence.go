package model

import (
	"encoding/json"
	"slices"
	"strings"
)

// Evidence is the record that a decision rests on, by its key in the history,
// and those of its fields that matter; no fields is all of them.
type Evidence struct {
	Record string
	Fields []string
	// Within is what matters of a field that is a list: a person of an audience,
	// some of the ticks. Nil is all of it.
	Within []string
	// Also is another record that it rests on, nil where there is none: what was
	// set last made it so.
	Also *Evidence
}

// EvidenceOf is what a decision rests on.
func EvidenceOf(r Reader, ask Ask, d Decision) (Evidence, error) {
	q, err := newQuestion(r, ask)
	if err != nil {
		return Evidence{}, err
	}
	pair, user := ask.Client.String()+" "+ask.User.String(), ask.User.String()
	switch d.Rule {
	case RuleBlock:
		return Evidence{Record: "block " + pair}, nil
	case RulePractice:
		return Evidence{Record: "practice", Fields: []string{q.switchedOff()}}, nil
	case RuleLogin:
		return Evidence{Record: "login " + user, Fields: []string{"state", "invited_at"}}, nil
	case RuleAccess:
		return Evidence{Record: "access " + pair, Fields: []string{q.closedBy()}}, nil
	case RuleAge:
		born := &Evidence{Record: "person " + ask.Client.String(), Fields: []string{"born"}}
		return Evidence{Record: "practice", Fields: []string{"age_bands"}, Also: born}, nil
	case RulePermission:
		return Evidence{Record: "access " + pair, Fields: []string{"ticks"}, Within: q.missingTicks().Names()}, nil
	case RuleAudience:
		return Evidence{Record: "item " + ask.Item.String(), Fields: []string{"audience"}, Within: []string{user}}, nil
	case RuleSensitive:
		return Evidence{Record: "item " + ask.Item.String(), Fields: []string{"audience", "sensitive"}, Within: []string{user}}, nil
	}
	if q.item != nil && slices.Contains(q.item.Audience, ask.User) {
		return Evidence{Record: "item " + ask.Item.String(), Fields: []string{"audience"}, Within: []string{user}}, nil
	}
	return Evidence{Record: "access " + pair, Fields: []string{"on", "until", "ticks"}, Within: q.ticksUsed().Names()}, nil
}

// switchedOff is the field of the practice's switch that is off.
func (q *question) switchedOff() string {
	if !q.practice.Portal && !q.opened {
		return "portal"
	}
	return q.needs.Needs().Field()
}

// closedBy is the field of an access that closes it.
func (q *question) closedBy() string {
	if q.access != nil && q.access.On {
		return "until"
	}
	return "on"
}

// ticksUsed is the ticks by which what is allowed is.
func (q *question) ticksUsed() PermissionSet {
	used := q.needs.WithParents()
	if q.item != nil && q.item.Kind.IsForm() {
		used |= FormsComplete.WithParents()
	}
	return used
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
		return slices.ContainsFunc(e.Fields, func(field string) bool { return e.part(before[field]) != e.part(after[field]) })
	})
}

// part is what of a field's value matters.
func (e *Evidence) part(value json.RawMessage) string {
	var list []string
	if e.Within == nil || json.Unmarshal(value, &list) != nil {
		return string(value)
	}
	return strings.Join(slices.DeleteFunc(list, func(one string) bool { return !slices.Contains(e.Within, one) }), " ")
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
	return "Whatever is open to you at the moment is in your portal. I cannot say what else there may or may not be, " +
		"but I pass on what you are looking for, and somebody gets back to you.", nil
}

// loginWords is what is told of the caller's own login. Whatever is to be seen
// behind it is not told.
var loginWords = map[LoginState]string{
	LoginNone:      "You have no login to our portal so far; I look into it, and somebody gets back to you.",
	LoginCancelled: "You have no login to our portal at the moment; I look into it, and somebody gets back to you.",
	LoginInvited:   "You are invited to our portal: the link comes by e-mail. Once you have signed in, you see whatever is open to you.",
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
