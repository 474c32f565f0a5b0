package preview

import (
	"slices"

	"time"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// itemName is an item as the portal lists it.
func itemName(item model.Shown, zone *time.Location) string {
	switch item.Kind { //nolint:exhaustive // the others are called what they are
	case model.KindAppointment:
		return item.Start.In(zone).Format("Mon 2 Jan 15:04") + " " + item.Title
	case model.KindThread:
		return "Messages with the practice"
	}
	return item.Title
}

// itemStatus is how it stands with an item, as the portal says it; safe to
// show. That something waits says what can be done with it.
func itemStatus(item *model.Shown, zone *time.Location) []string {
	var words []string
	add := func(word string) {
		if word != "" {
			words = append(words, word)
		}
	}
	switch {
	case item.Kind == model.KindAppointment && item.Status != model.StatusUpcoming:
		add(item.Status)
	case item.Kind.IsForm() && item.Status != model.StatusWaiting:
		add(item.Status)
	case item.Kind.IsForm() && item.Due.Known():
		add("due " + item.Due.String())
	case item.Kind == model.KindDocument:
		add(theme.Safe(item.File))
	case item.Kind == model.KindThread && item.Messages > 0:
		add(ui.Plural(int(min(item.Messages, 1<<31)), "message", "messages") + " · " + item.Last.In(zone).Format("2 Jan"))
	case item.Kind.IsBill():
		add(billWords(item))
	}
	return words
}

// billWords is what a billing document comes to, and what is open of it.
func billWords(item *model.Shown) string {
	amount := "$" + item.Amount.String()
	switch {
	case item.Open == nil:
		return amount
	case *item.Open == 0:
		return amount + " paid"
	}
	return "$" + item.Open.String() + " of " + amount + " open"
}

// itemActions is the buttons of an item; those that the draft gives or takes
// have a sign before them. That it can be seen says the line itself.
func itemActions(now, before []model.Action) []string {
	var words []string
	for _, action := range now {
		word := ui.ActWord(action)
		if word == "" {
			continue
		}
		if !slices.Contains(before, action) {
			word = "+" + word
		}
		words = append(words, word)
	}
	for _, action := range before {
		if word := ui.ActWord(action); word != "" && !slices.Contains(now, action) {
			words = append(words, "-"+word)
		}
	}
	return words
}

// actions is what can be done in a profile without an item.
func actions(p *model.Profile) []string {
	words := make([]string, 0, len(p.Actions))
	for _, action := range p.Actions {
		words = append(words, ui.ActWord(action))
	}
	return words
}
