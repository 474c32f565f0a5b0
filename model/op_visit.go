package model

import "time"

// Schedule makes an appointment.
type Schedule struct {
	Client       ClientID  `json:"client"`
	Start        time.Time `json:"start,omitzero"`
	Minutes      int       `json:"minutes"`
	Practitioner StaffID   `json:"practitioner,omitempty"`
	Title        string    `json:"title,omitempty"`
	Sensitive    bool      `json:"sensitive,omitempty"`
}

func (*Schedule) Do() string { return "schedule" }

func (o *Schedule) Apply(tx Tx) (Result, error) {
	if err := needs(o.Client != 0, "client"); err != nil {
		return Result{}, err
	}
	client, err := tx.Client(o.Client)
	if err != nil {
		return Result{}, err
	}
	if err := needs(!o.Start.IsZero(), "start"); err != nil {
		return Result{}, err
	}
	if err := checkTime(o.Start); err != nil {
		return Result{}, atField(err, "start")
	}
	if err := needs(o.Minutes != 0, "minutes"); err != nil {
		return Result{}, err
	}
	if o.Minutes < 1 || o.Minutes > 24*60 {
		return Result{}, Errorf(Invalid, "is 1 to 1440, not %d", o.Minutes).At("minutes")
	}
	practitioner := o.Practitioner
	if practitioner == 0 {
		practitioner = client.Practitioner
	} else if err := isPractitioner(tx, practitioner); err != nil {
		return Result{}, err
	}
	title, err := CleanLine("title", o.Title)
	if err != nil {
		return Result{}, err
	}
	if title == "" {
		title = "Session"
	}
	item := newItem(tx, o.Client, KindAppointment, title)
	item.Sensitive = o.Sensitive
	item.Visit = &Visit{Start: o.Start, Minutes: o.Minutes, Practitioner: practitioner}
	return Result{ID: item.ID.String()}, tx.PutItem(*item)
}

// visitMinutes is how long a requested appointment is taken to be.
const visitMinutes = 50

// BookAppointment is a portal user's asking for an appointment.
type BookAppointment struct {
	User   PersonID  `json:"user"`
	Client ClientID  `json:"client"`
	Start  time.Time `json:"start,omitzero"`
	Note   string    `json:"note,omitempty"`
}

func (*BookAppointment) Do() string { return "request-appointment" }

func (o *BookAppointment) Apply(tx Tx) (Result, error) {
	chart, _, err := chartAnd(tx, o.Client, o.User, "user")
	if err != nil {
		return Result{}, err
	}
	if err := refusal(tx, Ask{User: o.User, Client: o.Client, Action: RequestAppointment}); err != nil {
		return Result{}, err
	}
	if err := needs(!o.Start.IsZero(), "start"); err != nil {
		return Result{}, err
	}
	if !o.Start.After(tx.Now()) {
		return Result{}, Errorf(Invalid, "%s has passed", o.Start.Format(time.RFC3339)).At("start")
	}
	if err := checkTime(o.Start); err != nil {
		return Result{}, atField(err, "start")
	}
	note, err := CleanText("note", o.Note)
	if err != nil {
		return Result{}, err
	}
	item := newItem(tx, o.Client, KindAppointment, "Session")
	item.From = o.User
	item.Visit = &Visit{
		Start: o.Start, Minutes: visitMinutes, Practitioner: chart.Client.Practitioner,
		State: VisitRequested, Note: note,
	}
	return Result{ID: item.ID.String()}, tx.PutItem(*item)
}

// AnswerRequest is the practice's answer to a requested appointment.
type AnswerRequest struct {
	Appointment ItemID `json:"appointment"`
	Accept      *bool  `json:"accept"`
	Note        string `json:"note,omitempty"`
}

func (*AnswerRequest) Do() string { return "answer-request" }

func (o *AnswerRequest) Apply(tx Tx) (Result, error) {
	_, item, err := appointment(tx, o.Appointment)
	if err != nil {
		return Result{}, err
	}
	if err := needs(o.Accept != nil, "accept"); err != nil {
		return Result{}, err
	}
	if item.Visit.State != VisitRequested {
		return Result{}, Errorf(NotSo, "the appointment waits for no answer (%s)", item.visitStatus(tx.Now())).At("appointment")
	}
	note, err := CleanText("note", o.Note)
	if err != nil {
		return Result{}, err
	}
	item.Visit.State, item.Visit.Answered = VisitDeclined, ending(tx, note)
	if *o.Accept {
		if !item.Visit.Start.After(tx.Now()) {
			return Result{}, Errorf(NotSo, "the time asked for has passed").At("appointment").
				Hint("decline it, and schedule another")
		}
		item.Visit.State = VisitPlanned
	}
	return Result{}, tx.PutItem(*item)
}

// CancelAppointment takes an appointment back: the practice at any time before
// it begins, a portal user as the rules and the practice's hours let them.
type CancelAppointment struct {
	Appointment ItemID   `json:"appointment"`
	User        PersonID `json:"user,omitempty"`
	Note        string   `json:"note,omitempty"`
}

func (*CancelAppointment) Do() string { return "cancel-appointment" }

func (o *CancelAppointment) Apply(tx Tx) (Result, error) {
	chart, item, err := appointment(tx, o.Appointment)
	if err != nil {
		return Result{}, err
	}
	if o.User != 0 {
		if err := refusal(tx, Ask{User: o.User, Client: chart.ID(), Item: item.ID, Action: Cancel}); err != nil {
			return Result{}, err
		}
	}
	practice, err := tx.Practice()
	if err != nil {
		return Result{}, err
	}
	if err := item.over(tx.Now()); err != nil {
		return Result{}, err
	}
	if o.User != 0 && !item.open(Cancel, &practice, o.User, tx.Now()) {
		return Result{}, tooLate(&practice)
	}
	note, err := CleanText("note", o.Note)
	if err != nil {
		return Result{}, err
	}
	item.Visit.State, item.Visit.Cancelled, item.Visit.CancelledBy = VisitCancelled, ending(tx, note), o.User
	return Result{}, tx.PutItem(*item)
}

// mayCancel reports whether a portal user is in time to cancel: the practice's
// hours before it begins, for a request any time before.
func (v *Visit) mayCancel(practice *Practice, now time.Time) bool {
	latest := v.Start
	if v.State == VisitPlanned {
		latest = latest.Add(-time.Duration(practice.CancelHours) * time.Hour)
	}
	return now.Before(latest)
}

// appointment is an item that is one, with its chart.
func appointment(r Reader, id ItemID) (*Chart, *Item, error) {
	if err := needs(!id.IsZero(), "appointment"); err != nil {
		return nil, nil, err
	}
	chart, err := r.Chart(id.Client)
	if err != nil {
		return nil, nil, err
	}
	item := chart.Item(id)
	if item == nil || item.Visit == nil {
		return nil, nil, Errorf(NotFound, "%s has no appointment %s", chart.Subject().Name(), id).At("appointment")
	}
	return chart, item, nil
}

func ending(tx Tx, reason string) *Ending {
	return &Ending{At: tx.Now(), By: tx.Actor().ID, Reason: reason}
}

const visitPast = "past"

// StatusUpcoming is the status of an appointment that is to come.
const StatusUpcoming = "upcoming"

// visitStatus is an appointment's state in a word.
func (i *Item) visitStatus(now time.Time) string {
	switch {
	case i.Visit.State != VisitPlanned:
		return string(i.Visit.State)
	case i.Visit.Start.Before(now):
		return visitPast
	}
	return StatusUpcoming
}
