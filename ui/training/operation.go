package training

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// field is one field of an operation, as it was written.
type field struct {
	name  string
	value any
}

// operation is an operation, a field a line: by its own names, and by the names
// that people have for whom and what it is about.
func operation(t *theme.Theme, raw string, names map[string]string, width int) []string {
	fields, err := fieldsOf(raw)
	if err != nil {
		return inked(t.Accent, raw, width)
	}
	var lines []string
	for _, f := range fields {
		switch f.name {
		case "do":
			lines = append(lines, inked(t.Accent, "  "+spaced(value(f.value, nil)), width)...)
		case "as": // the scenario's own
		default:
			lines = append(lines, hanging(t.Accent, fmt.Sprintf("    %-12s ", spaced(f.name)), value(f.value, names), width)...)
		}
	}
	return lines
}

// fieldsOf is the fields of a JSON object in their order.
func fieldsOf(raw string) ([]field, error) {
	decoder := json.NewDecoder(strings.NewReader(raw))
	if _, err := decoder.Token(); err != nil { // the brace
		return nil, err
	}
	var fields []field
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		f := field{name: fmt.Sprint(name)}
		if err := decoder.Decode(&f.value); err != nil {
			return nil, err
		}
		fields = append(fields, f)
	}
	return fields, nil
}

// spaced is a name of a script as words.
func spaced(name string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(name) }

// value is a value in words.
func value(of any, names map[string]string) string {
	switch of := of.(type) {
	case []any:
		words := make([]string, len(of))
		for i := range of {
			words[i] = value(of[i], names)
		}
		return strings.Join(words, ", ")
	case map[string]any:
		var words []string
		for _, name := range slices.Sorted(maps.Keys(of)) {
			words = append(words, name+": "+value(of[name], names))
		}
		return strings.Join(words, "; ")
	case bool:
		return map[bool]string{true: "yes", false: "no"}[of]
	case string:
		if permission, err := model.ParsePermission(of); err == nil {
			return permission.Label()
		}
		return cmp.Or(names[of], of)
	}
	return fmt.Sprint(of)
}
