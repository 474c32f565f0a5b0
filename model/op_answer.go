package model

// CompleteForm is a portal user's giving a form: filled in, or signed.
type CompleteForm struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Form   FormID   `json:"form"`
	Text   string   `json:"answer,omitempty"`
	// Values is what stands in the form's fields, by their labels.
	Values map[string]string `json:"values,omitempty"`
}

func (*CompleteForm) Do() string { return "complete" }

func (o *CompleteForm) Apply(tx Tx) (Result, error) {
	return Result{}, answer(tx, o.User, o.Client, o.Form, Complete, Answer{Text: o.Text, Values: o.Values})
}

// RefuseForm is a portal user's refusing to sign a consent form.
type RefuseForm struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Form   FormID   `json:"form"`
	Text   string   `json:"answer,omitempty"`
}

func (*RefuseForm) Do() string { return "refuse" }

func (o *RefuseForm) Apply(tx Tx) (Result, error) {
	return Result{}, answer(tx, o.User, o.Client, o.Form, Refuse, Answer{Text: o.Text})
}

// answer records what a portal user did with a form, where the rules let them.
func answer(tx Tx, user PersonID, client ClientID, id FormID, action Action, given Answer) error {
	chart, person, err := chartAnd(tx, client, user, "user")
	if err != nil {
		return err
	}
	form, err := formGiven(tx, id)
	if err != nil {
		return err
	}
	item := chart.paper(id)
	if item == nil {
		return Errorf(NotFound, "%s has no form %s", chart.Subject().Name(), form.Title).At("form")
	}
	if err := refusal(tx, Ask{User: user, Client: client, Item: item.ID, Action: action}); err != nil {
		return err
	}
	if err := item.closed(action, nil, &person, tx.Now()); err != nil {
		return err
	}
	if given.Text, err = CleanText("answer", given.Text); err != nil {
		return err
	}
	if action == Complete {
		if given.Values, err = form.fill(given.Values); err != nil {
			return err
		}
	}
	given.Person, given.Given, given.At = user, action == Complete, tx.Now()
	item.Paper.Answers = append(item.Paper.Answers, given)
	return tx.PutItem(*item)
}

// WithdrawForm records that somebody takes back what they gave or refused, as
// they told the practice. Who takes back a refusal is waited for again.
type WithdrawForm struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Form   FormID   `json:"form"`
	Reason string   `json:"reason"`
}

func (*WithdrawForm) Do() string { return "withdraw" }

func (o *WithdrawForm) Apply(tx Tx) (Result, error) {
	chart, person, err := chartAnd(tx, o.Client, o.User, "user")
	if err != nil {
		return Result{}, err
	}
	form, err := formGiven(tx, o.Form)
	if err != nil {
		return Result{}, err
	}
	reason, err := neededText("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	item := chart.paper(o.Form)
	if item == nil {
		return Result{}, Errorf(NotFound, "%s has no form %s", chart.Subject().Name(), form.Title).At("form")
	}
	if answer, ok := item.AnswerOf(o.User); !ok || answer.Withdrawn {
		return Result{}, Errorf(NotSo, "%s has not answered %s", person.Name(), item.Title).At("user")
	}
	item.Paper.Answers = append(item.Paper.Answers, Answer{Person: o.User, Withdrawn: true, Text: reason, At: tx.Now()})
	return Result{}, tx.PutItem(*item)
}
