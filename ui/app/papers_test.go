package app_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
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

// papers opens the screens on Ada's Forms & documents.
func papers(t testing.TB, s store.Store, width, height int) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, rae, width, height)
	d.Press("/")
	d.Type("ada mor")
	d.Press("enter", "enter", "]", "]", "]")
	return d
}

// file writes a file of the test, in the directory where the program runs.
func file(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// itemOf is an item of Ada's by its title.
func itemOf(t *testing.T, s store.Store, title string) model.Item {
	t.Helper()
	var found model.Item
	err := s.View(t.Context(), rae, func(r model.Reader) error {
		chart, err := r.Chart(1)
		if err != nil {
			return err
		}
		for _, item := range chart.Items {
			if item.Title == title {
				found = item
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPaperScreens(t *testing.T) {
	s := uitest.Practice(t, twoHomes)
	t.Run("share a letter", func(t *testing.T) {
		t.Chdir(t.TempDir())
		file(t, "letter.txt", []byte("Dear practice,\n\n\tAda may leave early.\n"))
		shareFile(papers(t, s, 120, 40), "letter.txt")
	})
	for name, keys := range map[string]string{
		"tab": "", "conflict": "down down down", "form": "down down enter", "document": "G k k k k k enter", "empty": "",
		"assign": "f", "assign-library": "f backspace t e l e", "share": "d", "library": "F",
		"take-away": "down down down down x", "withdraw": "down down down W",
	} {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 50}} {
			if size[0] == 200 && name != "tab" {
				continue
			}
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				d := papers(t, s, size[0], size[1])
				if name == "empty" {
					d.Press("esc", "esc", "/")
					d.Type("tess")
					d.Press("enter", "enter")
				}
				d.Press(strings.Fields(keys)...)
				golden.RequireEqual(t, d.Screen())
				if err := d.CheckSize(size[0], size[1]); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// shareFile shares a new document with Rosa and Luis, from any place of Ada's
// chart but a document.
func shareFile(d *uitest.Desk, path string) {
	d.Press("d", "down", "down")
	d.Type(path)
	d.Press("tab", "down", "space", "down", "space", "ctrl+s", "enter")
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

func TestAFormOfTheLibraryIsAssignedInOneOperation(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	before := newest(t, s)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("ada mor")
	d.Press("enter", "f")
	d.Sees("Assign a form for Ada Moreno", "the practice's own", "Consent to treat", "from the library", "Safety plan")
	d.Type("teleh")
	d.Press("enter", "down", "space", "down", "space", "tab")
	d.Type("2026-12-01")
	d.Press("ctrl+s")
	d.Sees("Rosa Moreno gains 1 form.", "Assign Telehealth consent to Rosa Moreno, Luis Moreno")
	d.Press("enter")
	d.Sees("Assigned Telehealth consent to Rosa Moreno and Luis Moreno")
	if got := newest(t, s); got != before+1 {
		t.Errorf("%d commits for one assignment", got-before)
	}
	item := itemOf(t, s, "Telehealth consent")
	if item.Paper == nil || item.Paper.Due != 20261201 || len(item.Audience) != 2 || item.Paper.Signatures != model.SignAll {
		t.Errorf("the client has %+v", item)
	}
	d.Press("f", "T", "e", "l", "enter", "down") // now it is the practice's own
	d.SeesNot("from the library")
	d.Sees("has it: waiting")
}

// tellsFirst is a store that tells everybody of a commit before who made it has
// the answer.
type tellsFirst struct {
	store.Store
	tell func(store.Change)
}

func (s *tellsFirst) Do(ctx context.Context, who store.Actor, op model.Operation) (store.Commit, error) {
	commit, err := s.Store.Do(ctx, who, op)
	s.tell(commit.Change)
	return commit, err
}

func TestWhoIsToldOfTheOwnCommitFirstHearsWhatItDidAllTheSame(t *testing.T) {
	s := &tellsFirst{Store: uitest.Practice(t, uitest.Harbor)}
	d := uitest.Open(t, s, rae, 120, 40)
	s.tell = d.Hear
	d.Press("enter", "f", "T", "e", "l", "e", "h", "enter", "ctrl+s", "enter")
	d.Sees("Assigned Telehealth consent to Zoë Abbott")
}

func TestASensitiveFormForTwoIsConfirmedByAnotherKey(t *testing.T) {
	s := uitest.Practice(t, twoHomes)
	d := papers(t, s, 120, 40)
	d.Press("f", "backspace", "p", "h", "q", "enter", "down", "space", "down", "space", "ctrl+s")
	d.Sees("PHQ-A is sensitive, and goes to 3 persons: it would be seen by Rosa Moreno and Luis")
	d.Press("enter")
	d.Sees("▸ n go back", "y assign it")
	d.Press("enter")
	if got := itemOf(t, s, "PHQ-A"); len(got.Audience) != 1 {
		t.Fatal("the same key confirmed it")
	}
	d.Press("n")
	d.Sees("Assign PHQ-A to Rosa Moreno, Luis Moreno")
	d.Press("enter", "y")
	d.Sees("Assigned PHQ-A")
	if got := itemOf(t, s, "PHQ-A"); len(got.Audience) != 3 {
		t.Errorf("it goes to %v", got.Audience)
	}
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

func TestADocumentComesBackBitForBit(t *testing.T) {
	t.Chdir(t.TempDir())
	data := bytes.Repeat([]byte("\x00\xff\r\nAda\u202e"), 20_000)
	file(t, "scan.pdf", data)
	s := uitest.Practice(t, twoHomes)
	d := papers(t, s, 120, 40)
	shareFile(d, "scan.pdf")
	d.Sees("Shared scan.pdf with Rosa Moreno and Luis Moreno")
	d.Press("G", "up", "up", "up", "up", "up", "enter")
	d.Sees("scan.pdf · application/pdf", "It is no plain text")
	d.Press("s")
	d.Sees("Save scan.pdf")
	d.Press("ctrl+s")
	d.Sees("scan.pdf is there already")
	for range len("scan.pdf") {
		d.Press("backspace")
	}
	d.Type("copy.pdf")
	d.Press("ctrl+s")
	d.Sees("Saved: copy.pdf")
	if got, err := os.ReadFile("copy.pdf"); err != nil || !bytes.Equal(got, data) {
		t.Errorf("%d bytes came back of %d: %v", len(got), len(data), err)
	}
}

func TestAFileThatCannotBeSharedLosesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := errorsOf(os.Mkdir("papers", 0o700), os.Truncate(touch(t, filepath.Join("papers", "huge.bin")), model.MaxFile+1)); err != nil {
		t.Fatal(err)
	}
	s := uitest.Practice(t, twoHomes)
	d := papers(t, s, 120, 40)
	d.Press("d", "down")
	d.Type("Scan")
	d.Press("down")
	d.Type("pa")
	d.Sees("papers/")
	d.Press("down", "enter")
	d.Sees("papers/", "huge.bin")
	d.Press("down", "enter", "up")
	d.Sees("File          papers/huge.bin", "25.0 MB is the most")
	d.Press("tab", "down", "space", "ctrl+s", "enter")
	d.Sees("! huge.bin is 26 MB large; 25 MB is the most", "Scan", "[x] Rosa Moreno")
	for range len("huge.bin") {
		d.Press("backspace")
	}
	d.Type("gone.txt")
	d.Sees("There is no such file.")
	d.Press("ctrl+s", "enter")
	d.Sees("cannot be read", "Scan", "[x] Rosa Moreno")
	if got := itemOf(t, s, "Scan"); !got.ID.IsZero() {
		t.Errorf("something was shared: %+v", got)
	}
}

func errorsOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func touch(t *testing.T, name string) string {
	t.Helper()
	file(t, name, nil)
	return name
}

func TestSharingInvitesThoseWithoutALogin(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"edit-person","person":"Ines Vega","email":"ines@example.net","email_ok":true}`)
	d := papers(t, s, 120, 40)
	d.Press("G", "d")
	d.Sees("School letter", "Rosa Moreno · mother of Ada  has it", "Ines Vega · contact of Ada · no login")
	d.Press("tab", "tab", "down", "down", "down", "space")
	d.Sees("[x] invite those without a login", "Those without a login will also be invited:",
		"Ines Vega is invited at ines@example.net.")
	d.Press("ctrl+s", "enter")
	d.Sees("Shared School letter with Ines Vega")
	if got := accessOf(t, s, "Ada Moreno", "Ines Vega"); !got.On || got.Ticks != model.SetOf(model.Basic, model.DocumentsView) {
		t.Errorf("Ines has %+v", got)
	}
	const want = `"to":["p4"],"invite":true}`
	if got := lastOperation(t, s); !strings.HasSuffix(got, want) {
		t.Errorf("the history has %s", got)
	}
}

// TestWhoMustSignIsSaidBeforeTheFormGoesOut: both parents must sign, asks the
// caller; it is not seen only afterwards.
func TestWhoMustSignIsSaidBeforeTheFormGoesOut(t *testing.T) {
	d := papers(t, uitest.Practice(t, twoHomes), 120, 40)
	d.Press("f")
	d.Type("both")
	d.Sees("Consent of both parents", "consent · all must sign · 1 field")
	d.Press("enter")
	d.Sees("Consent of both parents · consent · all must sign · 1 field")
}

func TestWhoCannotBeInvitedGetsTheDocumentWithoutThat(t *testing.T) {
	d := papers(t, uitest.Practice(t, uitest.Harbor), 120, 40)
	d.Press("G", "d", "tab", "tab", "down", "down", "down", "space")
	d.Sees("! Ines Vega has no e-mail address, and a login needs one (share it without")
	d.Press("ctrl+s", "enter")
	d.Sees("▸ E-mail        [x] invite those without a login")
	d.Press("space", "ctrl+s", "enter")
	d.Sees("Shared School letter with Ines Vega")
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

func TestAFormOfTheLibraryBecomesThePracticesOwn(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := papers(t, s, 120, 40)
	d.Press("F")
	d.Sees("Form library", "Consent to exchange information", "I allow this practice")
	d.Type("intake")
	d.Press("enter", "enter")
	d.Sees("Added Intake questionnaire to the practice's forms")
	d.Press("F")
	d.Sees("the practice has it")
}

func TestFilesOfThisMachineAreNotForWhoSitsAtAnother(t *testing.T) {
	s := uitest.Practice(t, twoHomes)
	d := uitest.OpenWith(t, s, rae, 120, 40, func(s *ui.Session) { s.Save, s.Attach, s.Look = nil, nil, nil })
	d.Press("/", "a", "d", "a", "enter", "enter", "]", "]", "]", "G", "s")
	d.Sees("Not now, save: files are on another machine than yours")
	d.Press("d", "left")
	d.Sees("A file of your machine is shared by command")
	d.Resize(80, 24)
	d.Sees("letter.pdf")
	if err := d.CheckSize(80, 24); err != nil {
		t.Error(err)
	}
	d.Press("g", "d")
	d.Sees("Title")
	d.SeesNot("File ")
	d.Press("down")
	d.Type("Plan")
	d.Press("tab", "down", "space", "ctrl+s", "enter")
	d.Sees("Shared Plan with Rosa Moreno")
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
