package model

import (
	"cmp"
	"slices"
)

// partings is how two people who need one address are parted: the one needs a
// login on this chart, the other has or needs one too.
func (v *review) partings(person, other *Person) ([]Way, error) {
	login, err := v.Login(other.ID)
	if err != nil {
		return nil, err
	}
	ways, err := v.throughGuardian(person, other, login)
	if err != nil {
		return nil, err
	}
	through, err := v.throughReader(person)
	if err != nil {
		return nil, err
	}
	ways = append(append(ways, through...), v.invitedElsewhere(person))
	if way, ok := movedAway(person, other, login); ok {
		ways = append(ways, way)
	}
	ways = append(ways, v.instead(person, other, login)...)
	blank, off := "", v.turnOff(person.ID)
	return append(ways, perhaps(off),
		perhaps(step{"leave " + possessive(person.Name()) + " e-mail blank", &EditPerson{Person: person.ID, Email: &blank}}, off)), nil
}

// throughGuardian is how minors without an address of their own are reached
// through the guardian who signs in with it: linked, unless they are already.
// For anybody else that would open a chart to somebody who has no right to it.
func (v *review) throughGuardian(person, guardian *Person, login *Login) ([]Way, error) {
	if person.ID != v.chart.ID().Person() || !v.isOpenTo(guardian.ID) || login.StateAt(v.Now()) != LoginActive {
		return nil, nil
	}
	wards, err := v.wardsOf(guardian.ID, person)
	if err != nil {
		return nil, err
	}
	ways := []Way{linkWards(guardian, wards)}
	if len(wards) > 1 {
		ways = append(ways, linkWards(guardian, wards[:1]))
	}
	return ways, nil
}

// wardsOf is the client and the guardian's others who need a login and have the
// client's e-mail.
func (v *review) wardsOf(guardian PersonID, person *Person) ([]*review, error) {
	wards := []*review{v}
	sharing, err := v.PeopleByEmail(person.Email)
	if err != nil {
		return nil, err
	}
	for _, id := range sharing {
		switch there, err := v.of(id.Client()); {
		case id == person.ID || IsCode(err, NotFound): // no client whom this staff member sees
		case err != nil:
			return nil, err
		case there.isOn(id) && !there.chart.Login(id).Holds() && there.isOpenTo(guardian):
			wards = append(wards, there)
		}
	}
	return wards, nil
}

// throughReader is how minors are reached through the guardian who reads their
// e-mail and has no login yet: invited, for all of them.
func (v *review) throughReader(person *Person) ([]Way, error) {
	reader, err := v.reader(person)
	if err != nil || reader == nil {
		return nil, err
	}
	wards, err := v.wardsOf(reader.ID, person)
	return []Way{inviteFor(reader, wards)}, err
}

// reader is the guardian who reads the minor's e-mail and has no login yet; nil
// where nobody does, or where the address is somebody's login already.
func (v *review) reader(person *Person) (*Person, error) {
	if person.ID != v.chart.ID().Person() {
		return nil, nil
	}
	holder, err := v.LoginHolder(person.Email)
	if err != nil || holder != 0 {
		return nil, err
	}
	for _, id := range v.guardians() {
		guardian := v.chart.Person(id)
		if guardian.EmailOK && FoldEmail(guardian.Email) == FoldEmail(person.Email) && !v.chart.Login(id).Holds() && v.isOpenTo(id) {
			return guardian, nil
		}
	}
	return nil, nil
}

// inviteFor is that a guardian acts for minors at the address that is the
// guardian's own.
func inviteFor(guardian *Person, wards []*review) Way {
	names, offs, off := ownPortalsOff(wards)
	var invites []step
	mind := ""
	for _, ward := range wards {
		ticks := ward.ticksOf(guardian.ID)
		invites = append(invites, step{"invite " + guardian.Name(), &Invite{Client: ward.chart.ID(), User: guardian.ID, Email: guardian.Email, Features: &ticks}})
		mind = cmp.Or(mind, ward.papers(guardian.ID))
	}
	way := perhaps(append(invites, offs...)...).minding(mind)
	way.Say = "invite " + guardian.Name() + " for " + names + ", then " + off
	return way
}

// ownPortalsOff ends the access of minors to their own portals: who they are,
// how, and in words.
func ownPortalsOff(wards []*review) (names string, offs []step, say string) {
	list := make([]string, len(wards))
	for i, ward := range wards {
		list[i] = ward.chart.Subject().Name()
		offs = append(offs, ward.turnOff(ward.chart.ID().Person()))
	}
	if len(wards) > 1 {
		return JoinNames(list), offs, "turn off their access to their own portals"
	}
	return JoinNames(list), offs, offs[0].say
}

// isWard reports whether the client is a minor for whom that person acts.
func (v *review) isWard(of PersonID) bool {
	return v.isMinor() && slices.Contains(v.guardians(), of)
}

// isOpenTo reports whether the client is a ward of that person whose access has
// not ended: going on after an end needs a reason.
func (v *review) isOpenTo(guardian PersonID) bool { return v.isWard(guardian) && !v.hasEnded(guardian) }

// hasEnded reports whether somebody's access had its last day.
func (v *review) hasEnded(id PersonID) bool {
	access := v.chart.AccessOf(id)
	return access != nil && access.EndedBy(v.today)
}

// linkWards is that a guardian acts for minors in the guardian's own portal.
func linkWards(guardian *Person, wards []*review) Way {
	names, steps, say := ownPortalsOff(wards)
	unlinked, mind := Dependents{}, ""
	for _, ward := range wards {
		if !ward.chart.AccessOf(guardian.ID).IsLinked() {
			unlinked = append(unlinked, ward.chart.ID())
			mind = cmp.Or(mind, ward.papers(guardian.ID))
		}
	}
	if len(unlinked) > 0 {
		link := step{"link " + names + " to " + possessive(guardian.Name()) + " portal", &Link{Dependent: unlinked, Parent: guardian.ID}}
		steps, say = append([]step{link}, steps...), link.say+", then "+say
	}
	way := sure(steps...).minding(mind)
	way.Say = say
	return way
}

// papers is what has to be asked of a guardian before they are let in.
func (v *review) papers(guardian PersonID) string {
	if v.chart.Contact(guardian).Authority != UnknownAuthority {
		return ""
	}
	return possessive(v.chart.NameOf(guardian)) + " authority for " + v.chart.Subject().Name() + " is unknown: ask for the papers first"
}

// turnOff ends somebody's access to the chart.
func (v *review) turnOff(id PersonID) step {
	off := false
	return step{"turn off " + possessive(v.chart.NameOf(id)) + " access to " + v.portalFor(id),
		&SetAccess{Client: v.chart.ID(), User: id, On: &off}}
}

// invitedElsewhere gives who needs a login another address.
func (v *review) invitedElsewhere(person *Person) Way {
	return v.invitedAt(person, "give "+person.Name()+" another address, and an invitation there", true)
}

// invited invites somebody at an address that is asked for; the e-mail on
// record, where there is one, stays.
func (v *review) invited(person *Person) Way {
	return v.invitedAt(person, "invite "+person.Name()+" at an address of their own", person.Email == "")
}

func (v *review) invitedAt(person *Person, say string, record bool) Way {
	ticks := v.ticksOf(person.ID)
	way := asking(AsksEmail, func(email string) []step {
		invite := step{say, &Invite{Client: v.chart.ID(), User: person.ID, Email: email, EmailOK: true, Features: &ticks}}
		if !record {
			return []step{invite}
		}
		return []step{{"record the address", &EditPerson{Person: person.ID, Email: &email}}, invite}
	})
	if way.Say = say; !person.EmailOK {
		way.Mind = agrees(person)
	}
	return way
}

// agrees is what has to be asked of somebody who is to be e-mailed.
func agrees(person *Person) string {
	return person.Name() + " has to agree to be e-mailed: that is recorded with it"
}

// ticksOf is what somebody may do once they are let in.
func (v *review) ticksOf(id PersonID) PermissionSet {
	if access := v.chart.AccessOf(id); access != nil && access.Ticks != 0 {
		return access.Ticks
	}
	return startingTicks(v.chart.ID(), id)
}

// movedAway gives who has the address another one; not where that needs an
// invitation to which the person did not agree.
func movedAway(person, other *Person, login *Login) (way Way, ok bool) {
	if way = readdressed(person, other, person.Email); login.Holds() {
		way = asking(AsksEmail, func(email string) []step {
			return []step{{"give " + possessive(other.Name()) + " login another address", &ChangeLoginEmail{User: other.ID, Email: email}}}
		}).minding(alone(person, person.Email))
	}
	return way, login == nil || login.State != LoginInvited || other.EmailOK
}

// readdressed gives the other another address than the shared one.
func readdressed(person, other *Person, shared string) Way {
	return asking(AsksEmail, func(email string) []step {
		return []step{{"give " + other.Name() + " another address", &EditPerson{Person: other.ID, Email: &email}}}
	}).minding(alone(person, shared))
}

// alone is what has to be so before somebody keeps an address that was shared.
func alone(person *Person, shared string) string {
	return "only if " + person.Name() + " alone reads " + shared
}

// instead is that the other, who is reached at the address, stands in for the
// client: as a contact, or with the client linked.
func (v *review) instead(person, other *Person, login *Login) []Way {
	if person.ID != v.chart.ID().Person() || v.isBlocked(other.ID) {
		return nil
	}
	var ways []Way
	if !v.chart.IsContact(other.ID) && !v.practice.IsMinor(other.Born, v.today) {
		contact := NewContact{Person: other.ID, Relationship: Other}
		ways = append(ways, perhaps(step{"add " + other.Name() + " as a contact of " + person.Name(), &AddContact{v.chart.ID(), contact}},
			v.turnOff(person.ID)).minding("what "+other.Called()+" is to "+person.Called()+" is set in the chart"))
	}
	if login.StateAt(v.Now()) == LoginActive && !v.isWard(other.ID) && !v.hasEnded(other.ID) && !v.chart.AccessOf(other.ID).IsLinked() {
		ways = append(ways, v.linkedTo(person, other)...)
	}
	return ways
}

// link links the client to somebody's portal.
func (v *review) link(other *Person) step {
	return step{"link " + v.chart.Subject().Name() + " to " + possessive(other.Name()) + " portal",
		&Link{Dependent: Dependents{v.chart.ID()}, Parent: other.ID}}
}

// linkedTo links the client to the portal of somebody who is no guardian: with
// the consent of a client who is grown up.
func (v *review) linkedTo(person, other *Person) []Way {
	until := v.today.Anniversary(1)
	link := v.link(other)
	switch off := v.turnOff(person.ID); {
	case v.isMinor():
		return []Way{perhaps(link, off).minding(other.Name() + " is no guardian on record: ask who decides for " + person.Called() + " first")}
	case v.reaches(BandSuspend, until):
		return nil // takes a review
	case v.reaches(BandEnd, until):
		return []Way{asking(AsksConsent, func(consent string) []step {
			return []step{link, {"renew that to " + until.String() + " with " + possessive(person.Name()) + " own consent",
				&RenewAccess{Client: v.chart.ID(), User: other.ID, Until: until, Consent: consent}}, off}
		})}
	default:
		return []Way{perhaps(link, off).minding("only with " + possessive(person.Name()) + " own consent")}
	}
}

// reaches reports whether the client has an age of that action by a day.
func (v *review) reaches(action BandAction, day Date) bool {
	born := v.chart.Subject().Born
	return born.Known() && slices.ContainsFunc(v.practice.AgeBands, func(b AgeBand) bool {
		return b.Action == action && born.Anniversary(b.Age) <= day
	})
}
