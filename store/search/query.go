package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The most that is read of what was typed or pasted.
const (
	mostTyped = 512 // runes
	mostTerms = 16
)

// typed is what was typed, taken apart, and whether it is looked for among
// clients only.
type typed struct {
	clients bool
	// terms must all be found, in any order.
	terms []term
	// phrase is the terms in the order typed; digits is all of it where
	// nothing but numbers was typed, such as "(555) 123 4567".
	phrase string
	digits term
}

// readTyped takes apart what was typed.
func readTyped(text string, clients bool) *typed {
	text = norm.NFKC.String(firstRunes(strings.ToValidUTF8(text, " "), mostTyped))
	words, numbers := []string{}, true
	for token := range strings.FieldsSeq(text) {
		switch {
		case strings.Contains(token, "@"):
			words = append(words, foldAddress(strings.Trim(token, `<>()[],;:"'`)))
			numbers = false
		case isNumber(token):
			words = append(words, readNumber(token)...)
		default:
			words = append(words, strings.Fields(foldWords(token))...)
			numbers = false
		}
	}
	t := &typed{clients: clients, phrase: strings.Join(words, " ")}
	if numbers {
		t.digits = newTerm(strings.Join(words, ""))
	}
	for i, word := range words {
		if word != "" && !slices.Contains(words[:i], word) && len(t.terms) < mostTerms {
			t.terms = append(t.terms, newTerm(word))
		}
	}
	return t
}

// narrows reports whether everything that t finds is found by wider too.
func (t *typed) narrows(wider *typed) bool {
	if wider.clients && !t.clients {
		return false
	}
	for _, part := range wider.terms {
		if !slices.ContainsFunc(t.terms, func(own term) bool { return strings.Contains(own.text, part.text) }) {
			return false
		}
	}
	return true
}

// among is the rows that are looked among.
func (t *typed) among(c *columns) bitmap {
	if t.clients {
		return c.clients
	}
	return c.all
}

func firstRunes(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for i := range s {
		if most--; most < 0 {
			return s[:i]
		}
	}
	return s
}

// isNumber reports whether a token is digits and what people write between
// the digits of phone numbers and dates.
func isNumber(token string) bool {
	return strings.ContainsFunc(token, isDigit) &&
		strings.Trim(token, "0123456789+-/.,()") == ""
}

// longNumber is from how many digits on a number is a whole phone number, so
// that it is told from others by its last digits: the same number is written
// with a country's code, with a zero in its place, and with neither.
const longNumber = 9

// readNumber is the terms of one token of digits: "(555)123-4567" is
// 5551234567, "4/2/2012" is 04022012, "+1" nothing.
func readNumber(token string) []string {
	groups := strings.FieldsFunc(token, func(r rune) bool { return !isDigit(r) })
	if isDate(token, groups) {
		return readDate(groups)
	}
	digits := strings.Join(groups, "")
	international := token[0] == '+' || strings.HasPrefix(digits, "00")
	switch {
	case international && len(digits) <= 3 && token[0] == '+':
		return nil
	case international && len(digits) > longNumber:
		digits = digits[len(digits)-longNumber:]
	case len(digits) > longNumber && digits[0] == '0':
		digits = digits[1:]
	}
	return []string{digits}
}

// isDate reports whether groups of digits may be a date, whole or not yet:
// two or three of them, one or two digits each, the year at either end.
func isDate(token string, groups []string) bool {
	if len(groups) < 2 || len(groups) > 3 || strings.Trim(token, "0123456789-/.") != "" {
		return false
	}
	last := len(groups) - 1
	for i, group := range groups {
		year := i == 0 && len(group) == 4 || i == 2 && len(groups[0]) < 3 && len(group) <= 4
		if len(group) > 2 && !year {
			return false
		}
	}
	return len(groups[0]) < 3 || len(groups[last]) < 3
}

// readDate writes days and months with two digits. A year of two digits
// stands for itself, as its century is not known.
func readDate(groups []string) []string {
	year := ""
	if last := len(groups) - 1; last == 2 && len(groups[0]) < 3 {
		year, groups = groups[last], groups[:last]
	}
	var digits strings.Builder
	for _, group := range groups {
		if len(group) == 1 && group != "0" {
			digits.WriteByte('0')
		}
		digits.WriteString(group)
	}
	if len(year) == 2 {
		return []string{digits.String(), year}
	}
	return []string{digits.String() + year}
}

// letters is a text's runes, as many as given at most.
func letters(s string, most int) []rune {
	runes := make([]rune, 0, min(utf8.RuneCountInString(s), most))
	for _, r := range s {
		if len(runes) == most {
			break
		}
		runes = append(runes, r)
	}
	return runes
}
