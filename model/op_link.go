package model

import "encoding/json"

// Dependents is one client or a list of them.
type Dependents []ClientID

// UnmarshalJSON reads one id or a list.
func (d *Dependents) UnmarshalJSON(b []byte) error { return oneOrMore(b, (*[]ClientID)(d)) }

// People is one person or a list of them.
type People []PersonID

// UnmarshalJSON reads one id or a list.
func (p *People) UnmarshalJSON(b []byte) error { return oneOrMore(b, (*[]PersonID)(p)) }

func oneOrMore[T any](b []byte, list *[]T) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, list)
	}
	var one T
	if err := json.Unmarshal(b, &one); err != nil {
		return err
	}
	*list = []T{one}
	return nil
}

// Link adds dependents to a parent's own login, with full access.
type Link struct {
	Dependent Dependents `json:"dependent"`
	Parent    PersonID   `json:"parent"`
	// Reason is needed to go on after an access that ended.
	Reason string `json:"reason,omitempty"`
}

func (*Link) Do() string { return "link" }

func (o *Link) Apply(tx Tx) (Result, error) {
	if err := needs(len(o.Dependent) > 0, "dependent"); err != nil {
		return Result{}, err
	}
	reason, err := CleanText("reason", o.Reason)
	if err != nil {
		return Result{}, err
	}
	for _, client := range o.Dependent {
		if err := linkOne(tx, client, o.Parent, reason); err != nil {
			return Result{}, err
		}
	}
	return Result{}, nil
}

func linkOne(tx Tx, client ClientID, id PersonID, reason string) error {
	chart, parent, err := chartAnd(tx, client, id, "parent")
	if err != nil {
		return err
	}
	if client.Person() == id {
		return Errorf(Invalid, "%s cannot be linked to their own portal", parent.Name()).At("parent")
	}
	if err := hasActiveLogin(tx, &parent); err != nil {
		return err
	}
	access := Access{Client: client, Person: id}
	if had := chart.AccessOf(id); had != nil {
		access = *had
	}
	if access.IsLinked() {
		return Errorf(Already, "%s is linked to %s already", chart.Subject().Name(), possessive(parent.Name())+" portal").At("dependent")
	}
	if access.EndedBy(DateOf(tx.Now())) && reason == "" {
		return endedNeedsReason(access.Until)
	}
	if reason != "" {
		access.Reason = reason
	}
	access.Ticks, access.Linked, access.Until = AllPermissions, true, 0
	access.On, access.GrantedBy, access.GrantedAt = true, tx.Actor().ID, tx.Now()
	return tx.PutAccess(access)
}

// hasActiveLogin refuses a parent who cannot sign in.
func hasActiveLogin(r Reader, parent *Person) error {
	login, err := r.Login(parent.ID)
	if err != nil {
		return err
	}
	state := login.StateAt(r.Now())
	if state == LoginActive {
		return nil
	}
	e := Errorf(NotSo, "%s has no active login (%s)", parent.Name(), state).At("parent")
	if state == LoginDisabled {
		return e.Hint("enable the login first, with enable-login")
	}
	return e.Hint("invite %s, and link after the first sign-in", parent.Called())
}

// Unlink takes exactly the linked access away.
type Unlink struct {
	Dependent Dependents `json:"dependent"`
	Parent    PersonID   `json:"parent"`
}

func (*Unlink) Do() string { return "unlink" }

func (o *Unlink) Apply(tx Tx) (Result, error) {
	if err := needs(len(o.Dependent) > 0, "dependent"); err != nil {
		return Result{}, err
	}
	for _, client := range o.Dependent {
		chart, parent, err := chartAnd(tx, client, o.Parent, "parent")
		if err != nil {
			return Result{}, err
		}
		access := chart.AccessOf(o.Parent)
		if access == nil || !access.Linked {
			return Result{}, Errorf(NotSo, "%s is not linked to %s portal", chart.Subject().Name(), possessive(parent.Name())).At("dependent")
		}
		// What a later toggle starts from is not the link's full access.
		access.Ticks = 0
		if err := endAccess(tx, access); err != nil {
			return Result{}, err
		}
	}
	return Result{}, nil
}
