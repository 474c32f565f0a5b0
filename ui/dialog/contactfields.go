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
	*whoFields
	tie *tieFields
	// preset is what somebody enrolled may do; picked says that it was chosen,
	// and does not follow the relationship any more.
	preset *widget.Entry
	picked bool
}

func newContactFields(s *ui.Session, prefix, heading string, judge func(model.Reader, model.PersonID) (picker.Verdict, error)) *contactFields {
	c := &contactFields{
		whoFields: newWhoFields(s, prefix, "enroll contact", judge), tie: newTieFields(prefix, &model.Contact{}),
		preset: &widget.Entry{ID: prefix + "preset", Label: "Features", Input: widget.NewChoice(presetOptions(leastLabel), "")},
	}
	c.who.Heading = heading
	return c
}

// leastLabel is the choice of no preset.
const leastLabel = "basic functions only"

// presetOptions is every preset, and what stands for none of them.
func presetOptions(none string) []widget.Option {
	options := []widget.Option{{Label: none}}
	for _, preset := range model.Presets() {
		options = append(options, option(preset.Name))
	}
	return options
}

// follow takes in a change of an entry: what somebody may do is what such
// persons mostly may, until it is chosen.
func (c *contactFields) follow(entry *widget.Entry) {
	if entry == c.preset {
		c.picked = true
	}
	choice, ok := c.preset.Input.(*widget.Choice)
	if tie := c.tie.contact(); ok && !c.picked {
		choice.To(contactPreset(tie.Relationship, tie.Authority))
	}
}

func (c *contactFields) entries() []*widget.Entry {
	f, tie := c.person, c.tie
	entries := []*widget.Entry{c.who}
	switch {
	case c.finder.searching():
		return entries
	case c.finder.made:
		entries = append(entries, f.first, f.last, f.email, tie.relationship, f.consent)
	default:
		entries = append(entries, tie.relationship, c.boxes())
	}
	if c.enrolled() {
		entries = append(entries, c.preset)
	}
	if c.finder.made {
		entries = append(entries, f.phone)
	}
	return append(entries, tie.authority, tie.facts)
}

// contact is what is filled in.
func (c *contactFields) contact() (model.NewContact, error) {
	tie := c.tie.contact()
	filled := model.NewContact{
		Relationship: tie.Relationship, Authority: tie.Authority, LivesWith: tie.LivesWith,
		Billing: tie.Billing, Emergency: tie.Emergency, Reminders: tie.Reminders, Enroll: c.enrolled(),
	}
	if filled.Enroll {
		filled.Preset = chosen(c.preset)
	}
	var err error
	filled.Person, filled.PersonFields, err = c.filled()
	return filled, err
}
