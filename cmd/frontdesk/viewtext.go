package main

import (
	"strconv"
	"strings"

	"frontdesk/model"
)

// printPortal writes a portal for people to read.
func printPortal(out *printer, portal *model.Portal) {
	head := []string{portal.User}
	if portal.Email != "" {
		head = append(head, portal.Email)
	}
	out.line(strings.Join(append(head, "login: "+string(portal.Login)), " · "))
	if portal.Gate != nil {
		out.linef("sees nothing now (%s): %s", portal.Gate.Rule, portal.Gate.Because)
		if len(portal.Profiles) > 0 {
			out.line("will see, once signed in:")
		}
	}
	if len(portal.Profiles) == 0 {
		out.line("no profile can be opened")
	}
	for i := range portal.Profiles {
		printProfile(out, &portal.Profiles[i])
	}
	printHidden(out, portal)
}

func printProfile(out *printer, p *model.Profile) {
	head := p.Client
	if p.Relationship != nil {
		head += " (" + string(*p.Relationship) + ")"
	}
	if p.Linked {
		head += ", linked"
	}
	out.line("")
	out.line(head)
	facts := [][]string{{"permissions", model.PresetName(p.Permissions) + ": " + strings.Join(p.Permissions.Labels(), ", ")}}
	for _, fact := range [][]string{
		{"banner", p.Banner},
		{"information", strings.Join(model.InformationWords(p.Information), ", ")},
		{"may", model.ActionWords(p.Actions)},
	} {
		if fact[1] != "" {
			facts = append(facts, fact)
		}
	}
	out.table("  ", facts)
	printSection(out, "Appointments", p.Appointments)
	printSection(out, "Forms", p.Forms)
	printSection(out, "Documents", p.Documents)
	printSection(out, "Messages", p.Messages)
	printSection(out, "Billing", p.Billing)
}

func printSection(out *printer, title string, items []model.Shown) {
	if len(items) == 0 {
		return
	}
	out.line("  " + title)
	rows := make([][]string, len(items))
	for i := range items {
		rows[i] = []string{items[i].Title, string(items[i].Kind), itemFacts(&items[i]), model.ActionWords(items[i].Actions)}
	}
	out.table("    ", rows)
}

// itemFacts is what an item of its kind has to show, in one phrase.
func itemFacts(item *model.Shown) string {
	var facts []string
	if !item.Start.IsZero() {
		facts = append(facts, item.Start.Format("Mon 2 Jan 2006 15:04"))
	}
	if item.Amount != 0 {
		facts = append(facts, item.Amount.String(), item.Date.String())
	}
	if item.Status != "" {
		facts = append(facts, item.Status)
	}
	if item.Open != nil && *item.Open != 0 {
		facts = append(facts, item.Open.String()+" open")
	}
	if item.Messages > 0 {
		facts = append(facts, strconv.FormatUint(item.Messages, 10)+" messages, the last on "+item.Last.Format("2 Jan 2006"))
	}
	if item.File != "" {
		facts = append(facts, item.File)
	}
	if item.Due.Known() {
		facts = append(facts, "due "+item.Due.String())
	}
	return strings.Join(facts, ", ")
}

func printHidden(out *printer, portal *model.Portal) {
	if len(portal.Hidden) == 0 {
		return
	}
	out.line("")
	out.line("Not shown to " + portal.User)
	for i := range portal.Hidden {
		hidden := &portal.Hidden[i]
		out.linef("  %s: %s (%s)", hidden.Client, hidden.Title, hidden.Kind)
		out.linef("    by the rule %s: %s", hidden.Rule, hidden.Because)
		if hidden.Fix != nil {
			out.line("    would show it: " + *hidden.Fix)
		}
	}
}
