package training

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"frontdesk/model"
	"frontdesk/store/script"
)

// extension ends the name of a scenario's file.
const extension = ".toml"

// LongestFile is how many bytes a scenario's file may have.
const LongestFile = 1 << 20

// enteredAgo is how many days ago a set-up was entered that does not say so.
const enteredAgo = 3

// Read reads a scenario's file and fills in the days as of today. Its error is
// Problems. What only playing it shows, Check finds.
func Read(file string, text []byte, today model.Date) (*Scenario, error) {
	if len(text) > LongestFile {
		return nil, Problems{{File: file, Line: 1, Text: "is longer than a scenario may be, which is 1 MB"}}
	}
	r := reader{source: source{file: file, text: text}}
	filled, err := script.Fill(file, string(text), today)
	if err != nil {
		return nil, Problems{unfilled(file, err)}
	}
	decoder := toml.NewDecoder(strings.NewReader(filled))
	decoder.DisallowUnknownFields()
	var doc document
	if err := decoder.Decode(&doc); err != nil {
		return nil, broken(file, err)
	}
	r.positions = positions([]byte(filled))
	scenario := r.scenario(&doc)
	return scenario, r.problems.orNil()
}

// on is the scenario as it is read on another day.
func (s *Scenario) on(today model.Date) (*Scenario, error) {
	return Read(s.source.file, s.source.text, today)
}

// unfilled is the problem of a text whose days cannot be filled in. The error
// names file and line itself: "template: FILE:LINE: …".
func unfilled(file string, err error) Problem {
	p := Problem{File: file, Line: 1}
	_, p.Text, _ = strings.Cut(err.Error(), file+":")
	line, rest, _ := strings.Cut(p.Text, ":")
	p.Line = max(1, number(line))
	if p.Text = strings.TrimSpace(rest); p.Line == 1 && p.Text == "" {
		p.Text = err.Error()
	}
	p.Text += `; the days are {{day N}}, {{born N}} and {{turns N D}}`
	return p
}

func number(digits string) int {
	n := 0
	for _, digit := range digits {
		if digit < '0' || digit > '9' {
			return n
		}
		n = n*10 + int(digit-'0')
	}
	return n
}

// broken is the problems of a text that is no TOML, or has what we do not know.
func broken(file string, err error) Problems {
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		var problems Problems
		for i := range unknown.Errors {
			line, _ := unknown.Errors[i].Position()
			name := strings.Join(unknown.Errors[i].Key(), ".")
			problems = append(problems, Problem{file, line, name, "there is no such field"})
		}
		return problems
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		return Problems{{file, line, strings.Join(wrong.Key(), "."), strings.TrimPrefix(err.Error(), "toml: ")}}
	}
	return Problems{{File: file, Line: 1, Text: err.Error()}}
}

// nameOf is what a scenario is called whose file is this.
func nameOf(file string) string {
	return strings.TrimSuffix(filepath.Base(file), extension)
}

// reader makes a scenario of its document.
type reader struct {
	source
	problems Problems
}

func (r *reader) wrong(at place, format string, args ...any) {
	r.problems = append(r.problems, r.problem(at, format, args...))
}

// needed reports a text that is not there.
func (r *reader) needed(at place, text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		r.wrong(at, "is needed")
	}
	return text
}

func (r *reader) scenario(doc *document) *Scenario {
	s := &Scenario{
		Name: nameOf(r.file), Order: doc.Order, People: doc.People,
		Title:   r.needed(place{field: "title"}, doc.Title),
		Teaches: r.needed(place{field: "teaches"}, doc.Teaches),
		Client:  r.needed(place{field: "client"}, doc.Client),
		End:     r.needed(place{field: "end"}, doc.End),
		Kind:    r.kind(doc.Kind),
		setUp:   r.operations(place{field: "setup"}, doc.SetUp),
		entered: enteredAgo,
		files:   map[string]model.Attachment{},
	}
	if doc.Entered != nil {
		s.entered = *doc.Entered
	}
	if s.entered < 0 {
		r.wrong(place{field: "entered"}, "is how many days ago the set-up was entered, 0 or more")
	}
	for name, text := range doc.Files {
		s.files[name] = model.Attachment{Data: []byte(text)}
	}
	for i := range doc.Steps {
		s.Steps = append(s.Steps, r.step(i+1, &doc.Steps[i], s))
	}
	r.whole(s)
	s.source = r.source
	return s
}

// whole looks at what no field says by itself.
func (r *reader) whole(s *Scenario) {
	if len(s.Steps) == 0 {
		r.wrong(place{}, "a scenario has at least one [[step]]")
	}
	if len(s.People) == 0 || len(s.People) > 3 {
		r.wrong(place{field: "people"}, "names one to three persons whose portals are shown side by side")
	}
	for i := range s.Steps {
		if len(s.Steps[i].wrong) > 0 {
			return
		}
	}
	if len(s.Steps) > 0 {
		r.wrong(place{step: 1, field: "wrong"}, "at least one step has a wrong way that must be noticed")
	}
}

func (r *reader) kind(text string) Kind {
	switch kind := Kind(text); kind {
	case Guided, Instructor:
		return kind
	}
	r.wrong(place{field: "kind"}, "is %q or %q", Guided, Instructor)
	return Guided
}

func (r *reader) step(no int, doc *documentStep, s *Scenario) Step {
	step := Step{
		Title:   r.needed(place{no, 0, "title"}, doc.Title),
		Text:    r.needed(place{no, 0, "text"}, doc.Text),
		Explain: r.needed(place{no, 0, "explain"}, doc.Explain),
		Hints:   doc.Hints,
		answer:  r.operations(place{no, 0, "answer"}, doc.Answer),
	}
	if len(step.Hints) == 0 {
		r.wrong(place{no, 0, "hints"}, "a step has at least one hint")
	}
	if doc.Wrong != "" {
		step.wrong = r.operations(place{no, 0, "wrong"}, doc.Wrong)
	}
	if len(doc.Goals) == 0 {
		r.wrong(place{step: no}, "a step has at least one [[step.goal]]")
	}
	for i := range doc.Goals {
		step.Goals = append(step.Goals, r.goal(no, i+1, &doc.Goals[i], s))
	}
	return step
}

// operations is the lines of a script that a field holds, each where it stands
// in the file.
func (r *reader) operations(at place, text string) []script.Line {
	if strings.TrimSpace(text) == "" {
		r.wrong(at, "is needed: operations as JSON, one a line")
		return nil
	}
	first := max(1, r.positions[at].text)
	var lines []script.Line
	for line, err := range script.Lines(r.file, bytes.NewReader([]byte(text))) {
		if err != nil { // which a text in memory does not give
			r.wrong(at, "%v", err)
			return nil
		}
		line.No += first - 1
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		r.wrong(at, "has no operation")
	}
	return lines
}
