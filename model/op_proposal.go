package model

// ProposeChange is a portal user's proposing a change of the record. It waits
// in the chart until staff answer; a later one of the same person for the same
// field takes its place.
type ProposeChange struct {
	User   PersonID      `json:"user"`
	Client ClientID      `json:"client"`
	Field  ProposalField `json:"field"`
	Value  string        `json:"value"`
}

func (*ProposeChange) Do() string { return "propose-change" }

func (o *ProposeChange) Apply(tx Tx) (Result, error) {
	chart, _, err := chartAnd(tx, o.Client, o.User, "user")
	if err != nil {
		return Result{}, err
	}
	field, err := fieldOf(o.Field)
	if err != nil {
		return Result{}, err
	}
	if err := refusal(tx, Ask{User: o.User, Client: o.Client, Action: field.action}); err != nil {
		return Result{}, err
	}
	value, err := neededLine("value", o.Value)
	if err != nil {
		return Result{}, err
	}
	old := field.now(chart)
	if value == old {
		return Result{}, Errorf(Already, "the record says %s already", value).At("value")
	}
	if _, err := field.change(chart, value); err != nil {
		return Result{}, atField(err, "value")
	}
	for _, p := range chart.Waiting() {
		if p.By == o.User && p.Field == field.name {
			p.State, p.Answered = ProposalReplaced, ending(tx, "")
			if err := tx.PutProposal(p); err != nil {
				return Result{}, err
			}
		}
	}
	proposal := Proposal{
		ID: tx.NewItem(o.Client), By: o.User, Field: field.name, Old: old, New: value,
		At: tx.Now(), State: ProposalWaiting,
	}
	return Result{ID: proposal.ID.String()}, tx.PutProposal(proposal)
}

// AnswerChange is the practice's answer to a proposed change; accepted, the
// record says so from now on.
type AnswerChange struct {
	Change ItemID `json:"change"`
	Accept *bool  `json:"accept"`
	Note   string `json:"note,omitempty"`
}

func (*AnswerChange) Do() string { return "answer-change" }

func (o *AnswerChange) Apply(tx Tx) (Result, error) {
	if err := needs(!o.Change.IsZero(), "change"); err != nil {
		return Result{}, err
	}
	chart, err := tx.Chart(o.Change.Client)
	if err != nil {
		return Result{}, err
	}
	proposal := chart.Proposal(o.Change)
	if proposal == nil {
		return Result{}, Errorf(NotFound, "%s has no proposed change %s", chart.Subject().Name(), o.Change).At("change")
	}
	if err := needs(o.Accept != nil, "accept"); err != nil {
		return Result{}, err
	}
	if proposal.State != ProposalWaiting {
		return Result{}, Errorf(Already, "the change was answered (%s)", proposal.State).At("change")
	}
	note, err := CleanText("note", o.Note)
	if err != nil {
		return Result{}, err
	}
	proposal.State, proposal.Answered = ProposalRefused, ending(tx, note)
	if *o.Accept {
		proposal.State = ProposalAccepted
		if err := o.accept(tx, chart, proposal); err != nil {
			return Result{}, err
		}
	}
	return Result{}, tx.PutProposal(*proposal)
}

// accept changes the record by the operation that staff would do themselves.
func (o *AnswerChange) accept(tx Tx, chart *Chart, proposal *Proposal) error {
	field, err := fieldOf(proposal.Field)
	if err != nil {
		return err
	}
	change, err := field.change(chart, proposal.New)
	if err == nil {
		_, err = Perform(tx, change)
	}
	return err
}
