package search

import (
	"slices"
	"strings"
	"unicode"
)

// Positions is which runes of a displayed name, counted from 0, are what was
// typed, in order: for each word of the query the beginning of a word, or
// else the first place where it stands.
func Positions(name, query string) []int {
	folded, from := foldInPlace(name)
	runes := []rune(name)
	marked := make([]bool, len(runes))
	for _, term := range readTyped(query, false).terms {
		at := strings.Index(" "+folded, " "+term.text)
		if at < 0 {
			at = strings.Index(folded, term.text)
		}
		if at < 0 {
			continue
		}
		for i := from[at]; i <= from[at+len(term.text)-1]; i++ {
			marked[i] = true
		}
	}
	var positions []int
	for i := range runes {
		accent := i > 0 && unicode.Is(unicode.M, runes[i]) && slices.Contains(positions, i-1)
		if marked[i] || accent {
			positions = append(positions, i)
		}
	}
	return positions
}

// foldInPlace folds a name rune by rune; from says of which rune each byte
// was made.
func foldInPlace(name string) (folded string, from []int) {
	var bytes []byte
	i := 0
	for _, r := range name {
		bytes = foldRune(bytes, r)
		for len(from) < len(bytes) {
			from = append(from, i)
		}
		i++
	}
	return string(bytes), from
}
