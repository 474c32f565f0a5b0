package app_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
)

// file writes a file of the test, in the directory where the program runs.
func file(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// shareFile shares a new document with Rosa and Luis, from any place of Ada's
// chart but a document.
func shareFile(d *uitest.Desk, path string) {
	d.Press("d", "down", "down")
	d.Type(path)
	d.Press("tab", "down", "space", "down", "space", "ctrl+s", "enter")
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
	if err := os.Mkdir("papers", 0o700); err != nil {
		t.Fatal(err)
	}
	huge := filepath.Join("papers", "huge.bin")
	file(t, huge, nil)
	if err := os.Truncate(huge, model.MaxFile+1); err != nil {
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
	if got := string(newest(t, s).Operation); !strings.HasSuffix(got, want) {
		t.Errorf("the history has %s", got)
	}
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

// TestADocumentIsNotMadeTwiceUnawares: who is to share the letter that there is
// and types its title makes another one.
func TestADocumentIsNotMadeTwiceUnawares(t *testing.T) {
	d := papers(t, uitest.Practice(t, uitest.Harbor), 120, 40)
	d.Press("d", "down")
	d.Type("school LETTER")
	d.Sees("The chart has a document of that title already: “one of the chart” shares that one.")
	d.Type(" 2")
	d.SeesNot("of that title already")
}
