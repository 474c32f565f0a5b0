package chart

import (
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// personFact is one fact of the client's person or chart; field is its name in
// the operation.
type personFact struct{ label, value, field string }

// The facts that are the chart's and not the person's.
const (
	practitionerField = "practitioner"
	statusField       = "status"
)

func personFacts(rec *record) []personFact {
	person := rec.Subject()
	facts := []personFact{{"Name", person.Name(), "first"}}
	if person.Preferred != "" {
		facts = append(facts, personFact{"Called", person.Preferred, "preferred"})
	}
	facts = append(facts,
		personFact{"Born", born(rec), "born"},
		personFact{"E-mail", emailWords(person), "email"},
		personFact{"Phone", strings.Join(person.Phones, ", "), "phone"},
		personFact{"Address", person.Address, "address"},
		personFact{"Practitioner", rec.practitioner, practitionerField},
		personFact{"Status", string(rec.row.Status), statusField})
	for _, fact := range []personFact{
		{"Gender", rec.Client.Gender, "gender"}, {"Legal sex", rec.Client.LegalSex, "legal_sex"},
		{"Insurance", rec.Client.Insurance, "insurance"},
	} {
		if fact.value != "" {
			facts = append(facts, fact)
		}
	}
	return facts
}

// isOfChart reports whether a fact is the chart's, and not the person's.
func isOfChart(field string) bool {
	switch field {
	case practitionerField, statusField, "gender", "legal_sex", "insurance":
		return true
	}
	return false
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

func (o *overview) factLines(fact personFact, at place, width int, focused bool) []string {
	const labelWidth = 14
	value := fact.value
	if value == "" {
		value = "not on record"
	}
	var lines []string
	for i, text := range widget.Wrap(theme.Safe(value), max(1, width-1-labelWidth)) {
		label := fact.label
		if i > 0 {
			label = ""
		}
		lines = append(lines, o.line(at, i == 0, label, labelWidth, text, width, focused))
	}
	return lines
}

// line draws a label and a text behind the cursor's sign.
func (o *overview) line(at place, sign bool, label string, labelWidth int, text string, width int, focused bool) string {
	t := o.session.Theme
	label = widget.Pad(label, labelWidth)
	switch {
	case at.kind == noPlace || at != o.cursor:
		return widget.Pad(" "+t.Dim.Render(label)+text, width)
	case focused && sign:
		return t.Cursor.Render(widget.Pad("▸"+label+text, width))
	case focused:
		return t.Cursor.Render(widget.Pad(" "+label+text, width))
	case sign:
		return widget.Pad(t.CursorAway.Render("▸"+label)+text, width)
	}
	return widget.Pad(" "+label+text, width)
}

func (o *overview) contacts(width int, focused bool) []part {
	var parts []part
	for i := range o.rec.Contacts {
		contact := &o.rec.Contacts[i]
		if contact.Ended != nil {
			continue
		}
		at := place{kind: contactPlace, person: contact.Person}
		parts = append(parts, part{at, o.contact(contact, at, width, focused)})
	}
	if parts == nil {
		a, _ := o.session.Keys.Get(action.AddContact)
		return []part{{lines: []string{o.session.Theme.Dim.Render(" nobody yet: " + a.KeySigns() + " adds a contact")}}}
	}
	return parts
}

// linked is who has the client in their portal without being a contact: with
// the contacts alone it would look as if nobody had.
func (o *overview) linked(width int, focused bool) []part {
	var parts []part
	for _, person := range o.onlyLinked() {
		at := place{kind: linkedPlace, person: person}
		who := o.rec.NameOf(person) + " · linked, and no contact · " + o.mark(person)
		var lines []string
		for i, line := range widget.Wrap(theme.Safe(who), width-1) {
			lines = append(lines, o.line(at, i == 0, "", 0, line, width, focused))
		}
		parts = append(parts, part{at, lines})
	}
	return parts
}

// onlyLinked is who the client is linked to and who is no contact.
func (o *overview) onlyLinked() []model.PersonID {
	var people []model.PersonID
	for i := range o.rec.Access {
		if access := &o.rec.Access[i]; access.IsLinked() && !o.rec.IsContact(access.Person) {
			people = append(people, access.Person)
		}
	}
	return people
}

// mark is a person's login in words, or that they are kept away.
func (o *overview) mark(id model.PersonID) string {
	if o.rec.Block(id).ActiveOn(o.rec.today) {
		return blockedMark
	}
	return o.rec.clock.Login(o.rec.Login(id))
}

// contact is who it is and what they are, then the facts that are so or not.
func (o *overview) contact(c *model.Contact, at place, width int, focused bool) []string {
	who := theme.Safe(o.rec.NameOf(c.Person) + " · " + string(c.Relationship) + " · authority " + string(c.Authority))
	login := o.mark(c.Person)
	if widget.Width(who)+widget.Width(login)+4 <= width {
		who = widget.Ends(who, login+" ", width-1)
		login = ""
	}
	lines := []string{o.line(at, true, "", 0, who, width, focused)}
	if login != "" {
		lines = append(lines, o.line(at, false, "", 0, "  "+login, width, false))
	}
	return append(lines, o.boxes(c, at == o.cursor && focused, width)...)
}

// boxes is the facts of a contact in as many lines as they need.
func (o *overview) boxes(c *model.Contact, cursor bool, width int) []string {
	const indent = "   "
	var lines []string
	line, used := indent, len(indent)
	for i, fact := range contactFacts(c) {
		box := "[ ] " + fact.word
		if fact.so {
			box = "[x] " + fact.word
		}
		if used+len(box) > width && i > 0 {
			lines = append(lines, widget.Pad(strings.TrimSuffix(line, " "), width))
			line, used = indent, len(indent)
		}
		used += len(box) + 1
		if cursor && i == o.fact {
			box = o.session.Theme.Cursor.Render(box)
		}
		line += box + " "
	}
	return append(lines, widget.Pad(strings.TrimSuffix(line, " "), width))
}

// contactFact is a fact of a contact that is so or not; none implies another.
type contactFact struct {
	word string
	so   bool
}

func contactFacts(c *model.Contact) []contactFact {
	return []contactFact{
		{"lives with", c.LivesWith}, {"billing", c.Billing}, {"emergency", c.Emergency}, {"reminders", c.Reminders},
	}
}

// blocks is whom a block keeps away, and why.
func (o *overview) blocks(width int, focused bool) []part {
	t, rec := o.session.Theme, o.rec
	var parts []part
	for i := range rec.Blocks {
		block := &rec.Blocks[i]
		if !block.ActiveOn(rec.today) {
			continue
		}
		if parts == nil {
			parts = []part{{lines: []string{"", t.Strong.Render("Blocks")}}}
		}
		at := place{kind: blockPlace, person: block.Person}
		text := "⊘ " + rec.NameOf(block.Person) + " is kept away: " + block.Reason
		if block.Until.Known() {
			text += ", until " + block.Until.String()
		}
		var lines []string
		for j, line := range widget.Wrap(theme.Safe(text), width-1) {
			if at == o.cursor {
				lines = append(lines, o.line(at, j == 0, "", 0, line, width, focused))
				continue
			}
			lines = append(lines, " "+t.Warn.Render(line))
		}
		parts = append(parts, part{at, lines})
	}
	return parts
}
