package model

import "slices"

// bands finds accesses that an age of the client ends, suspends or limits, now
// or within the band's warning.
func (v *review) bands() error {
	born := v.chart.Subject().Born
	if !born.Known() {
		return nil
	}
	for i := range v.practice.AgeBands {
		band := &v.practice.AgeBands[i]
		day := born.Anniversary(band.Age)
		if day > v.today.AddDays(band.WarnDays) {
			continue
		}
		for _, id := range v.others() {
			if day <= v.today && v.closedBefore(i, id) {
				continue // what decides first is found
			}
			if err := v.band(band, day, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// closedBefore reports whether a row further up in the table of ages closes the
// person's access already.
func (v *review) closedBefore(row int, id PersonID) bool {
	access := v.chart.AccessOf(id)
	if access == nil {
		return false
	}
	for i := range v.practice.AgeBands[:row] {
		band := &v.practice.AgeBands[i]
		closes := band.Action == BandEnd || band.Action == BandSuspend
		if day := v.chart.Subject().Born.Anniversary(band.Age); closes && day <= v.today &&
			!access.Renewal.Covers(band.Action, v.today) {
			return true
		}
	}
	return false
}

func (v *review) band(band *AgeBand, day Date, id PersonID) error {
	access := v.chart.AccessOf(id)
	reached := day <= v.today
	if !v.isOn(id) || v.isBlocked(id) || access.Renewal.Covers(band.Action, max(day, v.today)) {
		return nil
	}
	name, client := v.chart.NameOf(id), v.chart.Subject()
	whose := possessive(name) + " access to " + possessive(client.Name()) + " portal"
	f := Finding{Kind: FindingBand, Person: id, Day: day}
	switch band.Action {
	case BandEnd, BandSuspend:
		f.Say = whose + " " + map[BandAction]string{BandEnd: "ends", BandSuspend: "is suspended"}[band.Action] +
			" on " + day.String() + ", when " + client.Called() + " turns " + band.ageText()
		if reached {
			off := false
			f.Say = whose + " is closed since " + client.Called() + " turned " + band.ageText() + " on " + day.String() + ": renew it or turn it off"
			return v.find(f, step{"turn off " + whose, &SetAccess{Client: v.chart.ID(), User: id, On: &off}})
		}
	case BandLimit:
		if reached {
			return nil
		}
		f.Say = whose + " is limited to " + band.Preset + " on " + day.String() + ", when " + client.Called() + " turns " + band.ageText()
	case BandWarn:
		if reached {
			return nil
		}
		f.Say = client.Name() + " turns " + band.ageText() + " on " + day.String() + ": talk about " + whose
	}
	return v.find(f)
}

// endings finds accesses and renewals that end within days.
func (v *review) endings() error {
	for _, id := range v.chart.Users() {
		access := v.chart.AccessOf(id)
		if !v.isOn(id) || v.isBlocked(id) {
			continue
		}
		last, what := access.Until, " access to "
		if access.Renewal != nil && access.Renewal.Until >= v.today && (!last.Known() || access.Renewal.Until < last) {
			last, what = access.Renewal.Until, " renewed access to "
		}
		if !last.Known() || last > v.today.AddDays(endingDays) {
			continue
		}
		err := v.find(Finding{Kind: FindingEnding, Person: id, Day: last,
			Say: possessive(v.chart.NameOf(id)) + what + v.portalFor(id) + " ends on " + last.String()})
		if err != nil {
			return err
		}
	}
	return nil
}

// noGuardian finds minors on whose behalf nobody can act.
func (v *review) noGuardian() error {
	if !v.isMinor() || v.chart.Client.Status != Active {
		return nil
	}
	for _, id := range v.others() {
		if v.isOn(id) && !v.isBlocked(id) && v.chart.Login(id).StateAt(v.Now()) == LoginActive {
			return nil
		}
	}
	mend, err := v.letGuardianIn()
	if err != nil {
		return err
	}
	return v.find(Finding{Kind: FindingNoGuardian,
		Say: v.chart.Subject().Name() + " is a minor, and no guardian can sign in for " + v.chart.Subject().Called()}, mend...)
}

// guardians is the contacts who act for the client as a child, but those
// blocked.
func (v *review) guardians() []PersonID {
	var guardians []PersonID
	for i := range v.chart.Contacts {
		if c := &v.chart.Contacts[i]; c.Ended == nil && c.actsForChild() && !v.isBlocked(c.Person) {
			guardians = append(guardians, c.Person)
		}
	}
	return guardians
}

// letGuardianIn is what staff can do at once to let the client's one guardian
// in. Where there are several, that takes a person to think: unless only one of
// them signs in already.
func (v *review) letGuardianIn() ([]step, error) {
	guardians := v.guardians()
	active := slices.DeleteFunc(slices.Clone(guardians), func(id PersonID) bool {
		return v.chart.Login(id).StateAt(v.Now()) != LoginActive
	})
	if len(active) > 0 {
		guardians = active
	}
	if len(guardians) != 1 || !v.practice.Portal {
		return nil, nil
	}
	steps, err := stepsOf(v, Ask{User: guardians[0], Client: v.chart.ID(), Needs: Basic})
	// An invitation alone mends nothing: until the guardian has signed in, there
	// is none who can.
	if slices.ContainsFunc(steps, func(s step) bool { _, signs := s.op.(*SignIn); return signs || s.asksForWords() }) {
		return nil, err
	}
	return steps, err
}

// actsForChild reports whether the contact is to a child who may well act for
// it, as far as that is on record.
func (c *Contact) actsForChild() bool {
	switch c.Relationship { //nolint:exhaustive // the others do not as such
	case Mother, Father, Parent, StepParent, Guardian, Grandparent, FosterParent:
		return c.Authority != NoAuthority
	}
	return false
}

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
				step{"take " + name + " out of " + contact.namedFor(), &EditContact{Client: v.chart.ID(), Person: block.Person, Billing: &off, Reminders: &off}})
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
