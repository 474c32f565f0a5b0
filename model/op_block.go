package model

// BlockPerson keeps a person away from a client: a court order or a safety
// decision. It beats every grant.
type BlockPerson struct {
	Client    ClientID `json:"client"`
	Person    PersonID `json:"person"`
	Reason    string   `json:"reason"`
	Reference string   `json:"reference,omitempty"`
	Until     Date     `json:"until,omitzero"`
}

func (*BlockPerson) Do() string { return "block" }

func (o *BlockPerson) Apply(tx Tx) (Result, error) {
	chart, person, err := chartAnd(tx, o.Client, o.Person, "person")
	if err != nil {
		return Result{}, err
	}
	today := DateOf(tx.Now())
	switch {
	case o.Person == o.Client.Person():
		return Result{}, Errorf(Invalid, "%s cannot be blocked from their own chart", person.Name()).At("person")
	case chart.Block(o.Person).ActiveOn(today):
		return Result{}, Errorf(Already, "%s is blocked from %s already", person.Name(), chart.Subject().Name()).At("person")
	case o.Until.Known() && o.Until < today:
		return Result{}, Errorf(Invalid, "%s has passed", o.Until).At("until")
	}
	block := Block{Client: o.Client, Person: o.Person, Until: o.Until, By: tx.Actor().ID, At: tx.Now()}
	if block.Reason, err = neededText("reason", o.Reason); err != nil {
		return Result{}, err
	}
	if block.Reference, err = CleanLine("reference", o.Reference); err != nil {
		return Result{}, err
	}
	return Result{}, tx.PutBlock(block)
}

// LiftBlock ends a block before its time.
type LiftBlock struct {
	Client ClientID `json:"client"`
	Person PersonID `json:"person"`
	Reason string   `json:"reason"`
}

func (*LiftBlock) Do() string { return "lift-block" }

func (o *LiftBlock) Apply(tx Tx) (Result, error) {
	chart, person, err := chartAnd(tx, o.Client, o.Person, "person")
	if err != nil {
		return Result{}, err
	}
	block := chart.Block(o.Person)
	if !block.ActiveOn(DateOf(tx.Now())) {
		return Result{}, Errorf(NotSo, "%s is not blocked from %s", person.Name(), chart.Subject().Name()).At("person")
	}
	reason, err := neededText("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	block.Lifted = ending(tx, reason)
	return Result{}, tx.PutBlock(*block)
}

// chartAnd is a client's chart and a person, whoever it is.
func chartAnd(r Reader, client ClientID, id PersonID, field string) (*Chart, Person, error) {
	if err := needs(client != 0, "client"); err != nil {
		return nil, Person{}, err
	}
	if err := needs(id != 0, field); err != nil {
		return nil, Person{}, err
	}
	chart, err := r.Chart(client)
	if err != nil {
		return nil, Person{}, err
	}
	person, err := r.Person(id)
	return chart, person, err
}

func neededText(field, text string) (string, error) {
	text, err := CleanText(field, text)
	if err != nil {
		return "", err
	}
	return text, needs(text != "", field)
}
