package model

import (
	"slices"
	"time"
)

// AddForm adds a form to the practice's library.
type AddForm struct {
	Title      string     `json:"title"`
	Kind       Kind       `json:"kind,omitempty"`
	Sensitive  bool       `json:"sensitive,omitempty"`
	Signatures Signatures `json:"signatures,omitempty"`
}

func (*AddForm) Do() string { return "add-form" }

func (o *AddForm) Apply(tx Tx) (Result, error) {
	form := Form{ID: tx.NewForm(), Kind: o.Kind, Sensitive: o.Sensitive, Signatures: o.Signatures}
	var err error
	if form.Title, err = neededLine("title", o.Title); err != nil {
		return Result{}, err
	}
	if form.Kind == "" {
		form.Kind = KindForm
	}
	if form.Signatures == "" {
		form.Signatures = SignAny
	}
	if err := oneOf("kind", form.Kind, FormKinds()); err != nil {
		return Result{}, err
	}
	if err := oneOf("signatures", form.Signatures, []Signatures{SignAny, SignAll}); err != nil {
		return Result{}, err
	}
	return Result{ID: form.ID.String()}, tx.PutForm(form)
}

// Assign puts a form before the persons named. A form that the client has
// already is put before more persons.
type Assign struct {
	Client    ClientID `json:"client"`
	Form      FormID   `json:"form"`
	To        People   `json:"to"`
	Due       *Date    `json:"due,omitempty"`
	Sensitive *bool    `json:"sensitive,omitempty"`
}

func (*Assign) Do() string { return "assign" }

func (o *Assign) Apply(tx Tx) (Result, error) { return assign(tx, *o) }

func assign(tx Tx, o Assign) (Result, error) {
	chart, err := chartAndAudience(tx, o.Client, o.To)
	if err != nil {
		return Result{}, err
	}
	if err := needs(o.Form != 0, "form"); err != nil {
		return Result{}, err
	}
	form, err := tx.Form(o.Form)
	if err != nil {
		return Result{}, err
	}
	result := Result{}
	item := chart.paper(o.Form)
	if item == nil {
		item = newItem(tx, o.Client, form.Kind, form.Title)
		item.Sensitive = form.Sensitive
		item.Paper = &Paper{Form: form.ID, Signatures: form.Signatures}
		result.ID = item.ID.String()
	}
	item.Audience = union(item.Audience, o.To)
	set(&item.Paper.Due, o.Due)
	set(&item.Sensitive, o.Sensitive)
	return result, tx.PutItem(*item)
}

// Unassign takes a form away from the persons named; what they answered stays.
type Unassign struct {
	Client ClientID `json:"client"`
	Form   FormID   `json:"form"`
	To     People   `json:"to"`
}

func (*Unassign) Do() string { return "unassign" }

func (o *Unassign) Apply(tx Tx) (Result, error) {
	if err := needs(o.Client != 0, "client"); err != nil {
		return Result{}, err
	}
	chart, err := tx.Chart(o.Client)
	if err != nil {
		return Result{}, err
	}
	form, err := tx.Form(o.Form)
	if err != nil {
		return Result{}, err
	}
	item := chart.paper(o.Form)
	if item == nil {
		return Result{}, Errorf(NotSo, "%s is not assigned to anybody for %s", form.Title, chart.Subject().Name()).At("form")
	}
	return Result{}, takeAway(tx, chart, item, o.To)
}

// paper is the client's item of a form, or nil.
func (c *Chart) paper(form FormID) *Item {
	for i := range c.Items {
		if c.Items[i].Paper != nil && c.Items[i].Paper.Form == form {
			return &c.Items[i]
		}
	}
	return nil
}

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

// AddBill makes a billing document.
type AddBill struct {
	Client ClientID `json:"client"`
	Kind   Kind     `json:"kind"`
	Amount Cents    `json:"amount,omitzero"`
	// Responsible is the one person it is addressed to; none is the client's own.
	Responsible PersonID `json:"to,omitempty"`
	Date        Date     `json:"date,omitzero"`
}

func (*AddBill) Do() string { return "bill" }

func (o *AddBill) Apply(tx Tx) (Result, error) {
	var to People
	if o.Responsible != 0 {
		to = People{o.Responsible}
	}
	if _, err := chartTied(tx, o.Client, to); err != nil {
		return Result{}, err
	}
	if err := oneOf("kind", o.Kind, BillKinds()); err != nil {
		return Result{}, err
	}
	if err := needs(o.Amount != 0, "amount"); err != nil {
		return Result{}, err
	}
	item := newItem(tx, o.Client, o.Kind, "")
	item.Title = billTitle(o.Kind, item.ID.No)
	item.Audience = to
	item.Bill = &Bill{Amount: o.Amount, Date: o.Date, To: o.Responsible}
	if !o.Date.Known() {
		item.Bill.Date = DateOf(tx.Now())
	}
	return Result{ID: item.ID.String()}, tx.PutItem(*item)
}

func newItem(tx Tx, client ClientID, kind Kind, title string) *Item {
	return &Item{ID: tx.NewItem(client), Kind: kind, Title: title, Since: tx.Now(), By: tx.Actor().ID}
}

// chartAndAudience is a client's chart, once everybody named is one who can be.
func chartAndAudience(r Reader, client ClientID, to People) (*Chart, error) {
	if err := needs(len(to) > 0, "to"); err != nil {
		return nil, err
	}
	return chartTied(r, client, to)
}

func chartTied(r Reader, client ClientID, to People) (*Chart, error) {
	if err := needs(client != 0, "client"); err != nil {
		return nil, err
	}
	chart, err := r.Chart(client)
	if err != nil {
		return nil, err
	}
	for _, id := range to {
		if !chart.Tied(id) {
			return nil, notContact(r, chart, id).At("to")
		}
	}
	return chart, nil
}

// takeAway takes persons out of an item's audience.
func takeAway(tx Tx, chart *Chart, item *Item, to People) error {
	if err := needs(len(to) > 0, "to"); err != nil {
		return err
	}
	for _, id := range to {
		if !item.Names(id) {
			person, err := tx.Person(id)
			if err != nil {
				return err
			}
			return Errorf(NotSo, "%s of %s does not go to %s", item.Title, chart.Subject().Name(), person.Name()).At("to")
		}
	}
	item.Audience = slices.DeleteFunc(slices.Clone(item.Audience), func(id PersonID) bool { return slices.Contains(to, id) })
	return tx.PutItem(*item)
}

// union keeps the order in which persons were named.
func union(audience []PersonID, more People) []PersonID {
	audience = slices.Clone(audience)
	for _, id := range more {
		if !slices.Contains(audience, id) {
			audience = append(audience, id)
		}
	}
	return audience
}

func neededLine(field, text string) (string, error) {
	text, err := CleanLine(field, text)
	if err != nil {
		return "", err
	}
	return text, needs(text != "", field)
}
