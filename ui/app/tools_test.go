package app_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/config"
	"frontdesk/ui/internal/uitest"
	"frontdesk/ui/theme"
)

func TestThePaletteFindsByLettersOfTheName(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("down", "down", "space", "ctrl+k")
	d.Type("sv")
	d.Sees("▸ save", "save the draft", "s ctrl+s")
	d.Press("enter")
	d.Sees("Saved: Luis Moreno's access")
}

func TestThePaletteFindsByWhatAnActionDoes(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press(":")
	d.Type("side by side")
	d.Sees("▸ compare")
	d.Press("enter")
	d.SeesNot("Palette")
	d.Sees("There is nobody else on this chart.")
}

func TestThePaletteSaysWhereAnActionIsAndStays(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press(":")
	d.Type("tick")
	d.Sees("▸ tick", "not now: it is of the portal tab")
	d.Press("enter")
	d.Sees("Palette", "Not now, tick: it is of the portal tab")
	d.Press("esc")
	d.SeesNot("Palette")
}

// TestADialogHasItsKeysListedToo: what is typed in it stays, and what is picked
// is done in it.
func TestADialogHasItsKeysListedToo(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("n")
	d.Type("Nora Vale")
	d.Press("f1")
	d.Sees("What can be done here", "make a new person of what is typed", "go to the field before")
	d.Type("new person")
	d.Press("enter")
	d.Sees("New client", "First name    Nora", "Last name     Vale")
	d.SeesNot("What can be done here")
}

// TestWhatALineHasNoRoomForIsSaidBelowTheList: why something cannot be done is
// read in full, also where the window is small.
func TestWhatALineHasNoRoomForIsSaidBelowTheList(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, `{"do":"add-client","first":"Tess","last":"Morgan"}`), rae, 80, 24)
	d.Press("enter", "]", "right", "?")
	d.Type("resend")
	d.Sees("Send it again; the earlier link dies with that (not now: ")
	d.Press("esc", ":")
	d.Type("resend")
	d.Sees("Send it again; the earlier link dies with that (not now: ")
}

// TestWhyIsAnsweredInEveryView: where it cannot be asked, that is said.
func TestWhyIsAnsweredInEveryView(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	for _, view := range []string{"3", "4", "5"} {
		d.Press(view, "w")
		d.Sees("Not now, why: 1 goes to the clients: why is asked of a person")
	}
}

func TestThePaletteHasEveryActionThatIsNotADialogs(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 200, 130)
	d.Press(":")
	for _, a := range action.Default() {
		switch a.Where[0] { //nolint:exhaustive // the rest is in the palette
		case action.Dialog, action.Filter, action.Training, action.Demonstration:
		default:
			d.Sees(a.Name + " ")
		}
	}
}

func TestAColonInTheFilterIsText(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("/", ":", "!", "y")
	d.Sees("/ :!y")
	d.SeesNot("Palette", "Messages so far", "Copied")
}

func TestWhatWasSaidCanBeReadAgain(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("!")
	d.Sees("Nothing was said yet.")
	d.Press("esc", "s")
	d.Wait(65_000)
	d.Press("down", "down", "space", "s", "!")
	d.Sees("10:01:05  Saved: Luis Moreno's access", "10:00:00  Not now, save: nothing is changed")
	d.Press("esc")
	d.Send(ui.Failed{Err: errNoRoom{}})
	d.Press("!")
	d.Sees("10:01:05  ✕ failed: there is no room left")
}

type errNoRoom struct{}

func (errNoRoom) Error() string { return "there is no room left" }

func TestWhoIsUnderTheCursorIsCopied(t *testing.T) {
	d := chart(t, uitest.Practice(t, uitest.Harbor), "ada mor", 120, 40)
	d.Press("y")
	d.Sees("Copied Ada Moreno (p1).")
	d.Press("j", "j", "j", "j", "j", "j", "j", "j")
	d.Sees("▸Luis Moreno · father")
	d.Press("y")
	copied(t, d, "Luis Moreno (p3)")
}

func TestAClientIsCopiedWithItsId(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("y")
	d.Sees("Copied Luis Moreno (p3).")
	copied(t, d, "Luis Moreno (p3)")
	d.Press("esc", "y")
	d.Sees("Copied Moreno, Ada (p1).")
	copied(t, d, "Moreno, Ada (p1)")
	d.Press("2", "y")
	d.Sees("Not now, copy: there is nothing to copy here")
}

func TestThePreviewIsCopiedWhole(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 1, 60, 14)
	d.Press("tab", "P", "y")
	d.Sees("Copied what Rosa sees and Luis sees.")
	copied(t, d, "Preview of Rosa Moreno. It acts on nothing.", "acting on behalf of Ada Moreno",
		"School letter", "Preview of Luis Moreno.", "Invoice", "Not shown to Luis")
	if strings.Contains(d.Copied, "\x1b") || strings.Contains(d.Copied, " \n") {
		t.Errorf("what was copied is no plain text: %q", d.Copied)
	}
}

// copied checks what is on the desk's clipboard.
func copied(t *testing.T, d *uitest.Desk, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.Copied, text) {
			t.Fatalf("%q was not copied:\n%s", text, d.Copied)
		}
	}
}

func TestTheThemeChangesEverywhereAtOnce(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 1, 120, 40)
	plain := d.Screen()
	var before string
	for _, name := range theme.Names() {
		d.Press(":")
		d.Type(name + " theme")
		d.Press("enter")
		if d.Screen() != plain && name != theme.Mono {
			t.Errorf("%s says something else, not only otherwise:\n%s", name, d.Screen())
		}
		if d.Raw() == before {
			t.Errorf("%s looks like the one before", name)
		}
		before = d.Raw()
	}
	d.Press(":")
	d.Type("mono theme")
	d.Sees("not now: it is the theme now")
}

func TestTheMouseIsLeftToTheTerminal(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	if d.Model().View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse does nothing to begin with")
	}
	d.Press(":")
	d.Type("mouse")
	d.Press("enter")
	d.Sees("The mouse is off")
	if d.Model().View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is not left to the terminal")
	}
}

func TestNotesOfTheBeginningAreToldAndKept(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.OpenWith(t, s, rae, 120, 40, func(s *ui.Session) {
		s.Notes = []string{"line 3: there is no action \"sav\"", "line 9: there is no theme purple"}
	})
	d.Sees("line 9: there is no theme purple (and more: ! lists them)")
	d.Press("!")
	d.Sees("line 3: there is no action", "line 9")
}

func TestNoColoursWhereTheTerminalWantsNone(t *testing.T) {
	d := uitest.OpenWith(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40, func(s *ui.Session) { s.NoColour = true })
	d.Press(":")
	d.Type("dark")
	d.Sees("not now: NO_COLOR is set")
}

func TestTextsNameTheKeysOfThePerson(t *testing.T) {
	d := uitest.OpenWith(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40, func(s *ui.Session) {
		s.Keys = config.Read([]byte("keys = {filter = 'f2', save-giving = ['f5', 'S'], no = 'ctrl+x'}")).Keys
	})
	d.Sees("F2 to find a client", "F2 filter")
	d.Press("enter", "]", "space", "esc")
	d.Sees("ctrl+x keep", "y drop")
	d.Press("ctrl+x")
	d.Sees("F5 save  esc drop", "17 changes not saved")
}
