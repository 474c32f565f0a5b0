package model

import (
	"slices"
	"strings"
)

// SaveCard is a portal user's keeping a card to pay with. Only what it is
// called is kept here, never its number.
type SaveCard struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Label  string   `json:"label"`
}

func (*SaveCard) Do() string { return "save-card" }

func (o *SaveCard) Apply(tx Tx) (Result, error) {
	login, label, err := cards(tx, o.User, o.Client, o.Label)
	if err != nil {
		return Result{}, err
	}
	if longNumber(label) {
		return Result{}, Errorf(Invalid, "looks like a card's number, which is not kept here").At("label").
			Hint(`call the card by its last digits: "Visa 4242"`)
	}
	if slices.Contains(login.Cards, label) {
		return Result{}, Errorf(Already, "a card called %s is saved", label).At("label")
	}
	login.Cards = append(login.Cards, label)
	return Result{}, tx.PutLogin(login)
}

// RemoveCard is a portal user's taking a saved card away.
type RemoveCard struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Label  string   `json:"label"`
}

func (*RemoveCard) Do() string { return "remove-card" }

func (o *RemoveCard) Apply(tx Tx) (Result, error) {
	login, label, err := cards(tx, o.User, o.Client, o.Label)
	if err != nil {
		return Result{}, err
	}
	i := slices.Index(login.Cards, label)
	if i < 0 {
		return Result{}, Errorf(NotFound, "no card called %s is saved", label).At("label")
	}
	login.Cards = slices.Delete(slices.Clone(login.Cards), i, i+1)
	return Result{}, tx.PutLogin(login)
}

// cards is the login at which a portal user's cards stand, where the rules let
// them manage these for the client.
func cards(tx Tx, user PersonID, client ClientID, label string) (Login, string, error) {
	if _, _, err := chartAnd(tx, client, user, "user"); err != nil {
		return Login{}, "", err
	}
	if err := refusal(tx, Ask{User: user, Client: client, Action: ManageCards}); err != nil {
		return Login{}, "", err
	}
	label, err := neededLine("label", label)
	if err != nil {
		return Login{}, "", err
	}
	_, login, err := loginOf(tx, user)
	return login, label, err
}

// longNumber reports whether a text holds more digits in a row than the end of
// a card's number, spaces and dashes aside.
func longNumber(s string) bool {
	const longest = 6
	run := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			run++
		case !strings.ContainsRune(" -.", r):
			run = 0
		}
		if run > longest {
			return true
		}
	}
	return false
}
