package app_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/app"
	"frontdesk/ui/internal/uitest"
	"frontdesk/ui/theme"
)

// typist presses keys as soon as the screen shows what they wait for.
type typist struct {
	tea.Model
	steps []step
}

type step struct{ sees, keys string }

func (t typist) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	t.Model, cmd = t.Model.Update(msg)
	if len(t.steps) == 0 || !strings.Contains(ansi.Strip(t.View().Content), t.steps[0].sees) {
		return t, cmd
	}
	cmds := []tea.Cmd{}
	for key := range strings.FieldsSeq(t.steps[0].keys) {
		cmds = append(cmds, func() tea.Msg { return uitest.Key(key) })
	}
	t.steps = t.steps[1:]
	return t, tea.Batch(cmd, tea.Sequence(cmds...))
}

// On bubbletea's own loop, with a store that tells of its commits: with -race
// it shows that panes, answers and commits do not get into each other's way.
func TestAChangeIsSavedOnTheRealLoop(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	s := uitest.Practice(t, uitest.Harbor)
	root := app.New(&ui.Session{
		Ctx: ctx, Store: s, Who: rae, Now: uitest.Now, After: time.After,
		Theme: theme.New(theme.Mono), Keys: action.Default(),
	})
	_, err := tea.NewProgram(typist{root, []step{
		{"Abbott, Zoë", "/ a d a"},
		{"─ 1 ╮", "enter enter"},
		{"Ada Moreno · 14", "]"},
		{"Ada may", "right"},
		{"Rosa may", "right"},
		{"Luis sees", "space"},
		{"nobody else", "s"},
		{"Saved", "q"},
	}}, tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithWindowSize(120, 40), tea.WithoutSignals()).Run()
	if err != nil {
		t.Fatal(err)
	}
	if accessOf(t, s, "Ada Moreno", "Luis Moreno").On {
		t.Error("the change is not saved")
	}
}

func TestRunEndsWithQuit(t *testing.T) {
	err := app.Run(t.Context(), app.Options{
		Store: uitest.Practice(t, ""), Actor: rae,
		Input: strings.NewReader("q"), Output: io.Discard,
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNoColourIsAskedForByTheEnvironment(t *testing.T) {
	if got := theme.Choose(theme.Light, []string{"TERM=xterm", "NO_COLOR=1"}).Name; got != theme.Mono {
		t.Errorf("NO_COLOR gives %s", got)
	}
	if got := theme.Choose("", []string{"NO_COLOR="}).Name; got != theme.Dark {
		t.Errorf("an empty NO_COLOR gives %s", got)
	}
	for _, name := range theme.Names() {
		if got := theme.New(name).Name; got != name {
			t.Errorf("%s gives %s", name, got)
		}
	}
}
