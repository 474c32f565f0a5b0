package model

// ownAddress is how a minor's login comes off the e-mail of somebody else.
func (v *review) ownAddress(person, other *Person, login *Login) []Way {
	disable := step{"disable " + possessive(person.Name()) + " login",
		&DisableLogin{User: person.ID, Reason: "the login was on " + possessive(other.Name()) + " e-mail"}}
	ways := []Way{sure(disable)}
	theirs := v.chart.Login(other.ID)
	switch {
	case !v.isOpenTo(other.ID):
	case theirs.StateAt(v.Now()) == LoginActive && !v.chart.AccessOf(other.ID).IsLinked():
		ways = append(ways, perhaps(disable, v.link(other)).minding(v.papers(other.ID)))
	case !theirs.Holds() && login.State == LoginInvited && other.EmailOK:
		ways = append(ways, v.handedOver(person, other, login))
	}
	if person.EmailOK || login.State == LoginActive {
		ways = append(ways, movedLogin(person, login))
	}
	return append(ways, readdressed(person, other, login.Email))
}

// handedOver is that a guardian is invited with the address to which the minor
// was, who has not come.
func (v *review) handedOver(person, other *Person, login *Login) Way {
	steps := []step{{"cancel " + possessive(person.Name()) + " invitation", &CancelInvitation{User: person.ID}}}
	if v.isOn(person.ID) {
		steps = append(steps, v.turnOff(person.ID))
	}
	ticks := v.ticksOf(other.ID)
	return perhaps(append(steps, step{"invite " + other.Name() + " instead",
		&Invite{Client: v.chart.ID(), User: other.ID, Email: login.Email, Features: &ticks}})...).minding(v.papers(other.ID))
}

// movedLogin gives a login another address: with a new invitation, where the
// one on record changes with it.
func movedLogin(person *Person, login *Login) Way {
	say := "give " + possessive(person.Name()) + " login another address"
	if person.EmailOK && FoldEmail(person.Email) == FoldEmail(login.Email) {
		return asking(AsksEmail, func(email string) []step {
			return []step{{say + ", with a new invitation", &EditPerson{Person: person.ID, Email: &email, PortalEmail: DisableAndResend}}}
		})
	}
	return asking(AsksEmail, func(email string) []step {
		return []step{{say, &ChangeLoginEmail{User: person.ID, Email: email}}}
	})
}
