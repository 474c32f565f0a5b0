package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"pgregory.net/rapid"

	"frontdesk/model"
)

// TestJSONOfAnyTextIsSafeToShow: whatever somebody is called, the JSON means
// the same and does nothing to a terminal.
func TestJSONOfAnyTextIsSafeToShow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(rapid.OneOf(
			rapid.String(),
			rapid.StringOf(rapid.SampledFrom([]rune("a\x1b\x7f\u009b\u202e\u2066\ufeff\u200b\U000e0041\u2028é家\"\\\n"))),
		).Draw(t, "text"), "")
		var b strings.Builder
		out := newPrinter(&b)
		if err := out.object(map[string]string{"user": text}); err != nil {
			t.Fatal(err)
		}
		if err := out.flush(); err != nil {
			t.Fatal(err)
		}
		printed := strings.TrimSuffix(b.String(), "\n")
		if i := strings.IndexFunc(printed, model.Hostile); i >= 0 {
			t.Fatalf("%q holds something hostile at byte %d", printed, i)
		}
		var back map[string]string
		if err := json.Unmarshal([]byte(printed), &back); err != nil || back["user"] != text {
			t.Fatalf("%q came back as %q (%v)", text, back["user"], err)
		}
	})
}

// TestALineOfTextIsOneLine: nobody's name breaks or paints a row.
func TestALineOfTextIsOneLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		out := newPrinter(&b)
		out.table("  ", [][]string{{rapid.String().Draw(t, "name"), "mother"}, {"Ada\x1b[31m\nMoreno", "self"}})
		if err := out.flush(); err != nil {
			t.Fatal(err)
		}
		rows := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(rows) != 2 {
			t.Fatalf("two rows became %q", rows)
		}
		for _, row := range rows {
			if strings.ContainsFunc(row, model.Hostile) {
				t.Fatalf("%q holds something hostile", row)
			}
		}
	})
}

// TestColumnsStandBelowEachOther: also under names of wide letters and accents.
func TestColumnsStandBelowEachOther(t *testing.T) {
	var b strings.Builder
	out := newPrinter(&b)
	out.table("", [][]string{{"王小明", "son"}, {"Zoe\u0308", "daughter"}, {"Al", ""}})
	if err := out.flush(); err != nil {
		t.Fatal(err)
	}
	if want := "王小明  son\nZoë     daughter\nAl\n"; b.String() != want {
		t.Errorf("printed %q, want %q", b.String(), want)
	}
}

// TestEveryCommandTellsItsStatusAndAnExample: nobody has to guess.
func TestEveryCommandTellsItsStatusAndAnExample(t *testing.T) {
	root := newRoot(&program{})
	commands := append([]*cobra.Command{root}, root.Commands()...)
	for _, cmd := range commands {
		if !strings.Contains(cmd.Long, "EXIT STATUS") || !strings.Contains(cmd.Example, "frontdesk") || cmd.Short == "" {
			t.Errorf("the help of %s lacks its status, an example or a sentence", cmd.Name())
		}
	}
	if len(commands) != 23 {
		t.Errorf("there are %d commands, and the README has 23", len(commands))
	}
}
