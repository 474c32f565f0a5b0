package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
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
	because, err := v.whoHas(person.Email, append([]*Person{person}, others...)...)
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

// whoHas says of some how each stands to an e-mail: whose login it is, since
// when, and who else needs it.
func (v *review) whoHas(email string, people ...*Person) ([]string, error) {
	said := make([]string, len(people))
	for i, person := range people {
		login, err := v.Login(person.ID)
		if err != nil {
			return nil, err
		}
		portals, err := v.portals(person.ID)
		if err != nil {
			return nil, err
		}
		where, err := v.roles(person.ID)
		if err != nil {
			return nil, err
		}
		said[i] = person.Name() + " (" + strings.Join(where, ", ") + ") " + v.standsTo(email, login, portals)
	}
	return said, nil
}

// roles is what somebody is to each client, the first few of them.
func (v *review) roles(id PersonID) (roles []string, err error) {
	const most = 4
	return roles, v.eachTie(id, func(there *review) {
		role := string(there.chart.Relationship(id))
		switch {
		case len(roles) == most:
			return
		case role == string(Self):
			role = there.aged()
		case role == "":
			role = "linked to " + there.chart.Subject().Name()
		default:
			role += " of " + there.chart.Subject().Name()
		}
		roles = append(roles, role)
	})
}

// aged says how old the client is.
func (v *review) aged() string {
	switch born := v.chart.Subject().Born; {
	case !born.Known():
		return "client of unknown age"
	case v.isMinor():
		return "client, " + strconv.Itoa(born.AgeOn(v.today)) + ", a minor"
	default:
		return "client, " + strconv.Itoa(born.AgeOn(v.today))
	}
}

// standsTo says what somebody with a login and with accesses has to do with an
// e-mail.
func (v *review) standsTo(email string, login *Login, portals []string) string {
	switch {
	case login.Holds() && FoldEmail(login.Email) != FoldEmail(email):
		return "has it on record, and a login with " + login.Email
	case login.Holds():
		return v.loginWords(login, " with it")
	case len(portals) > 0:
		return "has access to " + joinNames(portals) + ", and no login yet"
	}
	return "has it on record, and no login"
}

// loginWords says how far somebody's login is, since when; with is what with.
func (v *review) loginWords(login *Login, with string) string {
	day := func(at time.Time) string { return DateOf(at.In(v.Now().Location())).String() }
	switch login.StateAt(v.Now()) {
	case LoginActive:
		return "signs in" + with + ", since " + day(login.FirstSignIn)
	case LoginInvited:
		return "was invited" + with + " on " + day(login.InvitedAt) + ", and has not signed in"
	case LoginExpired:
		return "was invited" + with + " until " + day(login.ExpiresAt) + ", and did not sign in"
	case LoginDisabled:
		return "has a login" + with + ", disabled on " + day(login.DisabledAt)
	case LoginNone, LoginCancelled:
	}
	return "has no login"
}
