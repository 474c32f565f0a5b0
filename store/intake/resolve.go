package intake

import (
	"slices"
	"strings"

	"frontdesk/model"
)

// resolveAll turns every reference into the number of a record. Somebody who
// stands in none of the files becomes an absent record: an earlier import may
// have brought them.
func (g *gathering) resolveAll() {
	byID := map[string]int{}
	for i := range g.people {
		for _, id := range g.people[i].ids {
			if _, taken := byID[id]; !taken {
				byID[id] = i + 1
			}
		}
	}
	r := resolver{g: g, byID: byID, absent: map[who]int{}}
	for i := range g.ties {
		t := &g.ties[i]
		t.client, t.person = r.resolve(t.place, t.client), r.resolve(t.place, t.person)
		g.checkTie(t)
	}
	for i := range g.grants {
		t := &g.grants[i]
		t.client, t.person = r.resolve(t.place, t.client), r.resolve(t.place, t.person)
	}
	for i := range g.same {
		s := &g.same[i]
		s.a, _ = r.known(s.a)
		s.b, _ = r.known(s.b)
	}
	for _, key := range g.refusedKeys {
		for _, no := range g.byKey[key] {
			g.people[no-1].refused = true
		}
	}
}

// checkTie makes a contact of somebody who was only mentioned, and refuses one
// who has the client's own name and birth date: one of the two was written
// down wrongly, and nobody can tell which.
func (g *gathering) checkTie(t *tie) {
	of, p := &g.people[t.client.record-1], &g.people[t.person.record-1]
	if p.role == mentioned {
		p.role = contact
	}
	same := of.born.Known() && of.born == p.born &&
		model.FoldName(of.first+" "+of.last) == model.FoldName(p.first+" "+p.last)
	if same && of != p && !p.refused {
		g.refuse(p, "name", model.Errorf(model.Invalid, "has the name and birth date of the client (%s)", of.place).
			Hint("a contact needs their own name and birth date"))
	}
}

type resolver struct {
	g      *gathering
	byID   map[string]int
	absent map[who]int
}

// known is the record meant, or none. Where several can be meant, several is
// set and the record is one of them.
func (r *resolver) known(w who) (found who, several bool) {
	if w.record == 0 {
		w.record, several = r.byKey(w)
	}
	if w.record == 0 && w.id != "" {
		w.record = r.byID[w.id]
	}
	return w, several
}

// byKey prefers a record of the same server or file, then one of none, then
// whatever there is.
func (r *resolver) byKey(w who) (no int, several bool) {
	found := r.g.byKey[w.key]
	for _, base := range []string{w.base, ""} {
		of := slices.DeleteFunc(slices.Clone(found), func(no int) bool { return r.g.bases[no] != base })
		if len(of) > 0 {
			return of[0], r.differ(of)
		}
	}
	if len(found) == 0 || w.base != "" {
		return 0, false
	}
	return found[0], r.differ(found)
}

// differ reports whether records of one key are not all one person's.
func (r *resolver) differ(records []int) bool {
	a := &r.g.people[records[0]-1]
	return slices.ContainsFunc(records, func(no int) bool {
		b := &r.g.people[no-1]
		return model.FoldName(a.name()) != model.FoldName(b.name()) || a.born != b.born
	})
}

func (r *resolver) resolve(at Place, w who) who {
	w, several := r.known(w)
	if several {
		r.g.refuse(&r.g.people[w.record-1], "id", model.Errorf(model.Ambiguous, "%s, to whom %s refers, is the id of several people", w, at).
			Hint("give each person an id of their own, and import the lists of one source together"))
	}
	if w.record != 0 {
		return w
	}
	plain := who{key: w.key, base: w.base, id: w.id}
	if no, ok := r.absent[plain]; ok {
		w.record = no
		return w
	}
	p := person{place: at, last: w.String()}
	switch {
	case strings.HasPrefix(w.key, csvKey):
		p.origin = w.key
	case w.key != "":
		p.origin = "fhir:" + w.base + w.key
	}
	if w.id != "" {
		p.ids = []string{w.id}
	}
	r.absent[plain] = r.g.add(p)
	w.record = r.absent[plain]
	return w
}

// missing is the error of a tie or a grant whose person is nowhere.
func missing(w who) error {
	return model.Errorf(model.Unknown, "refers to %s, who is in none of the files and was not imported before", w).
		Hint("import the file with this person together with this one")
}
