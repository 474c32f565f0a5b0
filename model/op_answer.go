package model

// CompleteForm is a portal user's giving a form: filled in, or signed.
type CompleteForm struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Form   FormID   `json:"form"`
	Text   string   `json:"answer,omitempty"`
}

func (*CompleteForm) Do() string { return "complete" }

func (o *CompleteForm) Apply(tx Tx) (Result, error) {
	return Result{}, answer(tx, o.User, o.Client, o.Form, Complete, o.Text)
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
	return Result{}, answer(tx, o.User, o.Client, o.Form, Refuse, o.Text)
}

// answer records what a portal user did with a form, where the rules let them.
func answer(tx Tx, user PersonID, client ClientID, id FormID, action Action, text string) error {
	chart, person, err := chartAnd(tx, client, user, "user")
	if err != nil {
		return err
	}
	form, err := tx.Form(id)
	if err != nil {
		return err
	}
	item := chart.paper(id)
	if item == nil {
		return Errorf(NotFound, "%s has no form %s", chart.Subject().Name(), form.Title).At("form")
	}
	if err := Refusal(tx, Ask{User: user, Client: client, Item: item.ID, Action: action}); err != nil {
		return err
	}
	if status := item.statusFor(user, tx.Now()); status != statusWaiting {
		return Errorf(Already, "%s has answered %s already (%s)", person.Name(), item.Title, status).At("form")
	}
	text, err = CleanText("answer", text)
	if err != nil {
		return err
	}
	item.Paper.Answers = append(item.Paper.Answers, Answer{Person: user, Given: action == Complete, Text: text, At: tx.Now()})
	return tx.PutItem(*item)
}
