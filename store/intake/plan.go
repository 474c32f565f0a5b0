package intake

import (
	"encoding/json"
	"fmt"

	"frontdesk/model"
)

// plan is what importing one family takes, and what the report will say of it
// once it is done.
type plan struct {
	Report
	lines []json.RawMessage
	// places is where each line comes from.
	places []Place
}

// planner turns one family into the lines of a script. It emits nothing for
// what is on record.
type planner struct {
	known  known
	taken  taken
	batch  *Batch
	family *family
	plan   *plan
	// refs is how lines name each human being: a handle, or the id of the one
	// on record; none where nobody is made.
	refs map[int]string
	// found is who is on record already.
	found map[int]*model.Person
	// charts are those of clients on record.
	charts map[int]*model.Chart
	// clients are those who are clients once the lines are applied.
	clients map[int]bool
	// tied is who is a contact of whom once the lines are applied.
	tied map[[2]int]bool
	// allowed is who was given access to whose portal by these lines.
	allowed map[[2]int]bool
}

func (b *Batch) planFamily(k known, t taken, f *family) (*plan, error) {
	p := &planner{known: k, taken: t, batch: b, family: f, plan: &plan{}, refs: map[int]string{}, found: map[int]*model.Person{},
		charts: map[int]*model.Chart{}, clients: map[int]bool{}, tied: map[[2]int]bool{},
		allowed: map[[2]int]bool{}}
	for _, step := range []func() error{p.findPeople, p.addClients, p.addContacts, p.blockAndAllow, p.setStatus, p.leftOver} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if len(p.plan.lines) > 0 {
		p.plan.Families = 1
	}
	return p.plan, nil
}

// line is one operation of a script; the fields are SCRIPTING's.
type line struct {
	Do           string     `json:"do"`
	As           string     `json:"as,omitempty"`
	Client       string     `json:"client,omitempty"`
	Person       string     `json:"person,omitempty"`
	User         string     `json:"user,omitempty"`
	First        string     `json:"first,omitempty"`
	Last         string     `json:"last,omitempty"`
	Preferred    string     `json:"preferred,omitempty"`
	Born         model.Date `json:"born,omitzero"`
	Email        string     `json:"email,omitempty"`
	EmailOK      bool       `json:"email_ok,omitempty"`
	Phones       []string   `json:"phones,omitempty"`
	Address      string     `json:"address,omitempty"`
	Gender       string     `json:"gender,omitempty"`
	Practitioner string     `json:"practitioner,omitempty"`
	Origin       string     `json:"origin,omitempty"`
	Relationship string     `json:"relationship,omitempty"`
	Authority    string     `json:"authority,omitempty"`
	LivesWith    bool       `json:"lives_with,omitempty"`
	Billing      bool       `json:"billing,omitempty"`
	Emergency    bool       `json:"emergency,omitempty"`
	Reminders    bool       `json:"reminders,omitempty"`
	On           bool       `json:"on,omitempty"`
	Until        model.Date `json:"until,omitzero"`
	Preset       string     `json:"preset,omitempty"`
	Permissions  []string   `json:"permissions,omitempty"`
	Reason       string     `json:"reason,omitempty"`
	Reference    string     `json:"reference,omitempty"`
	Status       string     `json:"status,omitempty"`
}

func (p *planner) emit(at Place, l line) error {
	text, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("write %s: %w", l.Do, err)
	}
	p.plan.lines = append(p.plan.lines, text)
	p.plan.places = append(p.plan.places, at)
	return nil
}

// describe puts what a source says of a person into a line that makes one.
func (l *line) describe(h *human) {
	l.First, l.Last, l.Preferred, l.Born = h.first, h.last, h.preferred, h.born
	l.Email, l.EmailOK, l.Phones, l.Address, l.Origin = h.email, h.emailOK, h.phones, h.address, h.origin
}

func (p *planner) human(no int) *human { return &p.batch.humans[no] }

// findPeople looks up who is on record.
func (p *planner) findPeople() error {
	for _, no := range p.family.humans {
		h := p.human(no)
		person, err := p.onRecord(h)
		if err != nil {
			return err
		}
		if person == nil {
			continue
		}
		p.found[no], p.refs[no] = person, person.ID.String()
		p.taken[person.ID] = true
		if h.role > mentioned {
			p.plan.AlreadyHere++
		}
		chart, err := p.known.Chart(person.ID.Client())
		if model.IsCode(err, model.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		p.charts[no], p.clients[no] = chart, true
	}
	return nil
}

// made gives a human being who is about to be made a handle, and counts them.
func (p *planner) made(no int) string {
	p.refs[no] = fmt.Sprintf("person-%d", no)
	p.plan.People++
	p.loginConflict(p.human(no))
	return p.refs[no]
}

func (p *planner) addClients() error {
	for _, no := range p.family.humans {
		h := p.human(no)
		if h.role != client || p.clients[no] {
			continue
		}
		p.clients[no] = true
		p.plan.Clients++
		if p.batch.opts.isMinor(h.born) {
			p.plan.Minors++
		}
		practitioner, err := p.practitioner(h)
		if err != nil {
			return err
		}
		l := line{Do: "add-client", Gender: h.gender, Practitioner: practitioner, Origin: h.origin}
		if p.found[no] != nil {
			l.Person = p.refs[no]
		} else {
			l.describe(h)
			l.As = p.made(no)
		}
		if err := p.emit(h.place, l); err != nil {
			return err
		}
	}
	return nil
}

// practitioner is the staff member whom the source names, if there is one.
func (p *planner) practitioner(h *human) (string, error) {
	if h.practitioner == "" {
		return "", nil
	}
	for staff, err := range p.known.Staff() {
		if err != nil {
			return "", err
		}
		if model.FoldName(staff.Name) == model.FoldName(h.practitioner) &&
			(staff.Role == model.Practitioner || staff.Role == model.Manager) {
			return staff.ID.String(), nil
		}
	}
	p.plan.note(h.place.field(string(fPractitioner)), "%s is no practitioner here: the client has none yet", quote(h.practitioner))
	return "", nil
}

// setStatus makes clients inactive whom the source calls so, new ones only.
func (p *planner) setStatus() error {
	for _, no := range p.family.humans {
		h := p.human(no)
		if !p.clients[no] || p.charts[no] != nil || !h.inactive && !h.deceased {
			continue
		}
		if h.deceased {
			p.plan.note(h.place, "%s has died: imported as an inactive client, without access for anybody", h.name())
		}
		l := line{Do: "edit-client", Client: p.refs[no], Status: string(model.Inactive)}
		if err := p.emit(h.place, l); err != nil {
			return err
		}
	}
	return nil
}

// leftOver notes people for whom there was nothing to do.
func (p *planner) leftOver() error {
	for _, no := range p.family.humans {
		if h := p.human(no); p.refs[no] == "" && h.role != absent {
			p.plan.note(h.place, "%s is no client and no contact of one: not imported", h.name())
		}
	}
	return nil
}
