package script_test

import (
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store/script"
)

// TestADayIsFilledIn, whichever day it is.
func TestADayIsFilledIn(t *testing.T) {
	today, err := model.ParseDate("2028-02-29")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"{{day 0}} {{day -1}} {{day 1}}":     "2028-02-29 2028-02-28 2028-03-01",
		"{{turns 18 1}}":                     "2010-03-01",
		"no day at all: {\"a\":[{\"b\":1}]}": "no day at all: {\"a\":[{\"b\":1}]}",
	} {
		if got, err := script.Fill("any", text, today); err != nil || got != want {
			t.Errorf("%s became %q, %v", text, got, err)
		}
	}
	var born model.Date
	text, err := script.Fill("any", "{{born 14}}", today)
	if err != nil || born.UnmarshalText([]byte(text)) != nil || born.AgeOn(today) != 14 {
		t.Errorf("who is 14 was born on %q, %v", text, err)
	}
	if _, err := script.Fill("any", "one\n{{tomorrow}}", today); err == nil || !strings.Contains(err.Error(), "any:2:") {
		t.Errorf("a day that is none: %v", err)
	}
}

// TestLinesAreCountedAsAnEditorDoes: a mark at the beginning, blank lines,
// comments and the line ends of another system count, and say nothing.
func TestLinesAreCountedAsAnEditorDoes(t *testing.T) {
	lines, err := script.All("any.jsonl", "\ufeff{\"do\":\"a\"}\r\n\r\n  # why\r\n\t{\"do\":\"b\"}")
	if err != nil || len(lines) != 2 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	if first, last := lines[0], lines[1]; string(first.Text) != `{"do":"a"}` || first.No != 1 ||
		string(last.Text) != `{"do":"b"}` || last.At() != "any.jsonl:4: " {
		t.Errorf("they are %+v", lines)
	}
}
