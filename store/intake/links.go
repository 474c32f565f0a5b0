package intake

import (
	"strings"

	"frontdesk/model"
)

// links reads the companion file of a list of people: one row a contact, both
// persons by their ids.
//
//	client,person,relationship,authority,lives_with,billing,emergency,reminders,access,access_until,block
//
// access is yes (Basic functions alone), no, or the name of a preset; block is
// the reason of a block between the two.
func (g *gathering) links(t *table) {
	t.order = g.dateOrder(t)
	for i := range t.rows {
		r := row{t: t, values: t.rows[i], place: t.at}
		r.place.Row = t.numbers[i]
		if err := g.link(r); err != nil {
			g.report.refuse(r.place, err)
			// Their family must not be imported without the link.
			for _, f := range []field{fIsClient, fPerson} {
				g.refusedKeys = append(g.refusedKeys, csvKey+r.get("", f))
			}
		}
	}
}

func (g *gathering) link(r row) error {
	t := tie{place: r.place, client: who{key: csvKey + r.get("", fIsClient)}, person: who{key: csvKey + r.get("", fPerson)}}
	for _, end := range []struct {
		field field
		key   string
	}{{fIsClient, t.client.key}, {fPerson, t.person.key}} {
		if end.key == csvKey {
			return model.Errorf(model.Missing, "is needed: the id of a person").At(string(end.field))
		}
	}
	if len(r.values) != len(r.t.header) {
		return model.Errorf(model.Invalid, "the row has %d values, the header has %d", len(r.values), len(r.t.header))
	}
	if t.client.key == t.person.key && t.client.key != "" {
		return model.Errorf(model.Invalid, "nobody is their own contact").At(string(fPerson))
	}
	if err := r.facts("", &t); err != nil {
		return err
	}
	access, err := r.access("")
	if err != nil {
		return err
	}
	t.relationship = g.relationshipWord(r.place.field(string(fRelationship)), r.get("", fRelationship))
	g.tie(t, access)
	return nil
}

// tie takes in a tie and the access that stands beside it, if any.
func (g *gathering) tie(t tie, access *grant) {
	g.ties = append(g.ties, t)
	if access != nil {
		access.client, access.person = t.client, t.person
		g.grants = append(g.grants, *access)
	}
}

// access reads the columns of access and block; nil is nothing said.
func (r row) access(about string) (*grant, error) {
	access := grant{place: r.place}
	if reason := r.get(about, fBlock); reason != "" && !strings.EqualFold(reason, "no") {
		access.deny, access.reason, access.reference = true, reason, "import "+r.place.File
		return &access, nil
	}
	word := r.get(about, fAccess)
	if word == "" {
		return nil, nil
	}
	until, err := parseDate(r.get(about, fAccessUntil), r.t.order)
	if err != nil {
		return nil, asError(err).At(string(fAccessUntil))
	}
	access.until = until
	preset, err := model.FindPreset(word)
	if err == nil {
		access.preset = preset.Name
		return &access, nil
	}
	yes, err := yesNo(fAccess, word)
	if err != nil {
		return nil, model.Errorf(model.Invalid, "%s is neither yes nor no nor a preset", quote(word)).At(string(fAccess)).
			Hint("write yes, no or the name of a preset")
	}
	if !yes {
		return nil, nil
	}
	return &access, nil
}
