package intake

import (
	"slices"

	"frontdesk/model"
)

// human is one human being: all records of them, joined.
type human struct {
	person
	// records are the numbers of the records, the one that says most first.
	records []int
}

// joiner finds out which records are the same human being, by union-find.
// Each root carries what its records agree on.
type joiner struct {
	g *gathering
	components
	facts []facts
}

// facts is what a set of joined records agrees on.
type facts struct {
	role  role
	born  model.Date
	first string // folded; the longest
	last  string
	ids   []string
}

func newJoiner(g *gathering) *joiner {
	j := &joiner{g: g, components: newComponents(len(g.people)), facts: make([]facts, len(g.people))}
	for i := range g.people {
		p := &g.people[i]
		j.facts[i] = facts{role: p.role, born: p.born, ids: p.ids}
		if p.role != absent {
			j.facts[i].first, j.facts[i].last = model.FoldName(p.first), model.FoldName(p.last)
		}
	}
	return j
}

func (j *joiner) of(i int) *facts { return &j.facts[j.root(i)] }

// join makes two sets of records one.
func (j *joiner) join(a, b int) {
	a, b = j.root(a), j.root(b)
	if a == b {
		return
	}
	j.union(a, b)
	into, from := &j.facts[min(a, b)], &j.facts[max(a, b)]
	into.role = max(into.role, from.role)
	if !into.born.Known() {
		into.born = from.born
	}
	if len(from.first) > len(into.first) {
		into.first = from.first
	}
	if into.last == "" {
		into.last = from.last
	}
	for _, id := range from.ids {
		if !slices.Contains(into.ids, id) {
			into.ids = append(slices.Clip(into.ids), id)
		}
	}
}

// humans are the sets in the order of their first records, and of which one
// each record is.
func (j *joiner) humans() ([]human, []int) {
	of := make([]int, len(j.components))
	roots := 0
	for i := range of {
		if j.root(i) == i {
			roots++
		}
	}
	humans := make([]human, 0, roots) // they are large: none is copied
	for i := range of {
		root := j.root(i)
		if root == i {
			of[i] = len(humans)
			humans = append(humans, human{})
		}
		of[i] = of[root]
		humans[of[i]].records = append(humans[of[i]].records, i+1)
	}
	for i := range humans {
		j.g.merge(&humans[i])
	}
	return humans, of
}

// merge gathers what the records of one human being say. The record that says
// most comes first: a client's before a contact's, one with a birth date
// before one without; it is filled up from the others.
func (g *gathering) merge(h *human) {
	slices.SortStableFunc(h.records, func(a, b int) int { return g.weight(b) - g.weight(a) })
	h.person = g.people[h.records[0]-1]
	for _, no := range h.records[1:] {
		p := &g.people[no-1]
		h.refused = h.refused || p.refused
		if p.role == absent {
			continue
		}
		if h.first == "" || h.last == "" {
			h.first, h.last = p.first, p.last
		}
		if !h.born.Known() {
			h.born = p.born
		}
		for _, f := range []struct {
			to   *string
			from string
		}{
			{&h.preferred, p.preferred}, {&h.gender, p.gender}, {&h.address, p.address},
			{&h.practitioner, p.practitioner}, {&h.email, p.email},
		} {
			if *f.to == "" {
				*f.to = f.from
			}
		}
		if p.email != "" && model.FoldEmail(p.email) != model.FoldEmail(h.email) {
			g.report.note(p.place, "%s has several e-mails: %s is taken, %s is left out", h.name(), quote(h.email), quote(p.email))
		}
		h.addPhones(p.phones)
		h.emailOK = h.emailOK || p.emailOK
		h.inactive = h.inactive && p.inactive
		h.deceased = h.deceased || p.deceased
	}
}

// maxOfAKind is the most phones, and the most identifiers, taken of a record.
const maxOfAKind = 20

// addPhones adds phones that are not there yet, in whatever way written.
func (p *person) addPhones(phones []string) {
	for _, phone := range phones {
		known := func(other string) bool {
			return other == phone || digits(phone) != "" && digits(other) == digits(phone)
		}
		if len(p.phones) < maxOfAKind && !slices.ContainsFunc(p.phones, known) {
			p.phones = append(slices.Clip(p.phones), phone)
		}
	}
}

func (g *gathering) weight(no int) int {
	p := &g.people[no-1]
	weight := 4 * int(p.role)
	if p.born.Known() {
		weight += 2
	}
	if p.first != "" && p.last != "" {
		weight++
	}
	return weight
}
