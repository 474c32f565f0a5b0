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

// rank is how well a row fits: as well as its weakest term, or as the whole
// of what was typed fits the name or a number.
func (t *typed) rank(r *row) rank {
	worst := exact
	for _, term := range t.terms {
		worst = max(worst, termRank(r, term))
		if worst == miss {
			return miss
		}
	}
	switch {
	case worst == exact:
	case isFullName(r, t.phrase), t.digits != "" && termRank(r, t.digits) == exact:
		return exact
	case worst > surnamePrefix && r.surname > 0 && strings.HasPrefix(nameIn(r.text), t.phrase):
		return surnamePrefix
	}
	return worst
}

// termRank is how well one term fits, at the best place where it is found.
func termRank(r *row, term string) rank {
	best := miss
	for from := 0; best > exact; {
		i := strings.Index(r.text[from:], term)
		if i < 0 {
			break
		}
		at := from + i
		best = min(best, placeRank(r, at, len(term)))
		from = at + 1
	}
	return best
}

// placeRank is how well a term of n bytes fits at a place where it is found.
func placeRank(r *row, at, n int) rank {
	switch {
	case at == 0 && n == int(r.surname) || isWholeField(r.text, at, n):
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
		if ends {
			return true
		}
	case beforeBirth:
		return n == date
	}
	if n == date && at > 4 && text[at-5] == beforeBirth {
		return true // mmddyyyy behind the year
	}
	field := strings.LastIndexFunc(text[:at], isFieldStart)
	return n >= longNumber && ends && field >= 0 && text[field] == beforePhone
}

func isFieldStart(r rune) bool { return r < ' ' }

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

// preferredIn is the preferred name in a key's text.
func preferredIn(text string) string {
	preferred := text[min(len(nameIn(text))+1, len(text)):]
	if end := strings.IndexFunc(preferred, isFieldStart); end >= 0 {
		return preferred[:end]
	}
	return preferred
}
