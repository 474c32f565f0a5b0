package model

import (
	"encoding/json"
	"slices"
)

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
	blocks, err := blocksOf(tx, deed.Clients)
	if err != nil {
		return Result{}, err
	}
	holding, err := untied(tx, deed.Clients)
	if err != nil {
		return Result{}, err
	}
	if err := tx.Revert(commit); err != nil {
		return Result{}, err
	}
	if err := cancelDead(tx, deed.Emails, "the invitation was undone"); err != nil {
		return Result{}, err
	}
	if err := stillBlocked(tx, blocks); err != nil {
		return Result{}, err
	}
	return Result{Undone: commit}, stillTied(tx, deed.Clients, holding)
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

// blocksOf is the blocks in force today at clients, as far as they are there.
func blocksOf(tx Tx, clients []ClientID) ([]Block, error) {
	var blocks []Block
	for _, client := range clients {
		chart, err := tx.Chart(client)
		if IsCode(err, NotFound) {
			continue // taken back, so that nobody is kept from it
		}
		if err != nil {
			return nil, err
		}
		for _, block := range chart.Blocks {
			if block.ActiveOn(DateOf(tx.Now())) {
				blocks = append(blocks, block)
			}
		}
	}
	return blocks, nil
}

// stillBlocked refuses an undo that would end a block: that is an act of its
// own, with a reason.
func stillBlocked(tx Tx, blocks []Block) error {
	for _, block := range blocks {
		chart, err := tx.Chart(block.Client)
		if err != nil && !IsCode(err, NotFound) {
			return err
		}
		if err == nil && chart.Block(block.Person).ActiveOn(DateOf(tx.Now())) {
			continue
		}
		return Errorf(Forbidden, "an undo does not lift a block").
			Hint("lift that of %s by itself, with a reason", personNamed(tx, block.Person))
	}
	return nil
}

// hold is one person's access to one client.
type hold struct {
	client ClientID
	person PersonID
}

// untied is who holds an access to one of the clients that is on, and is
// neither a contact nor linked.
func untied(tx Tx, clients []ClientID) ([]hold, error) {
	var holds []hold
	for _, client := range clients {
		chart, err := tx.Chart(client)
		if IsCode(err, NotFound) {
			continue // taken back, with all that was given
		}
		if err != nil {
			return nil, err
		}
		for _, access := range chart.Access {
			if access.On && !chart.Tied(access.Person) {
				holds = append(holds, hold{client, access.Person})
			}
		}
	}
	return holds, nil
}

// stillTied refuses an undo behind which somebody would have access who was
// removed since, or who would be a contact no more.
func stillTied(tx Tx, clients []ClientID, before []hold) error {
	after, err := untied(tx, clients)
	if err != nil {
		return err
	}
	for _, now := range after {
		if !slices.Contains(before, now) {
			return Errorf(Conflict, "%s would have access to the portal of %s without being a contact",
				personNamed(tx, now.person), personNamed(tx, now.client.Person())).At("commit").
				Hint("add the contact again first, or turn the access off")
		}
	}
	return nil
}
