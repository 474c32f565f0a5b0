package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// objectOf is the fields of one JSON object; the same field twice is an error.
func objectOf(line []byte) (map[string]json.RawMessage, error) {
	object := bytes.TrimLeft(line, jsonSpace)
	if len(object) == 0 || object[0] != '{' || !json.Valid(object) {
		return nil, notAnObject(line)
	}
	fields := make(map[string]json.RawMessage, 8)
	for rest := after(object[1:], 0); rest[0] != '}'; {
		end := valueEnd(rest)
		name, err := nameOf(rest[:end])
		if err != nil {
			return nil, badJSON(err)
		}
		rest = after(rest, end)
		rest = after(rest, 1) // the colon
		end = valueEnd(rest)
		if _, twice := fields[name]; twice {
			return nil, Errorf(Invalid, "is given twice").At(name)
		}
		fields[name] = rest[:end:end]
		if rest = after(rest, end); rest[0] == ',' {
			rest = after(rest, 1)
		}
	}
	return fields, nil
}

// nameOf is the text that a name is; those of fields are there once for all.
func nameOf(value []byte) (string, error) {
	if name, known := givenNames[string(value[1:len(value)-1])]; known {
		return name, nil
	}
	return textOf(value)
}

const jsonSpace = " \t\r\n"

// after is what follows so many bytes, and space behind them.
func after(text []byte, n int) []byte {
	for n < len(text) && (text[n] == ' ' || text[n] == '\t' || text[n] == '\r' || text[n] == '\n') {
		n++
	}
	return text[n:]
}

// textOf is what valid JSON says that is a text, or null, which is an empty one.
func textOf(value []byte) (text string, err error) {
	if value[0] == '"' && isPlain(value[1:len(value)-1]) {
		return string(value[1 : len(value)-1]), nil
	}
	err = json.Unmarshal(value, &text)
	return text, err
}

// isPlain reports whether a text stands for itself in JSON.
func isPlain(text []byte) bool {
	for _, c := range text {
		if c == '\\' || c >= 0x80 {
			return false
		}
	}
	return true
}

// valueEnd is how long the value is with which valid JSON begins.
func valueEnd(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			if i += textEnd(text[i:]) - 1; depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i // behind a number or a word
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// textEnd is how long the text in quotes is with which valid JSON begins.
func textEnd(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// notAnObject says what is wrong with a line that is not one JSON object.
func notAnObject(line []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(line))
	var object map[string]json.RawMessage
	first, _, _ := bytes.Cut(bytes.TrimLeft(line, jsonSpace), []byte("{"))
	err := decoder.Decode(&object)
	switch {
	case len(first) > 0 || errors.Is(err, io.EOF):
		return Errorf(Invalid, "the line is not a JSON object").Hint(`write it like {"do":"add-client","first":"Ada","last":"Moreno"}`)
	case err != nil:
		return badJSON(err)
	}
	return Errorf(Invalid, "something stands behind the JSON object")
}

func badJSON(err error) error {
	return Errorf(Invalid, "the line is not valid JSON: %v", err)
}
