package chart

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

// changed is the answer to a change made in place.
type changed struct {
	by   *overview
	text string
	did  store.Change
}

func (o *overview) offers() []action.Offer {
	busy := ""
	if o.busy {
		busy = "it is being saved"
	}
	var offers []action.Offer
	switch o.cursor.kind {
	case contactPlace:
		offers = []action.Offer{
			{ID: action.ToggleFact, WhyNot: busy, Footer: true},
			{ID: action.NextFact, Footer: true}, {ID: action.PreviousFact},
			{ID: action.EditContact, Footer: true}, {ID: action.RemoveContact, WhyNot: busy, Footer: true},
		}
	case relativePlace:
		offers = []action.Offer{{ID: action.ShowRelative, Footer: true}}
	case proposalPlace:
		offers = []action.Offer{{ID: action.AcceptIt, WhyNot: busy, Footer: true}, {ID: action.RefuseIt, WhyNot: busy, Footer: true}}
	case noPlace, fieldPlace, blockPlace, linkedPlace:
	}
	return append(offers, action.Moves()...)
}

func (o *overview) do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.ToggleFact:
		return o.toggle()
	case action.NextFact:
		o.turn(1)
	case action.PreviousFact:
		o.turn(-1)
	case action.EditContact:
		o.editContact()
	case action.RemoveContact:
		o.askRemoval()
	case action.AcceptIt:
		return o.acceptChange()
	case action.RefuseIt:
		o.refuseChange()
	case action.ShowRelative:
		o.session.Tell(ui.Show{Client: o.cursor.client})
	default:
		const page = 6
		o.move(widget.Step(id, page))
	}
	return nil
}

// turn goes from fact to fact, round.
func (o *overview) turn(by int) {
	n := len(contactFacts(&model.Contact{}))
	o.fact = (o.fact + by + n) % n
}

// person is whom the cursor is on, and the field of the person if any.
func (o *overview) person() (model.Person, string) {
	if o.cursor.kind == contactPlace || o.cursor.kind == linkedPlace {
		return *o.rec.Person(o.cursor.person), ""
	}
	field := ""
	if o.cursor.kind == fieldPlace {
		field = o.cursor.field
	}
	return *o.rec.Subject(), field
}

func (o *overview) editContact() {
	contact := o.rec.Contact(o.cursor.person)
	o.session.Tell(dialog.Open{Dialog: dialog.EditContact(
		o.session, *contact, o.rec.NameOf(contact.Person), o.rec.Subject().Name(),
	)})
}

// toggle changes the fact under the cursor at once.
func (o *overview) toggle() tea.Cmd {
	contact := o.rec.Contact(o.cursor.person)
	fact := contactFacts(contact)[o.fact]
	is := !fact.so
	op := &model.EditContact{Client: contact.Client, Person: contact.Person}
	*[]**bool{&op.LivesWith, &op.Billing, &op.Emergency, &op.Reminders}[o.fact] = &is
	word := "off"
	if is {
		word = "on"
	}
	return o.write(op, "Saved: "+o.rec.NameOf(contact.Person)+" for "+o.rec.Subject().Name()+", "+fact.word+" "+word)
}

// write makes a change and says so.
func (o *overview) write(op model.Operation, text string) tea.Cmd {
	o.busy = true
	s := o.session
	return ui.Ask(s, &o.writing, func(ctx context.Context) (changed, error) {
		commit, err := s.Store.Do(ctx, s.Who, op)
		return changed{o, text, commit.Change}, err
	})
}

func (o *overview) takeChanged(answer ui.Answer[changed]) {
	if !answer.Answers(&o.writing) {
		return
	}
	if answer.Err != nil {
		o.busy = false
		o.session.Tell(ui.Failed{Err: answer.Err})
		return
	}
	o.session.Tell(ui.Did{Change: answer.Value.did, Text: answer.Value.text})
}

// askRemoval asks before the contact under the cursor is removed, with what
// that changes for everybody.
func (o *overview) askRemoval() {
	rec, id := o.rec, o.cursor.person
	op, name, client := &model.RemoveContact{Client: rec.ID(), Person: id}, rec.NameOf(id), rec.Subject().Name()
	lines := []string{
		name + " will be no contact of " + client + " any more, and an access ends with it. The records stay.",
	}
	if what := recordedFacts(rec.Contact(id)); what != "" {
		lines = append(lines, "On record until now: "+what+".")
	}
	others := slices.ContainsFunc(rec.Contacts, func(c model.Contact) bool { return c.Ended == nil && c.Person != id })
	if !others {
		lines = append(lines, "", client+" has no other contact.")
	}
	dialog.Ask(o.session, dialog.Question{
		Title: "Remove contact", Lines: append(lines, ""), Yes: "remove " + name, No: "keep",
		Effect: dialog.EffectOf(o.session, op), Then: ui.Perform{Op: op, Told: "Removed " + name + " from the contacts of " + client},
	})
}

// recordedFacts is what of the facts is so.
func recordedFacts(c *model.Contact) string {
	var words []string
	for _, fact := range contactFacts(c) {
		if fact.so {
			words = append(words, fact.word)
		}
	}
	return strings.Join(words, ", ")
}
