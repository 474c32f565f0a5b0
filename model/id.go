package model

import (
	"strconv"
	"strings"
)

// PersonID names a human being. It prints as "p12".
type PersonID uint64

// ClientID names a client's chart. A chart is filed under its person's id, so
// that one human being can have at most one, and prints as that person's id.
type ClientID uint64

// StaffID names a staff member ("s3"). Zero is whoever works at the machine
// without naming a staff member.
type StaffID uint64

// FormID names a form of the practice's library ("f4").
type FormID uint64

// ItemID names an item; it carries the chart it lies in and prints as "p12.31".
type ItemID struct {
	Client ClientID `cbor:"1,keyasint"`
	No     uint64   `cbor:"2,keyasint"`
}

// EmailID names an e-mail of the outbox ("e12").
type EmailID uint64

// Person is the human being whose chart it is.
func (c ClientID) Person() PersonID { return PersonID(c) }

// Client is the id that this person's chart has, or would have.
func (p PersonID) Client() ClientID { return ClientID(p) }

func (p PersonID) String() string { return printID('p', uint64(p)) }
func (c ClientID) String() string { return printID('p', uint64(c)) }
func (s StaffID) String() string  { return printID('s', uint64(s)) }
func (f FormID) String() string   { return printID('f', uint64(f)) }

func (e EmailID) String() string { return printID('e', uint64(e)) }

func (i ItemID) String() string {
	if i.IsZero() {
		return ""
	}
	return i.Client.String() + "." + strconv.FormatUint(i.No, 10)
}

// IsZero reports whether the id names nothing.
func (i ItemID) IsZero() bool { return i == ItemID{} }

func printID(letter byte, n uint64) string {
	if n == 0 {
		return ""
	}
	return string(strconv.AppendUint([]byte{letter}, n, 10))
}

func parseID(letter byte, s string) (uint64, bool) {
	rest, ok := strings.CutPrefix(s, string(letter))
	if !ok || rest == "" || rest[0] == '0' || rest[0] == '+' {
		return 0, false
	}
	n, err := strconv.ParseUint(rest, 10, 64)
	return n, err == nil
}

func parseItemID(s string) (ItemID, bool) {
	client, no, ok := strings.Cut(s, ".")
	if !ok {
		return ItemID{}, false
	}
	c, ok := parseID('p', client)
	n, err := strconv.ParseUint(no, 10, 64)
	return ItemID{Client: ClientID(c), No: n}, ok && err == nil && n > 0
}

func (p PersonID) MarshalText() ([]byte, error) { return []byte(p.String()), nil }
func (c ClientID) MarshalText() ([]byte, error) { return []byte(c.String()), nil }
func (s StaffID) MarshalText() ([]byte, error)  { return []byte(s.String()), nil }
func (f FormID) MarshalText() ([]byte, error)   { return []byte(f.String()), nil }
func (e EmailID) MarshalText() ([]byte, error)  { return []byte(e.String()), nil }
func (i ItemID) MarshalText() ([]byte, error)   { return []byte(i.String()), nil }

func (p *PersonID) UnmarshalText(b []byte) error { return unmarshalID('p', b, (*uint64)(p)) }
func (c *ClientID) UnmarshalText(b []byte) error { return unmarshalID('p', b, (*uint64)(c)) }
func (s *StaffID) UnmarshalText(b []byte) error  { return unmarshalID('s', b, (*uint64)(s)) }
func (f *FormID) UnmarshalText(b []byte) error   { return unmarshalID('f', b, (*uint64)(f)) }
func (e *EmailID) UnmarshalText(b []byte) error  { return unmarshalID('e', b, (*uint64)(e)) }

func (i *ItemID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*i = ItemID{}
		return nil
	}
	id, ok := parseItemID(string(b))
	if !ok {
		return Errorf(Invalid, "%q is not an item's id", b)
	}
	*i = id
	return nil
}

func unmarshalID(letter byte, b []byte, to *uint64) error {
	if len(b) == 0 {
		*to = 0
		return nil
	}
	n, ok := parseID(letter, string(b))
	if !ok {
		return Errorf(Invalid, "%q is not an id of the form %c12", b, letter)
	}
	*to = n
	return nil
}
