package model

import (
	"errors"
	"fmt"
	"strings"
)

// Code says of what kind an error is; scripts and screens branch on it.
type Code string

const (
	Invalid      Code = "invalid"       // a value that cannot be
	Missing      Code = "missing"       // a needed field is not given
	Unknown      Code = "unknown"       // a reference fits nothing
	Ambiguous    Code = "ambiguous"     // a reference fits several
	NotFound     Code = "not-found"     // nothing of that id, or nothing this staff member may see
	Already      Code = "already"       // it is so already
	NotSo        Code = "not-so"        // it is not so now: nothing to end, lift, resend
	Forbidden    Code = "forbidden"     // this staff role may not
	Denied       Code = "denied"        // the rules deny it to this portal user
	EmailInUse   Code = "email-in-use"  // the address is another login's
	NoConsent    Code = "no-consent"    // the person has not agreed to be e-mailed
	NeedsReason  Code = "needs-reason"  // widening after an end, a block or a limit
	NeedsAnswer  Code = "needs-answer"  // the operation asks a question first
	NotTied      Code = "not-tied"      // the person is no contact of this client
	Conflict     Code = "conflict"      // somebody changed the same thing meanwhile
	Unconfirmed  Code = "not-confirmed" // the disk did not confirm the commit
	Damaged      Code = "damaged"       // the file, its indexes or its history do not fit together
	InUse        Code = "in-use"        // another process holds the file
	Unsupported  Code = "unsupported"   // asked for something this version cannot do
	InternalCode Code = "internal"      // a mistake of this program
)

// Error is an error safe to show to staff: a code, one sentence, and what to
// do next. Sentences name people; they never quote what the asking staff
// member may not see.
type Error struct {
	Code  Code     `json:"code"`
	Say   string   `json:"say"`
	Field string   `json:"field,omitempty"`
	Rule  Rule     `json:"rule,omitempty"`
	Hints []string `json:"hints,omitempty"`
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.Field != "" {
		b.WriteString(e.Field + ": ")
	}
	b.WriteString(e.Say)
	return b.String()
}

// Is makes errors.Is(err, &Error{Code: c}) true for every error of code c.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error) //nolint:errorlint // a target is compared as it is, by the contract of errors.Is
	return ok && t.Code == e.Code && t.Say == ""
}

// Errorf makes an error of this code with the sentence given.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Say: fmt.Sprintf(format, args...)}
}

// At says which field of the operation the error is about.
func (e *Error) At(field string) *Error {
	e.Field = field
	return e
}

// Hint adds a way out.
func (e *Error) Hint(format string, args ...any) *Error {
	e.Hints = append(e.Hints, fmt.Sprintf(format, args...))
	return e
}

// CodeOf is the code of err, or InternalCode where it is none of ours.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return InternalCode
}

// IsCode reports whether err is of this code.
func IsCode(err error, code Code) bool { return err != nil && CodeOf(err) == code }
