package model

import (
	"encoding/json"
	"slices"
)

const scriptName = "script"

// Script is several lines applied as one operation and one commit: all or
// nothing. Each line is an operation as JSON; handles given by "as" hold from
// line to line.
type Script struct {
	Lines []json.RawMessage `json:"lines"`
}

// ScriptOf makes several operations one; a single one stays what it is.
func ScriptOf(ops []Operation) (Operation, error) {
	if len(ops) == 1 {
		return ops[0], nil
	}
	script := &Script{Lines: make([]json.RawMessage, len(ops))}
	for i, op := range ops {
		line, err := Encode(op)
		if err != nil {
			return nil, err
		}
		script.Lines[i] = line
	}
	return script, nil
}

func (*Script) Do() string { return scriptName }

// LineError is the error of one of a script's lines, numbered from 1.
type LineError struct {
	No  int
	Err error
}

func (e *LineError) Error() string { return e.Err.Error() }
func (e *LineError) Unwrap() error { return e.Err }

func (o *Script) Apply(tx Tx) (Result, error) {
	handles := Handles{}
	var result Result
	for i, text := range o.Lines {
		line, err := applyLine(tx, handles, text)
		if err != nil {
			return Result{}, &LineError{No: i + 1, Err: err}
		}
		line.No = i + 1
		result.Lines = append(result.Lines, line)
	}
	return result, nil
}

func applyLine(tx Tx, handles Handles, text []byte) (Line, error) {
	op, as, err := Decode(tx, handles, text)
	if err != nil {
		return Line{}, err
	}
	if op.Do() == scriptName {
		return Line{}, Errorf(Invalid, "a script cannot hold a script").At("do")
	}
	result, err := Perform(tx, op)
	if err != nil {
		return Line{}, err
	}
	return Line{As: as, ID: result.ID, Named: result.Named}, handles.Learn(as, result)
}

// Handles is what the lines of a script so far have named: handle to the
// printed id of what the line created.
type Handles map[string]string

// Learn takes in what a line created.
func (h Handles) Learn(as string, result Result) error {
	for _, named := range append(result.Named, Named{As: as, ID: result.ID}) {
		if named.As == "" || named.ID == "" {
			continue
		}
		if _, taken := h[named.As]; taken {
			return h.taken(named.As)
		}
		h[named.As] = named.ID
	}
	return nil
}

// free refuses handles of a line that are taken, before anything is applied:
// the line's own, and those of contacts made together with their client.
func (h Handles) free(as string, op Operation) error {
	given := []string{as}
	if client, is := op.(*AddClient); is {
		for i := range client.Contacts {
			given = append(given, client.Contacts[i].As)
		}
	}
	for i, handle := range given {
		_, taken := h[handle]
		if handle != "" && (taken || slices.Contains(given[:i], handle)) {
			return h.taken(handle)
		}
	}
	return nil
}

func (h Handles) taken(as string) error {
	return Errorf(Already, "the handle %q stands for something else in this file already", as).At("as").
		Hint("choose another handle")
}
