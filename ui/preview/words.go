package preview

import (
	"slices"
	"time"

	"frontdesk/model"
)

// itemName is an item as the portal lists it.
func itemName(item model.Shown, zone *time.Location) string {
	if item.Kind == model.KindAppointment {
		return item.Start.In(zone).Format("Mon 2 Jan 15:04") + " " + item.Title
	}
	return item.Title
}

// actionWords is what can be done to an item, as the portal's buttons say it.
var actionWords = map[model.Action]string{
	model.Complete: "fill in", model.Refuse: "refuse", model.Cancel: "cancel", model.Pay: "pay", model.Reply: "reply",
}

// itemActions is the buttons of an item; those that the draft gives or takes
// have a sign before them. That it can be seen says the line itself.
func itemActions(now, before []model.Action) []string {
	var words []string
	for _, action := range now {
		word, shown := actionWords[action]
		if !shown {
			continue
		}
		if !slices.Contains(before, action) {
			word = "+" + word
		}
		words = append(words, word)
	}
	for _, action := range before {
		if word, shown := actionWords[action]; shown && !slices.Contains(now, action) {
			words = append(words, "-"+word)
		}
	}
	return words
}

// profileWords is what can be done in a profile without an item.
var profileWords = map[model.Action]string{
	model.RequestAppointment: "request appointments", model.Upload: "upload documents",
	model.SendMessage: "write to the practice", model.ProposeDemographics: "propose birth date and gender",
	model.ProposeLegalSex: "propose the legal sex", model.ProposeContact: "propose phones and addresses",
	model.ProposeInsurance: "propose insurance", model.ManageCards: "manage payment methods",
}

func actions(p *model.Profile) []string {
	words := make([]string, 0, len(p.Actions))
	for _, action := range p.Actions {
		word, ok := profileWords[action]
		if !ok {
			word = string(action)
		}
		words = append(words, word)
	}
	return words
}
