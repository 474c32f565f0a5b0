package model

import (
	"encoding/json"
	"strings"
)

// Way is one way to mend a finding.
type Way struct {
	// Say is what it does, in words.
	Say string
	// Mind is what a person has to think of before, empty where that is nothing.
	Mind string
	// Asks is what somebody has to say first, empty where that is nothing.
	Asks Asking

	// sure is set where nobody has to think.
	sure  bool
	steps func(said string) []step
}

// Asking is what a way asks for.
type Asking string

const (
	AsksEmail   Asking = "email"
	AsksConsent Asking = "consent"
	AsksReason  Asking = "reason"
)

// Operation is the way as one operation, with what was said where it asks.
func (w *Way) Operation(said string) (Operation, error) {
	if err := needs(w.Asks == "" || strings.TrimSpace(said) != "", string(w.Asks)); err != nil {
		return nil, err
	}
	steps := w.steps(said)
	ops := make([]Operation, len(steps))
	for i, s := range steps {
		ops[i] = s.op
	}
	return ScriptOf(ops)
}

// MarshalJSON writes the way with its operations, null where it asks first.
func (w Way) MarshalJSON() ([]byte, error) {
	out := struct {
		Say  string            `json:"say"`
		Mind string            `json:"mind,omitempty"`
		Asks Asking            `json:"asks,omitempty"`
		Do   []json.RawMessage `json:"do"`
	}{Say: w.Say, Mind: w.Mind, Asks: w.Asks}
	if w.Asks == "" {
		fix, err := encodeFix(w.steps(""))
		if err != nil {
			return nil, err
		}
		out.Do = fix.Do
	}
	return json.Marshal(out)
}

// sure is a way that nobody has to think about.
func sure(steps ...step) Way {
	way := perhaps(steps...)
	way.sure = true
	return way
}

// perhaps is a way that somebody may choose.
func perhaps(steps ...step) Way {
	return Way{Say: sayAll(steps), steps: func(string) []step { return steps }}
}

// asking is a way for which somebody has to say something first.
func asking(what Asking, steps func(said string) []step) Way {
	return Way{Say: sayAll(steps("")), Asks: what, steps: steps}
}

// minding is the way with what has to be thought of before too: then nobody is
// sure.
func (w Way) minding(what string) Way {
	switch {
	case what == "":
		return w
	case w.Mind != "":
		what = w.Mind + "; " + what
	}
	w.Mind, w.sure = what, false
	return w
}
