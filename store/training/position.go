package training

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// place is a field of a scenario's file: of the whole where step is zero, of a
// step where goal is; both are counted from 1.
type place struct {
	step, goal int
	field      string
}

func (p place) String() string {
	var words []string
	if p.step > 0 {
		words = append(words, fmt.Sprintf("step %d", p.step))
	}
	if p.goal > 0 {
		words = append(words, fmt.Sprintf("goal %d", p.goal))
	}
	if p.field != "" {
		words = append(words, p.field)
	}
	return strings.Join(words, ", ")
}

// position is the line of a field's name, and the one where the text of its
// value begins.
type position struct{ name, text int }

// positions is where each field of a file stands. The text is valid TOML.
func positions(text []byte) map[place]position {
	found := map[place]position{{}: {1, 1}}
	var parser unstable.Parser
	parser.Reset(text)
	var table place
	for parser.NextExpression() {
		expression := parser.Expression()
		names, line := namesOf(&parser, expression)
		if expression.Kind != unstable.KeyValue {
			table = table.next(names)
			found[table] = position{line, line}
			continue
		}
		at := table
		if at.field == "" {
			at.field = names[0]
		}
		found[at] = position{line, textLine(&parser, expression.Value(), line)}
	}
	return found
}

// next is the table that a header opens, after the one before it.
func (p place) next(names []string) place {
	header := strings.Join(names, ".")
	switch {
	case header == "step":
		return place{step: p.step + 1}
	case header == "step.goal":
		return place{step: p.step, goal: p.goal + 1}
	case strings.HasPrefix(header, "step.goal."):
		return place{step: p.step, goal: p.goal, field: names[len(names)-1]}
	}
	return place{step: p.step, field: header}
}

// namesOf is the names of a table or a field, and their line.
func namesOf(parser *unstable.Parser, expression *unstable.Node) (names []string, line int) {
	for keys := expression.Key(); keys.Next(); {
		node := keys.Node()
		if len(names) == 0 {
			line = parser.Shape(node.Raw).Start.Line
		}
		names = append(names, string(node.Data))
	}
	return names, line
}

// textLine is the line on which a value's text begins: TOML leaves out a line
// break right behind three quotes.
func textLine(parser *unstable.Parser, value *unstable.Node, line int) int {
	if value.Kind != unstable.String || value.Raw.Length == 0 {
		return line
	}
	raw := bytes.ReplaceAll(parser.Raw(value.Raw), []byte("\r\n"), []byte("\n"))
	line = parser.Shape(value.Raw).Start.Line
	if bytes.HasPrefix(raw, []byte("'''\n")) || bytes.HasPrefix(raw, []byte("\"\"\"\n")) {
		line++
	}
	return line
}
