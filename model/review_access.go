package model

// bands finds accesses that an age of the client ends, suspends or limits, now
// or within the band's warning.
func (v *review) bands() error {
	born := v.chart.Subject().Born
	if !born.Known() {
		return nil
	}
	for i := range v.practice.AgeBands {
		band := &v.practice.AgeBands[i]
		day := born.Anniversary(band.Age)
		if day > v.today.AddDays(band.WarnDays) {
			continue
		}
		for _, id := range v.others() {
			if day <= v.today && v.closedBefore(i, id) {
				continue // what decides first is found
			}
			if err := v.band(band, day, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// closedBefore reports whether a row further up in the table of ages closes the
// person's access already.
func (v *review) closedBefore(row int, id PersonID) bool {
	access := v.chart.AccessOf(id)
	if access == nil {
		return false
	}
	for i := range v.practice.AgeBands[:row] {
		band := &v.practice.AgeBands[i]
		closes := band.Action == BandEnd || band.Action == BandSuspend
		if day := v.chart.Subject().Born.Anniversary(band.Age); closes && day <= v.today &&
			!access.Renewal.Covers(band.Action, v.today) {
			return true
		}
	}
	return false
}

func (v *review) band(band *AgeBand, day Date, id PersonID) error {
	access := v.chart.AccessOf(id)
	reached := day <= v.today
	if !v.isOn(id) || v.isBlocked(id) || access.Renewal.Covers(band.Action, max(day, v.today)) {
		return nil
	}
	name, client := v.chart.NameOf(id), v.chart.Subject()
	whose := possessive(name) + " access to " + possessive(client.Name()) + " portal"
	f := Finding{Kind: FindingBand, Person: id, Day: day}
	var ways []Way
	switch band.Action {
	case BandEnd, BandSuspend:
		f.Say = whose + " " + map[BandAction]string{BandEnd: "ends", BandSuspend: "is suspended"}[band.Action] +
			" on " + day.String() + ", when " + client.Called() + " turns " + band.ageText()
		if reached {
			f.Say = whose + " is closed since " + client.Called() + " turned " + band.ageText() + " on " + day.String() + ": renew it or turn it off"
			ways = []Way{sure(v.turnOff(id))}
		}
		ways = append(ways, v.renewing(id)...)
	case BandLimit:
		if reached {
			return nil
		}
		f.Say = whose + " is limited to " + band.Preset + " on " + day.String() + ", when " + client.Called() + " turns " + band.ageText()
	case BandWarn:
		if reached {
			return nil
		}
		f.Say = client.Name() + " turns " + band.ageText() + " on " + day.String() + ": talk about " + whose
	}
	return v.find(f, ways...)
}

// renewing carries somebody's access on for a year, past the age on the way;
// where ages ask for two things at once that is no small thing to say.
func (v *review) renewing(id PersonID) []Way {
	until := v.today.Anniversary(1)
	ends, suspends := v.reaches(BandEnd, until), v.reaches(BandSuspend, until)
	if ends == suspends {
		return nil
	}
	op := RenewAccess{Client: v.chart.ID(), User: id, Until: until}
	say := "renew " + possessive(v.chart.NameOf(id)) + " access to " + until.String()
	if suspends {
		return []Way{asking(AsksReason, func(outcome string) []step {
			op := op
			op.Reason = outcome
			return []step{{say + " with the review's outcome", &op}}
		})}
	}
	return []Way{asking(AsksConsent, func(consent string) []step {
		op := op
		op.Consent = consent
		return []step{{say + " with " + possessive(v.chart.Subject().Name()) + " own consent", &op}}
	})}
}

// extending carries somebody's access on for a year.
func (v *review) extending(id PersonID) []Way {
	on, until := true, v.today.Anniversary(1)
	return []Way{perhaps(step{"extend " + possessive(v.chart.NameOf(id)) + " access to " + until.String(),
		&SetAccess{Client: v.chart.ID(), User: id, On: &on, Until: &until}})}
}

// endings finds accesses and renewals that end within days.
func (v *review) endings() error {
	for _, id := range v.chart.Users() {
		access := v.chart.AccessOf(id)
		if !v.isOn(id) || v.isBlocked(id) {
			continue
		}
		last, what, ways := access.Until, " access to ", v.extending
		if access.Renewal != nil && access.Renewal.Until >= v.today && (!last.Known() || access.Renewal.Until < last) {
			last, what, ways = access.Renewal.Until, " renewed access to ", v.renewing
		}
		if !last.Known() || last > v.today.AddDays(endingDays) {
			continue
		}
		err := v.find(Finding{Kind: FindingEnding, Person: id, Day: last,
			Say: possessive(v.chart.NameOf(id)) + what + v.portalFor(id) + " ends on " + last.String()}, ways(id)...)
		if err != nil {
			return err
		}
	}
	return nil
}
