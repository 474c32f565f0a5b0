package model

import (
	"errors"
	"slices"
)

// Share shows a document to the persons named: a new one by its title, or one
// of the chart to more persons.
type Share struct {
	Client   ClientID `json:"client"`
	Title    string   `json:"title,omitempty"`
	Document ItemID   `json:"document,omitzero"`
	To       People   `json:"to"`
	// File is the path of what is shared.
	File      string `json:"file,omitempty"`
	Sensitive *bool  `json:"sensitive,omitempty"`
	// Invite also invites those named who have no login.
	Invite bool `json:"invite,omitempty"`
}

func (*Share) Do() string { return "share" }

func (o *Share) Apply(tx Tx) (Result, error) {
	result := Result{}
	if o.Document.IsZero() {
		id, err := o.add(tx)
		if err != nil {
			return Result{}, err
		}
		result.ID = id.String()
	} else if o.File != "" {
		return Result{}, Errorf(Invalid, "a document of the chart has its contents already").At("file").
			Hint("leave document out to share a new one")
	} else if err := shareMore(tx, o.Client, o.Document, o.To, o.Sensitive); err != nil {
		return Result{}, err
	}
	if !o.Invite {
		return result, nil
	}
	return result, o.inviteOthers(tx)
}

func (o *Share) add(tx Tx) (ItemID, error) {
	if _, err := chartAndAudience(tx, o.Client, o.To); err != nil {
		return ItemID{}, err
	}
	title, err := neededLine("title", o.Title)
	if err != nil {
		return ItemID{}, err
	}
	item := newItem(tx, o.Client, KindDocument, title)
	item.Audience = union(nil, o.To)
	set(&item.Sensitive, o.Sensitive)
	if o.File != "" {
		if item.File, err = keepFile(tx, o.File); err != nil {
			return ItemID{}, err
		}
	}
	return item.ID, tx.PutItem(*item)
}

// inviteOthers invites those who cannot sign in and have no invitation. Who
// never had a tick gets what it takes to see documents.
func (o *Share) inviteOthers(tx Tx) error {
	for _, id := range o.To {
		_, login, err := loginOf(tx, id)
		if err != nil {
			return err
		}
		if login.Holds() {
			continue
		}
		_, access, err := accessOf(tx, o.Client, id)
		if err != nil {
			return err
		}
		invitation := Invite{Client: o.Client, User: id}
		if access.Ticks == 0 && id != o.Client.Person() { // what is shared is to be seen
			ticks := SetOf(Basic, DocumentsView)
			invitation.Features = &ticks
		}
		if err := invite(tx, invitation); err != nil {
			return inInviting(err)
		}
	}
	return nil
}

// inInviting says that it is the inviting that cannot be done: sharing can.
func inInviting(err error) error {
	var ours *Error
	if !errors.As(err, &ours) {
		return err
	}
	placed := *ours
	placed.Hints = slices.Clone(ours.Hints)
	return placed.At("invite").Hint("share it without inviting who has no login")
}

// shareMore shares a document of the chart with more persons.
func shareMore(tx Tx, client ClientID, id ItemID, to People, sensitive *bool) error {
	chart, err := chartAndAudience(tx, client, to)
	if err != nil {
		return err
	}
	item, err := chart.document(id)
	if err != nil {
		return err
	}
	item.Audience = union(item.Audience, to)
	set(&item.Sensitive, sensitive)
	return tx.PutItem(*item)
}

func (c *Chart) document(id ItemID) (*Item, error) {
	if err := needs(!id.IsZero(), "document"); err != nil {
		return nil, err
	}
	item := c.Item(id)
	if item == nil || item.Kind != KindDocument {
		return nil, Errorf(NotFound, "%s has no document %s", c.Subject().Name(), id).At("document")
	}
	return item, nil
}

// Unshare takes a document away from the persons named and from nobody else.
type Unshare struct {
	Client   ClientID `json:"client"`
	Document ItemID   `json:"document"`
	To       People   `json:"to"`
}

func (*Unshare) Do() string { return "unshare" }

func (o *Unshare) Apply(tx Tx) (Result, error) {
	if err := needs(o.Client != 0, "client"); err != nil {
		return Result{}, err
	}
	chart, err := tx.Chart(o.Client)
	if err != nil {
		return Result{}, err
	}
	item, err := chart.document(o.Document)
	if err != nil {
		return Result{}, err
	}
	return Result{}, takeAway(tx, chart, item, o.To)
}
