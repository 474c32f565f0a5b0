package model

import "slices"

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
	f := Finding{Kind: FindingNoGuardian,
		Say: v.chart.Subject().Name() + " is a minor, and no guardian can sign in for " + v.chart.Subject().Called()}
	guardians := v.guardians()
	for _, id := range guardians {
		f.Because = append(f.Because, v.actsAs(id))
	}
	ways, err := v.lettingIn(guardians)
	if err != nil {
		return err
	}
	return v.find(f, ways...)
}

// guardians is the contacts who act for the client as a child, but those
// blocked; who can sign in comes first.
func (v *review) guardians() []PersonID {
	var guardians []PersonID
	active := 0
	for i := range v.chart.Contacts {
		c := &v.chart.Contacts[i]
		switch {
		case c.Ended != nil || !c.actsForChild() || v.isBlocked(c.Person):
		case v.chart.Login(c.Person).StateAt(v.Now()) == LoginActive:
			guardians = slices.Insert(guardians, active, c.Person)
			active++
		default:
			guardians = append(guardians, c.Person)
		}
	}
	return guardians
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

// actsAs is what a guardian is to the client, and how far the login is.
func (v *review) actsAs(id PersonID) string {
	contact, login := v.chart.Contact(id), v.chart.Login(id)
	words := v.chart.NameOf(id) + " (" + string(contact.Relationship) + ", authority " + string(contact.Authority) + ") "
	words += v.loginWords(login, "")
	if login.StateAt(v.Now()) == LoginActive {
		words += ", with no access to " + possessive(v.chart.Subject().Name()) + " portal"
	}
	return words
}

// lettingIn is what staff can do to let one of the client's guardians in. With
// several of them that takes a person to think, unless only one signs in
// already; so does an invitation, which alone mends nothing.
func (v *review) lettingIn(guardians []PersonID) ([]Way, error) {
	if !v.practice.Portal {
		return nil, nil
	}
	signsIn := func(i int) bool {
		return i < len(guardians) && v.chart.Login(guardians[i]).StateAt(v.Now()) == LoginActive
	}
	var ways []Way
	for i, id := range guardians {
		way, ok, err := v.letIn(id)
		if err != nil {
			return nil, err
		}
		if ok {
			way.sure = way.sure && (len(guardians) == 1 || i == 0 && signsIn(0) && !signsIn(1))
			ways = append(ways, way.minding(v.papers(id)))
		}
	}
	return ways, nil
}

// letIn is what staff can do to let somebody in; false is that only somebody
// else can.
func (v *review) letIn(id PersonID) (way Way, ok bool, err error) {
	person := v.chart.Person(id)
	steps, err := stepsOf(v, Ask{User: id, Client: v.chart.ID(), Needs: Basic})
	if err != nil || slices.ContainsFunc(steps, step.asksForWords) {
		return Way{}, false, err
	}
	// To sign in is the person's own act.
	taken := slices.DeleteFunc(slices.Clone(steps), func(s step) bool { _, signs := s.op.(*SignIn); return signs })
	switch state := v.chart.Login(id).StateAt(v.Now()); {
	case len(steps) > 0 && len(taken) == len(steps):
		return sure(steps...), true, nil
	case state == LoginInvited && person.EmailOK && len(steps) > 0:
		taken = append(taken, step{"resend " + possessive(person.Name()) + " invitation", &Resend{User: id}})
		return perhaps(taken...), true, nil
	case len(taken) > 0:
		return perhaps(taken...), true, nil
	case state == LoginNone || state == LoginCancelled:
		access := v.chart.AccessOf(id)
		return v.invited(person), access == nil || !access.EndedBy(v.today), nil
	}
	return Way{}, false, nil
}
