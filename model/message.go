package model

import "time"

// Message is one message of a thread, on the practice's side or the portal's.
type Message struct {
	Thread ItemID `cbor:"1,keyasint" json:"thread"`
	No     uint64 `cbor:"2,keyasint" json:"no"` // from 1
	// From is the portal user who wrote it; zero is the practice.
	From  PersonID  `cbor:"3,keyasint,omitempty" json:"from,omitempty"`
	Staff StaffID   `cbor:"4,keyasint,omitempty" json:"staff,omitempty"`
	Text  string    `cbor:"5,keyasint" json:"text"`
	At    time.Time `cbor:"6,keyasint" json:"at"`
}

// ThreadLine is a thread as a list of all of them has it.
type ThreadLine struct {
	ID     ItemID
	With   PersonID // the portal user
	Unread uint64   // messages that the practice has not read
	Last   time.Time
}

// ThreadWith is the thread of one portal user, or nil where nobody wrote yet.
func (c *Chart) ThreadWith(user PersonID) *Item {
	for i := range c.Items {
		if t := c.Items[i].Thread; t != nil && t.With == user {
			return &c.Items[i]
		}
	}
	return nil
}
