package widget_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// listed is a form of a field, a list of three boxes and two buttons.
func listed() *widget.Form {
	t := theme.New(theme.Mono)
	entries := []*widget.Entry{{ID: "name", Label: "Name", Input: widget.NewText(t, "", "")}}
	for _, id := range []string{"one", "two", "three"} {
		entry := &widget.Entry{ID: id, Group: "list", Input: &widget.Box{Check: widget.Check{Label: id}}}
		if id == "one" {
			entry.Heading = "List"
		}
		entries = append(entries, entry)
	}
	form := &widget.Form{}
	form.Set(append(entries, &widget.Entry{ID: "more", Input: &widget.Button{Label: "More"}}, &widget.Entry{ID: "save", Input: &widget.Button{Label: "Save"}}))
	return form
}

func TestTabPassesAListInOneGo(t *testing.T) {
	form := listed()
	for _, step := range []struct {
		by int
		at string
	}{{1, "one"}, {1, "more"}, {1, "save"}, {1, "name"}, {-1, "save"}, {-1, "more"}, {-1, "one"}, {-1, "name"}} {
		if form.Step(step.by); form.Current().ID != step.at {
			t.Fatalf("%+v leads to %s", step, form.Current().ID)
		}
	}
}

func TestPageKeysLeapFromHeadingToHeading(t *testing.T) {
	form := listed()
	for _, leap := range []struct {
		by int
		at string
	}{{1, "one"}, {1, "more"}, {1, "save"}, {1, "save"}, {-1, "more"}, {-1, "one"}, {-1, "name"}, {-1, "name"}} {
		if form.Leap(leap.by); form.Current().ID != leap.at {
			t.Fatalf("%+v leads to %s", leap, form.Current().ID)
		}
	}
}

func TestAListShowsWhatFollowsTheCursor(t *testing.T) {
	form := listed()
	form.To("one")
	if lines := strings.Join(form.Lines(theme.New(theme.Mono), 40, 4), "\n"); !strings.Contains(lines, "three") {
		t.Errorf("only this is to be seen:\n%s", lines)
	}
}

func TestABoxIsTickedBySpaceUnlessItIsFixed(t *testing.T) {
	space := tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	box := &widget.Box{}
	if !box.Take(space) || !box.Ticked || !box.Take(space) || box.Ticked {
		t.Error("space does not turn the box")
	}
	box.Fixed = true
	if box.Take(space) || box.Ticked {
		t.Error("a fixed box was turned")
	}
}

// TestUnderTheCursorABoxSaysItsKey, and one that is only looked at does not.
func TestUnderTheCursorABoxSaysItsKey(t *testing.T) {
	ui := theme.New(theme.Mono)
	for _, one := range []struct {
		input widget.Input
		says  string
	}{
		{&widget.Box{Check: widget.Check{Label: "Luis"}}, "space ticks"},
		{&widget.Box{Check: widget.Check{Label: "Luis", Ticked: true}}, "space unticks"},
		{widget.NewTicks([]string{"agreed"}), "space ticks"},
		{&widget.Box{Check: widget.Check{Label: "Luis"}, Fixed: true}, ""},
	} {
		if line := one.input.View(ui, 60); strings.Contains(line, "space") {
			t.Errorf("away from the cursor it says %q", line)
		}
		one.input.Focus(true)
		if line := one.input.View(ui, 60); strings.Contains(line, "space") != (one.says != "") || !strings.Contains(line, one.says) {
			t.Errorf("under the cursor it says %q", line)
		}
	}
}
