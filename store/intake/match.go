package intake

import (
	"slices"
	"strings"

	"frontdesk/model"
)

// sameHumans joins records that are the same human being, from the surest
// evidence to the least. What speaks against (another birth date, another
// name, another identifier of the same kind) keeps them apart: two people
// taken for one would see each other's charts.
func (j *joiner) sameHumans() {
	j.byStatement()
	j.byIdentifier()
	j.byNameAndBirth()
	j.byNameAtClient()
	j.byNameAndReach()
}

// byStatement joins what Patient.link and Person.link say is one.
func (j *joiner) byStatement() {
	for _, s := range j.g.same {
		if s.a.record == 0 || s.b.record == 0 {
			continue
		}
		a, b := s.a.record-1, s.b.record-1
		if !sameBirth(j.of(a), j.of(b)) {
			j.g.report.note(s.place, "is linked to %s, whose birth date is another: kept apart", s.b)
			continue
		}
		j.join(a, b)
	}
}

// byIdentifier joins records with the same identifier of the same system.
func (j *joiner) byIdentifier() {
	first := map[string]int{}
	for i := range j.g.people {
		for _, id := range j.g.people[i].ids {
			other, seen := first[id]
			switch {
			case !seen:
				first[id] = i
			case j.root(i) == j.root(other):
			case sameBirth(j.of(i), j.of(other)) && sameFirst(j.of(i), j.of(other)):
				j.join(i, other)
			default:
				_, value, _ := strings.Cut(id, "|")
				j.g.report.note(j.g.people[i].place, "has the identifier %s of %s, but another name or birth date: kept apart",
					quote(value), j.g.people[other].place)
			}
		}
	}
}

// byNameAndBirth joins records of the same whole name and birth date.
func (j *joiner) byNameAndBirth() {
	known := map[string][]int{}
	for i := range j.g.people {
		f := j.of(i)
		if !f.born.Known() || f.first == "" || f.last == "" {
			continue
		}
		key := nameKey(f) + "\x00" + f.born.String()
		j.joinOne(i, known[key], func(c int) bool { return !otherIdentifier(f, j.of(c)) },
			"has the name and birth date of %s, but other identifiers: kept apart")
		known[key] = j.remember(known[key], i)
	}
}

// joinOne joins a record with the only candidate that it fits.
func (j *joiner) joinOne(i int, candidates []int, fits func(int) bool, apart string) {
	var fit []int
	other := -1
	for _, c := range candidates {
		switch {
		case j.root(c) == j.root(i):
			return
		case !sameFirst(j.of(i), j.of(c)):
		case fits(c):
			fit = append(fit, c)
		default:
			other = c
		}
	}
	if len(fit) == 1 {
		j.join(i, fit[0])
	} else if other >= 0 {
		j.g.report.note(j.g.people[i].place, apart, j.g.people[other].place)
	}
}

// byNameAtClient joins contacts of one client who have the same name: nobody
// has two fathers called Bob Banks.
func (j *joiner) byNameAtClient() {
	type key struct {
		client int
		name   string
	}
	known := map[key]int{}
	for _, t := range j.g.ties {
		i := t.person.record - 1
		f := j.of(i)
		if f.role != contact || f.first == "" || f.last == "" {
			continue
		}
		k := key{j.root(t.client.record - 1), nameKey(f)}
		other, seen := known[k]
		if seen && sameBirth(f, j.of(other)) && sameFirst(f, j.of(other)) && !otherIdentifier(f, j.of(other)) {
			j.join(i, other)
		}
		known[k] = i
	}
}

// byNameAndReach joins contacts without a birth date with people of the same
// name who also have the same e-mail or phone: with another contact, or with
// an adult client who could be the parent. The latter is noted.
func (j *joiner) byNameAndReach() {
	known := map[string][]int{}
	for i := range j.g.people {
		for _, key := range j.reachKeys(i) {
			known[key] = j.remember(known[key], i)
		}
	}
	wards := j.wards()
	for i := range j.g.people {
		if j.of(i).role != contact || j.of(i).born.Known() {
			continue
		}
		if c, ok := j.onlyOne(i, known, wards); ok {
			if j.of(c).role == client {
				j.g.report.note(j.g.people[i].place, "%s is taken to be the client %s (%s): same name, same e-mail or phone",
					j.g.people[i].name(), j.g.people[c].name(), j.g.people[c].place)
			}
			j.join(i, c)
		}
	}
}

// maxNamesakes is how many people of one name and reach are told apart; with
// more, nobody is taken for anybody.
const maxNamesakes = 50

// remember adds a record to those of one key, one a person.
func (j *joiner) remember(list []int, i int) []int {
	if len(list) == maxNamesakes || slices.ContainsFunc(list, func(c int) bool { return j.root(c) == j.root(i) }) {
		return list
	}
	return append(list, i)
}

// onlyOne is the one person that the contact can be by name and reach.
func (j *joiner) onlyOne(i int, known map[string][]int, wards map[int][]int) (int, bool) {
	var fit []int
	for _, key := range j.reachKeys(i) {
		for _, c := range known[key] {
			if j.root(c) == j.root(i) || slices.ContainsFunc(fit, func(f int) bool { return j.root(f) == j.root(c) }) {
				continue
			}
			if sameFirst(j.of(i), j.of(c)) && !otherIdentifier(j.of(i), j.of(c)) && j.couldBe(wards[j.root(i)], c) {
				fit = append(fit, c)
			}
		}
	}
	if len(fit) != 1 {
		return 0, false
	}
	return fit[0], true
}

// youngestParent is the least number of years between a contact who is taken
// for an adult client and the child.
const youngestParent = 13

// couldBe reports whether a contact of these clients can be the person c.
func (j *joiner) couldBe(clients []int, c int) bool {
	f := j.of(c)
	if f.role != client {
		return f.role == contact && !f.born.Known()
	}
	if !f.born.Known() || j.g.opts.isMinor(f.born) {
		return false
	}
	for _, ward := range clients {
		w := j.of(ward)
		if j.root(ward) == j.root(c) || w.born.Known() && w.born < f.born.Anniversary(youngestParent) {
			return false
		}
	}
	return true
}

// wards is the clients of each contact, by root.
func (j *joiner) wards() map[int][]int {
	wards := map[int][]int{}
	for _, t := range j.g.ties {
		root := j.root(t.person.record - 1)
		wards[root] = append(wards[root], t.client.record-1)
	}
	return wards
}

func (j *joiner) reachKeys(i int) []string {
	p, f := &j.g.people[i], j.of(i)
	if f.role < contact || f.first == "" || f.last == "" {
		return nil
	}
	var keys []string
	if p.email != "" {
		keys = append(keys, nameKey(f)+"\x00"+model.FoldEmail(p.email))
	}
	for _, phone := range p.phones {
		if d := digits(phone); len(d) >= 6 {
			keys = append(keys, nameKey(f)+"\x00"+d)
		}
	}
	return keys
}

// nameKey is the last name and the first word of the first name: what stays
// where one source has middle names and another has not.
func nameKey(f *facts) string {
	first, _, _ := strings.Cut(f.first, " ")
	return f.last + "\x00" + first
}

func sameBirth(a, b *facts) bool { return !a.born.Known() || !b.born.Known() || a.born == b.born }

// sameFirst reports whether two first names can be one person's: the same
// words, one of the two with more of them.
func sameFirst(a, b *facts) bool {
	short, long := strings.Fields(a.first), strings.Fields(b.first)
	if len(short) > len(long) {
		short, long = long, short
	}
	return slices.Equal(short, long[:len(short)])
}

// otherIdentifier reports whether two people have different identifiers of
// one system.
func otherIdentifier(a, b *facts) bool {
	for _, x := range a.ids {
		system, _, ok := strings.Cut(x, "|")
		if !ok {
			continue
		}
		shared, other := false, false
		for _, y := range b.ids {
			if s, _, _ := strings.Cut(y, "|"); s == system {
				shared = shared || x == y
				other = other || x != y
			}
		}
		if other && !shared {
			return true
		}
	}
	return false
}
