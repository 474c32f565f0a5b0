package intake

import (
	"slices"

	"frontdesk/model"
)

// addContacts makes the ties that are not on record, and those people who are
// only contacts.
func (p *planner) addContacts() error {
	for _, t := range p.mergedTies() {
		ok, err := p.wanted(t)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		l := line{Do: "add-contact", Client: p.refs[t.client],
			Relationship: string(t.says.relationship), Authority: string(t.says.authority),
			LivesWith: t.says.livesWith, Billing: t.says.billing, Emergency: t.says.emergency, Reminders: t.says.reminders}
		if ref := p.refs[t.person]; ref != "" {
			l.Person, l.Origin = ref, p.batch.people[t.says.person.record-1].origin
		} else {
			l.describe(p.human(t.person))
			l.As = p.made(t.person)
		}
		if err := p.emit(t.says.place, l); err != nil {
			return err
		}
		p.plan.Contacts++
		p.tied[[2]int{t.client, t.person}] = true
	}
	return nil
}

// mergedTies is the family's ties, one a pair: what several records say of the
// same two people adds up.
func (p *planner) mergedTies() []between[tie] {
	at := map[[2]int]int{}
	var merged []between[tie]
	for _, t := range p.family.ties {
		pair := [2]int{t.client, t.person}
		i, again := at[pair]
		if !again {
			at[pair] = len(merged)
			says := *t.says
			merged = append(merged, between[tie]{t.client, t.person, &says})
			continue
		}
		into := merged[i].says
		into.relationship = mostSpecific([]model.Relationship{into.relationship, t.says.relationship})
		if into.authority == "" {
			into.authority = t.says.authority
		}
		into.livesWith = into.livesWith || t.says.livesWith
		into.billing = into.billing || t.says.billing
		into.emergency = into.emergency || t.says.emergency
		into.reminders = into.reminders || t.says.reminders
	}
	return merged
}

// wanted reports whether a tie is to be made; if not, it is on record, or a
// refusal or a note says why.
func (p *planner) wanted(t between[tie]) (bool, error) {
	at := t.says.place
	switch {
	case t.client == t.person || p.refs[t.client] != "" && p.refs[t.client] == p.refs[t.person]:
		p.plan.note(at, "%s would be their own contact: left out", p.human(t.client).name())
		return false, nil
	case p.nowhere(t.client):
		p.plan.refuse(at, missing(t.says.client))
		return false, nil
	case p.nowhere(t.person):
		p.plan.refuse(at, missing(t.says.person))
		return false, nil
	case !p.clients[t.client]:
		p.plan.refuse(at, model.Errorf(model.Invalid, "%s is no client and can have no contacts", p.human(t.client).name()).
			Hint("mark the person as a client in the source"))
		return false, nil
	}
	return !p.onRecordAlready(t), nil
}

// nowhere reports whether somebody is only referred to, and not on record.
func (p *planner) nowhere(no int) bool {
	return p.human(no).role == absent && p.refs[no] == ""
}

// onRecordAlready reports whether the tie exists, or existed: what staff ended
// an import does not bring back.
func (p *planner) onRecordAlready(t between[tie]) bool {
	chart, person := p.charts[t.client], p.found[t.person]
	if chart == nil || person == nil {
		return false
	}
	contact := chart.Contact(person.ID)
	switch {
	case contact == nil:
		return false
	case contact.Ended != nil:
		p.plan.note(t.says.place, "%s was a contact of %s until %s: not made one again", person.Name(), chart.Subject().Name(),
			model.DateOf(contact.Ended.At))
	default:
		p.tied[[2]int{t.client, t.person}] = true
		if contact.Relationship != t.says.relationship && t.says.relationship != model.Other {
			p.plan.note(t.says.place, "%s is here as %s, not %s: left as it is", person.Name(), contact.Relationship, t.says.relationship)
		}
	}
	return true
}

// blockAndAllow applies denials, then permissions.
func (p *planner) blockAndAllow() error {
	denied := map[[2]int]bool{}
	for _, deny := range []bool{true, false} {
		for _, t := range p.family.grants {
			if t.says.deny != deny || !p.bothThere(t) {
				continue
			}
			pair := [2]int{t.client, t.person}
			var err error
			switch {
			case deny && !denied[pair]:
				denied[pair] = true
				err = p.block(t)
			case !deny && denied[pair]:
				p.plan.note(t.says.place, "%s is blocked from %s: no access is given", p.human(t.person).name(), p.human(t.client).name())
			case !deny:
				err = p.allow(t)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *planner) bothThere(t between[grant]) bool {
	at := t.says.place
	switch {
	case p.nowhere(t.client):
		p.plan.refuse(at, missing(t.says.client))
	case p.nowhere(t.person):
		p.plan.refuse(at, missing(t.says.person))
	case !p.clients[t.client] || p.refs[t.person] == "":
		p.plan.note(at, "%s and %s are not tied as client and contact: not applied", p.human(t.client).name(), p.human(t.person).name())
	case t.client == t.person:
		p.plan.note(at, "is about the client's own access: not applied")
	default:
		return true
	}
	return false
}

func (p *planner) block(t between[grant]) error {
	if chart, person := p.charts[t.client], p.found[t.person]; chart != nil && person != nil {
		switch block := chart.Block(person.ID); {
		case block.ActiveOn(p.batch.opts.Day):
			return nil
		case block != nil && block.Reference == t.says.reference:
			p.plan.note(t.says.place, "the block of %s was ended here: not made again", person.Name())
			return nil
		}
	}
	p.plan.Blocks++
	return p.emit(t.says.place, line{Do: "block", Client: p.refs[t.client], Person: p.refs[t.person],
		Reason: t.says.reason, Reference: t.says.reference, Until: t.says.until})
}

func (p *planner) allow(t between[grant]) error {
	at, name := t.says.place, p.human(t.person).name()
	if chart, person := p.charts[t.client], p.found[t.person]; chart != nil && person != nil {
		switch {
		case chart.AccessOf(person.ID) != nil:
			return nil
		case chart.Block(person.ID).ActiveOn(p.batch.opts.Day):
			p.plan.note(at, "%s is blocked from %s: no access is given", name, chart.Subject().Name())
			return nil
		}
	}
	pair := [2]int{t.client, t.person}
	switch {
	case !p.tied[pair]:
		p.plan.refuse(at, model.Errorf(model.NotTied, "%s is no contact of %s, and no access is given", name, p.human(t.client).name()).
			Hint("the source must say what the person is to the client"))
		return nil
	case p.human(t.client).deceased:
		return nil
	case t.says.until.Known() && t.says.until < p.batch.opts.Day:
		p.plan.note(at, "the access ended on %s: not given", t.says.until)
		return nil
	}
	return p.access(t)
}

func (p *planner) access(t between[grant]) error {
	pair := [2]int{t.client, t.person}
	if p.allowed[pair] {
		p.plan.note(t.says.place, "is one more permission for %s: only the first is applied", p.human(t.person).name())
		return nil
	}
	p.allowed[pair] = true
	p.plan.Access++
	l := line{Do: "set-access", Client: p.refs[t.client], User: p.refs[t.person], On: true, Until: t.says.until}
	if err := p.emit(t.says.place, l); err != nil {
		return err
	}
	if t.says.preset == "" && len(t.says.permissions) == 0 {
		return nil // the least that makes an access is what a new one begins with
	}
	l = line{Do: "set-permissions", Client: p.refs[t.client], User: p.refs[t.person], Preset: t.says.preset}
	if l.Preset == "" {
		l.Permissions = slices.Concat([]string{"basic"}, t.says.permissions)
	}
	return p.emit(t.says.place, l)
}
