package dialog

import (
	"context"
	"slices"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// EffectOf finds out what an operation would do to everybody it touches, for a
// question. An operation that would be refused is the error.
func EffectOf(s *ui.Session, op model.Operation) func(context.Context) (Drafted, error) {
	return func(ctx context.Context) (Drafted, error) { return DraftOf(ctx, s, op) }
}

// Drafted is an operation that was tried and not done.
type Drafted struct {
	Result model.Result
	// Lines say what it would do to everybody it touches.
	Lines []string
	// Changes says that somebody sees or may do anything else by it.
	Changes bool
	// Gives says that somebody gains by it.
	Gives bool
}

// DraftOf tries an operation.
func DraftOf(ctx context.Context, s *ui.Session, op model.Operation) (drafted Drafted, err error) {
	err = s.Store.Draft(ctx, s.Who, []model.Operation{op}, func(d store.Draft) error {
		effect, err := d.Effect()
		drafted = Drafted{d.Results[0], effectLines(&effect), len(effect.Users) > 0, effect.Widens()}
		return err
	})
	return drafted, err
}

// effectLines says who gains and loses what.
func effectLines(effect *model.Effect) []string {
	if len(effect.Users) == 0 {
		return []string{"Nobody sees anything else than now."}
	}
	var lines []string
	for i := range effect.Users {
		lines = append(lines, EffectLine(&effect.Users[i])+".")
	}
	return append(lines, "Nobody else sees anything else.")
}

// EffectLine says what one person gains and loses, client by client where it is
// on several portals.
func EffectLine(user *model.UserEffect) string {
	var said []string
	if gate := user.Gate; gate != nil && gate.After == nil {
		said = append(said, "may sign in")
	} else if gate != nil && gate.Before == nil {
		said = append(said, "will see nothing")
	}
	several, glue := len(user.Clients) > 1, " "
	if several && len(said) == 0 {
		glue = ", "
	}
	for i := range user.Clients {
		on := changeWords(user.Clients[i : i+1])
		if several {
			on = "for " + user.Clients[i].Client + ": " + on
		}
		said = append(said, on)
	}
	return user.User + glue + strings.Join(said, "; ")
}

// changeWords is what changes on the clients' portals, the gains first.
func changeWords(clients []model.ClientEffect) string {
	var said []string
	say := func(how string, words []string) {
		if len(words) > 0 {
			said = append(said, how+" "+strings.Join(words, ", "))
		}
	}
	say("gains", counts(clients, "gains", gained))
	say("may also", acts(clients, gained))
	say("loses", counts(clients, "loses", lost))
	say("may no longer", acts(clients, lost))
	return strings.Join(said, "; ")
}

func gained(c *model.ClientEffect) *model.ViewChange { return &c.Gains }

func lost(c *model.ClientEffect) *model.ViewChange { return &c.Loses }

// gainCounts is what a person gains in numbers: profiles, items of each kind,
// or that there is only more to be done.
func gainCounts(user *model.UserEffect) []string { return counts(user.Clients, "gains", gained) }

// lossCounts is the same of what a person loses.
func lossCounts(user *model.UserEffect) []string { return counts(user.Clients, "loses", lost) }

func counts(clients []model.ClientEffect, word string, side func(*model.ClientEffect) *model.ViewChange) []string {
	var items []model.Shown
	var said []string
	profiles, allowed, record := 0, model.PermissionSet(0), false
	for i := range clients {
		client := &clients[i]
		if client.Profile == word {
			profiles++
		}
		for _, item := range side(client).Items {
			if slices.Contains(item.Actions, model.View) {
				items = append(items, item)
			}
		}
		allowed |= side(client).Permissions
		record = record || len(side(client).Information) > 0
	}
	if profiles > 0 {
		said = append(said, ui.Plural(profiles, "profile", "profiles"))
	}
	said = append(said, ui.Counts(items)...)
	if record { // address and phone among it
		said = append(said, "what is on record")
	}
	if profiles == 0 && allowed != 0 {
		said = append(said, ui.Plural(allowed.Len(), "permission", "permissions"))
	}
	return said
}

// acts is what there is to be done with what is seen before and after, each
// once: "pay", "request appointments". A profile or a permission tells of it.
func acts(clients []model.ClientEffect, side func(*model.ClientEffect) *model.ViewChange) []string {
	var words []string
	add := func(actions []model.Action) {
		for _, action := range actions {
			if word := ui.ActWord(action); word != "" && !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	for i := range clients {
		change := side(&clients[i])
		if clients[i].Profile != "" || change.Permissions != 0 {
			continue
		}
		for _, item := range change.Items {
			if !slices.Contains(item.Actions, model.View) {
				add(item.Actions)
			}
		}
		add(change.Actions)
	}
	return words
}
