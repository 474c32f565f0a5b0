package model

// ClientRow is one client as lists show it, with a mark for each portal user.
// Its JSON is what `frontdesk list --json` prints, and a promise to others.
type ClientRow struct {
	ID     ClientID `json:"id"`
	Client string   `json:"client"`
	// Born, Age and Minor are nil where the birth date is unknown: such a
	// client is neither a minor nor an adult.
	Born  *Date `json:"born"`
	Age   *int  `json:"age"`
	Minor *bool `json:"minor"`
	// Practitioner is the practitioner's name, nil where there is none.
	Practitioner *string   `json:"practitioner"`
	Status       Status    `json:"status"`
	Users        []UserRow `json:"users"`
}

// UserRow is how one person stands to a client's portal, in marks.
type UserRow struct {
	ID           PersonID      `json:"-"`
	User         string        `json:"user"`
	Relationship *Relationship `json:"relationship"`
	Login        LoginState    `json:"login"`
	// Access says that it is on and has not ended.
	Access  bool `json:"access"`
	Linked  bool `json:"linked"`
	Blocked bool `json:"blocked"`
}

// RowOf is a client's row: the client's own mark, then the contacts', then
// those of persons linked who are no contacts.
func RowOf(r Reader, id ClientID) (ClientRow, error) {
	practice, err := r.Practice()
	if err != nil {
		return ClientRow{}, err
	}
	chart, err := r.Chart(id)
	if err != nil {
		return ClientRow{}, err
	}
	row := ClientRow{ID: id, Client: chart.Subject().Name(), Status: chart.Client.Status}
	if staff := chart.Client.Practitioner; staff != 0 {
		practitioner, err := r.StaffMember(staff)
		if err != nil {
			return ClientRow{}, err
		}
		row.Practitioner = &practitioner.Name
	}
	today := DateOf(r.Now())
	if born := chart.Subject().Born; born.Known() {
		age := born.AgeOn(today)
		minor := practice.IsMinor(born, today)
		row.Born, row.Age, row.Minor = &born, &age, &minor
	}
	users := chart.Users()
	row.Users = make([]UserRow, len(users))
	for i, user := range users {
		row.Users[i] = newStanding(&practice, r.Now(), chart, chart.Person(user), chart.Login(user)).row()
	}
	return row, nil
}

// row is the standing of one person in marks.
func (s standing) row() UserRow {
	row := UserRow{
		ID: s.person.ID, User: s.person.Name(), Login: s.login.StateAt(s.now),
		Blocked: s.chart.Block(s.person.ID).ActiveOn(s.today),
	}
	if relationship := s.chart.Relationship(s.person.ID); relationship != "" {
		row.Relationship = &relationship
	}
	if s.access != nil {
		row.Access = s.access.On && !s.access.EndedBy(s.today)
		row.Linked = s.access.Linked
	}
	return row
}
