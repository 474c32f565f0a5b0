package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"frontdesk/model"
)

// csvKey begins the key of a record that has an id of its own in a CSV file.
const csvKey = "csv:"

// row is one row of a table being read.
type row struct {
	t      *table
	values []string
	place  Place
}

// get is the value of the person's column for a field, "" where there is none.
func (r row) get(about string, f field) string {
	if c := r.t.columnOf(about, f); c != nil {
		return c.value(r.values)
	}
	return ""
}

// all is the values of every column that adds to a field, in the order in
// which aliases names them.
func (r row) all(about string, f field) []string {
	var found []string
	var ranks []int
	for i := range r.t.columns {
		c := &r.t.columns[i]
		if c.field != f || c.about != about {
			continue
		}
		if v := c.value(r.values); v != "" {
			at, _ := slices.BinarySearch(ranks, c.rank+1)
			ranks = slices.Insert(ranks, at, c.rank)
			found = slices.Insert(found, at, v)
		}
	}
	return found
}

// value is what a row says in the column; the ways of saying "nothing" are
// nothing, but where "none" and "unknown" are answers.
func (c *column) value(values []string) string {
	if c.index >= len(values) {
		return ""
	}
	v := strings.TrimSpace(values[c.index])
	if c.field == fAuthority || c.field == fAccess {
		return v
	}
	switch strings.ToLower(v) {
	case "n/a", "na", "none", "null", "nil", "-", "--", "unknown":
		return ""
	}
	return v
}

// rows reads a list of people, one a row, each with whoever stands beside.
func (g *gathering) rows(t *table) {
	t.order = g.dateOrder(t)
	abouts := t.abouts()
	seen := map[string]int{}
	for i := range t.rows {
		r := row{t: t, values: t.rows[i], place: t.at}
		r.place.Row = t.numbers[i]
		own := g.ownPerson(r, seen)
		for _, about := range abouts {
			g.relative(r, about, own, seen)
		}
		if head := r.get("", fRelatedTo); head != "" && head != r.get("", fID) {
			g.ties = append(g.ties, tie{
				place: r.place.field(string(fRelatedTo)), client: who{record: own}, person: who{key: csvKey + head, base: r.place.File},
				relationship: model.Other,
			})
		}
	}
}

// abouts is the relatives that the header speaks of, each once, in its order.
func (t *table) abouts() []string {
	var found []string
	seen := map[string]bool{"": true}
	for _, c := range t.columns {
		if !seen[c.about] {
			seen[c.about] = true
			found = append(found, c.about)
		}
	}
	return found
}

// dateOrder is the order asked for, else the one that the file settles.
func (g *gathering) dateOrder(t *table) DateOrder {
	var dates []string
	for _, c := range t.columns {
		if c.field == fBorn || c.field == fAccessUntil {
			for _, values := range t.rows {
				dates = append(dates, c.value(values))
			}
		}
	}
	if order := orderOf(dates); order != OrderUnknown {
		return order
	}
	return g.opts.DateOrder
}

// ownPerson takes in the person whose row it is.
func (g *gathering) ownPerson(r row, seen map[string]int) int {
	p := person{place: r.place, role: client}
	fault := g.fill(r, "", &p)
	if flag := r.get("", fIsClient); fault == nil && flag != "" {
		var yes bool
		if yes, fault = yesNo(fIsClient, flag); !yes {
			p.role = mentioned
		}
	}
	if fault == nil && len(r.values) != len(r.t.header) {
		fault = model.Errorf(model.Invalid, "the row has %d values, the header has %d", len(r.values), len(r.t.header)).
			Hint("a value that holds a delimiter or a line break stands in quotes")
	}
	p.inactive = inactive(r.get("", fStatus))
	if died := r.get("", fDeceased); died != "" {
		yes, err := yesNo(fDeceased, died)
		p.deceased = yes || err != nil // a date
	}
	p.practitioner = r.get("", fPractitioner)
	p.gender = gender(r.get("", fGender))
	return g.identify(r, &p, fault, r.get("", fID), seen)
}

// relative takes in a parent or another contact named in the row, if any.
func (g *gathering) relative(r row, about string, own int, seen map[string]int) {
	p := person{place: r.place, role: contact}
	fault := g.fill(r, about, &p)
	if fault == nil && p.first+p.last+p.email+p.address == "" && len(p.phones) == 0 {
		return
	}
	kind := relativeOf(about)
	t := tie{place: r.place.field(about), client: who{record: own}, emergency: kind.emergency, billing: kind.billing}
	word := r.get(about, fRelationship)
	if word == "" {
		word = kind.relationship
	}
	t.relationship = g.relationshipWord(t.place, word)
	if fault == nil {
		fault = r.facts(about, &t)
	}
	var access *grant
	if fault == nil {
		access, fault = r.access(about)
	}
	t.person = who{record: g.identify(r, &p, atHeader(fault, about), r.get(about, fID), seen)}
	g.tie(t, access)
}

// atHeader names the relative's column where an error only names the field.
func atHeader(err error, about string) error {
	if err == nil {
		return nil
	}
	e := *asError(err)
	e.Field = strings.TrimSpace(about + " " + e.Field)
	return &e
}

// identify gives the record its origin and keys, and takes it in; a fault
// refuses it.
func (g *gathering) identify(r row, p *person, fault error, id string, seen map[string]int) int {
	if fault != nil {
		g.refuse(p, "", fault)
	} else {
		g.clean(p)
	}
	var key string
	switch {
	case id != "":
		key = csvKey + id
		p.origin = key
		p.ids = append(p.ids, csvKey+r.t.at.File+"|"+id)
	default:
		p.origin = hashOrigin(p, seen)
		if p.born.Known() || p.email != "" || len(p.phones) > 0 {
			// Without a bar it is an identifier of no system: two rows that
			// differ here may still be one person.
			p.ids = append(p.ids, p.origin+"-"+strconv.Itoa(int(p.role)))
		}
	}
	no := g.add(*p, key)
	g.bases[no] = r.place.File
	return no
}

// hashOrigin is a key made of what a row says of a person, for rows without
// an id. People of whom nothing but the name is said are counted apart.
func hashOrigin(p *person, seen map[string]int) string {
	fields := []string{model.FoldName(p.first), model.FoldName(p.last), p.born.String(), model.FoldEmail(p.email)}
	for _, phone := range p.phones {
		fields = append(fields, digits(phone))
	}
	sum := sha256.Sum256([]byte(strings.Join(fields, "\x00")))
	origin := "csv#" + hex.EncodeToString(sum[:12])
	if !p.born.Known() && p.email == "" && len(p.phones) == 0 {
		seen[origin]++
		origin += "-" + strconv.Itoa(seen[origin])
	}
	return origin
}

// digits is a phone number in the form in which two are compared.
func digits(phone string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, phone)
}
