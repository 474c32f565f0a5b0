// Package manytest checks a property over many random cases in an ordinary run
// of the tests: what the product promises holds of ten thousand families, and
// not of a hundred. It knows nothing of what is checked.
package manytest

import (
	"flag"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// Many is over how many cases a property is checked, unless -rapid.checks asks
// for more.
const Many = 10_000

// short is how many there are with -short; rapid itself takes a fifth of it.
const short = 500

// parts is how many run at a time: some of them wait for the disk.
const parts = 8

// Check checks the property, in parts that are tests of their own. It is over
// when it returns.
func Check(t *testing.T, property func(*testing.T, *rapid.T)) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	asked := checks.Value.String()
	each := max(Many, number(t, asked)) / parts
	if testing.Short() {
		each = short / parts
	}
	set(t, checks, strconv.Itoa(each))
	defer set(t, checks, asked)
	t.Run("many", func(t *testing.T) {
		for range parts {
			t.Run("part", func(t *testing.T) {
				t.Parallel()
				rapid.Check(t, func(rt *rapid.T) { property(t, rt) })
			})
		}
	})
}

func number(t *testing.T, text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func set(t *testing.T, f *flag.Flag, value string) {
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
}
