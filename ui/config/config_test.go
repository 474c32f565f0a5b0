package config_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/ui/action"
	"frontdesk/ui/config"
	"frontdesk/ui/theme"
)

// reports checks that a text has exactly these problems.
func reports(t *testing.T, text string, want ...string) config.Config {
	t.Helper()
	c := config.Read([]byte(text))
	var got []string
	for _, problem := range c.Problems {
		got = append(got, problem.String())
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nreports:\n%s\nnot:\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return c
}

func keys(c config.Config, id action.ID) string {
	a, _ := c.Keys.Get(id)
	return strings.Join(a.Keys, " ")
}

func TestAPersonSetsKeysThemeAndMouse(t *testing.T) {
	c := reports(t, `
theme = "light"
mouse = false
[keys]
save = ["f2", "ctrl+s"]
split-preview = "v"
move-preview = []
`)
	if c.Theme != theme.Light || !c.NoMouse {
		t.Errorf("theme %q, no mouse %t", c.Theme, c.NoMouse)
	}
	for id, want := range map[action.ID]string{"save": "f2 ctrl+s", "split-preview": "v", "move-preview": "", "up": "up k"} {
		if got := keys(c, id); got != want {
			t.Errorf("%s has %q, not %q", id, got, want)
		}
	}
}

func TestNothingSetIsAsShipped(t *testing.T) {
	text, err := config.Text()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"", text} {
		c := reports(t, text)
		if c.Keys.Markdown() != action.Default().Markdown() || c.Theme != "" || c.NoMouse {
			t.Errorf("it changes something:\n%s", text)
		}
	}
}

// The comments of the file say how it is: without their # nothing changes.
func TestTheCommentsSayWhatIsShipped(t *testing.T) {
	text, err := config.Text()
	if err != nil {
		t.Fatal(err)
	}
	var set strings.Builder
	for line := range strings.Lines(text) {
		setting := strings.TrimPrefix(line, "# ")
		if strings.Contains(setting, " = ") {
			line = setting
		}
		set.WriteString(line)
	}
	c := reports(t, set.String())
	if c.Keys.Markdown() != action.Default().Markdown() || c.Theme != theme.Dark || c.NoMouse {
		t.Errorf("it changes something:\n%s", set.String())
	}
	for _, a := range action.Default() {
		if !strings.Contains(set.String(), "\n"+string(a.ID)+" = [") {
			t.Errorf("%s is not in it", a.ID)
		}
	}
}

func TestWhatIsNotUnderstoodIsReportedByLineAndTheRestHolds(t *testing.T) {
	c := reports(t, `colour = "red"
theme = "purple"
mouse = "off"

[keys]
sav = "x"
save = "f3"
tick = "ctr+t"
open = 7
down = [" "]
up = ["K", "shift+k", ""]
help = "ctrl+H"
`,
		`line 1: there is no setting "colour"; there are theme, mouse and keys`,
		`line 2: there is no theme purple; there are dark, light, high-contrast, mono`,
		`line 3: mouse is true or false`,
		`line 6: there is no action "sav"; frontdesk config --print lists them`,
		`line 8: tick: there is no key "ctr+t"; its keys stay as shipped`,
		`line 9: open: 7 is no key; write it in quotes; its keys stay as shipped`,
		`line 10: down: the space bar is called "space"; its keys stay as shipped`,
		`line 11: up: a letter with shift is the capital one: not "shift+k"; its keys stay as shipped`,
		`line 12: help: with ctrl write the small letter; its keys stay as shipped`,
	)
	if keys(c, "save") != "f3" || keys(c, "tick") != "space" || keys(c, "up") != "up k" {
		t.Errorf("save has %q, tick %q, up %q", keys(c, "save"), keys(c, "tick"), keys(c, "up"))
	}
}

func TestNobodyIsLockedIn(t *testing.T) {
	reports(t, "[keys]\nquit = []\nclose = [\"x\"]\nno = \"n\"\nchoose = []\n",
		"line 2: quit: it needs a key that is no letter, or there would be no way out of a field; its keys stay as shipped",
		"line 3: close: it needs a key that is no letter, or there would be no way out of a field; its keys stay as shipped",
		"line 4: no: it needs a key that is no letter, or there would be no way out of a field; its keys stay as shipped",
		"line 5: choose: it needs a key; its keys stay as shipped",
	)
}

func TestTwoActionsOnOneKeyAreReported(t *testing.T) {
	reports(t, "keys.save = \"space\"\n", `line 1: "space" is both tick and save (portal tab)`)
	reports(t, "[keys]\nsplit-preview = \"s\"\n", `line 2: "s" is both split-preview and save (portal tab)`,
		`line 2: "s" is both split-preview and save-email (outbox)`,
		`line 2: "s" is both split-preview and save-paper (chart)`)
	reports(t, "[keys]\nsave = \"space\"\ntick = \"s\"\n") // they change places
	reports(t, "[keys]\ncopy = \"f8\"\nfilter = \"f9\"\n")
	reports(t, "keys = {quit = [\"f10\"], \"palette\" = \"f10\"}\n", `line 1: "f10" is both palette and quit (everywhere)`)
}

func TestATextThatIsNoTOMLIsTheDefault(t *testing.T) {
	c := config.Read([]byte("theme = \"light\"\nkeys = [\n"))
	if len(c.Problems) != 1 || !strings.Contains(c.Problems[0].String(), "nothing of the file is used") || c.Theme != "" {
		t.Errorf("%+v", c.Problems)
	}
	c = config.Read([]byte("mouse = no\n"))
	if len(c.Problems) != 1 || c.Problems[0].Line != 1 {
		t.Errorf("%+v", c.Problems)
	}
	reports(t, "keys = 3\n", "line 1: keys is a table: [keys], then a line for each action")
}

// Any text gives a table in which a person can move and quit.
func TestAnyTextLeavesAWayOut(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		"[keys]\n", "theme", "mouse", "save", "quit", "\"x\"", " = ", "[", "]", "\n", "\"\x1b[2J\"", "true", "#", "=", "'", "\x00", "{", "}", ",", "ctrl+", "[[keys]]\n", ".",
	})
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(r, "text"), "")
		c := config.Read([]byte(text))
		if _, ok := c.Keys.Find("ctrl+c", true, []action.Offer{{ID: action.Quit}}); !ok && keys(c, "quit") == "" {
			r.Fatalf("no way to quit after %q", text)
		}
		for _, problem := range c.Problems {
			if strings.ContainsAny(problem.String(), "\x1b\x00\n") {
				r.Fatalf("%q reaches the terminal", problem)
			}
		}
	})
}
