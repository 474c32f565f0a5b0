package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"frontdesk/ui/action"
	"frontdesk/ui/theme"
)

// Config is what a person has set.
type Config struct {
	Keys action.Table
	// Theme is a theme's name; empty where none is set.
	Theme   string
	NoMouse bool
	// Problems is what was not understood, in the order of the file.
	Problems []Problem
}

// Problem is a sentence about a line of the file, counted from 1; zero is the
// file as a whole.
type Problem struct {
	Line int
	Text string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.Text
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Text)
}

// Default is the configuration of who has set nothing.
func Default() Config { return Config{Keys: action.Default()} }

// Read reads the text of a configuration file. A text that is no TOML is the
// default, and one problem.
func Read(text []byte) Config {
	c := Default()
	values := map[string]any{}
	if err := toml.Unmarshal(text, &values); err != nil {
		c.Problems = []Problem{broken(err)}
		return c
	}
	r := reader{Config: &c, lines: linesOf(text)}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		r.setting(name, values[name])
	}
	r.conflicts()
	slices.SortStableFunc(c.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return c
}

func broken(err error) Problem {
	var at *toml.DecodeError
	line := 0
	if errors.As(err, &at) {
		line, _ = at.Position()
	}
	text := strings.TrimPrefix(err.Error(), "toml: ")
	return Problem{line, theme.Safe("this is no TOML, and nothing of the file is used: " + text)}
}

// reader takes in one file.
type reader struct {
	*Config
	lines map[string]int
}

// problem reports something about the setting at a path.
func (r *reader) problem(path, format string, args ...any) {
	r.Problems = append(r.Problems, Problem{r.line(path), theme.Safe(fmt.Sprintf(format, args...))})
}

// line is where a setting stands; of one inside a value, where that begins.
func (r *reader) line(path string) int {
	for ; path != ""; path = path[:max(0, strings.LastIndex(path, pathSign))] {
		if line, ok := r.lines[path]; ok {
			return line
		}
	}
	return 0
}

func (r *reader) setting(name string, value any) {
	switch name {
	case "theme":
		r.theme(value)
	case "mouse":
		on, ok := value.(bool)
		if !ok {
			r.problem(name, "mouse is true or false")
			return
		}
		r.NoMouse = !on
	case "keys":
		r.keys(value)
	default:
		r.problem(name, "there is no setting %q; there are theme, mouse and keys", name)
	}
}

func (r *reader) theme(value any) {
	name, ok := value.(string)
	if !ok || !slices.Contains(theme.Names(), name) {
		r.problem("theme", "there is no theme %v; there are %s", value, strings.Join(theme.Names(), ", "))
		return
	}
	r.Theme = name
}
