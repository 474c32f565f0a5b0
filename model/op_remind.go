package model

// RemindOfVisit queues a reminder of an appointment: one to the client, and one
// to each contact who gets reminders for this client. Who has several children
// gets one for each, also where they share an address.
type RemindOfVisit struct {
	Appointment ItemID `json:"appointment"`
	Message     string `json:"message,omitempty"`
}

func (*RemindOfVisit) Do() string { return "remind" }

func (o *RemindOfVisit) Apply(tx Tx) (Result, error) {
	chart, item, err := appointment(tx, o.Appointment)
	if err != nil {
		return Result{}, err
	}
	switch status := item.visitStatus(tx.Now()); {
	case status != StatusUpcoming:
		return Result{}, Errorf(NotSo, "there is nothing to remind of: the appointment is %s", status).At("appointment")
	case !item.Visit.Reminded.IsZero():
		return Result{}, Errorf(Already, "reminders went out on %s", DateOf(item.Visit.Reminded.In(tx.Now().Location()))).At("appointment")
	}
	for _, id := range chart.reminded(item, DateOf(tx.Now())) {
		person := chart.Person(id)
		_, err := queue(tx, person, Email{
			Kind: ReminderEmail, To: person.Email, Client: chart.ID(), Item: item.ID, Message: o.Message,
		})
		if err != nil {
			return Result{}, err
		}
	}
	item.Visit.Reminded = tx.Now()
	return Result{}, tx.PutItem(*item)
}

// reminded is who gets reminders of an appointment: the client, and the
// contacts of whom it is on record. A block beats it, and what is sensitive is
// told to nobody but the client and those it names.
func (c *Chart) reminded(visit *Item, today Date) []PersonID {
	people := []PersonID{c.ID().Person()}
	for i := range c.Contacts {
		contact := &c.Contacts[i]
		if contact.Ended != nil || !contact.Reminders || c.Block(contact.Person).ActiveOn(today) {
			continue
		}
		if !visit.Sensitive || visit.Names(contact.Person) {
			people = append(people, contact.Person)
		}
	}
	return people
}

// NeedsReminder reports whether an appointment begins before a time and nobody
// was reminded of it.
func (i *Item) NeedsReminder(r Reader, before Date) bool {
	return i.Visit != nil && i.visitStatus(r.Now()) == StatusUpcoming && i.Visit.Reminded.IsZero() &&
		DateOf(i.Visit.Start.In(r.Now().Location())) <= before
}

// visitForbids says why a reminder must not go out any more.
func visitForbids(r Reader, e *Email) (string, error) {
	chart, err := r.Chart(e.Client)
	if IsCode(err, NotFound) {
		return "the appointment was taken back", nil
	}
	if err != nil {
		return "", err
	}
	item := chart.Item(e.Item)
	if item == nil || item.Visit == nil {
		return "the appointment was taken back", nil
	}
	if status := item.visitStatus(r.Now()); status != StatusUpcoming {
		return "the appointment is " + status, nil
	}
	return "", nil
}
