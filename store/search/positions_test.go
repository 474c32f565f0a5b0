package search_test

import (
	"testing"

	"frontdesk/store/search"
)

func TestWhatWasTypedIsMarkedInTheNameShown(t *testing.T) {
	for _, c := range []struct{ name, typed, marked string }{
		{"Moreno, Rosa", "ros", "Moreno, [Ros]a"},
		{"Moreno, Rosa", "rosa more", "[More]no, [Rosa]"},
		{"Ambrose, Rosa", "ros", "Ambrose, [Ros]a"}, // a word's beginning before its middle
		{"Ambrose, Ann", "ros", "Amb[ros]e, Ann"},
		{"García, José", "garcia jose", "[García], [José]"},
		{"Garci\u0301a, Ana", "garci", "[Garci\u0301]a, Ana"}, // never between a letter and its accent
		{"O'Brien, Una", "obr", "[O'Br]ien, Una"},
		{"Weiß, Ida", "weiss", "[Weiß], Ida"},
		{"王, 小明", "小", "王, [小]明"},
		{"Moreno, Rosa", "rosa@example.org", "Moreno, Rosa"},
		{"Moreno, Rosa", "1980", "Moreno, Rosa"},
		{"Moreno, Rosa", "", "Moreno, Rosa"},
		{"", "ros", ""},
	} {
		if got := mark(c.name, search.Positions(c.name, c.typed)); got != c.marked {
			t.Errorf("%q in %q: %s, want %s", c.typed, c.name, got, c.marked)
		}
	}
}

func mark(name string, positions []int) string {
	marked := map[int]bool{}
	for _, i := range positions {
		marked[i] = true
	}
	text, runes := "", []rune(name)
	for i, r := range runes {
		if marked[i] && !marked[i-1] {
			text += "["
		}
		text += string(r)
		if marked[i] && !marked[i+1] {
			text += "]"
		}
	}
	return text
}
