package model

import "slices"

// AddForm adds a form to the practice's library.
type AddForm struct {
	Title      string     `json:"title"`
	Kind       Kind       `json:"kind,omitempty"`
	Sensitive  bool       `json:"sensitive,omitempty"`
	Signatures Signatures `json:"signatures,omitempty"`
	Text       string     `json:"text,omitempty"`
	Fields     []Field    `json:"fields,omitempty"`
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
	if form.Text, err = CleanText("text", o.Text); err != nil {
		return Result{}, err
	}
	if form.Fields, err = cleanFields(o.Fields); err != nil {
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
	form, err := formGiven(tx, o.Form)
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
	form, err := formGiven(tx, o.Form)
	if err != nil {
		return Result{}, err
	}
	item := chart.paper(o.Form)
	if item == nil {
		return Result{}, Errorf(NotSo, "%s is not assigned to anybody for %s", form.Title, chart.Subject().Name()).At("form")
	}
	return Result{}, takeAway(tx, chart, item, o.To)
}

func formGiven(r Reader, id FormID) (Form, error) {
	if err := needs(id != 0, "form"); err != nil {
		return Form{}, err
	}
	return r.Form(id)
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
