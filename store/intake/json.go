package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"frontdesk/model"
)

const (
	// maxDepth is how deep JSON may nest; FHIR resources stay well under it.
	maxDepth = 64
	// maxResourceBytes is the largest single resource that is read.
	maxResourceBytes = 16 << 20
	// maxBundles is how deep Bundles may lie in each other.
	maxBundles = 4
)

// fhir reads single resources, Bundles, lists of them, and NDJSON.
func (g *gathering) fhir(ctx context.Context, at Place, text []byte) error {
	err := g.whole(ctx, at, text)
	if err == nil {
		return g.anyPeople(at)
	}
	// Not one JSON value: one a line, then.
	first, rest, _ := bytes.Cut(bytes.TrimLeft(text, " \t\r\n"), []byte("\n"))
	if !json.Valid(first) || len(bytes.TrimSpace(rest)) == 0 {
		return err
	}
	g.thisFile().Format = strings.Replace(g.thisFile().Format, "JSON", "NDJSON", 1)
	return g.lines(ctx, at, text)
}

func (g *gathering) whole(ctx context.Context, at Place, text []byte) error {
	if !json.Valid(text) {
		return invalidJSON(text)
	}
	if err := checkJSON(text); err != nil {
		return err
	}
	if bytes.TrimSpace(text)[0] == '{' {
		g.resource(ctx, source{place: at}, text)
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(text, &list); err != nil {
		return invalidJSON(text)
	}
	if len(list) > 0 && !isFHIR(list[0]) {
		return notFHIR()
	}
	for i, one := range list {
		from := source{place: at}
		from.place.Row = i + 1
		g.resource(ctx, from, one)
	}
	return nil
}

// lines reads NDJSON; a line that is broken is refused by itself.
func (g *gathering) lines(ctx context.Context, at Place, text []byte) error {
	for no := 1; len(text) > 0; no++ {
		if no%checkEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("reading stopped: %w", ctx.Err())
		}
		var line []byte
		line, text, _ = bytes.Cut(text, []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		at.Row = no
		err := checkJSON(line)
		if !json.Valid(line) {
			err = invalidJSON(line)
		}
		if err != nil {
			g.report.refuse(at, err)
			continue
		}
		g.resource(ctx, source{place: at}, line)
	}
	at.Row = 0
	return g.anyPeople(at)
}

// anyPeople refuses a file in which nothing speaks of people.
func (g *gathering) anyPeople(at Place) error {
	file := g.thisFile()
	if file.Rows > 0 || g.complained(at.File) {
		return nil
	}
	return model.Errorf(model.Invalid, "holds no Patient, RelatedPerson, Person or Consent").
		Hint("export the patients and their related persons")
}

func (g *gathering) complained(file string) bool {
	n := len(g.report.Refusals)
	return n > 0 && g.report.Refusals[n-1].File == file
}

// invalidJSON says where JSON breaks.
func invalidJSON(text []byte) error {
	var syntax *json.SyntaxError
	var anything json.RawMessage
	if err := json.Unmarshal(text, &anything); errors.As(err, &syntax) {
		line := 1 + bytes.Count(text[:min(int(syntax.Offset), len(text))], []byte("\n"))
		return model.Errorf(model.Invalid, "is not valid JSON: line %d: %s", line, safe(syntax.Error())).
			Hint("export it again, or import it as CSV")
	}
	return model.Errorf(model.Invalid, "is not valid JSON")
}

// checkJSON refuses, in valid JSON, what encoding/json would let pass: a key
// given twice in one object (the last would win, unseen), and nesting without
// end. Keys are compared without case, as they are matched.
func checkJSON(text []byte) error {
	var stack []jsonLevel
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{', '[':
			if len(stack) == maxDepth {
				return model.Errorf(model.Invalid, "nests deeper than %d levels", maxDepth)
			}
			stack = append(stack, jsonLevel{object: text[i] == '{', key: text[i] == '{'})
		case '}', ']':
			if len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
		case ',':
			if len(stack) > 0 {
				top := &stack[len(stack)-1]
				top.key = top.object
			}
		case '"':
			end := stringEnd(text, i)
			if len(stack) > 0 && stack[len(stack)-1].key {
				if err := stack[len(stack)-1].take(text[i+1 : end]); err != nil {
					return err
				}
			}
			i = end
		}
	}
	return nil
}

// jsonLevel is one open object or list.
type jsonLevel struct {
	object bool
	// key is set where the next text is a key.
	key  bool
	keys []string
	many map[string]bool
}

func stringEnd(text []byte, start int) int {
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(text)
}

func (l *jsonLevel) take(raw []byte) error {
	l.key = false
	key := string(raw)
	if bytes.IndexByte(raw, '\\') >= 0 {
		if err := json.Unmarshal([]byte(`"`+key+`"`), &key); err != nil {
			return model.Errorf(model.Invalid, "has a key that cannot be read")
		}
	}
	folded := strings.ToLower(key)
	if l.seen(folded) {
		return model.Errorf(model.Invalid, "has the key %s twice in one object", quote(key)).
			Hint("export it again: which of the two holds cannot be told")
	}
	return nil
}

// seen remembers a key; objects are small, so a list serves until they are not.
func (l *jsonLevel) seen(key string) bool {
	if l.many == nil {
		for _, k := range l.keys {
			if k == key {
				return true
			}
		}
		if l.keys = append(l.keys, key); len(l.keys) > 32 {
			l.many = map[string]bool{}
			for _, k := range l.keys {
				l.many[k] = true
			}
		}
		return false
	}
	if l.many[key] {
		return true
	}
	l.many[key] = true
	return false
}
