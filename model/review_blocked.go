package model

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
			Say: item.Title + " of " + v.chart.Subject().Name() + " goes to " + v.chart.NameOf(id) + ", who is blocked and cannot see it"})
		if err != nil {
			return err
		}
	}
	return nil
}
