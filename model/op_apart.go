package model

import (
	"slices"
	"time"
)

// Apart is somebody who is not the client, though they may seem the same.
type Apart struct {
	Person PersonID  `cbor:"1,keyasint" json:"person"`
	Reason string    `cbor:"2,keyasint,omitempty" json:"reason,omitempty"`
	By     StaffID   `cbor:"3,keyasint,omitempty" json:"by,omitempty"`
	At     time.Time `cbor:"4,keyasint" json:"at"`
}

// TellApart records that a client and somebody of the same name are two people.
type TellApart struct {
	Client ClientID `json:"client"`
	Person PersonID `json:"person"`
	Reason string   `json:"reason,omitempty"`
}

func (*TellApart) Do() string { return "tell-apart" }

func (o *TellApart) Apply(tx Tx) (Result, error) {
	chart, person, err := chartAnd(tx, o.Client, o.Person, "person")
	if err != nil {
		return Result{}, err
	}
	reason, err := CleanText("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	client := chart.Client
	switch {
	case person.ID == o.Client.Person():
		return Result{}, Errorf(Invalid, "%s cannot be told apart from themselves", person.Name()).At("person")
	case client.isApartFrom(person.ID):
		return Result{}, Errorf(Already, "%s (%s) is told apart already", person.Name(), person.ID).At("person")
	}
	client.Apart = append(slices.Clone(client.Apart), Apart{Person: person.ID, Reason: reason, By: tx.Actor().ID, At: tx.Now()})
	return Result{}, tx.PutClient(client)
}

// isApartFrom reports whether somebody said that the two are not the same.
func (c *Client) isApartFrom(id PersonID) bool {
	return slices.ContainsFunc(c.Apart, func(a Apart) bool { return a.Person == id })
}
