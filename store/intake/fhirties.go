package intake

import (
	"slices"

	"frontdesk/model"
)

// relatedPerson makes somebody a contact of the patient.
func (g *gathering) relatedPerson(from source, r *resource, own who, base, ownKey string) {
	t := tie{place: from.place.field("patient"), client: whoIs(r.Patient, base, ownKey), person: own}
	switch {
	case t.client.none():
		g.report.refuse(t.place, model.Errorf(model.Missing, "says of no patient whom this person is related to"))
		return
	case r.Active != nil && !*r.Active:
		g.report.note(from.place.field("active"), "is no longer active: no contact is made")
		return
	case r.Period.over(g.opts.Day):
		g.report.note(from.place.field("period"), "ended on %s: no contact is made", fhirDay(r.Period.End))
		return
	}
	g.stated(&t, r.Relationship)
	g.ties = append(g.ties, t)
}

// patientContacts takes in the contacts that a Patient carries within.
func (g *gathering) patientContacts(from source, r *resource, own who) {
	for i := range r.Contact {
		c := &r.Contact[i]
		at := from.place.field("contact")
		switch {
		case c.Name == nil && c.Organization != nil:
			g.report.note(at, "an organization is no person: left out")
			continue
		case c.Name == nil && len(c.Telecom) == 0:
			g.report.note(at, "a contact without a name is left out")
			continue
		case c.Period.over(g.opts.Day):
			g.report.note(at, "a contact ended on %s and is left out", fhirDay(c.Period.End))
			continue
		}
		p := person{place: at, role: contact}
		if c.Name != nil {
			g.name(&p, []humanName{*c.Name})
		}
		g.telecoms(&p, c.Telecom)
		if c.Address != nil {
			p.address = c.Address.line()
		}
		g.clean(&p)
		// The origin holds the patient's, for contacts have no id of their own.
		p.origin = hashOrigin(&p, map[string]int{}) + "@" + g.people[own.record-1].origin
		t := tie{place: at, client: own, person: who{record: g.add(p)}}
		g.stated(&t, c.Relationship)
		g.ties = append(g.ties, t)
	}
}

// Codes that say what a contact is for, not what the person is (v2-0131 and
// its older letters).
var (
	emergencyCodes = []string{"C", "EP"}
	billingCodes   = []string{"BP", "GT"}
	// silentCodes name no relationship: next of kin, contact, other, unknown.
	silentCodes = []string{"N", "CP", "O", "U", "E", "F", "I", "S", "PR", "FAMMEMB", "EXT"}
)

// stated reads the relationship, and only what is stated beside it.
func (g *gathering) stated(t *tie, concepts []concept) {
	var found []model.Relationship
	var unknown []string
	take := func(r model.Relationship, known bool, word string) {
		if known {
			found = append(found, r)
		} else if word != "" && !slices.Contains(silentCodes, word) {
			unknown = append(unknown, word)
		}
	}
	for _, code := range codes(concepts) {
		switch {
		case slices.Contains(emergencyCodes, code):
			t.emergency = true
		case slices.Contains(billingCodes, code):
			t.billing = true
		default:
			r, known := g.vocabulary.codes[code]
			take(r, known, code)
		}
	}
	for _, c := range concepts {
		if c.Text != "" && len(c.Coding) == 0 {
			r, known := g.vocabulary.word(c.Text)
			take(r, known, c.Text)
		}
	}
	t.relationship = mostSpecific(found)
	if len(found) == 0 && len(unknown) > 0 {
		at := t.place
		at.Field = "relationship"
		g.report.note(at, "the relationship %s is imported as other", quote(unknown[0]))
	}
}
