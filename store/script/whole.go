package script

import (
	"encoding/json"
	"errors"
	"slices"

	"frontdesk/model"
)

// Whole is the lines of one or several files as one operation and one
// commit. In the history it is one script of all the lines; a handle holds in
// its own file.
type Whole struct {
	// Lines is what is kept. A line that is no JSON is not, for it is refused.
	Lines []json.RawMessage `json:"lines"`
	lines []Line
	texts []json.RawMessage
}

// NewWhole makes lines one operation.
func NewWhole(lines []Line) *Whole {
	s := &Whole{lines: lines, Lines: make([]json.RawMessage, len(lines)), texts: make([]json.RawMessage, len(lines))}
	for i := range lines {
		s.Lines[i], s.texts[i] = lines[i].Text, lines[i].Text
		if !json.Valid(lines[i].Text) {
			s.Lines[i] = json.RawMessage("null")
		}
	}
	return s
}

// Do is the name under which all of it stands in the history.
func (*Whole) Do() string { return (*model.Script)(nil).Do() }

// FilesNamed is the files that the lines name.
func (s *Whole) FilesNamed() []string { return (&model.Script{Lines: s.Lines}).FilesNamed() }

// Apply applies each file as a script. Lines are numbered over all files.
func (s *Whole) Apply(tx model.Tx) (model.Result, error) {
	var result model.Result
	for first := 0; first < len(s.lines); {
		end := first + 1
		for end < len(s.lines) && s.lines[end].File == s.lines[first].File {
			end++
		}
		script := model.Script{Lines: s.texts[first:end]}
		part, err := script.Apply(tx)
		var at *model.LineError
		if errors.As(err, &at) {
			return model.Result{}, &model.LineError{No: first + at.No, Err: at.Err}
		}
		if err != nil {
			return model.Result{}, err
		}
		for _, created := range part.Lines {
			created.No += first
			result.Lines = append(result.Lines, created)
		}
		first = end
	}
	return result, nil
}

// Line is the line that a part of the result is about.
func (s *Whole) Line(result model.Line) *Line { return &s.lines[result.No-1] }

// LineOf is the line that an error of applying is about, and its own error.
func (s *Whole) LineOf(err error) (*Line, error) {
	var at *model.LineError
	if errors.As(err, &at) && at.No >= 1 && at.No <= len(s.lines) {
		return &s.lines[at.No-1], at.Err
	}
	return nil, err
}

// Without is the scripts less one line.
func (s *Whole) Without(l *Line) *Whole {
	i := slices.IndexFunc(s.lines, func(other Line) bool { return other.File == l.File && other.No == l.No })
	return NewWhole(slices.Delete(slices.Clone(s.lines), i, i+1))
}

// Before is the scripts up to a line, without it.
func (s *Whole) Before(l *Line) *Whole {
	i := slices.IndexFunc(s.lines, func(other Line) bool { return other.File == l.File && other.No == l.No })
	return NewWhole(s.lines[:i])
}
