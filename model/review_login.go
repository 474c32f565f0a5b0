package model

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
		person := v.chart.Person(id)
		holder, err := v.LoginHolder(person.Email)
		if err != nil {
			return err
		}
		ways := []Way{v.invited(person), perhaps(v.turnOff(id))}
		if holder == 0 && person.Email != "" && person.EmailOK {
			ticks := v.chart.AccessOf(id).Ticks
			ways = []Way{sure(step{"invite " + person.Name(), &Invite{Client: v.chart.ID(), User: id, Email: person.Email, Features: &ticks}})}
		}
		err = v.find(Finding{Kind: FindingNoLogin, Person: id,
			Say: person.Name() + " has access to " + v.portalFor(id) + " and no login to use it with"}, ways...)
		if err != nil {
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
