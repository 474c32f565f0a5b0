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
	// Named is what it created under handles of its own: an add-client's
	// contacts.
	Named []Named
	// Undone is the number of the commit that it undid, zero where none.
	Undone uint64
	// Lines are the results of a script's lines.
	Lines []Line
}

// Named is a handle and the printed id it stands for.
type Named struct{ As, ID string }

// Line is what one line of a script created: its number from 1, its handle
// and the printed id, both empty where there is none, and what it created
// under handles of its own.
type Line struct {
	No     int
	As, ID string
	Named  []Named
}

// Perform is the one way to change anything: it judges the staff member's
// role and the clock, then lets the operation validate and write.
func Perform(tx Tx, op Operation) (Result, error) {
	if err := MayDo(tx, op.Do()); err != nil {
		return Result{}, err
	}
	if err := checkClock(tx.Now()); err != nil {
		return Result{}, err
	}
	return op.Apply(tx)
}

// MayDo reports whether the staff member's role lets them do an operation at
// all. Which clients they may do it to is settled by what their Reader finds.
func MayDo(r Reader, do string) error {
	actor := r.Actor()
	if actor.Role == Manager || slices.Contains(operations[do].roles, actor.Role) {
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
	whose := "a " + string(actor.Role)
	if actor.Role == FrontDesk {
		whose = "the front desk"
	}
	who := "a manager"
	if slices.Contains(operations[do].roles, FrontDesk) {
		who += " or the front desk"
	}
	return Errorf(Forbidden, "%s may not do this", whose).Hint("ask %s", who)
}

// Encode is the operation as one JSON object, "do" first.
func Encode(op Operation) (json.RawMessage, error) {
	body, err := json.Marshal(op)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", op.Do(), err)
	}
	head := `{"do":"` + op.Do() + `"`
	if string(body) != "{}" {
		head += ","
	}
	return append(append(make([]byte, 0, len(head)+len(body)), head...), body[1:]...), nil
}
