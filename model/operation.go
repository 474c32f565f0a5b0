package model

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Operation is one change of the practice: the only way anything changes. It
// travels as one JSON object whose "do" names it.
type Operation interface {
	// Do is the operation's name in scripts.
	Do() string
	// Apply validates the operation against what is recorded and writes it.
	Apply(Tx) (Result, error)
}

// Result says what an operation created.
type Result struct {
	// ID is the printed id of what was created, empty where nothing was.
	ID string
	// Items are the results of a script's lines.
	Lines []LineResult
}

// LineResult is what one line of a script created.
type LineResult struct {
	Line int    `json:"line"`
	As   string `json:"as,omitempty"`
	ID   string `json:"id,omitempty"`
}

// operation is one row of the table of operations.
type operation struct {
	make func() Operation
	// roles are those who may do it beside the manager. A trainer does
	// everything, on training files only.
	roles []Role
	// handle says that a script's line may name what it creates by "as".
	handle bool
}

// Perform is the one way to change anything: it judges the staff member's
// role, then lets the operation validate and write.
func Perform(tx Tx, op Operation) (Result, error) {
	if err := MayDo(tx, op); err != nil {
		return Result{}, err
	}
	return op.Apply(tx)
}

// MayDo reports whether the staff member's role lets them do the operation at
// all. Which clients they may do it to is settled by what their Reader finds.
func MayDo(r Reader, op Operation) error {
	actor := r.Actor()
	row, known := operations[op.Do()]
	if actor.Role == Manager || known && slices.Contains(row.roles, actor.Role) {
		return nil
	}
	if actor.Role == Trainer {
		practice, err := r.Practice()
		if err != nil {
			return err
		}
		if practice.Training {
			return nil
		}
		return Errorf(Forbidden, "%s is a trainer, and trainers change training files only", actor.Name)
	}
	return Errorf(Forbidden, "a %s may not do %s", actor.Role, op.Do()).
		Hint("ask a manager or the front desk")
}

// Encode is the operation as one JSON object, "do" first.
func Encode(op Operation) (json.RawMessage, error) {
	body, err := json.Marshal(op)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", op.Do(), err)
	}
	head := `{"do":"` + op.Do() + `"`
	if string(body) == "{}" {
		return json.RawMessage(head + "}"), nil
	}
	return json.RawMessage(head + "," + string(body[1:])), nil
}

// operations is every operation there is.
var operations = map[string]operation{}
