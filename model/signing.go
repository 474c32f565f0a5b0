package model

import (
	"slices"
	"strconv"
)

// SignatureState is where one person, or the whole of a form, stands.
type SignatureState string

const (
	SignatureWaiting   SignatureState = "waiting"
	SignatureGiven     SignatureState = "given"
	SignatureRefused   SignatureState = "refused"
	SignatureWithdrawn SignatureState = "withdrawn"
)

// Signature is where one person of a form's audience stands.
type Signature struct {
	Person PersonID
	State  SignatureState
	// By is who answered in the person's place, zero where they did themselves.
	By PersonID
}

// Signing is a form as staff see it: everybody's answer, and the whole.
type Signing struct {
	Signatures []Signature
	Given      int // how many gave
	Needed     int // how many must
	// Conflict says that one gave and another refused or withdrew.
	Conflict bool
}

// Complete reports whether all who must have answered gave.
func (s *Signing) Complete() bool { return !s.Conflict && s.Given >= s.Needed && s.Needed > 0 }

// String is the whole in words: "complete", "in conflict", "waiting (1 of 2)".
func (s *Signing) String() string {
	switch {
	case s.Conflict:
		return "in conflict"
	case s.Complete():
		return "complete"
	case s.Given == 0 && s.Needed > 0 && s.closed():
		return "refused"
	}
	return "waiting (" + strconv.Itoa(s.Given) + " of " + strconv.Itoa(s.Needed) + ")"
}

// verb is what somebody did with a consent form.
func (s SignatureState) verb() string {
	switch s {
	case SignatureGiven:
		return "gave it"
	case SignatureRefused:
		return "refused"
	case SignatureWithdrawn:
		return "took it back"
	case SignatureWaiting:
	}
	return "has not answered"
}

// closed reports whether everybody has refused or withdrawn.
func (s *Signing) closed() bool {
	return !slices.ContainsFunc(s.Signatures, func(one Signature) bool {
		return one.State == SignatureWaiting || one.State == SignatureGiven
	})
}

// Signing is where a form stands with everybody to whom it was assigned. What
// somebody not named there answered on the client's behalf counts for the
// client.
func (i *Item) Signing() Signing {
	s := Signing{Needed: len(i.Audience)}
	if i.Paper == nil {
		return Signing{}
	}
	if i.Paper.Signatures == SignAny {
		s.Needed = min(1, len(i.Audience))
	}
	against := 0
	for _, id := range i.Audience {
		one := i.signatureOf(id)
		switch one.State {
		case SignatureGiven:
			s.Given++
		case SignatureRefused, SignatureWithdrawn:
			against++
		case SignatureWaiting:
		}
		s.Signatures = append(s.Signatures, one)
	}
	s.Conflict = s.Given > 0 && against > 0
	return s
}

func (i *Item) signatureOf(id PersonID) Signature {
	if answer, ok := i.AnswerOf(id); ok {
		return Signature{Person: id, State: answer.state()}
	}
	if id == i.ID.Client.Person() {
		for _, answer := range slices.Backward(i.Paper.Answers) {
			if newest, ok := i.AnswerOf(answer.Person); ok && !i.Names(answer.Person) {
				return Signature{Person: id, State: newest.state(), By: answer.Person}
			}
		}
	}
	return Signature{Person: id, State: SignatureWaiting}
}

func (a *Answer) state() SignatureState {
	switch {
	case a.Withdrawn:
		return SignatureWithdrawn
	case a.Given:
		return SignatureGiven
	}
	return SignatureRefused
}
