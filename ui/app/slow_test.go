package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/app"
	"frontdesk/ui/internal/uitest"
	"frontdesk/ui/theme"
)

func TestKeysPressedBeforeTheChartIsThereAreNotLost(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Sees("Zoë Abbott")
	d.Hold()
	d.Press("/")
	d.Type("ada mor")
	// To the list, its chart, the Portal tab, the father, Basic functions.
	d.Press("enter", "enter", "]", "right", "right", "down", "down", "space")
	d.SeesNot("not saved")
	d.Release()
	d.Sees("Luis sees", "▸[ ] Basic functions", "1 change not saved: Luis Moreno")
	d.SeesNot("*Abbott, Zoë")
}

func TestKeysWaitForSimilarNamesWhereNoneIsTheSame(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Hold()
	d.Press("/")
	d.Type("morennoo")
	d.Press("enter", "enter", "]", "right")
	d.Release()
	d.Sees("similar, not the same:", "▸ Moreno, Ben", "Rosa sees")
}

func TestEscDoesNotWaitAndDropsWhatDid(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("enter", "]", "esc")
	d.Hold()
	d.Press("down", "enter", "right", "space", "esc")
	d.Release()
	d.Sees("Ada Moreno · 14")
	d.SeesNot("not saved", "Rosa sees")
	d.Press("q")
	if !d.Quit {
		t.Error("something is left to ask about")
	}
}

func TestSlowWorkIsShownAndNothingIsTimedWhenIdle(t *testing.T) {
	var waits []time.Duration
	s := &ui.Session{
		Ctx: t.Context(), Now: uitest.Now, Theme: theme.New(theme.Mono), Keys: action.Default(),
		After: func(wait time.Duration) <-chan time.Time {
			waits = append(waits, wait)
			over := make(chan time.Time)
			close(over)
			return over
		},
	}
	root := app.New(s)
	var latest ui.Latest
	answer := ui.Ask(s, &latest, func(context.Context) (string, error) { return "", nil })
	screen := func(msg tea.Msg) (string, tea.Cmd) {
		_, cmd := root.Update(msg)
		return root.View().Content, cmd
	}
	shown, timer := screen(tea.WindowSizeMsg{Width: 80, Height: 24})
	if strings.Contains(shown, "working") {
		t.Error("work is shown at once")
	}
	shown, timer = screen(timer())
	if !strings.Contains(shown, "working") {
		t.Errorf("slow work is not shown:\n%s", shown)
	}
	late := timer()
	shown, timer = screen(answer())
	if strings.Contains(shown, "working") || timer != nil {
		t.Error("work that ended is shown, or timed")
	}
	if _, timer = screen(late); timer != nil {
		t.Error("an old timer begins a new one")
	}
	if want := []time.Duration{200 * time.Millisecond, 100 * time.Millisecond}; !slices.Equal(waits, want) {
		t.Errorf("waited %v, not %v", waits, want)
	}
}

func TestALongWordTakesTwoLines(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 80, 24)
	d.Press("w", "enter")
	d.Sees("Not now, do it: that is the person's own to do")
	d.Press("esc", "down", "down", "space", "s")
	screen := strings.Split(d.Screen(), "\n")
	last := strings.Join(strings.Fields(strings.Join(screen[len(screen)-3:], " ")), " ")
	for _, word := range []string{"Saved: Luis Moreno's access", "nobody else"} {
		if !strings.Contains(last, word) {
			t.Errorf("%q is not in %q", word, last)
		}
	}
}
