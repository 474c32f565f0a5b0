package config

import (
	"bytes"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// pathSign is between the names of a path. No name of ours has it.
const pathSign = "\x00"

// linesOf is where each setting of a file stands, by its path: tables are not
// told from dotted names. The text is valid TOML.
func linesOf(text []byte) map[string]int {
	lines := map[string]int{}
	var parser unstable.Parser
	parser.Reset(text)
	var table []string
	for parser.NextExpression() {
		expression := parser.Expression()
		path, offset := pathOf(expression)
		if expression.Kind != unstable.KeyValue {
			table = path
		} else {
			path = append(table[:len(table):len(table)], path...)
		}
		lines[strings.Join(path, pathSign)] = 1 + bytes.Count(text[:offset], []byte("\n"))
	}
	return lines
}

// pathOf is the names of a table or a setting, and where they begin.
func pathOf(expression *unstable.Node) (path []string, offset uint32) {
	for names := expression.Key(); names.Next(); {
		node := names.Node()
		if len(path) == 0 {
			offset = node.Raw.Offset
		}
		path = append(path, string(node.Data))
	}
	return path, offset
}
