package main

import (
	"frontdesk/model"
	"frontdesk/store/script"
)

// ack acknowledges one line of a script. Its JSON is a promise to others.
type ack struct {
	// File is given where there are several.
	File   string `json:"file,omitempty"`
	Line   int    `json:"line"`
	Commit uint64 `json:"commit,omitempty"`
	As     string `json:"as,omitempty"`
	ID     string `json:"id,omitempty"`
}

// acker acknowledges lines on stdout, each written through at once.
type acker struct {
	out     *printer
	asJSON  bool
	several bool
}

// ok acknowledges a line and what it created.
func (a *acker) ok(l *script.Line, commit uint64, created model.Line) error {
	if !a.asJSON {
		a.out.line(l.At() + "ok")
		return a.out.flush()
	}
	ack := ack{Line: l.No, Commit: commit, As: created.As, ID: created.ID}
	if a.several {
		ack.File = l.File
	}
	if err := a.out.object(ack); err != nil {
		return err
	}
	return a.out.flush()
}
