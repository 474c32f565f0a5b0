package training

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is something wrong in a scenario's file.
type Problem struct {
	File  string
	Line  int    // from 1
	Where string // "step 2, goal 1, sees"; empty where it is about the file
	Text  string
}

func (p Problem) String() string {
	at := fmt.Sprintf("%s:%d: ", p.File, p.Line)
	if p.Where != "" {
		at += p.Where + ": "
	}
	return at + p.Text
}

// Problems is everything that is wrong in a scenario, in the order of the file.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = p[i].String()
	}
	return strings.Join(lines, "\n")
}

// orNil is the problems as an error, in the order of the file.
func (p Problems) orNil() error {
	if len(p) == 0 {
		return nil
	}
	slices.SortStableFunc(p, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return p
}

// source is a scenario's file: what it is called and holds, before its days
// are filled in, and where each field stands.
type source struct {
	file      string
	text      []byte
	positions map[place]position
}

// line is where a field stands, or what it belongs to.
func (s *source) line(at place) int {
	for _, at := range []place{at, {at.step, at.goal, ""}, {step: at.step}, {field: at.field}, {}} {
		if position, known := s.positions[at]; known {
			return position.name
		}
	}
	return 1
}

// problem is one about a field.
func (s *source) problem(at place, format string, args ...any) Problem {
	return Problem{s.file, s.line(at), at.String(), fmt.Sprintf(format, args...)}
}
