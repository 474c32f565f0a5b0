package model

import (
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"time"
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
	op, as, err = begin(fields)
	if err != nil {
		return nil, "", err
	}
	resolver := resolver{reader: r, handles: handles}
	if err := resolver.object(fields, schemas[op.Do()]); err != nil {
		return nil, "", err
	}
	if err := fill(op, fields, schemas[op.Do()]); err != nil {
		return nil, "", err
	}
	return op, as, handles.free(as, op)
}

// begin takes "do" and "as" out of the fields and makes the operation.
func begin(fields map[string]json.RawMessage) (Operation, string, error) {
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
			Hint("the operations are: %s", JoinNames(Operations()))
	case row.handle:
		if err := take(fields, "as", &as); err != nil {
			return nil, "", err
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
	text, err := textOf(raw)
	if err != nil {
		return Errorf(Invalid, "is a text in quotes").At(name)
	}
	*to = text
	return nil
}

// fill puts the fields into the operation. Of several that do not fit, the
// first by name is told.
func fill(op Operation, fields map[string]json.RawMessage, s *schema) error {
	object := reflect.ValueOf(op).Elem()
	var fault error
	var at string
	for name, raw := range fields {
		err := put(object.FieldByIndex(s.fields[name].index), raw)
		if err != nil && (fault == nil || name < at) {
			fault, at = err, name
		}
	}
	if fault != nil {
		return fieldError(fault, at)
	}
	return nil
}

// put puts a JSON value into a field. A text that stands for itself takes a
// short way to the same.
func put(field reflect.Value, raw []byte) error {
	to := field.Addr().Interface()
	if at, is := to.(*time.Time); is {
		return readTime(raw, at)
	}
	if _, own := to.(json.Unmarshaler); !own && raw[0] == '"' && isPlain(raw[1:len(raw)-1]) {
		text := raw[1 : len(raw)-1]
		if to, is := to.(encoding.TextUnmarshaler); is {
			return to.UnmarshalText(text)
		}
		if field.Kind() == reflect.String {
			field.SetString(string(text))
			return nil
		}
	}
	return json.Unmarshal(raw, to)
}

// readTime reads a time of RFC 3339.
func readTime(raw []byte, to *time.Time) error {
	if to.UnmarshalJSON(raw) != nil {
		return Errorf(Invalid, "%s is not a time", raw).Hint("write times with their zone, as 2026-11-24T15:00:00-05:00")
	}
	return nil
}

// fieldError is what encoding/json says of a field, as people understand it.
func fieldError(err error, name string) error {
	var ours *Error
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &ours):
		return atField(ours, name)
	case errors.As(err, &wrong):
		return Errorf(Invalid, "is %s, not %s", words(wrong.Type), given(wrong.Value)).At(name)
	}
	return Errorf(Invalid, "cannot be read: %v", err).At(name)
}

// joinFields is a JSON object of the fields, whose names are those of a schema
// and stand for themselves in quotes.
func joinFields(fields map[string]json.RawMessage) []byte {
	size := len(`{}`)
	for name, value := range fields {
		size += len(`"":,`) + len(name) + len(value)
	}
	object := append(make([]byte, 0, size), '{')
	for name, value := range fields {
		if len(object) > 1 {
			object = append(object, ',')
		}
		object = append(append(append(object, '"'), name...), `":`...)
		object = append(object, value...)
	}
	return append(object, '}')
}

// words is a type as people call it.
func words(t reflect.Type) string {
	switch t.Kind() { //nolint:exhaustive // the rest is a text
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64, reflect.Uint64:
		return "a whole number"
	case reflect.Slice:
		return "a list"
	case reflect.Map, reflect.Struct:
		return "an object in braces"
	}
	return "a text in quotes"
}

// given is what stands there instead, as encoding/json calls it, in words.
func given(value string) string {
	switch value {
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "bool":
		return "true or false"
	case "string":
		return "a text"
	case "number":
		return "a number"
	}
	return strings.TrimPrefix(value, "number ")
}
