package training

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"frontdesk/ui/theme"
)

// field is one field of an operation, as it was written.
type field struct {
	name  string
	value any
}

// operation is an operation in its own words, a field a line.
func operation(t *theme.Theme, raw string, width int) []string {
	fields, err := fieldsOf(raw)
	if err != nil {
		return inked(t.Accent, raw, width)
	}
	var lines []string
	for _, f := range fields {
		switch f.name {
		case "do":
			lines = append(lines, inked(t.Accent, "  "+value(f.value), width)...)
		case "as": // the scenario's own
		default:
			lines = append(lines, hanging(t.Accent, fmt.Sprintf("    %-12s ", f.name), value(f.value), width)...)
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

// value is a value in words.
func value(of any) string {
	switch of := of.(type) {
	case []any:
		words := make([]string, len(of))
		for i := range of {
			words[i] = value(of[i])
		}
		return strings.Join(words, ", ")
	case map[string]any:
		var words []string
		for _, name := range slices.Sorted(maps.Keys(of)) {
			words = append(words, name+": "+value(of[name]))
		}
		return strings.Join(words, "; ")
	case bool:
		return map[bool]string{true: "yes", false: "no"}[of]
	}
	return fmt.Sprint(of)
}
