package model

// SetAccess turns a person's access to a client's portal on or off.
type SetAccess struct {
	Client ClientID `json:"client"`
	User   PersonID `json:"user"`
	On     *bool    `json:"on"`
	// Until is the last day; "" takes an end away, not given leaves it.
	Until  *Date  `json:"until,omitempty"`
	Reason string `json:"reason,omitempty"`
}

func (*SetAccess) Do() string { return "set-access" }

func (o *SetAccess) Apply(tx Tx) (Result, error) {
	_, access, err := accessOf(tx, o.Client, o.User)
	if err != nil {
		return Result{}, err
	}
	if err := needs(o.On != nil, "on"); err != nil {
		return Result{}, err
	}
	reason, err := CleanText("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	today := DateOf(tx.Now())
	if (*o.On || o.Until != nil) && access.EndedBy(today) && reason == "" {
		return Result{}, endedNeedsReason(access.Until)
	}
	turn(tx, &access, *o.On)
	switch {
	case o.Until != nil:
		access.Until = *o.Until
	case access.On && access.EndedBy(today):
		access.Until = 0
	}
	if access.On && access.EndedBy(today) {
		return Result{}, Errorf(Invalid, "%s has passed", access.Until).At("until")
	}
	if reason != "" {
		access.Reason = reason
	}
	return Result{}, tx.PutAccess(access)
}

func endedNeedsReason(until Date) error {
	return Errorf(NeedsReason, "the access ended on %s: going on after its end needs a reason", until).At("reason")
}

// turn puts an access on or off.
func turn(tx Tx, access *Access, on bool) {
	if on && !access.On {
		access.GrantedBy, access.GrantedAt = tx.Actor().ID, tx.Now()
		if access.Ticks == 0 {
			access.Ticks = startingTicks(access.Client, access.Person)
		}
	}
	access.On = on
}

// startingTicks is what an access starts with that never had a tick: a
// contact's with the least that makes it one, a client's own with everything.
func startingTicks(client ClientID, user PersonID) PermissionSet {
	if user == client.Person() {
		return AllPermissions
	}
	return SetOf(Basic)
}

// SetPermissions replaces the ticks. It turns nothing on or off.
type SetPermissions struct {
	Client      ClientID       `json:"client"`
	User        PersonID       `json:"user"`
	Preset      string         `json:"preset,omitempty"`
	Permissions *PermissionSet `json:"permissions,omitempty"`
}

func (*SetPermissions) Do() string { return "set-permissions" }

func (o *SetPermissions) Apply(tx Tx) (Result, error) {
	_, access, err := accessOf(tx, o.Client, o.User)
	if err != nil {
		return Result{}, err
	}
	ticks, given, err := ticksOf(o.Preset, o.Permissions, "permissions")
	if err != nil {
		return Result{}, err
	}
	if !given {
		return Result{}, Errorf(Missing, "is needed, or a preset").At("permissions")
	}
	access.Ticks = ticks
	return Result{}, tx.PutAccess(access)
}

// ticksOf is the ticks of a preset or a list, one of which may be given.
func ticksOf(preset string, list *PermissionSet, field string) (ticks PermissionSet, given bool, err error) {
	switch {
	case preset != "" && list != nil:
		return 0, false, Errorf(Invalid, "give a preset or %s, not both", field).At(field)
	case list != nil:
		return *list, true, nil
	case preset != "":
		found, err := FindPreset(preset)
		return found.Set, true, atField(err, "preset")
	}
	return 0, false, nil
}

// RenewAccess carries a contact's access past age bands, to a date.
type RenewAccess struct {
	Client  ClientID `json:"client"`
	User    PersonID `json:"user"`
	Until   Date     `json:"until"`
	Consent string   `json:"consent,omitempty"`
	Reason  string   `json:"reason,omitempty"`
}

func (*RenewAccess) Do() string { return "renew-access" }

func (o *RenewAccess) Apply(tx Tx) (Result, error) {
	chart, access, err := accessOf(tx, o.Client, o.User)
	if err != nil {
		return Result{}, err
	}
	if err := needs(o.Until.Known(), "until"); err != nil {
		return Result{}, err
	}
	if err := o.check(tx, chart); err != nil {
		return Result{}, err
	}
	renewal := Renewal{Until: o.Until, By: tx.Actor().ID, At: tx.Now()}
	if renewal.Consent, err = CleanText("consent", o.Consent); err != nil {
		return Result{}, err
	}
	if renewal.Reason, err = CleanText("reason", o.Reason); err != nil {
		return Result{}, err
	}
	if err := o.covers(tx, chart, &renewal); err != nil {
		return Result{}, err
	}
	access.Renewal = &renewal
	if access.Until.Known() && access.Until < o.Until {
		if access.EndedBy(DateOf(tx.Now())) && renewal.Consent+renewal.Reason == "" {
			return Result{}, endedNeedsReason(access.Until)
		}
		access.Until = o.Until
	}
	return Result{}, tx.PutAccess(access)
}

func (o *RenewAccess) check(tx Tx, chart *Chart) error {
	switch {
	case o.User == o.Client.Person():
		return Errorf(Invalid, "a client's own access knows no age: there is nothing to renew").At("user")
	case chart.AccessOf(o.User) == nil:
		return Errorf(NotSo, "%s has no access to renew", chart.NameOf(o.User)).At("user").
			Hint("give access with set-access or invite")
	case o.Until < DateOf(tx.Now()):
		return Errorf(Invalid, "%s has passed", o.Until).At("until")
	}
	return nil
}

// covers checks that the renewal has what the bands on its way ask for.
func (o *RenewAccess) covers(tx Tx, chart *Chart, renewal *Renewal) error {
	practice, err := tx.Practice()
	if err != nil {
		return err
	}
	born := chart.Subject().Born
	for _, band := range practice.AgeBands {
		if !born.Known() || born.Anniversary(band.Age) > o.Until || renewal.Covers(band.Action, o.Until) {
			continue
		}
		switch band.Action {
		case BandEnd:
			return Errorf(Missing, "past %d, %s must consent: say how that is recorded", band.Age, chart.Subject().Name()).At("consent")
		case BandSuspend:
			return Errorf(Missing, "past %d, the access is suspended until reviewed: give the review's outcome", band.Age).At("reason")
		case BandWarn, BandLimit:
		}
	}
	return nil
}

// accessOf is the chart and the person's access, a new one where there is
// none yet. Only the client, contacts and linked persons can have one.
func accessOf(r Reader, client ClientID, user PersonID) (*Chart, Access, error) {
	chart, _, err := chartAnd(r, client, user, "user")
	if err != nil {
		return nil, Access{}, err
	}
	if !chart.Tied(user) {
		return nil, Access{}, notContact(r, chart, user).At("user")
	}
	if access := chart.AccessOf(user); access != nil {
		return chart, *access, nil
	}
	return chart, Access{Client: client, Person: user}, nil
}

// endAccess takes an access away; the record stays.
func endAccess(tx Tx, access *Access) error {
	if access == nil {
		return nil
	}
	ended := *access
	ended.On, ended.Linked = false, false
	return tx.PutAccess(ended)
}
