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
		if err := v.find(f, v.resends(id)...); err != nil {
			return err
		}
	}
	return nil
}

// resends is how an invitation goes out again.
func (v *review) resends(id PersonID) []Way {
	name := v.chart.NameOf(id)
	resend := step{"resend " + possessive(name) + " invitation", &Resend{User: id}}
	cancel := perhaps(step{"cancel " + possessive(name) + " invitation", &CancelInvitation{User: id}})
	if v.chart.Person(id).EmailOK {
		return []Way{sure(resend)}
	}
	ok := true
	agreed := step{"record that " + name + " agrees to be e-mailed", &EditPerson{Person: id, EmailOK: &ok}}
	return []Way{perhaps(agreed, resend).minding("ask " + v.chart.Person(id).Called() + " first"), cancel}
}

// noLogins finds those who have an access and no login to use it with.
func (v *review) noLogins() error {
	for _, id := range v.chart.Users() {
		if state := v.chart.Login(id).StateAt(v.Now()); !v.isOn(id) || v.isBlocked(id) || state != LoginNone && state != LoginCancelled {
			continue
		}
		shares := func(f Finding) bool { return f.Kind == FindingSharedEmail && f.Person == id }
		if slices.ContainsFunc(v.found, shares) {
			continue // that says why there is none
		}
		person := v.chart.Person(id)
		holder, err := v.LoginHolder(person.Email)
		if err != nil {
			return err
		}
		err = v.find(Finding{Kind: FindingNoLogin, Person: id, Because: whyUninvited(person, holder == 0),
			Say: person.Name() + " has access to " + v.portalFor(id) + " and no login to use it with"}, v.welcomes(person, holder == 0)...)
		if err != nil {
			return err
		}
	}
	return nil
}

// whyUninvited is why somebody cannot be invited with the e-mail on record.
func whyUninvited(person *Person, free bool) []string {
	switch {
	case person.Email == "":
		return []string{"there is no e-mail on record for " + person.Name()}
	case !free:
		return []string{person.Email + " is what another person signs in with"}
	case !person.EmailOK:
		return []string{person.Name() + " has not agreed to be e-mailed"}
	}
	return nil
}

// welcomes is how somebody with an access gets a login, where the e-mail on
// record is free to sign in with or not.
func (v *review) welcomes(person *Person, free bool) []Way {
	off := perhaps(v.turnOff(person.ID))
	if !free || person.Email == "" {
		return []Way{v.invited(person), off}
	}
	ticks := v.chart.AccessOf(person.ID).Ticks
	invite := step{"invite " + person.Name(),
		&Invite{Client: v.chart.ID(), User: person.ID, Email: person.Email, EmailOK: !person.EmailOK, Features: &ticks}}
	if !person.EmailOK {
		return []Way{perhaps(invite).minding(agrees(person)), off}
	}
	return []Way{sure(invite)}
}

// portalFor is the client's portal from a person's side.
func (v *review) portalFor(id PersonID) string {
	if id == v.chart.ID().Person() {
		return "their own portal"
	}
	return possessive(v.chart.Subject().Name()) + " portal"
}
