package model

import "slices"

// FamilyMatrix is persons × children: whose portal each may open, and by which
// rule not.
type FamilyMatrix struct {
	Children []FamilyChild `json:"children"`
	Persons  []FamilyRow   `json:"persons"`
}

// FamilyChild is one column.
type FamilyChild struct {
	Client string   `json:"client"`
	ID     ClientID `json:"id"`
}

// FamilyRow is one person, with a cell for each child in their order.
type FamilyRow struct {
	User  string       `json:"user"`
	ID    PersonID     `json:"id"`
	Login LoginState   `json:"login"`
	Gate  *Gate        `json:"gate"`
	Cells []FamilyCell `json:"cells"`
}

// Provisional reports whether somebody who cannot sign in could open a portal
// once let in.
func (m *FamilyMatrix) Provisional() bool {
	return slices.ContainsFunc(m.Persons, func(person FamilyRow) bool {
		return person.Gate != nil && slices.ContainsFunc(person.Cells, func(c FamilyCell) bool { return c.Open })
	})
}

// FamilyCell is one person's standing to one child, as if the gate were open.
type FamilyCell struct {
	Client       ClientID      `json:"client"`
	Relationship *Relationship `json:"relationship"`
	Open         bool          `json:"open"`
	Linked       bool          `json:"linked"`
	// Permissions are those in effect, none where it is closed.
	Permissions PermissionSet `json:"permissions"`
	// Rule is the one that closes it, nil where it is open.
	Rule    *Rule  `json:"rule"`
	Because string `json:"because"`
}

// mostChildren is how many children of a family are told: a guardian by
// office can have a hundred.
const mostChildren = 24

// FamilyMatrixOf is the matrix over the client and all who share somebody of
// the family with the client, as far as the actor sees them: a statement about
// one family names nobody of another that has the same caseworker.
func FamilyMatrixOf(r Reader, client ClientID) (FamilyMatrix, error) {
	practice, err := r.Practice()
	if err != nil {
		return FamilyMatrix{}, err
	}
	charts, err := familyCharts(r, client)
	if err != nil {
		return FamilyMatrix{}, err
	}
	m := FamilyMatrix{Children: make([]FamilyChild, len(charts)), Persons: []FamilyRow{}}
	var people []PersonID
	for i, chart := range charts {
		m.Children[i] = FamilyChild{chart.Subject().Name(), chart.ID()}
		people = union(people, chart.everybody())
	}
	for _, id := range people {
		row, err := familyRow(r, &practice, charts, id)
		if err != nil {
			return FamilyMatrix{}, err
		}
		m.Persons = append(m.Persons, row)
	}
	return m, nil
}

// familyCharts is the client's chart, then those of the relatives by id.
func familyCharts(r Reader, client ClientID) ([]*Chart, error) {
	chart, err := r.Chart(client)
	if err != nil {
		return nil, err
	}
	kin := slices.DeleteFunc(chart.everybody(), func(id PersonID) bool { return !chart.Kin(id) })
	var relatives []ClientID
	for _, id := range kin {
		ties, err := r.Ties(id)
		if err != nil {
			return nil, err
		}
		relatives = append(relatives, ties...)
	}
	slices.Sort(relatives)
	relatives = slices.DeleteFunc(slices.Compact(relatives), func(id ClientID) bool { return id == client })
	charts := []*Chart{chart}
	for _, id := range relatives {
		relative, err := r.Chart(id)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(kin, relative.Kin) && len(charts) < mostChildren {
			charts = append(charts, relative)
		}
	}
	return charts, nil
}

func familyRow(r Reader, practice *Practice, charts []*Chart, id PersonID) (FamilyRow, error) {
	person, err := r.Person(id)
	if err != nil {
		return FamilyRow{}, err
	}
	login, err := r.Login(id)
	if err != nil {
		return FamilyRow{}, err
	}
	row := FamilyRow{User: person.Name(), ID: id, Login: login.StateAt(r.Now())}
	for _, chart := range charts {
		s := newStanding(practice, r.Now(), chart, &person, login)
		row.Gate, s.opened = s.gate(), true
		decision := (&question{standing: s}).about(nil, need{View, Basic}).decide()
		cell := FamilyCell{Client: chart.ID(), Open: decision.Allow, Because: decision.Because}
		if is := chart.Relationship(id); is != "" {
			cell.Relationship = &is
		}
		if decision.Allow {
			cell.Permissions, cell.Linked = s.effect, s.access.Linked
		} else {
			cell.Rule = &decision.Rule
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, nil
}
