package app_test

import (
	"fmt"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// twoHomes is Harbor with a consent that both parents must give: Rosa gave it
// and Luis refuses; a form with fields, and a document that Rosa uploaded.
const twoHomes = uitest.Harbor + `
{"do":"sign-in","user":"Luis Moreno"}
{"do":"set-permissions","client":"Ada Moreno","user":"Luis Moreno","preset":"Guardian"}
{"do":"add-form","as":"both","title":"Consent of both parents","kind":"consent","signatures":"all","text":"We agree to the treatment.","fields":[{"label":"Full name","needed":true}]}
{"do":"add-form","as":"intake","title":"Intake questions","fields":[{"label":"What brings you to us","kind":"long"}]}
{"do":"assign","client":"Ada Moreno","form":"both","to":["Rosa Moreno","Luis Moreno"],"due":"2026-11-20"}
{"do":"assign","client":"Ada Moreno","form":"intake","to":["Rosa Moreno"],"due":"2026-12-01"}
{"do":"complete","client":"Ada Moreno","form":"both","user":"Rosa Moreno","values":{"Full name":"Rosa Moreno"}}
{"do":"refuse","client":"Ada Moreno","form":"both","user":"Luis Moreno","answer":"I want a second opinion."}
`

func TestPaperScreens(t *testing.T) {
	s := uitest.Practice(t, twoHomes)
	t.Run("share a letter", func(t *testing.T) {
		t.Chdir(t.TempDir())
		file(t, "letter.txt", []byte("Dear practice,\n\n\tAda may leave early.\n"))
		shareFile(papers(t, s, 120, 40), "letter.txt")
	})
	open := func(t *testing.T, width, height int) *uitest.Desk { return papers(t, s, width, height) }
	uitest.Golden(t, [][2]string{{"tab", ""}}, [][2]int{{120, 40}, {80, 24}, {200, 50}}, open)
	stories := [][2]string{
		{"conflict", "down down down"},
		{"form", "down down enter"},
		{"document", "G k k k k k enter"},
		{"empty", "esc esc / t e s s enter enter"},
		{"assign", "f"},
		{"assign-library", "f backspace t e l e"},
		{"share", "d"},
		{"library", "F"},
		{"take-away", "down down down down x"},
		{"withdraw", "down down down W"},
	}
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}}, open)
}

func TestStaffSeeWhoSignedAndWhatBothAnswered(t *testing.T) {
	s := uitest.Practice(t, twoHomes)
	d := papers(t, s, 120, 40)
	d.Sees("Consent of both parents", "in conflict", "given 22 Nov", "refused 22 Nov", "Intake questions", "waiting (0 of 1)")
	d.Press("down", "down", "enter")
	d.Sees("Signatures: in conflict", "We agree to the treatment.", "Rosa Moreno gave it at 10:00", "Full name: Rosa Moreno",
		"Luis Moreno refused it at 10:00", "I want a second opinion.")
	d.Press("esc", "down", "W")
	d.Sees("Rosa Moreno takes back the answer to Consent of both parents")
	d.Type("told us on the phone")
	d.Press("enter", "enter")
	d.Sees("Recorded: Rosa Moreno takes back", "withdrawn 22 Nov", "refused")
	d.Press("W")
	d.Sees("Not now, withdraw: Rosa has not answered it")
}

func TestThePreviewIsOfThePersonUnderTheCursor(t *testing.T) {
	d := papers(t, uitest.Practice(t, twoHomes), 120, 40)
	d.Sees("Ada sees")
	d.Press("down")
	d.Sees("Rosa sees")
	d.Press("down", "down", "down")
	d.Sees("Luis sees", "▸  Luis Moreno")
	d.Press("up", "up", "[", "[") // to the Portal tab, on the same person
	d.Sees("Rosa may see or manage Ada's information")
}

func TestTakingAwayFromOneLeavesTheOther(t *testing.T) {
	s := uitest.Practice(t, twoHomes)
	d := papers(t, s, 120, 40)
	d.Press("G", "x") // of the school letter, Rosa
	d.Sees("Take School letter of Ada Moreno away from Rosa Moreno?", "Rosa Moreno loses 1 document.", "Nobody else sees anything else.")
	d.Press("y")
	d.Sees("Took School letter away from Rosa Moreno")
	luis := accessOf(t, s, "Ada Moreno", "Luis Moreno").Person
	if got := itemOf(t, s, "School letter"); len(got.Audience) != 1 || got.Audience[0] != luis {
		t.Errorf("it goes to %v", got.Audience)
	}
	d.Press("g", "down", "down", "x") // of the consent, both
	d.Sees("Moreno, Luis Moreno?", "What was answered stays on record.")
	d.Press("y")
	d.Sees("goes to nobody")
	if got := itemOf(t, s, "Consent of both parents"); len(got.Audience) != 0 || len(got.Paper.Answers) != 2 {
		t.Errorf("it goes to %v with %d answers", got.Audience, len(got.Paper.Answers))
	}
	d.Press("x")
	d.Sees("Not now, take away: it goes to nobody")
}

func TestAnUploadSaysWhoseItIs(t *testing.T) {
	t.Chdir(t.TempDir())
	file(t, "vaccination.txt", []byte("All of them."))
	s := uitest.Practice(t, twoHomes)
	op, err := store.Attach(&model.UploadDocument{User: 2, Client: 1, Title: "Vaccinations", File: "vaccination.txt"})
	if err == nil {
		_, err = s.Do(t.Context(), rae, op)
	}
	if err != nil {
		t.Fatal(err)
	}
	d := papers(t, s, 120, 40)
	d.Sees("Vaccinations", "uploaded 22 Nov", "uploaded it")
	d.Press("G", "k", "k", "k", "k", "enter")
	d.Sees("Uploaded by Rosa Moreno at 10:00", "All of them.")
}

// BenchmarkKeyAmong500Papers is the time from a key to the screen in a chart of
// 500 forms and documents: Update and View at 200×50.
func BenchmarkKeyAmong500Papers(b *testing.B) {
	var script strings.Builder
	script.WriteString(twoHomes)
	for i := range 250 {
		fmt.Fprintf(&script, `{"do":"add-form","as":"f%[1]d","title":"Form %[1]d","kind":"consent","signatures":"all"}
{"do":"assign","client":"Ada Moreno","form":"Form %[1]d","to":["Rosa Moreno","Luis Moreno"],"due":"2026-12-01"}
{"do":"share","client":"Ada Moreno","title":"Document %[1]d","to":["Rosa Moreno","Luis Moreno"]}
`, i)
	}
	d := papers(b, uitest.Practice(b, script.String()), 200, 50)
	d.Sees("Form 249", "waiting (0 of 2)")
	d.Measure(b, []string{"down", "pgdown", "pgdown", "up", "G", "g", "x", "esc", "down", "w", "esc", "]", "[", "f", "esc", "pgup"})
}

// TestATitleIsNotCutForItsKind: that a consent is a consent is left out first,
// and of who was answered for what that person is.
func TestATitleIsNotCutForItsKind(t *testing.T) {
	d := papers(t, uitest.Practice(t, uitest.Harbor+`
{"do":"set-permissions","client":"Ada Moreno","user":"Rosa Moreno","preset":"Full access"}
{"do":"add-form","as":"both","title":"Consent of both the parents","kind":"consent","signatures":"all"}
{"do":"assign","client":"Ada Moreno","form":"both","to":["Ada Moreno","Luis Moreno"]}
{"do":"complete","client":"Ada Moreno","form":"both","user":"Rosa Moreno"}
`), 80, 24)
	d.Sees("Consent of both the parents    waiting (1 of 2)", "  Ada Moreno        given by Rosa Moreno 22 Nov")
}
