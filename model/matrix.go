package model

import "slices"

// Matrix is a client's items × persons: who sees and does what, and by which
// rule not. Its JSON is what `frontdesk matrix` prints.
type Matrix struct {
	Client  string         `json:"client"`
	ID      ClientID       `json:"id"`
	Persons []MatrixPerson `json:"persons"`
	Items   []MatrixRow    `json:"items"`
	// Record is who sees what is on record of the client, the address and the
	// phones among it, which is no item.
	Record []MatrixCell `json:"record"`
}

// MatrixPerson is one column.
type MatrixPerson struct {
	User         string        `json:"user"`
	ID           PersonID      `json:"id"`
	Relationship *Relationship `json:"relationship"`
	Login        LoginState    `json:"login"`
	Blocked      bool          `json:"blocked"`
	Gate         *Gate         `json:"gate"`
}

// MatrixRow is one item, with a cell for each person in their order.
type MatrixRow struct {
	Item      ItemID `json:"item"`
	Title     string `json:"title"`
	Kind      Kind   `json:"kind"`
	Sensitive bool   `json:"sensitive"`
	// Form is what it was made from, zero for what is no form.
	Form  FormID       `json:"-"`
	Cells []MatrixCell `json:"cells"`
}

// MatrixCell is one person's answer about one item, as if the gate were open.
type MatrixCell struct {
	User PersonID `json:"user"`
	See  bool     `json:"see"`
	// Named is that the person is in the item's audience by name.
	Named bool `json:"-"`
	// Actions is what can be done to it now, empty where it is not seen.
	Actions []Action `json:"actions"`
	// Rule is the one that denies, nil where it is seen.
	Rule    *Rule  `json:"rule"`
	Because string `json:"because"`
}

// Provisional reports whether somebody who cannot sign in would see something
// once let in.
func (m *Matrix) Provisional() bool {
	provisional := func(cells []MatrixCell) bool {
		for i := range cells {
			if cells[i].See && m.Persons[i].Gate != nil {
				return true
			}
		}
		return false
	}
	return provisional(m.Record) || slices.ContainsFunc(m.Items, func(row MatrixRow) bool { return provisional(row.Cells) })
}

// MatrixOf is the matrix of a client over everybody the chart knows, blocked
// persons too.
func MatrixOf(r Reader, client ClientID) (Matrix, error) {
	practice, err := r.Practice()
	if err != nil {
		return Matrix{}, err
	}
	chart, err := r.Chart(client)
	if err != nil {
		return Matrix{}, err
	}
	m := Matrix{Client: chart.Subject().Name(), ID: client, Persons: []MatrixPerson{}, Record: []MatrixCell{}, Items: make([]MatrixRow, len(chart.Items))}
	for i := range chart.Items {
		item := &chart.Items[i]
		m.Items[i] = MatrixRow{Item: item.ID, Title: item.Title, Kind: item.Kind, Sensitive: item.Sensitive, Cells: []MatrixCell{}}
		if item.Paper != nil {
			m.Items[i].Form = item.Paper.Form
		}
	}
	for _, id := range chart.everybody() {
		s := newStanding(&practice, r.Now(), chart, chart.Person(id), chart.Login(id))
		m.add(s)
	}
	return m, nil
}

// everybody is the chart's users and whoever is or was tied to it.
func (c *Chart) everybody() []PersonID {
	people := c.Users()
	for i := range c.Blocks {
		people = union(people, People{c.Blocks[i].Person})
	}
	for i := range c.Contacts {
		people = union(people, People{c.Contacts[i].Person})
	}
	return people
}

// add puts one person's column into the matrix.
func (m *Matrix) add(s *standing) {
	person := MatrixPerson{
		User: s.person.Name(), ID: s.person.ID, Login: s.login.StateAt(s.now),
		Blocked: s.chart.Block(s.person.ID).ActiveOn(s.today), Gate: s.gate(),
	}
	if r := s.chart.Relationship(s.person.ID); r != "" {
		person.Relationship = &r
	}
	m.Persons = append(m.Persons, person)
	s.opened = true
	q := &question{standing: s}
	record := newCell(s.person.ID, q.about(nil, need{View, InformationManage}).decide())
	if record.See {
		record.Actions = append(record.Actions, View)
	}
	m.Record = append(m.Record, record)
	for i := range m.Items {
		item := &s.chart.Items[i]
		decision := q.about(item, itemNeeds(item.Kind)[0]).decide()
		cell := newCell(s.person.ID, decision)
		cell.Named = slices.Contains(item.Audience, s.person.ID)
		if cell.See {
			cell.Actions = q.show(item).Actions
		}
		m.Items[i].Cells = append(m.Items[i].Cells, cell)
	}
}

// newCell is a decision as a cell, without what can be done.
func newCell(user PersonID, decision Decision) MatrixCell {
	cell := MatrixCell{User: user, See: decision.Allow, Actions: []Action{}, Because: decision.Because}
	if !decision.Allow {
		cell.Rule = &decision.Rule
	}
	return cell
}
