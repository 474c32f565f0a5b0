package training_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
	lessons "frontdesk/ui/training"
)

// ana learns, ben comes to watch.
var (
	ana = store.Actor{Name: "Ana"}
	ben = store.Actor{Name: "Ben"}
)

// scenarios is those of the tests: appointments guided, mistakes an
// instructor's.
func scenarios(t testing.TB) []*training.Scenario {
	t.Helper()
	var all []*training.Scenario
	for _, name := range []string{"appointments.toml", "mistakes.toml"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		scenario, err := training.Read(name, text, model.DateOf(uitest.Now()))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, scenario)
	}
	return all
}

// class is a class that ends with the test.
func class(t testing.TB) *lessons.Class {
	t.Helper()
	c := lessons.NewClass()
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// come is somebody who comes into a class.
func come(t testing.TB, c *lessons.Class, who store.Actor, width, height int) *uitest.Desk {
	t.Helper()
	return uitest.OpenIn(t, who, width, height, func(s *ui.Session) tea.Model {
		return lessons.New(lessons.Options{Session: s, Out: io.Discard, Class: c, Scenarios: scenarios(t)})
	})
}

// alone is somebody who learns alone, at the list of scenarios.
func alone(t testing.TB, width, height int) *uitest.Desk {
	t.Helper()
	return come(t, class(t), ana, width, height)
}

// begin plays the scenario under the cursor, and reads the step that is shown by
// itself where the panel has no room for it.
func begin(d *uitest.Desk) {
	d.Press("enter")
	if strings.Contains(d.Screen(), "╭ The step ") {
		d.Wait(600)
		d.Press("esc")
	}
}
