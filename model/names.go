package model

import "strings"

// JoinNames writes a list as people read it: "a, b and c".
func JoinNames(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// possessive is a name with 's behind it.
func possessive(name string) string { return name + "'s" }
