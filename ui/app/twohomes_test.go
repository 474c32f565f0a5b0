package app_test

import (
	"os"
	"strings"
	"testing"

	"frontdesk/ui/internal/uitest"
)

// Two homes, one child, all by keys: one consent for both parents, a form for
// the mother, a letter for the father. Each sees the own papers and no others;
// she signs, he refuses, and staff see both.
func TestTwoHomesAreGivenTheirPapersByKeys(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	file(t, "letter.txt", []byte("Dear Mr. Moreno"))
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"sign-in","user":"Luis Moreno"}
{"do":"set-permissions","client":"Ada Moreno","user":"Luis Moreno","preset":"Guardian"}
{"do":"add-form","title":"Consent of both parents","kind":"consent","signatures":"all"}
{"do":"add-form","title":"How it is at home"}`)
	d := papers(t, s, 120, 40)
	for _, assignment := range []struct {
		form string
		to   []string
	}{
		{"of both", []string{"down", "space", "down", "space"}},
		{"at home", []string{"down", "space"}},
	} {
		d.Press("g", "f", "backspace")
		d.Type(assignment.form)
		d.Press("enter")
		d.Press(assignment.to...)
		d.Press("ctrl+s", "enter")
		d.Sees("Assigned")
	}
	d.Press("d", "down")
	d.Type("To the father")
	d.Press("down")
	d.Type("letter.txt")
	d.Press("tab", "down", "down", "space", "ctrl+s")
	d.Sees("Luis Moreno gains 1 document.", "Nobody else sees anything else.")
	d.Press("enter")
	d.Sees("Shared To the father with Luis Moreno")
	uitest.Apply(t, s, rae, `
{"do":"complete","client":"Ada Moreno","form":"How it is at home","user":"Rosa Moreno","answer":"quiet"}
{"do":"complete","client":"Ada Moreno","form":"Consent of both parents","user":"Rosa Moreno"}
{"do":"refuse","client":"Ada Moreno","form":"Consent of both parents","user":"Luis Moreno","answer":"not yet"}`)

	d = portal(t, s, 1, 200, 50)
	d.Sees("Rosa sees", "How it is at home", "To the father")
	if seen, hidden := seenAndHidden(t, d, "Rosa"); !seen("Consent of both parents") || !seen("How it is at home") || !hidden("To the father") {
		t.Errorf("Rosa sees the wrong papers:\n%s", d.Screen())
	}
	d.SeesNot("not yet")
	d.Press("right")
	if seen, hidden := seenAndHidden(t, d, "Luis"); !seen("Consent of both parents") || !seen("To the father") || !hidden("How it is at home") {
		t.Errorf("Luis sees the wrong papers:\n%s", d.Screen())
	}
	d.SeesNot("quiet")

	d = papers(t, s, 120, 40)
	d.Sees("in conflict", "complete", "given 22 Nov", "refused 22 Nov")
	t.Chdir(here)
	views(t, s)
}

// seenAndHidden tells of the preview what stands before, and what behind, the
// heading of what is not shown.
func seenAndHidden(t *testing.T, d *uitest.Desk, who string) (seen, hidden func(string) bool) {
	t.Helper()
	shown, not, split := strings.Cut(d.Screen(), "Not shown to "+who)
	if !split {
		t.Fatalf("nothing is hidden from %s:\n%s", who, shown)
	}
	_, shown, _ = strings.Cut(shown, who+" sees")
	return func(title string) bool { return strings.Contains(shown, title) },
		func(title string) bool { return strings.Contains(not, title) }
}
