package main

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestAPasswordIsTypedUnseen(t *testing.T) {
	for keys, want := range map[string]string{
		"open sesame\r":    "open sesame",
		"opne\x7f\x7fen\r": "open",
		"\x7f\x08ü\r":      "ü",
		"wrong\x15right\n": "right",
		"pasted":           "pasted",
		"first\rsecond\r":  "first",
		"":                 "",
	} {
		if got, err := hiddenLine(strings.NewReader(keys)); got != want || err != nil {
			t.Errorf("%q reads %q (%v), want %q", keys, got, err, want)
		}
	}
	if _, err := hiddenLine(strings.NewReader("half\x03")); !errors.Is(err, context.Canceled) {
		t.Errorf("ctrl+c gives %v", err)
	}
}
