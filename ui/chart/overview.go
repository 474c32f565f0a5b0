package chart

import (
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// overview is the person, the contacts and the blocks, to be read.
func overview(t *theme.Theme, rec *record, width int) []string {
	var lines []string
	fact := func(name, value string) {
		if value == "" {
			value = "not on record"
		}
		const nameWidth = 14
		for i, part := range widget.Wrap(theme.Safe(value), max(1, width-nameWidth)) {
			if i > 0 {
				name = ""
			}
			lines = append(lines, t.Dim.Render(widget.Pad(name, nameWidth))+part)
		}
	}
	person := rec.Subject()
	fact("Name", person.Name())
	if person.Preferred != "" {
		fact("Called", person.Preferred)
	}
	fact("Born", born(rec))
	fact("E-mail", emailWords(person))
	fact("Phone", strings.Join(person.Phones, ", "))
	fact("Address", person.Address)
	fact("Practitioner", rec.practitioner)
	fact("Status", string(rec.row.Status))
	lines = append(lines, "", t.Strong.Render("Contacts"))
	lines = append(lines, contacts(t, rec, width)...)
	return append(lines, blocks(t, rec, width)...)
}

func born(rec *record) string {
	born := rec.Subject().Born
	if !born.Known() {
		return "not on record: no age rule holds"
	}
	text := born.String() + " · " + strconv.Itoa(born.AgeOn(rec.today))
	if rec.row.Minor != nil && *rec.row.Minor {
		text += " · minor"
	}
	return text
}

func emailWords(p *model.Person) string {
	if p.Email == "" || p.EmailOK {
		return p.Email
	}
	return p.Email + " · has not agreed to be e-mailed"
}

func contacts(t *theme.Theme, rec *record, width int) []string {
	var lines []string
	for i := range rec.Contacts {
		contact := &rec.Contacts[i]
		if contact.Ended != nil {
			continue
		}
		who := rec.NameOf(contact.Person) + ", " + string(contact.Relationship)
		lines = append(lines, theme.Clip(who, width))
		words := append(contactFacts(contact), rec.clock.loginWords(rec.Login(contact.Person)))
		for _, part := range widget.Wrap(strings.Join(words, " · "), max(1, width-2)) {
			lines = append(lines, "  "+t.Dim.Render(part))
		}
	}
	if lines == nil {
		return []string{t.Dim.Render("nobody yet")}
	}
	return lines
}

// contactFacts is the facts of a contact; none implies another.
func contactFacts(c *model.Contact) []string {
	facts := []string{"authority " + string(c.Authority)}
	for _, fact := range []struct {
		so   bool
		word string
	}{
		{c.LivesWith, "lives with"}, {c.Billing, "billing"}, {c.Emergency, "emergency"}, {c.Reminders, "reminders"},
	} {
		if fact.so {
			facts = append(facts, fact.word)
		}
	}
	return facts
}

func blocks(t *theme.Theme, rec *record, width int) []string {
	var lines []string
	for i := range rec.Blocks {
		block := &rec.Blocks[i]
		if !block.ActiveOn(rec.today) {
			continue
		}
		if lines == nil {
			lines = []string{"", t.Strong.Render("Blocks")}
		}
		for _, part := range widget.Wrap(theme.Safe("⊘ "+rec.NameOf(block.Person)+" is kept away: "+block.Reason), width) {
			lines = append(lines, t.Warn.Render(part))
		}
	}
	return lines
}
