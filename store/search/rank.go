package search

import "strings"

// rank says how well a person fits what was typed; less is better.
type rank uint8

const (
	exact         rank = iota // the whole surname, full name, e-mail, phone or birth date
	surnamePrefix             // the surname begins with it
	wordPrefix                // a word of a name or e-mail, or a number, begins with it
	substring                 // it is somewhere in it
	ranks
	miss = ranks
)

// term is one word of what was typed.
type term struct {
	text string
	// field says that it may be a whole e-mail, phone number or birth date.
	field bool
	// pairs is the pairs of letters in it.
	pairs []int
}

func newTerm(text string) term {
	digits := strings.Trim(text, "0123456789") == ""
	field := len(text) > 2 && (digits || strings.Contains(text, "@"))
	return term{text: text, field: field, pairs: pairsOf(text)}
}

// rank is how well the term fits at the best place where it is found.
func (t *term) rank(r *row) rank {
	best := miss
	for from := 0; ; {
		i := strings.Index(r.text[from:], t.text)
		if i < 0 {
			return best
		}
		best = min(best, t.rankAt(r, from+i))
		if best == exact || best < substring && !t.field {
			return best // the surname is in the first place
		}
		from += i + 1
	}
}

// rankAt is how well the term fits at a place where it is found.
func (t *term) rankAt(r *row, at int) rank {
	n := len(t.text)
	switch {
	case at == 0 && (n == int(r.surname) || n == len(nameIn(r.text))),
		t.field && isWholeField(r.text, at, n):
		return exact
	case at == 0 && n < int(r.surname):
		return surnamePrefix
	case at == 0 || isBoundary(r.text[at-1]):
		return wordPrefix
	}
	return substring
}

// isBoundary reports whether a word begins behind this byte.
func isBoundary(b byte) bool {
	switch b {
	case '.', '-', '_', '+', '@':
		return true
	}
	return b <= ' '
}

func isBoundaryRune(r rune) bool { return r < 0x80 && isBoundary(byte(r)) }

// isWholeField reports whether n bytes of a key's text are a whole e-mail,
// phone number or birth date.
func isWholeField(text string, at, n int) bool {
	const date = 8
	if at == 0 {
		return false
	}
	ends := at+n == len(text) || text[at+n] < ' '
	switch text[at-1] {
	case beforeEmail, beforePhone, beforeBirthDMY:
		return ends
	case beforeBirth:
		return n == date
	}
	switch {
	case n == date && at > 4 && text[at-5] == beforeBirth:
		return true // mmddyyyy behind the year
	case n >= longNumber && ends:
		field := strings.LastIndexFunc(text[:at], isFieldStart)
		return field >= 0 && text[field] == beforePhone
	}
	return false
}

// phraseRank is how well all that was typed fits as a whole, which may be
// better than its weakest term does.
func (t *typed) phraseRank(r *row) rank {
	switch {
	case isFullName(r, t.phrase), t.digits.text != "" && t.digits.rank(r) == exact:
		return exact
	case r.surname > 0 && strings.HasPrefix(nameIn(r.text), t.phrase):
		return surnamePrefix
	}
	return miss
}

// isFullName reports whether a phrase is the surname, first and last name in
// either order, or preferred and last name.
func isFullName(r *row, phrase string) bool {
	name := nameIn(r.text)
	if phrase == name || phrase == name[:min(int(r.surname), len(name))] && phrase != "" {
		return true
	}
	if int(r.surname) >= len(name) || r.surname == 0 {
		return false
	}
	surname, first := name[:r.surname], name[r.surname+1:]
	given, ok := strings.CutSuffix(phrase, surname)
	if !ok || !strings.HasSuffix(given, " ") {
		return false
	}
	given = given[:len(given)-1]
	return given == first || given != "" && given == preferredIn(r.text)
}
