package model

import "slices"

// PutOffFinding leaves a finding of the review alone until a day.
type PutOffFinding struct {
	Client  ClientID `json:"client"`
	Finding string   `json:"finding"` // its key, as the review prints it
	Until   Date     `json:"until"`
	Reason  string   `json:"reason"`
}

func (*PutOffFinding) Do() string { return "put-off" }

func (o *PutOffFinding) Apply(tx Tx) (Result, error) {
	if err := needs(o.Client != 0, "client"); err != nil {
		return Result{}, err
	}
	found, err := ReviewOf(tx, o.Client)
	if err != nil {
		return Result{}, err
	}
	today := DateOf(tx.Now())
	switch {
	case !slices.ContainsFunc(found, func(f Finding) bool { return f.Key() == o.Finding }):
		return Result{}, Errorf(NotFound, "nothing of that kind needs a person: %q", o.Finding).At("finding").
			Hint("frontdesk review lists what does")
	case !o.Until.Known():
		return Result{}, needs(false, "until")
	case o.Until <= today:
		return Result{}, Errorf(Invalid, "%s is not in the future", o.Until).At("until")
	}
	reason, err := neededText("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	client, err := tx.Client(o.Client)
	if err != nil {
		return Result{}, err
	}
	client.PutOff = slices.DeleteFunc(slices.Clone(client.PutOff), func(p PutOff) bool {
		return p.Finding == o.Finding || p.Until <= today
	})
	client.PutOff = append(client.PutOff, PutOff{Finding: o.Finding, Until: o.Until, Reason: reason, By: tx.Actor().ID})
	return Result{}, tx.PutClient(client)
}
