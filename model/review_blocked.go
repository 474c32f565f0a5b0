package model

import "slices"

// blockedNamed finds blocked persons whom the chart still names for billing or
// reminders, or who owe a bill.
func (v *review) blockedNamed() error {
	for i := range v.chart.Blocks {
		block := &v.chart.Blocks[i]
		if !block.ActiveOn(v.today) {
			continue
		}
		contact := v.chart.Contact(block.Person)
		if contact != nil && contact.Ended == nil && (contact.Billing || contact.Reminders) {
			off, name := false, v.chart.NameOf(block.Person)
			err := v.find(Finding{Kind: FindingBlockedNamed, Person: block.Person,
				Say: name + " is blocked from " + v.chart.Subject().Name() + " and named for " + contact.namedFor()},
				sure(step{"take " + name + " out of " + contact.namedFor(), &EditContact{Client: v.chart.ID(), Person: block.Person, Billing: &off, Reminders: &off}}))
			if err != nil {
				return err
			}
		}
		if err := v.blockedBills(block.Person); err != nil {
			return err
		}
	}
	return nil
}

// namedFor is what of the two a contact is named for.
func (c *Contact) namedFor() string {
	switch {
	case c.Billing && c.Reminders:
		return "billing and reminders"
	case c.Billing:
		return "billing"
	}
	return "reminders"
}

func (v *review) blockedBills(id PersonID) error {
	for i := range v.chart.Items {
		item := &v.chart.Items[i]
		if item.Kind != KindInvoice || item.Bill.To != id || item.Bill.Open() == 0 {
			continue
		}
		err := v.find(Finding{Kind: FindingBlockedNamed, Person: id, Item: item.ID,
			Say: item.Title + " of " + v.chart.Subject().Name() + " goes to " + v.chart.NameOf(id) + ", who is blocked and cannot see it"}, v.addressings(item)...)
		if err != nil {
			return err
		}
	}
	return nil
}

// addressings is to whom else a bill can go: who is named for billing, the
// client, who acts for a child.
func (v *review) addressings(item *Item) []Way {
	var ways []Way
	to := func(id PersonID, say string) {
		ways = append(ways, perhaps(step{say, &AddressBill{Client: v.chart.ID(), Bill: item.ID, Responsible: id}}))
	}
	guardians := v.guardians()
	for i := range v.chart.Contacts {
		if c := &v.chart.Contacts[i]; c.Ended == nil && c.Billing && !v.isBlocked(c.Person) {
			to(c.Person, "address "+item.Title+" to "+v.chart.NameOf(c.Person)+", who is named for billing")
			guardians = slices.DeleteFunc(guardians, func(id PersonID) bool { return id == c.Person })
		}
	}
	client := v.chart.Subject()
	own := "make " + item.Title + " " + possessive(client.Name()) + " own, for whoever may see " + possessive(client.Called()) + " bills"
	if !v.isMinor() {
		guardians = nil
	}
	for _, id := range guardians {
		to(id, "address "+item.Title+" to "+v.chart.NameOf(id)+", "+string(v.chart.Relationship(id)))
	}
	to(0, own)
	return ways
}
