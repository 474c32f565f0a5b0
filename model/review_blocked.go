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

// addressings is to whom else a bill can go: who is named for billing, who acts
// for a child, the client, the other contacts.
func (v *review) addressings(item *Item) []Way {
	var named, acting, others []Way
	to := func(id PersonID, say string) Way {
		return perhaps(step{say, &AddressBill{Client: v.chart.ID(), Bill: item.ID, Responsible: id}})
	}
	for i := range v.chart.Contacts {
		c := &v.chart.Contacts[i]
		say := "address " + item.Title + " to " + v.chart.NameOf(c.Person)
		switch {
		case c.Ended != nil || v.isBlocked(c.Person):
		case c.Billing:
			named = append(named, to(c.Person, say+", who is named for billing"))
		case v.isMinor() && c.actsForChild():
			acting = append(acting, to(c.Person, say+", "+string(c.Relationship)))
		default:
			others = append(others, to(c.Person, say+", "+string(c.Relationship)))
		}
	}
	client := v.chart.Subject()
	own := to(0, "make "+item.Title+" "+possessive(client.Name())+" own, for whoever may see "+possessive(client.Called())+" bills")
	return slices.Concat(named, acting, []Way{own}, others)
}
