package main

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"frontdesk/model"
)

// scripts is the lines of one or several files as one operation and one
// commit. In the history it is one script of all the lines; a handle holds in
// its own file.
type scripts struct {
	Lines []json.RawMessage `json:"lines"`
	lines []line
}

// readScripts reads files to their ends.
func (p *program) readScripts(ctx context.Context, names []string) ([]line, error) {
	var lines []line
	for _, name := range names {
		in, closing, err := p.openFile(ctx, name)
		if err != nil {
			return nil, err
		}
		for line, err := range linesOf(name, in) {
			if err != nil {
				closing()
				return nil, errors.Join(ctx.Err(), cannotRead(name, err))
			}
			lines = append(lines, line)
		}
		closing()
	}
	return lines, nil
}

func newScripts(lines []line) *scripts {
	s := &scripts{lines: lines, Lines: make([]json.RawMessage, len(lines))}
	for i := range lines {
		s.Lines[i] = lines[i].text
	}
	return s
}

// Do is the name under which all of it stands in the history.
func (*scripts) Do() string { return (*model.Script)(nil).Do() }

// FilesNamed is the files that the lines name.
func (s *scripts) FilesNamed() []string { return (&model.Script{Lines: s.Lines}).FilesNamed() }

// Apply applies each file as a script. Lines are numbered over all files.
func (s *scripts) Apply(tx model.Tx) (model.Result, error) {
	var result model.Result
	for first := 0; first < len(s.lines); {
		end := first + 1
		for end < len(s.lines) && s.lines[end].file == s.lines[first].file {
			end++
		}
		script := model.Script{Lines: s.Lines[first:end]}
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

// lineOf is the line that an error of applying is about, and its own error.
func (s *scripts) lineOf(err error) (*line, error) {
	var at *model.LineError
	if errors.As(err, &at) && at.No >= 1 && at.No <= len(s.lines) {
		return &s.lines[at.No-1], at.Err
	}
	return nil, err
}

// without is the scripts less one line.
func (s *scripts) without(l *line) *scripts {
	i := slices.IndexFunc(s.lines, func(other line) bool { return other.file == l.file && other.no == l.no })
	return newScripts(slices.Delete(slices.Clone(s.lines), i, i+1))
}

// before is the scripts up to a line, without it.
func (s *scripts) before(l *line) *scripts {
	i := slices.IndexFunc(s.lines, func(other line) bool { return other.file == l.file && other.no == l.no })
	return newScripts(s.lines[:i])
}
