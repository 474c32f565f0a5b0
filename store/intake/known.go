package intake

import (
	"iter"
	"slices"

	"frontdesk/model"
)

// known is what planning asks of the record: a part of model.Reader.
type known interface {
	PeopleByOrigin(origin string) ([]model.PersonID, error)
	PeopleByName(name string) ([]model.PersonID, error)
	Person(model.PersonID) (model.Person, error)
	Client(model.ClientID) (model.Client, error)
	Chart(model.ClientID) (*model.Chart, error)
	LoginHolder(email string) (model.PersonID, error)
	Staff() iter.Seq2[model.Staff, error]
}

// taken is the people on record of whom it is settled which human being of a
// batch they are. By the name alone no other one is taken for them: reading
// has told the two apart.
type taken map[model.PersonID]bool

// onRecord is the person on record who is this human being, or nil: one whom
// an import brought from the same source record, else the only one of the same
// name and birth date, else of the same name and e-mail or phone.
func (p *planner) onRecord(h *human) (*model.Person, error) {
	for _, no := range h.records {
		origin := p.batch.people[no-1].origin
		if origin == "" {
			continue
		}
		ids, err := p.known.PeopleByOrigin(origin)
		if err != nil {
			return nil, err
		}
		found, err := p.choose(ids, func(person *model.Person) bool { return h.role == absent || h.agrees(person) })
		if found != nil || err != nil {
			return found, err
		}
		if len(ids) > 0 {
			p.plan.note(h.place, "%s has the id of somebody imported before with another name and birth date: taken for somebody else", h.name())
		}
	}
	if h.role == absent {
		return nil, nil
	}
	found, err := p.byName(h)
	if found != nil {
		p.plan.note(h.place, "%s is taken to be %s (%s), who is here already: same name, and same birth date, e-mail or phone",
			h.name(), found.Name(), found.ID)
	}
	return found, err
}

func (p *planner) byName(h *human) (*model.Person, error) {
	ids, err := p.known.PeopleByName(h.first + " " + h.last)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	ids = slices.DeleteFunc(ids, func(id model.PersonID) bool { return p.taken[id] })
	return p.choose(ids, func(person *model.Person) bool {
		if h.born.Known() && person.Born.Known() {
			return h.born == person.Born
		}
		// A child can have a parent's name, e-mail and phone: a client
		// without a birth date is nobody else.
		if h.role == client || h.born.Known() {
			return false
		}
		return h.reaches(person) && !p.isChild(person)
	})
}

// isChild reports whether the person is a client who is not known to be adult.
func (p *planner) isChild(person *model.Person) bool {
	_, err := p.known.Client(person.ID.Client())
	return err == nil && (!person.Born.Known() || p.batch.opts.isMinor(person.Born))
}

// choose is the only person that fits, or nil.
func (p *planner) choose(ids []model.PersonID, fits func(*model.Person) bool) (*model.Person, error) {
	var chosen *model.Person
	for _, id := range ids {
		person, err := p.known.Person(id)
		if model.IsCode(err, model.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if !fits(&person) {
			continue
		}
		if chosen != nil {
			return nil, nil
		}
		chosen = &person
	}
	return chosen, nil
}

// agrees reports whether nothing speaks against this being the person: one of
// birth date and name may have been put right since, not both.
func (h *human) agrees(person *model.Person) bool {
	sameName := model.FoldName(h.first+" "+h.last) == model.FoldName(person.Name())
	if h.born.Known() && person.Born.Known() {
		return h.born == person.Born || sameName
	}
	return sameName || model.FoldName(h.first) == model.FoldName(person.First) ||
		model.FoldName(h.last) == model.FoldName(person.Last)
}

func (h *human) reaches(person *model.Person) bool {
	if h.email != "" && model.FoldEmail(h.email) == model.FoldEmail(person.Email) {
		return true
	}
	return slices.ContainsFunc(h.phones, func(a string) bool {
		return len(digits(a)) >= 6 && slices.ContainsFunc(person.Phones, func(b string) bool { return digits(a) == digits(b) })
	})
}
