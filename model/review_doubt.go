package model

// doubts finds clients who were imported and may be on record twice.
func (v *review) doubts() error {
	person := v.chart.Subject()
	if len(person.Origins) == 0 || v.chart.Client.Status != Active {
		return nil
	}
	same, err := v.PeopleByName(person.Name())
	if err != nil {
		return err
	}
	for _, id := range same {
		other, err := v.Person(id)
		if err != nil {
			return err
		}
		doubtful, err := v.doubtful(person, &other)
		if err != nil {
			return err
		}
		if !doubtful {
			continue
		}
		if err := v.doubt(person, &other); err != nil {
			return err
		}
	}
	return nil
}

// doubtful reports whether two of one name may be the same, and that is told
// with this client.
func (v *review) doubtful(person, other *Person) (bool, error) {
	told := other.ID > person.ID && len(other.Origins) > 0 // there, of the two
	if other.ID == person.ID || told || other.Born.Known() && person.Born.Known() && other.Born != person.Born {
		return false, nil
	}
	apart, err := v.apartFrom(other.ID)
	return !apart, err
}

// apartFrom reports whether it was said, of either of them, that they are two.
func (v *review) apartFrom(id PersonID) (bool, error) {
	if v.chart.Client.isApartFrom(id) {
		return true, nil
	}
	client, err := v.Client(id.Client())
	if IsCode(err, NotFound) {
		return false, nil
	}
	return client.isApartFrom(v.chart.ID().Person()), err
}

func (v *review) doubt(person, other *Person) error {
	f := Finding{Kind: FindingDoubt, Person: other.ID,
		Say: person.Name() + " (" + person.ID.String() + ") was imported, and may be the same as " + other.Name() + " (" + other.ID.String() + ")"}
	for _, one := range []*Person{person, other} {
		facts, err := v.facts(one)
		if err != nil {
			return err
		}
		f.Because = append(f.Because, facts)
	}
	status := Inactive
	return v.find(f,
		perhaps(step{"record that they are two different people", &TellApart{Client: v.chart.ID(), Person: other.ID}}),
		perhaps(step{"make the imported " + person.Name() + " (" + person.ID.String() + ") inactive", &EditClient{Client: v.chart.ID(), Status: &status}}).
			minding("what is on record for "+person.ID.String()+" only has to be copied first"))
}
