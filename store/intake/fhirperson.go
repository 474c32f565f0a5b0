package intake

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"frontdesk/model"
)

// animalURL marks a Patient that is no human being.
const animalURL = "http://hl7.org/fhir/StructureDefinition/patient-animal"

// human reads a Patient, a RelatedPerson or a Person.
func (g *gathering) human(ctx context.Context, from source, text []byte) error {
	var r resource
	if err := json.Unmarshal(text, &r); err != nil {
		return err
	}
	if slices.ContainsFunc(r.Extension, func(e extension) bool { return e.URL == animalURL }) {
		g.report.refuse(from.place.field("extension"), model.Errorf(model.Unsupported, "is an animal"))
		return nil
	}
	keys, base := from.keys(r.ResourceType, r.ID)
	p := g.described(from.place, &r)
	if len(keys) > 0 {
		p.origin = "fhir:" + base + keys[0]
	}
	if g.givenBefore(keys, base, &p) {
		return nil
	}
	no := g.add(p, keys...)
	g.bases[no] = base
	own := who{record: no}
	for _, l := range r.Link {
		for _, other := range []*reference{l.Other, l.Target} {
			if w := whoIs(other, base, ownKey(keys)); !w.none() && isPersonRef(other) {
				g.same = append(g.same, same{place: from.place.field("link"), a: own, b: w})
			}
		}
	}
	switch r.ResourceType {
	case "RelatedPerson":
		g.relatedPerson(from, &r, own, base, ownKey(keys))
	case "Patient":
		g.patientContacts(from, &r, own)
	}
	for _, inner := range r.Contained {
		g.resource(ctx, source{place: from.place, container: ownKey(keys), bundles: from.bundles + 1}, inner)
	}
	return nil
}

func ownKey(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	return keys[0]
}

// described takes in what a resource says of a human being.
func (g *gathering) described(at Place, r *resource) person {
	p := person{place: at, role: client, gender: r.Gender, inactive: r.Active != nil && !*r.Active,
		deceased: r.DeceasedBoolean || r.DeceasedDateTime != ""}
	switch r.ResourceType {
	case "RelatedPerson":
		p.role = contact
	case "Person":
		p.role = mentioned
	}
	if p.gender == "unknown" {
		p.gender = ""
	}
	g.name(&p, r.Name)
	g.telecoms(&p, r.Telecom)
	g.addresses(&p, r.Address)
	for _, id := range r.Identifier {
		if key := id.key(); key != "" && id.Use != "old" && len(p.ids) < maxOfAKind && !slices.Contains(p.ids, key) {
			p.ids = append(p.ids, key)
		}
	}
	if err := g.birth(&p, r.BirthDate); err != nil {
		g.refuse(&p, "birthDate", err)
		return p
	}
	g.clean(&p)
	return p
}

// birth takes in a birth date. FHIR allows a part of one, which says nothing
// about the day an age is reached: it is left unknown.
func (g *gathering) birth(p *person, s string) error {
	if partYear.MatchString(s) {
		g.report.note(p.place.field("birthDate"), "%s is not a whole date: the birth date stays unknown", quote(s))
		return nil
	}
	if s == "" {
		return nil
	}
	born, err := model.ParseDate(s)
	if err != nil {
		return model.Errorf(model.Invalid, "%s is not a date", quote(s)).Hint("write dates as 2012-04-02")
	}
	p.born = born
	return g.opts.checkBorn(born)
}

// nameUses is the uses of names from the most wanted to the least.
var nameUses = []string{"official", "usual", "", "temp", "anonymous", "nickname", "maiden", "old"}

// name takes the best of several names in, and the one a person goes by. A
// name with both its parts is better than any without.
func (g *gathering) name(p *person, names []humanName) {
	best := -1
	for i := range names {
		if first, last := names[i].parts(); first+last == "" {
			continue
		}
		if best < 0 || g.nameRank(&names[i]) < g.nameRank(&names[best]) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	p.first, p.last = names[best].parts()
	for i := range names {
		if use := names[i].Use; i != best && (use == "usual" || use == "nickname") && p.preferred == "" {
			p.preferred = names[i].calledBy(p.last)
		}
	}
	if p.preferred == p.first {
		p.preferred = ""
	}
}

// nameRank is low for names that are wanted most.
func (g *gathering) nameRank(n *humanName) int {
	rank := slices.Index(nameUses, n.Use)
	if n.Period.over(g.opts.Day) {
		rank += len(nameUses)
	}
	if first, last := n.parts(); first == "" || last == "" {
		rank += 2 * len(nameUses)
	}
	return rank
}

// parts is first and last name; a text alone is split.
func (n *humanName) parts() (first, last string) {
	first, last = words(n.Given), words(n.Family)
	if first == "" && last == "" && n.Text != "" {
		return splitName(n.Text)
	}
	return first, last
}

// calledBy is how a usual name would be spoken, without the last name.
func (n *humanName) calledBy(last string) string {
	if given := words(n.Given); given != "" {
		return given
	}
	called := strings.TrimSpace(n.Text)
	if cut := len(called) - len(last); last != "" && cut > 0 && strings.EqualFold(called[cut:], last) {
		called = strings.TrimSpace(called[:cut])
	}
	return called
}

// telecoms takes phones and the first e-mail in, but none that is of old.
func (g *gathering) telecoms(p *person, telecoms []telecom) {
	for _, t := range telecoms {
		value := strings.TrimSpace(t.Value)
		if value == "" || t.Use == "old" || t.Period.over(g.opts.Day) {
			continue
		}
		switch {
		case t.System == "phone" || t.System == "sms":
			p.addPhones([]string{value})
		case t.System == "email" && p.email == "":
			p.email = strings.TrimPrefix(value, "mailto:")
		case t.System == "email" && !strings.EqualFold(p.email, value):
			g.report.note(p.place.field("telecom"), "has several e-mails: %s is taken, %s is left out", quote(p.email), quote(value))
		}
	}
}

// addresses takes the first address in that is not of old.
func (g *gathering) addresses(p *person, addresses []address) {
	for _, a := range addresses {
		if p.address == "" && a.Use != "old" && !a.Period.over(g.opts.Day) {
			p.address = a.line()
		}
	}
}

func (a address) line() string {
	parts := []string{words(a.Line), a.City, a.State, a.PostalCode, a.Country}
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(parts) == 0 {
		parts = strings.Split(a.Text, "\n")
	}
	return strings.Join(strings.Fields(strings.Join(parts, ", ")), " ")
}

// givenBefore reports whether a record has these keys already. The same thing
// twice is passed over; where it differs nobody can tell which one holds, and
// it is refused.
func (g *gathering) givenBefore(keys []string, base string, p *person) bool {
	for _, key := range keys {
		for _, no := range g.byKey[key] {
			if g.bases[no] != base {
				continue
			}
			earlier := &g.people[no-1]
			if earlier.name() != p.name() || earlier.born != p.born {
				g.refuse(earlier, "id", model.Errorf(model.Ambiguous, "%s is given twice, and differs (%s)", safe(key), p.place).
					Hint("keep the one that holds"))
			}
			return true
		}
	}
	return false
}
