package model

// conflicts finds forms that one gave and another refused or withdrew.
func (v *review) conflicts() error {
	for i := range v.chart.Items {
		item := &v.chart.Items[i]
		signing := item.Signing()
		if !signing.Conflict {
			continue
		}
		say := item.Title + " of " + v.chart.Subject().Name() + " is in conflict:"
		for j, one := range signing.Signatures {
			if j > 0 {
				say += ","
			}
			say += " " + v.chart.NameOf(one.Person) + " " + one.State.verb()
		}
		if err := v.find(Finding{Kind: FindingConflict, Item: item.ID, Say: say}); err != nil {
			return err
		}
	}
	return nil
}

// requests finds appointments asked for on the portal and not answered.
func (v *review) requests() error {
	for i := range v.chart.Items {
		item := &v.chart.Items[i]
		if item.Visit == nil || item.Visit.State != VisitRequested {
			continue
		}
		start := item.Visit.Start.In(v.Now().Location())
		f := Finding{Kind: FindingRequest, Person: item.From, Item: item.ID, Day: DateOf(start),
			Say: v.named(item.From) + " asks for an appointment for " + v.chart.Subject().Name() + " on " + start.Format("2006-01-02 15:04")}
		accept := true
		mend := step{"accept it", &AnswerRequest{Appointment: item.ID, Accept: &accept}}
		if !start.After(v.Now()) {
			accept = false
			f.Say += ", which has passed"
			mend.say = "decline it"
		}
		if err := v.find(f, sure(mend)); err != nil {
			return err
		}
	}
	return nil
}

// changes finds changes of the record that portal users propose.
func (v *review) changes() error {
	for _, p := range v.chart.Waiting() {
		say := v.named(p.By) + " proposes for " + possessive(v.chart.Subject().Name()) + " " + fieldWords(string(p.Field)) + ": " + p.New
		if p.Old != "" {
			say += " in place of " + p.Old
		}
		accept := true
		err := v.find(Finding{Kind: FindingChange, Person: p.By, Item: p.ID, Say: say},
			sure(step{"accept it", &AnswerChange{Change: p.ID, Accept: &accept}}))
		if err != nil {
			return err
		}
	}
	return nil
}

// doubts finds clients who were imported and may be on record twice.
func (v *review) doubts() error {
	person := v.chart.Subject()
	if len(person.Origins) == 0 {
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
		told := id > person.ID && len(other.Origins) > 0 // there, of the two
		if id == person.ID || told || other.Born.Known() && person.Born.Known() && other.Born != person.Born {
			continue
		}
		err = v.find(Finding{Kind: FindingDoubt, Person: id,
			Say: person.Name() + " (" + person.ID.String() + ") was imported, and may be the same as " + other.Name() + " (" + id.String() + ")"})
		if err != nil {
			return err
		}
	}
	return nil
}
