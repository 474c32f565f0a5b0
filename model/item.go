package model

import (
	"slices"
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

	// From is the portal user who added it, zero where the practice did.
	From PersonID `cbor:"12,keyasint,omitempty" json:"from,omitempty"`
	// File is a document's contents, nil where only its title is kept.
	File *File `cbor:"13,keyasint,omitempty" json:"file,omitempty"`
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
	// Withdrawn says that what was given or refused is taken back; staff record it.
	Withdrawn bool `cbor:"5,keyasint,omitempty" json:"withdrawn,omitempty"`
	// Values is what stands in the form's fields, by their labels.
	Values map[string]string `cbor:"6,keyasint,omitempty" json:"values,omitempty"`
}

// VisitState is what became of an appointment; time makes it a past one.
type VisitState string

const (
	VisitPlanned   VisitState = ""
	VisitRequested VisitState = "requested" // on the portal, and not answered
	VisitDeclined  VisitState = "declined"
	VisitCancelled VisitState = "cancelled"
)

// Visit is what an appointment has beside an item.
type Visit struct {
	Start        time.Time  `cbor:"1,keyasint" json:"start"`
	Minutes      int        `cbor:"2,keyasint" json:"minutes"`
	Practitioner StaffID    `cbor:"3,keyasint,omitempty" json:"practitioner,omitempty"`
	State        VisitState `cbor:"4,keyasint,omitempty" json:"state,omitempty"`
	// Note is what the portal user wrote who requested it.
	Note string `cbor:"5,keyasint,omitempty" json:"note,omitempty"`
	// Answered is how the practice answered a request.
	Answered *Ending `cbor:"6,keyasint,omitempty" json:"answered,omitempty"`
	// Cancelled is who cancelled it: a portal user, or else the practice.
	Cancelled   *Ending  `cbor:"7,keyasint,omitempty" json:"cancelled,omitempty"`
	CancelledBy PersonID `cbor:"8,keyasint,omitempty" json:"cancelled_by,omitempty"`
	// Reminded is when reminders of it were queued.
	Reminded time.Time `cbor:"9,keyasint,omitempty" json:"reminded,omitzero"`
}

// Bill is what a billing document has beside an item.
type Bill struct {
	Amount Cents `cbor:"1,keyasint" json:"amount"`
	Date   Date  `cbor:"2,keyasint" json:"date"`
	// To is the one responsible person it is addressed to; zero is none.
	To       PersonID  `cbor:"3,keyasint,omitempty" json:"to,omitempty"`
	Payments []Payment `cbor:"4,keyasint,omitempty" json:"payments,omitempty"`
	// PartOf is the first of the documents that one bill was split into.
	PartOf ItemID `cbor:"5,keyasint,omitempty" json:"part_of,omitzero"`
}

// Payment is what a portal user paid.
type Payment struct {
	By     PersonID  `cbor:"1,keyasint" json:"by"`
	Amount Cents     `cbor:"2,keyasint" json:"amount"`
	At     time.Time `cbor:"3,keyasint" json:"at"`
}

// Thread is what a message thread has beside an item: its one portal person.
// The messages lie beside it, so that a long thread does not weigh on the chart.
type Thread struct {
	With PersonID `cbor:"1,keyasint" json:"with"`
	// Count is how many messages there are; Unread how many of the last came
	// from the portal and were not read by the practice.
	Count  uint64    `cbor:"2,keyasint,omitempty" json:"count"`
	Unread uint64    `cbor:"3,keyasint,omitempty" json:"unread"`
	Last   time.Time `cbor:"4,keyasint,omitempty" json:"last,omitzero"`
}

// Names reports whether the person is in the item's audience by name.
func (i *Item) Names(p PersonID) bool { return slices.Contains(i.Audience, p) }

// AnswerOf is the newest answer of a person, if there is one. Who took back a
// refusal has none, as before it.
func (i *Item) AnswerOf(p PersonID) (newest Answer, answered bool) {
	if i.Paper == nil {
		return Answer{}, false
	}
	for _, a := range i.Paper.Answers {
		switch {
		case a.Person != p:
		case a.Withdrawn && answered && newest.state() == SignatureRefused:
			newest, answered = Answer{}, false
		default:
			newest, answered = a, true
		}
	}
	return newest, answered
}
