package action

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Table is the actions with the keys that this session uses.
type Table []Action

// Get is the action of that id; its second value is false where there is none.
func (t Table) Get(id ID) (Action, bool) {
	i := slices.IndexFunc(t, func(a Action) bool { return a.ID == id })
	if i < 0 {
		return Action{ID: id}, false
	}
	return t[i], true
}

// Key is the first key of an action as people read it, for a text that tells
// to press it.
func (t Table) Key(id ID) string {
	if a, ok := t.Get(id); ok && len(a.Keys) > 0 {
		return KeySign(a.Keys[0])
	}
	return "the palette"
}

// Find is the first offer that has the key. While somebody types, letters are
// text and find nothing.
func (t Table) Find(key string, typing bool, offers []Offer) (Offer, bool) {
	if typing && IsText(key) {
		return Offer{}, false
	}
	for _, offer := range offers {
		if a, ok := t.Get(offer.ID); ok && slices.Contains(a.Keys, key) {
			return offer, true
		}
	}
	return Offer{}, false
}

// IsText reports whether a field takes the key for text, or to edit it by.
func IsText(key string) bool {
	switch key {
	case "space", "ctrl+u", "ctrl+d": // the line before the cursor, the letter behind it
		return true
	}
	return utf8.RuneCountInString(key) == 1
}

// FirstKey is the action's first key that does something, which while somebody
// types is none that is text; empty where there is none.
func (a *Action) FirstKey(typing bool) string {
	for _, key := range a.Keys {
		if !typing || !IsText(key) {
			return key
		}
	}
	return ""
}

// Markdown is the key table of the README.
func (t Table) Markdown() string {
	var b strings.Builder
	b.WriteString("| where | key | does |\n| --- | --- | --- |\n")
	for _, scope := range Scopes() {
		for _, a := range t {
			if a.Where[0] != scope {
				continue
			}
			b.WriteString("| " + a.Places() + " | " + markdownKeys(a) + " | " + a.Does + " |\n")
		}
	}
	return b.String()
}

// Places is where the action holds, in words.
func (a Action) Places() string {
	names := make([]string, len(a.Where))
	for i, scope := range a.Where {
		names[i] = string(scope)
	}
	return strings.Join(names, ", ")
}

func markdownKeys(a Action) string {
	if len(a.Keys) == 0 {
		return "in the palette"
	}
	keys := make([]string, len(a.Keys))
	for i, key := range a.Keys {
		keys[i] = "`" + KeySign(key) + "`"
	}
	return strings.Join(keys, " ")
}
