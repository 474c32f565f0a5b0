package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"frontdesk/ui/action"
)

// keys takes the keys of actions in.
func (r *reader) keys(value any) {
	set, ok := value.(map[string]any)
	if !ok {
		r.problem("keys", "keys is a table: [keys], then a line for each action")
		return
	}
	for _, name := range slices.Sorted(maps.Keys(set)) {
		path := "keys" + pathSign + name
		at := slices.IndexFunc(r.Keys, func(a action.Action) bool { return string(a.ID) == name })
		if at < 0 {
			r.problem(path, "there is no action %q; frontdesk config --print lists them", name)
			continue
		}
		keys, problem := keysOf(set[name])
		if problem == "" {
			problem = wayOut(r.Keys[at], keys)
		}
		if problem != "" {
			r.problem(path, "%s: %s; its keys stay as shipped", name, problem)
			continue
		}
		r.Keys[at].Keys = keys
	}
}

// keysOf is one key or a list of keys, or what is wrong with it.
func keysOf(value any) (keys []string, problem string) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for _, one := range list {
		key, ok := one.(string)
		if !ok {
			return nil, fmt.Sprintf("%v is no key; write it in quotes", one)
		}
		if problem := wrongKey(key); problem != "" {
			return nil, problem
		}
		keys = append(keys, key)
	}
	return keys, ""
}

var (
	withModifiers = regexp.MustCompile(`^((?:ctrl\+|alt\+|shift\+|super\+|meta\+|hyper\+)*)(.+)$`)
	named         = regexp.MustCompile(`^(space|enter|esc|tab|backspace|delete|insert|up|down|left|right|home|end|pgup|pgdown|f[1-9]|f[1-5][0-9])$`)
)

// wrongKey says why a key is none that a terminal could send, or nothing.
func wrongKey(key string) string {
	parts := withModifiers.FindStringSubmatch(key)
	if parts == nil {
		return "an empty text is no key"
	}
	modifiers, base := parts[1], parts[2]
	letter, size := utf8.DecodeRuneInString(base)
	switch {
	case base == " ":
		return `the space bar is called "space"`
	case named.MatchString(base):
		return ""
	case size != len(base) || !unicode.IsPrint(letter):
		return fmt.Sprintf("there is no key %q", key)
	case strings.Contains(modifiers, "shift+") && modifiers == "shift+":
		return fmt.Sprintf("a letter with shift is the capital one: not %q", key)
	case modifiers != "" && unicode.IsUpper(letter):
		return fmt.Sprintf("with %s write the small letter", strings.TrimSuffix(modifiers, "+"))
	}
	return ""
}

// wayOut says why these keys would lock a person in, or nothing: quitting and
// leaving a dialog need a key that a field does not take for text.
func wayOut(a action.Action, keys []string) string {
	switch a.ID { //nolint:exhaustive // nothing else locks anybody in
	case action.Quit, action.Close, action.No:
		if !slices.ContainsFunc(keys, func(key string) bool { return !action.IsText(key) }) {
			return "it needs a key that is no letter, or there would be no way out of a field"
		}
	case action.Choose:
		if len(keys) == 0 {
			return "it needs a key"
		}
	}
	return ""
}

// conflicts reports two actions on one key in one place, but for those that
// share one as shipped: they are never offered both, or the first of the two
// is meant.
func (r *reader) conflicts() {
	shipped := action.Default()
	for i, a := range r.Keys {
		for _, b := range r.Keys[i+1:] {
			place, meet := meeting(a, b)
			for _, key := range a.Keys {
				meant := has(shipped, a.ID, key) && has(shipped, b.ID, key)
				if meet && !meant && slices.Contains(b.Keys, key) {
					r.problem(r.later(a.ID, b.ID), "%q is both %s and %s (%s)", key, a.ID, b.ID, place)
				}
			}
		}
	}
}

// later is the path of the action that stands later in the file.
func (r *reader) later(a, b action.ID) string {
	first, second := "keys"+pathSign+string(a), "keys"+pathSign+string(b)
	if r.lines[first] > r.lines[second] {
		return first
	}
	return second
}

func has(table action.Table, id action.ID, key string) bool {
	a, _ := table.Get(id)
	return slices.Contains(a.Keys, key)
}

// meeting is a place where both actions can be offered at once.
func meeting(a, b action.Action) (action.Scope, bool) {
	for _, one := range a.Where {
		for _, other := range b.Where {
			switch {
			case one == other:
				return one, true
			case one == action.Everywhere && other != action.Dialog:
				return other, true
			case other == action.Everywhere && one != action.Dialog:
				return one, true
			}
		}
	}
	return "", false
}
