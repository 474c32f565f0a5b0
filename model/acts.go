package model

import (
	"errors"
	"time"
)

// Act is something to be done on the portal, and how a person stands to it.
type Act struct {
	Action Action
	// Refused is why the person cannot do it now, nil where they can: of code
	// Denied, with the deciding rule, where the rules deny it.
	Refused error
}

// Acts is what there is to be done on the portal to an item of the client, or
// in the client's profile where the item is zero: what the person may do, and
// what not and why. Looking at something is no act.
func Acts(r Reader, user PersonID, client ClientID, item ItemID) ([]Act, error) {
	q, err := newQuestion(r, Ask{User: user, Client: client, Item: item})
	if err != nil {
		return nil, err
	}
	about, needs := q.item, profileNeeds
	if about != nil {
		needs = itemNeeds(about.Kind)
	}
	var acts []Act
	for _, n := range needs {
		if n.action == View {
			continue
		}
		act := Act{Action: n.action}
		if denial, denied := q.about(about, n).denied(); denied {
			act.Refused = denial.refusal()
		} else if about != nil {
			act.Refused = about.closed(n.action, q.practice, q.person, q.now)
		}
		acts = append(acts, act)
	}
	return acts, nil
}

// NotNow says why something that the rules allow cannot be done at the moment
// all the same, by the state of the item itself: it is answered, paid, past. It
// is empty where it can be done.
func NotNow(r Reader, ask Ask) (string, error) {
	q, err := newQuestion(r, ask)
	if err != nil || q.item == nil {
		return "", err
	}
	var closed *Error
	if errors.As(q.item.closed(q.action, q.practice, q.person, q.now), &closed) {
		return closed.Say, nil
	}
	return "", nil
}

// refusal is a decision to deny as an error.
func (d *Decision) refusal() error {
	refused := Errorf(Denied, "%s", d.Because)
	refused.Rule = d.Rule
	return refused
}

// open reports whether the item's own state lets a portal user do the action.
// It knows no rules.
func (i *Item) open(action Action, practice *Practice, who PersonID, now time.Time) bool {
	switch action { //nolint:exhaustive // the rest knows no state
	case Complete, Refuse:
		status := i.statusFor(who, now)
		return status == StatusWaiting || status == string(SignatureWithdrawn)
	case Cancel:
		return i.ahead(now) && i.Visit.mayCancel(practice, now)
	case Pay:
		return i.Bill.Open() > 0
	}
	return true
}

// closed says why open does not let the action be done, nil where it does.
func (i *Item) closed(action Action, practice *Practice, who *Person, now time.Time) error {
	if i.open(action, practice, who.ID, now) {
		return nil
	}
	switch action { //nolint:exhaustive // the rest is always open
	case Cancel:
		if err := i.over(now); err != nil {
			return err
		}
		return tooLate(practice)
	case Pay:
		return Errorf(Already, "%s is paid", i.Title).At("bill")
	}
	return Errorf(Already, "%s has answered %s already (%s)", who.Name(), i.Title, i.statusFor(who.ID, now)).At("form")
}

// ahead reports whether an appointment is to come, or asked for.
func (i *Item) ahead(now time.Time) bool {
	status := i.visitStatus(now)
	return status == StatusUpcoming || status == string(VisitRequested)
}

// over says why there is no appointment to cancel, nil where there is one.
func (i *Item) over(now time.Time) error {
	if i.ahead(now) {
		return nil
	}
	return Errorf(NotSo, "there is nothing to cancel: the appointment is %s", i.visitStatus(now)).At("appointment")
}

func tooLate(practice *Practice) error {
	return Errorf(NotSo, "it is too late: the practice asks for %d hours", practice.CancelHours).At("appointment").
		Hint("ask the practice to cancel it")
}
