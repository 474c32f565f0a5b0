package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldWords is a text as it is searched: lower case, without accents and
// apostrophes, every other punctuation a space, one space between words.
func foldWords(s string) string {
	folded := make([]byte, 0, len(s))
	for _, r := range s {
		folded = foldRune(folded, r)
	}
	return strings.Join(strings.Fields(string(folded)), " ")
}

// foldAddress is an e-mail address as it is searched. Its punctuation stays.
func foldAddress(s string) string {
	folded := make([]byte, 0, len(s))
	for _, r := range s {
		if r > ' ' && r < utf8.RuneSelf {
			folded = append(folded, byte(unicode.ToLower(r)))
		} else {
			folded = foldRune(folded, r)
		}
	}
	return strings.Join(strings.Fields(string(folded)), "")
}

// foldDigits is the digits of a text, in whatever way it writes them apart.
func foldDigits(s string) string {
	digits := make([]byte, 0, len(s))
	for _, r := range norm.NFKC.String(s) {
		if isDigit(r) {
			digits = append(digits, byte(r))
		}
	}
	return string(digits)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// foldRune appends one rune of a name as it is searched.
func foldRune(to []byte, r rune) []byte {
	switch {
	case r >= 'a' && r <= 'z', isDigit(r):
		return append(to, byte(r))
	case r >= 'A' && r <= 'Z':
		return append(to, byte(r-'A'+'a'))
	case r == '\'' || r == '`':
		return to
	case r < utf8.RuneSelf:
		return append(to, ' ')
	}
	var room [32]byte
	apart := norm.NFKD.AppendString(room[:0], string(r))
	for len(apart) > 0 {
		part, size := utf8.DecodeRune(apart)
		apart = apart[size:]
		if part < utf8.RuneSelf {
			to = foldRune(to, part)
		} else {
			to = foldLetter(to, unicode.ToLower(part))
		}
	}
	return to
}

// foldLetter appends a rune beyond ASCII that has no accents of its own.
func foldLetter(to []byte, r rune) []byte {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', '´':
		return to
	case 'ς':
		r = 'σ'
	}
	if plain := plainLetter(r); plain != "" {
		return append(to, plain...)
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return to
	case r == utf8.RuneError, unicode.In(r, unicode.Z, unicode.P, unicode.Cc):
		return append(to, ' ')
	}
	return utf8.AppendRune(to, r)
}

// plainLetter is how people without that key on their keyboard write a letter
// that Unicode does not take apart.
func plainLetter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŧ':
		return "t"
	case 'ŋ':
		return "n"
	}
	return ""
}
