package model

import "encoding/json"

// Script is several lines applied as one operation and one commit: all or
// nothing. Each line is an operation as JSON; handles given by "as" hold from
// line to line.
type Script struct {
	Lines []json.RawMessage `json:"lines"`
}

func (*Script) Do() string { return "script" }
