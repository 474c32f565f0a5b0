package dialog

import (
	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

// tieFields is what a contact is to the client: the relationship and the five
// facts, of which none implies another.
type tieFields struct {
	relationship, authority, facts *widget.Entry
}

// factLabels is the four facts that are so or not, in the order of the boxes.
func factLabels() []string { return []string{"lives with", "billing", "emergency", "reminders"} }

func newTieFields(prefix string, c *model.Contact) *tieFields {
	relationships := []widget.Option{{Label: "choose: a letter, or ← →"}}
	for _, word := range model.Relationships() {
		relationships = append(relationships, option(string(word)))
	}
	var authorities []widget.Option
	for _, word := range model.Authorities() {
		authorities = append(authorities, option(string(word)))
	}
	authority := c.Authority
	if authority == "" {
		authority = model.UnknownAuthority
	}
	return &tieFields{
		relationship: &widget.Entry{
			ID: prefix + "relationship", Label: "Relationship", Input: widget.NewChoice(relationships, string(c.Relationship)),
		},
		authority: &widget.Entry{
			ID: prefix + "authority", Label: "Authority", Input: widget.NewChoice(authorities, string(authority)),
		},
		facts: &widget.Entry{
			ID: prefix + "facts", Label: "Facts",
			Input: widget.NewTicks(factLabels(), c.LivesWith, c.Billing, c.Emergency, c.Reminders),
		},
	}
}

func option(word string) widget.Option { return widget.Option{Value: word, Label: word} }

func (f *tieFields) all() []*widget.Entry {
	return []*widget.Entry{f.relationship, f.authority, f.facts}
}

// contact is what is filled in.
func (f *tieFields) contact() model.Contact {
	return model.Contact{
		Relationship: model.Relationship(chosen(f.relationship)), Authority: model.Authority(chosen(f.authority)),
		LivesWith: ticked(f.facts, 0), Billing: ticked(f.facts, 1), Emergency: ticked(f.facts, 2), Reminders: ticked(f.facts, 3),
	}
}

// contactFields is one contact of a form: who it is, found or new, and what
// the person is to the client. What is not asked yet is not shown.
type contactFields struct {
	prefix string
	who    *widget.Entry
	finder *finder
	person *personFields
	tie    *tieFields
}

func newContactFields(s *ui.Session, prefix, heading string, judge func(model.Reader, model.PersonID) (picker.Verdict, error)) *contactFields {
	c := &contactFields{
		prefix: prefix, finder: newFinder(s, judge),
		person: newPersonFields(s, prefix, &model.Person{}), tie: newTieFields(prefix, &model.Contact{}),
	}
	c.finder.onFresh = c.person.begin
	c.who = &widget.Entry{ID: prefix + "person", Label: "Who", Heading: heading, Input: c.finder, Under: c.finder.under}
	return c
}

func (c *contactFields) entries() []*widget.Entry {
	entries := []*widget.Entry{c.who}
	if c.finder.searching() {
		return entries
	}
	if c.finder.made {
		entries = append(entries, c.person.brief()...)
	}
	return append(entries, c.tie.all()...)
}

// contact is what is filled in.
func (c *contactFields) contact() (model.NewContact, error) {
	if c.finder.searching() {
		if c.finder.blank() {
			return model.NewContact{}, model.Errorf(model.Missing, "say who it is").At(c.who.ID)
		}
		return model.NewContact{}, model.Errorf(model.NeedsAnswer, "choose who is meant, or make a new person of it").At(c.who.ID)
	}
	tie := c.tie.contact()
	filled := model.NewContact{
		Relationship: tie.Relationship, Authority: tie.Authority, LivesWith: tie.LivesWith,
		Billing: tie.Billing, Emergency: tie.Emergency, Reminders: tie.Reminders,
	}
	if c.finder.chosen != nil {
		filled.Person = c.finder.chosen.ID
		return filled, nil
	}
	var err error
	filled.PersonFields, err = c.person.fields()
	return filled, err
}

// name is who it is, as people read it.
func (c *contactFields) name() string {
	if c.finder.chosen != nil {
		return c.finder.chosen.Name
	}
	person := model.Person{First: textOf(c.person.first), Last: textOf(c.person.last)}
	return person.Name()
}
