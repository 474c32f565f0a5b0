package model

import (
	"cmp"
	"slices"
)

// sharedEmails finds those who need a login and whose e-mail somebody else
// signs in with, or needs to.
func (v *review) sharedEmails() error {
	for _, id := range v.chart.Users() {
		person := v.chart.Person(id)
		if person.Email == "" || !v.isOn(id) || v.chart.Login(id).Holds() {
			continue
		}
		others, err := v.sharers(person)
		if err != nil {
			return err
		}
		if len(others) == 0 {
			continue
		}
		if err := v.sharedEmail(person, others); err != nil {
			return err
		}
	}
	return nil
}

// sharers is who else signs in with somebody's e-mail or needs to: who has it
// comes first, then who acts for the client.
func (v *review) sharers(person *Person) ([]*Person, error) {
	sharing, err := v.PeopleByEmail(person.Email)
	if err != nil || len(sharing) < 2 {
		return nil, err
	}
	holder, err := v.LoginHolder(person.Email)
	if err != nil {
		return nil, err
	}
	var others []*Person
	for _, id := range sharing {
		if id == person.ID {
			continue
		}
		needs, err := v.needsLogin(id, person.Email)
		if err != nil {
			return nil, err
		}
		if !needs {
			continue
		}
		other, err := v.Person(id)
		if err != nil {
			return nil, err
		}
		others = append(others, &other)
	}
	slices.SortStableFunc(others, func(a, b *Person) int {
		return cmp.Or(first(a.ID == holder, b.ID == holder), first(v.isWard(a.ID), v.isWard(b.ID)))
	})
	return others, nil
}

// first orders what is so before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
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
	portals, err := v.portals(id)
	return len(portals) > 0, err
}

// portals is where somebody's access is on, in words.
func (v *review) portals(id PersonID) (portals []string, err error) {
	return portals, v.eachTie(id, func(there *review) {
		if there.isOn(id) {
			portals = append(portals, there.portalFor(id))
		}
	})
}

// eachTie looks at every chart that somebody has to do with.
func (v *review) eachTie(id PersonID, look func(*review)) error {
	ties, err := v.Ties(id)
	if err != nil {
		return err
	}
	for _, client := range ties {
		there, err := v.of(client)
		if err != nil {
			return err
		}
		look(there)
	}
	return nil
}

// sharedEmail tells of two or more who need one address.
func (v *review) sharedEmail(person *Person, others []*Person) error {
	people := append([]*Person{person}, others...)
	reader, err := v.reader(person)
	if err != nil {
		return err
	}
	if reader != nil && !slices.ContainsFunc(others, func(p *Person) bool { return p.ID == reader.ID }) {
		people = append(people, reader)
	}
	because, err := v.whoHas(person.Email, people...)
	if err != nil {
		return err
	}
	ways, err := v.partings(person, others[0])
	if err != nil {
		return err
	}
	return v.find(Finding{Kind: FindingSharedEmail, Person: person.ID, Because: because,
		Say: person.Name() + " needs a login, and " + others[0].Name() + " needs or has one with the same e-mail " + person.Email}, ways...)
}

// guardianEmail finds a minor's login on the e-mail of somebody else of the
// chart: their mail opens the minor's portal.
func (v *review) guardianEmail() error {
	id := v.chart.ID().Person()
	login := v.chart.Login(id)
	if state := login.StateAt(v.Now()); !v.isMinor() || state != LoginActive && state != LoginInvited {
		return nil
	}
	for _, with := range v.others() {
		person, other := v.chart.Subject(), v.chart.Person(with)
		if FoldEmail(other.Email) != FoldEmail(login.Email) {
			continue
		}
		because, err := v.whoHas(login.Email, person, other)
		if err != nil {
			return err
		}
		// One of those who read it is enough to act on.
		return v.find(Finding{Kind: FindingGuardianEmail, Person: id, Because: because,
			Say: possessive(person.Name()) + " login is on " + possessive(other.Name()) + " e-mail " + login.Email + ": who reads that mail can sign in"},
			v.ownAddress(person, other, login)...)
	}
	return nil
}
