package model

import "slices"

// invitations finds those that ran out, and those that will within days.
func (v *review) invitations() error {
	for _, id := range v.chart.Users() {
		login := v.chart.Login(id)
		if login == nil || login.State != LoginInvited || v.isBlocked(id) {
			continue
		}
		expires := DateOf(login.ExpiresAt.In(v.Now().Location()))
		expired := login.StateAt(v.Now()) == LoginExpired
		if !expired && expires > v.today.AddDays(expiringDays) {
			continue
		}
		if here, err := v.tellsHere(id); !here || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		name := v.chart.NameOf(id)
		f := Finding{Kind: FindingExpiring, Person: id, Day: expires,
			Say: possessive(name) + " invitation expires on " + expires.String() + ", and " + v.chart.Person(id).Called() + " has not signed in"}
		if expired {
			f.Kind, f.Say = FindingExpired, possessive(name)+" invitation expired on "+expires.String()
		}
		var mend []step
		if v.chart.Person(id).EmailOK {
			mend = []step{{"resend " + possessive(name) + " invitation", &Resend{User: id}}}
		}
		if err := v.find(f, mend...); err != nil {
			return err
		}
	}
	return nil
}

// noLogins finds those who have an access and no login to use it with.
func (v *review) noLogins() error {
	for _, id := range v.chart.Users() {
		if state := v.chart.Login(id).StateAt(v.Now()); !v.isOn(id) || v.isBlocked(id) || state != LoginNone && state != LoginCancelled {
			continue
		}
		person, access := v.chart.Person(id), v.chart.AccessOf(id)
		f := Finding{Kind: FindingNoLogin, Person: id,
			Say: person.Name() + " has access to " + v.portalFor(id) + " and no login to use it with"}
		var mend []step
		if holder, err := v.LoginHolder(person.Email); err != nil {
			return err
		} else if holder == 0 && person.Email != "" && person.EmailOK {
			ticks := access.Ticks
			mend = []step{{"invite " + person.Name(), &Invite{Client: v.chart.ID(), User: id, Email: person.Email, Features: &ticks}}}
		}
		if err := v.find(f, mend...); err != nil {
			return err
		}
	}
	return nil
}

// portalFor is the client's portal from a person's side.
func (v *review) portalFor(id PersonID) string {
	if id == v.chart.ID().Person() {
		return "the own portal"
	}
	return possessive(v.chart.Subject().Name()) + " portal"
}

// sharedEmails finds those who need a login and whose e-mail somebody else
// signs in with, or needs to.
func (v *review) sharedEmails() error {
	for _, id := range v.chart.Users() {
		person := v.chart.Person(id)
		if person.Email == "" || !v.isOn(id) || v.chart.Login(id).Holds() {
			continue
		}
		sharing, err := v.PeopleByEmail(person.Email)
		if err != nil {
			return err
		}
		for _, other := range sharing {
			if other == id {
				continue
			}
			needs, err := v.needsLogin(other, person.Email)
			if err != nil {
				return err
			}
			if !needs {
				continue
			}
			if err := v.sharedEmail(person, other); err != nil {
				return err
			}
			break // one is enough to act on
		}
	}
	return nil
}

// needsLogin reports whether somebody signs in with an e-mail, or has an
// access and would have to.
func (v *review) needsLogin(id PersonID, email string) (bool, error) {
	login, err := v.Login(id)
	if err != nil {
		return false, err
	}
	if login.Holds() {
		return FoldEmail(login.Email) == FoldEmail(email), nil
	}
	ties, err := v.Ties(id)
	if err != nil {
		return false, err
	}
	for _, client := range ties {
		chart, err := v.Chart(client)
		if err != nil {
			return false, err
		}
		if access := chart.AccessOf(id); access != nil && access.On && !access.EndedBy(v.today) {
			return true, nil
		}
	}
	return false, nil
}

// sharedEmail tells of two who need one address.
func (v *review) sharedEmail(person *Person, with PersonID) error {
	other, err := v.Person(with)
	if err != nil {
		return err
	}
	mend, err := v.throughGuardian(person, &other)
	if err != nil {
		return err
	}
	return v.find(Finding{Kind: FindingSharedEmail, Person: person.ID,
		Say: person.Name() + " needs a login, and " + other.Name() + " needs or has one with the same e-mail " + person.Email}, mend...)
}

// throughGuardian is how a minor without an address of their own is reached
// through the guardian who signs in with it: linked, unless they are already.
// For anybody else that would open a chart to somebody who has no right to it.
func (v *review) throughGuardian(person, guardian *Person) ([]step, error) {
	if person.ID != v.chart.ID().Person() || !v.isMinor() || !slices.Contains(v.guardians(), guardian.ID) {
		return nil, nil
	}
	login, err := v.Login(guardian.ID)
	if err != nil || login.StateAt(v.Now()) != LoginActive {
		return nil, err
	}
	var steps []step
	if access := v.chart.AccessOf(guardian.ID); access == nil || !access.On || !access.Linked {
		steps = append(steps, step{"link " + person.Name() + " to " + possessive(guardian.Name()) + " portal",
			&Link{Dependent: Dependents{v.chart.ID()}, Parent: guardian.ID}})
	}
	off := false
	return append(steps, step{"turn off " + possessive(person.Name()) + " access to the own portal",
		&SetAccess{Client: v.chart.ID(), User: person.ID, On: &off}}), nil
}

// guardianEmail finds a minor's login on the e-mail of somebody else of the
// chart: their mail opens the minor's portal.
func (v *review) guardianEmail() error {
	id := v.chart.ID().Person()
	login := v.chart.Login(id)
	if state := login.StateAt(v.Now()); !v.isMinor() || state != LoginActive && state != LoginInvited {
		return nil
	}
	for _, other := range v.others() {
		if FoldEmail(v.chart.Person(other).Email) != FoldEmail(login.Email) {
			continue
		}
		name := v.chart.NameOf(other)
		err := v.find(Finding{Kind: FindingGuardianEmail, Person: id,
			Say: possessive(v.chart.NameOf(id)) + " login is on " + possessive(name) + " e-mail " + login.Email + ": who reads that mail can sign in"},
			step{"disable " + possessive(v.chart.NameOf(id)) + " login", &DisableLogin{User: id, Reason: "the login was on " + possessive(name) + " e-mail"}})
		if err != nil {
			return err
		}
	}
	return nil
}
