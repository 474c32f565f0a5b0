package intake

import (
	"errors"
	"slices"
	"strings"

	"frontdesk/model"
)

// role says what a source record makes of a human being.
type role uint8

const (
	// absent is somebody referred to who stands in none of the files.
	absent role = iota
	// mentioned is described only; another record has to say what for.
	mentioned
	contact
	client
)

// person is one source record about one human being.
type person struct {
	place                  Place
	role                   role
	origin                 string
	first, last, preferred string
	born                   model.Date
	gender                 string
	email                  string
	phones                 []string
	address                string
	practitioner           string
	emailOK                bool
	inactive               bool
	deceased               bool
	// ids are the identifiers that the source gives, as "system|value".
	ids []string
	// refused is set once a refusal of this record stands in the report.
	refused bool
}

func (p *person) name() string {
	return safe(strings.TrimSpace(p.first + " " + p.last))
}

// who is a person as a source refers to one.
type who struct {
	// record is the number of the record, from 1, where it is known at once.
	record int
	// key is an id as a file gives it: "Patient/ada", or a CSV file's id.
	key string
	// base is the address of the server that a FHIR key belongs to, if any.
	base string
	// id is an identifier as "system|value".
	id string
}

func (w who) none() bool { return w == who{} }

func (w who) String() string {
	if w.key != "" {
		return safe(strings.TrimPrefix(w.key, csvKey))
	}
	_, value, _ := strings.Cut(w.id, "|")
	return "identifier " + safe(value)
}

// tie makes one person a contact of another, who is a client.
type tie struct {
	place          Place
	client, person who
	relationship   model.Relationship
	authority      model.Authority
	livesWith      bool
	billing        bool
	emergency      bool
	reminders      bool
}

// grant gives a person access to a client's portal, or blocks them.
type grant struct {
	place          Place
	client, person who
	deny           bool
	preset         string
	permissions    []string
	until          model.Date
	reason         string
	reference      string
}

// same is a source's statement that two records are one human being.
type same struct {
	place Place
	a, b  who
}

// gathering is everything read from all files, before anything is joined.
type gathering struct {
	opts   Options
	people []person
	ties   []tie
	grants []grant
	same   []same
	// byKey finds records by the ids of their files; bases are the servers of
	// FHIR records by number.
	byKey map[string][]int
	bases map[int]string
	// refusedKeys are people of whom a link was refused.
	refusedKeys []string
	vocabulary  vocabulary
	report      *Report
}

func newGathering(opts Options, report *Report) *gathering {
	return &gathering{opts: opts, report: report, vocabulary: newVocabulary(), byKey: map[string][]int{}, bases: map[int]string{}}
}

// add takes a record in and gives its number, from 1.
func (g *gathering) add(p person, keys ...string) int {
	if len(g.people) == cap(g.people) {
		g.people = slices.Grow(g.people, len(g.people)+1) // they are large: copied seldom
	}
	g.people = append(g.people, p)
	no := len(g.people)
	for _, key := range keys {
		if key != "" && !slices.Contains(g.byKey[key], no) {
			g.byKey[key] = append(g.byKey[key], no)
		}
	}
	return no
}

// refuse puts a record into the report as not imported.
func (g *gathering) refuse(p *person, field string, err error) {
	p.refused = true
	g.report.refuse(p.place.field(field), err)
}

// clean takes the record's texts in as the model would; the first one that
// cannot be taken refuses the record.
func (g *gathering) clean(p *person) {
	for _, f := range []struct {
		name string
		text *string
	}{
		{"first", &p.first}, {"last", &p.last}, {"preferred", &p.preferred}, {"gender", &p.gender},
		{"address", &p.address}, {"practitioner", &p.practitioner},
	} {
		cleaned, err := model.CleanLine(f.name, *f.text)
		if err != nil {
			g.refuse(p, f.name, err)
			return
		}
		*f.text = cleaned
	}
	email, err := model.CleanEmail("email", p.email)
	if err != nil {
		g.refuse(p, "email", err)
		return
	}
	p.email = email
	for i := range p.phones {
		if p.phones[i], err = model.CleanLine("phone", p.phones[i]); err != nil {
			g.refuse(p, "phone", err)
			return
		}
	}
}

func asError(err error) *model.Error {
	var e *model.Error
	if errors.As(err, &e) {
		return e
	}
	return model.Errorf(model.Invalid, "%v", err)
}
