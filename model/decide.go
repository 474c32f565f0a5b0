package model

// Decision is the answer to: may this person do this action to this item of
// this client, at this time?
type Decision struct {
	Allow bool
	// Rule is the deciding rule on deny, empty on allow.
	Rule Rule
	// Because is the reason in words that staff understand.
	Because string
	// Passed is the rules that did not deny, in order, up to the deciding one.
	Passed []Rule
}

// decide asks the rules in their order.
func (q *question) decide() Decision {
	if denial, denied := q.denied(); denied {
		return denial
	}
	return Decision{Allow: true, Because: q.allowedBecause(), Passed: ruleNames}
}

// denied is the decision of the first rule that denies, if one does.
func (q *question) denied() (Decision, bool) {
	for i := range rules {
		if because := rules[i].denies(q); because != "" {
			return Decision{Rule: rules[i].name, Because: because, Passed: ruleNames[:i:i]}, true
		}
	}
	return Decision{}, false
}

// allows is decide for those who need no words.
func (q *question) allows() bool {
	_, denied := q.denied()
	return !denied
}

var ruleNames = Rules()

func (q *question) allowedBecause() string {
	switch {
	case q.item == nil:
		return q.who + " has access to " + q.portalOf() + " with " + q.needs.Label()
	case q.reach() == reachByName:
		return q.addressed() + ", and " + q.needs.Label() + " is ticked"
	case q.item.Kind.IsForm():
		return q.addressed() + ", and " + q.who + " may complete forms on " + possessive(q.chart.Subject().Called()) + " behalf"
	}
	return possessive(q.who) + " " + q.needs.Label() + " is ticked"
}

// Ask is a question put by name: who, whose chart, which item (zero is the
// profile itself) and what is to be done.
type Ask struct {
	User   PersonID
	Client ClientID
	Item   ItemID
	Action Action
	// Needs asks, without an item and an action, whether the profile can be
	// used with this permission; Basic is to open it.
	Needs Permission
	// Opened judges as if the person could sign in and the portal were on, as
	// a preview does.
	Opened bool
}

// Decide answers a question from what is recorded.
func Decide(r Reader, ask Ask) (Decision, error) {
	q, err := newQuestion(r, ask)
	if err != nil {
		return Decision{}, err
	}
	return q.decide(), nil
}

func newQuestion(r Reader, ask Ask) (*question, error) {
	practice, err := r.Practice()
	if err != nil {
		return nil, err
	}
	chart, err := r.Chart(ask.Client)
	if err != nil {
		return nil, err
	}
	person, err := r.Person(ask.User)
	if err != nil {
		return nil, err
	}
	login, err := r.Login(ask.User)
	if err != nil {
		return nil, err
	}
	q := &question{standing: newStanding(&practice, r.Now(), chart, &person, login), action: ask.Action}
	q.opened = ask.Opened
	if !ask.Item.IsZero() {
		if q.item = chart.Item(ask.Item); q.item == nil {
			return nil, Errorf(NotFound, "%s has no item %s", chart.Subject().Name(), ask.Item).At("item")
		}
	}
	if q.action == "" {
		q.action = View
		if q.item == nil {
			q.needs = ask.Needs
			return q, nil
		}
	}
	q.needs, err = needOf(q.item, q.action)
	return q, err
}

// refusal is the error of an operation that the rules deny to a portal user,
// or nil where they allow it.
func refusal(r Reader, ask Ask) error {
	decision, err := Decide(r, ask)
	if err != nil || decision.Allow {
		return err
	}
	return decision.refusal()
}
