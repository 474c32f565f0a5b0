package model

import "encoding/json"

// Undo takes back what a commit changed: each record is again what it was
// before. An undo can be undone too, which redoes what was undone.
type Undo struct {
	// Commit is the number of the commit; zero is the actor's own last one that
	// counts as a deed.
	Commit uint64 `json:"commit,omitempty"`
	// Redo takes back the actor's own last undo instead.
	Redo bool `json:"redo,omitempty"`
}

func (*Undo) Do() string { return "undo" }

func (o *Undo) Apply(tx Tx) (Result, error) {
	commit := o.Commit
	switch {
	case commit != 0 && o.Redo:
		return Result{}, Errorf(Invalid, "a commit is undone by its number, or the last undo is redone, not both").At("redo")
	case commit == 0:
		var err error
		if commit, err = tx.LastDeed(o.Redo); err != nil {
			return Result{}, err
		}
	}
	deed, err := tx.Deed(commit)
	if err != nil {
		return Result{}, err
	}
	if err := mayUndo(tx, &deed); err != nil {
		return Result{}, err
	}
	before, err := chartsThere(tx, deed.Clients)
	if err != nil {
		return Result{}, err
	}
	if err := tx.Revert(commit); err != nil {
		return Result{}, err
	}
	if err := cancelDead(tx, deed.Emails, "the invitation was undone"); err != nil {
		return Result{}, err
	}
	after, err := chartsThere(tx, deed.Clients)
	if err != nil {
		return Result{}, err
	}
	for _, still := range []func(Tx, []*Chart, []*Chart) error{stillBlocked, stillEnded, stillTied} {
		if err := still(tx, before, after); err != nil {
			return Result{}, err
		}
	}
	return Result{Undone: commit}, nil
}

// mayUndo asks for the role that doing it needed, line by line of a script,
// and of what an undo undid.
func mayUndo(tx Tx, deed *Deed) error {
	var op struct {
		Do    string            `json:"do"`
		Lines []json.RawMessage `json:"lines"`
	}
	if err := json.Unmarshal(deed.Operation, &op); err != nil {
		return Errorf(Unsupported, "the history does not say what that commit did")
	}
	if isReport(op.Do) {
		return Errorf(Forbidden, "what became of an e-mail cannot be undone")
	}
	if op.Do == TrainingBegun {
		return Errorf(Forbidden, "a practice to learn on stays one")
	}
	if err := MayDo(tx, op.Do); err != nil {
		return err
	}
	for _, line := range op.Lines {
		if err := mayUndo(tx, &Deed{Operation: line}); err != nil {
			return err
		}
	}
	for _, commit := range deed.Undid {
		undone, err := tx.Deed(commit)
		if err != nil {
			return err
		}
		if err := mayUndo(tx, &undone); err != nil {
			return err
		}
	}
	return nil
}

// chartsThere is the charts of clients, nil for one that was taken back with all
// that was in it.
func chartsThere(tx Tx, clients []ClientID) ([]*Chart, error) {
	charts := make([]*Chart, len(clients))
	for i, client := range clients {
		var err error
		if charts[i], err = tx.Chart(client); IsCode(err, NotFound) {
			charts[i] = nil
		} else if err != nil {
			return nil, err
		}
	}
	return charts, nil
}

// stillBlocked refuses an undo that would end a block: that is an act of its
// own, with a reason.
func stillBlocked(tx Tx, before, after []*Chart) error {
	today := DateOf(tx.Now())
	for i, chart := range before {
		if chart == nil {
			continue
		}
		for j := range chart.Blocks {
			block := &chart.Blocks[j]
			if !block.ActiveOn(today) || after[i] != nil && after[i].Block(block.Person).ActiveOn(today) {
				continue
			}
			return Errorf(Forbidden, "an undo does not lift a block").
				Hint("lift that of %s by itself, with a reason", personNamed(tx, block.Person))
		}
	}
	return nil
}

// stillEnded refuses an undo behind which an access would go on that has ended:
// that takes a reason.
func stillEnded(tx Tx, before, after []*Chart) error {
	today := DateOf(tx.Now())
	for i, chart := range after {
		if chart == nil || before[i] == nil {
			continue
		}
		for j := range chart.Access {
			access := &chart.Access[j]
			was := before[i].AccessOf(access.Person)
			if !access.On || access.EndedBy(today) || was == nil || !was.EndedBy(today) {
				continue
			}
			return Errorf(Forbidden, "an undo does not take the end of an access away").
				Hint("let %s go on by itself, with a reason", personNamed(tx, access.Person))
		}
	}
	return nil
}

// stillTied refuses an undo behind which somebody would have access who was
// removed since, or who would be a contact no more.
func stillTied(tx Tx, before, after []*Chart) error {
	for i, chart := range after {
		if chart == nil {
			continue
		}
		for j := range chart.Access {
			id := chart.Access[j].Person
			if !chart.holdsUntied(id) || before[i] != nil && before[i].holdsUntied(id) {
				continue
			}
			return Errorf(Conflict, "%s would have access to the portal of %s without being a contact",
				personNamed(tx, id), personNamed(tx, chart.ID().Person())).At("commit").
				Hint("add the contact again first, or turn the access off")
		}
	}
	return nil
}

// holdsUntied reports whether somebody's access is on who is neither the client
// nor a contact nor linked.
func (c *Chart) holdsUntied(id PersonID) bool {
	access := c.AccessOf(id)
	return access != nil && access.On && !c.Tied(id)
}
