package model

import (
	"strconv"
	"strings"
	"time"
)

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
		return "has access to " + JoinNames(portals) + ", and no login yet"
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

// facts is what tells somebody from others of the same name.
func (v *review) facts(p *Person) (string, error) {
	roles, err := v.roles(p.ID)
	if err != nil {
		return "", err
	}
	facts := append([]string{"birth date unknown"}, roles...)
	if p.Born.Known() {
		facts[0] = "born " + p.Born.String()
	}
	for _, fact := range append([]string{p.Email, p.Address}, p.Phones...) {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	if len(p.Origins) > 0 {
		facts = append(facts, "imported as "+strings.Join(p.Origins, " and "))
	}
	return p.ID.String() + ": " + strings.Join(facts, ", "), nil
}
