package model

import "cmp"

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
		if err := v.find(Finding{Kind: FindingConflict, Item: item.ID, Say: say}, v.takingsBack(item, &signing)...); err != nil {
			return err
		}
	}
	return nil
}

// takingsBack is that one of those who are in conflict takes an answer back, as
// they told the practice: who refused is then waited for again.
func (v *review) takingsBack(item *Item, signing *Signing) []Way {
	var ways []Way
	for _, one := range signing.Signatures {
		who := cmp.Or(one.By, one.Person)
		what := "the refusal"
		switch one.State {
		case SignatureGiven:
			what = "what was given"
		case SignatureWaiting, SignatureWithdrawn:
			continue
		case SignatureRefused:
		}
		say := "record that " + v.chart.NameOf(who) + " takes " + what + " back"
		ways = append(ways, asking(AsksReason, func(reason string) []step {
			return []step{{say, &WithdrawForm{User: who, Client: v.chart.ID(), Form: item.Paper.Form, Reason: reason}}}
		}))
	}
	return ways
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
		yes, no := true, false
		decline := step{"decline it", &AnswerRequest{Appointment: item.ID, Accept: &no}}
		ways := []Way{sure(step{"accept it", &AnswerRequest{Appointment: item.ID, Accept: &yes}}), perhaps(decline)}
		if !start.After(v.Now()) {
			f.Say += ", which has passed"
			ways = []Way{sure(decline)}
		}
		if err := v.find(f, ways...); err != nil {
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
		yes, no := true, false
		err := v.find(Finding{Kind: FindingChange, Person: p.By, Item: p.ID, Say: say},
			sure(step{"accept it", &AnswerChange{Change: p.ID, Accept: &yes}}),
			perhaps(step{"decline it", &AnswerChange{Change: p.ID, Accept: &no}}))
		if err != nil {
			return err
		}
	}
	return nil
}
