package model

import (
	"slices"
	"strconv"
	"time"
)

// Kind is what sort of item something is.
type Kind string

const (
	KindAppointment Kind = "appointment"
	KindForm        Kind = "form"
	KindAssessment  Kind = "assessment"
	KindConsent     Kind = "consent"
	KindDocument    Kind = "document"
	KindThread      Kind = "thread"
	KindInvoice     Kind = "invoice"
	KindStatement   Kind = "statement"
	KindSuperbill   Kind = "superbill"
)

// Kinds is every kind of item, in the order of the portal's sections.
func Kinds() []Kind {
	return []Kind{KindAppointment, KindForm, KindAssessment, KindConsent, KindDocument, KindThread,
		KindInvoice, KindStatement, KindSuperbill}
}

// FormKinds is every kind a form of the library can have.
func FormKinds() []Kind { return []Kind{KindForm, KindAssessment, KindConsent} }

// BillKinds is every kind of billing document.
func BillKinds() []Kind { return []Kind{KindInvoice, KindStatement, KindSuperbill} }

// IsForm reports whether items of this kind are filled in.
func (k Kind) IsForm() bool { return k == KindForm || k == KindAssessment || k == KindConsent }

// IsBill reports whether items of this kind are billing documents.
func (k Kind) IsBill() bool { return k == KindInvoice || k == KindStatement || k == KindSuperbill }

// Item is something in a chart that the portal can show. The part that its
// kind has is set, the others are nil.
type Item struct {
	ID        ItemID `cbor:"1,keyasint" json:"id"`
	Kind      Kind   `cbor:"2,keyasint" json:"kind"`
	Title     string `cbor:"3,keyasint" json:"title"`
	Sensitive bool   `cbor:"4,keyasint,omitempty" json:"sensitive,omitempty"`
	// Audience is the persons the item was assigned or shared to, by name. Of
	// an appointment or a bill it is the persons it names beside the client.
	Audience []PersonID `cbor:"5,keyasint,omitempty" json:"audience,omitempty"`
	Since    time.Time  `cbor:"6,keyasint" json:"since"`
	By       StaffID    `cbor:"7,keyasint,omitempty" json:"by,omitempty"`

	Paper  *Paper  `cbor:"8,keyasint,omitempty" json:"paper,omitempty"`
	Visit  *Visit  `cbor:"9,keyasint,omitempty" json:"visit,omitempty"`
	Bill   *Bill   `cbor:"10,keyasint,omitempty" json:"bill,omitempty"`
	Thread *Thread `cbor:"11,keyasint,omitempty" json:"thread,omitempty"`
}

// Paper is what a form, assessment or consent form has beside an item.
type Paper struct {
	Form       FormID     `cbor:"1,keyasint" json:"form"`
	Due        Date       `cbor:"2,keyasint,omitempty" json:"due,omitempty"`
	Signatures Signatures `cbor:"3,keyasint" json:"signatures"`
	Answers    []Answer   `cbor:"4,keyasint,omitempty" json:"answers,omitempty"`
}

// Answer is what one person did with a form. Nobody sees another's.
type Answer struct {
	Person PersonID  `cbor:"1,keyasint" json:"person"`
	Given  bool      `cbor:"2,keyasint,omitempty" json:"given"`
	Text   string    `cbor:"3,keyasint,omitempty" json:"text,omitempty"`
	At     time.Time `cbor:"4,keyasint" json:"at"`
}

// Visit is what an appointment has beside an item.
type Visit struct {
	Start        time.Time `cbor:"1,keyasint" json:"start"`
	Minutes      int       `cbor:"2,keyasint" json:"minutes"`
	Practitioner StaffID   `cbor:"3,keyasint,omitempty" json:"practitioner,omitempty"`
}

// Bill is what a billing document has beside an item.
type Bill struct {
	Amount Cents `cbor:"1,keyasint" json:"amount"`
	Date   Date  `cbor:"2,keyasint" json:"date"`
	// To is the one responsible person it is addressed to; zero is none.
	To PersonID `cbor:"3,keyasint,omitempty" json:"to,omitempty"`
}

// Thread is what a message thread has beside an item: its one portal person.
type Thread struct {
	With PersonID `cbor:"1,keyasint" json:"with"`
}

// Names reports whether the person is in the item's audience by name.
func (i *Item) Names(p PersonID) bool { return slices.Contains(i.Audience, p) }

// AnswerOf is the newest answer of a person, if there is one.
func (i *Item) AnswerOf(p PersonID) (Answer, bool) {
	if i.Paper != nil {
		for _, a := range slices.Backward(i.Paper.Answers) {
			if a.Person == p {
				return a, true
			}
		}
	}
	return Answer{}, false
}

// billTitle is what a billing document is called: its kind and number.
func billTitle(kind Kind, no uint64) string {
	name := map[Kind]string{KindInvoice: "Invoice ", KindStatement: "Statement ", KindSuperbill: "Superbill "}[kind]
	return name + strconv.FormatUint(no, 10)
}
