package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// maxLineBytes is the longest line of a script that is read.
const maxLineBytes = 1 << 20

// Decode reads one line of a script: an operation as a JSON object, with its
// references resolved to ids by the handles and by what is recorded. as is the
// handle that the line gives to what it creates.
func Decode(r Reader, handles Handles, line []byte) (op Operation, as string, err error) {
	if len(line) > maxLineBytes {
		return nil, "", Errorf(Invalid, "the line is longer than %d bytes", maxLineBytes)
	}
	fields, err := objectOf(line)
	if err != nil {
		return nil, "", err
	}
	op, as, err = begin(fields, handles)
	if err != nil {
		return nil, "", err
	}
	resolver := resolver{reader: r, handles: handles}
	if err := resolver.object(fields, reflect.TypeOf(op).Elem()); err != nil {
		return nil, "", err
	}
	return op, as, fill(op, fields)
}

// begin takes "do" and "as" out of the fields and makes the operation.
func begin(fields map[string]json.RawMessage, handles Handles) (Operation, string, error) {
	var do, as string
	if err := take(fields, "do", &do); err != nil {
		return nil, "", err
	}
	row, known := operations[do]
	switch {
	case do == "":
		return nil, "", Errorf(Missing, `is needed: it names the operation`).At("do")
	case !known:
		return nil, "", Errorf(Unknown, "there is no operation %q", do).At("do").
			Hint("the operations are: %s", joinNames(Operations()))
	case row.handle:
		if err := take(fields, "as", &as); err != nil {
			return nil, "", err
		}
		if _, taken := handles[as]; taken {
			return nil, "", handles.taken(as)
		}
	}
	return row.make(), as, nil
}

func take(fields map[string]json.RawMessage, name string, to *string) error {
	raw, given := fields[name]
	if !given {
		return nil
	}
	delete(fields, name)
	if err := json.Unmarshal(raw, to); err != nil {
		return Errorf(Invalid, "is a text in quotes").At(name)
	}
	return nil
}

// objectOf is the fields of one JSON object; the same field twice is an error.
func objectOf(line []byte) (map[string]json.RawMessage, error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	open, err := decoder.Token()
	if err != nil || open != json.Delim('{') {
		return nil, Errorf(Invalid, "the line is not a JSON object").Hint(`write it like {"do":"add-client","first":"Ada","last":"Moreno"}`)
	}
	fields := map[string]json.RawMessage{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, badJSON(err)
		}
		name, _ := key.(string)
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, badJSON(err)
		}
		if _, twice := fields[name]; twice {
			return nil, Errorf(Invalid, "is given twice").At(name)
		}
		fields[name] = value
	}
	if _, err := decoder.Token(); err != nil {
		return nil, badJSON(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, Errorf(Invalid, "something stands behind the JSON object")
	}
	return fields, nil
}

func badJSON(err error) error {
	return Errorf(Invalid, "the line is not valid JSON: %v", err)
}

// fill puts the fields into the operation; an unknown field is an error. It
// goes field by field, so that every error names its field.
func fill(op Operation, fields map[string]json.RawMessage) error {
	names := fieldNames(reflect.TypeOf(op).Elem())
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		// encoding/json would take "First" for "first".
		if !slices.Contains(names, name) {
			return Errorf(Unknown, "there is no such field in %s", op.Do()).At(name).
				Hint("its fields are: %s", joinNames(names))
		}
		if err := fillOne(op, name, fields[name]); err != nil {
			return err
		}
	}
	return nil
}

func fillOne(op Operation, name string, value json.RawMessage) error {
	decoder := json.NewDecoder(bytes.NewReader(oneField(name, value)))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(op)
	var ours *Error
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ours):
		return atField(ours, name)
	case errors.As(err, &wrong):
		return Errorf(Invalid, "is %s, not a %s", words(wrong.Type), wrong.Value).At(name)
	}
	if unknown, is := strings.CutPrefix(err.Error(), "json: unknown field "); is {
		return Errorf(Unknown, "holds a field %s that there is not", unknown).At(name)
	}
	return badJSON(err)
}

// oneField is a JSON object of one field.
func oneField(name string, value json.RawMessage) []byte {
	key, _ := json.Marshal(name) // a string always encodes
	return slices.Concat([]byte{'{'}, key, []byte{':'}, value, []byte{'}'})
}

// words is a type as people call it.
func words(t reflect.Type) string {
	switch t.Kind() { //nolint:exhaustive // the rest is a text
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Slice:
		return "a list"
	}
	return "a text in quotes"
}

// fieldNames is the names of an operation's fields in scripts.
func fieldNames(t reflect.Type) []string {
	var names []string
	for field := range fieldsOf(t) {
		names = append(names, field)
	}
	return names
}
