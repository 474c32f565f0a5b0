package training_test

import (
	"errors"
	"io/fs"
	"testing"

	"frontdesk/assets"
	"frontdesk/model"
	"frontdesk/store/training"
)

// FuzzRead: whatever a file holds, it is a scenario or its problems have lines.
func FuzzRead(f *testing.F) {
	names, err := fs.Glob(assets.Training(), "training/*.toml")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(assets.Training(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{hidden, "", "a", "[step]", "step = 1", "[[step]]\n[[step.goal]]\n[step.goal.why]\n\"a.b\" = 1", "{{", "{{day}}", "setup = '''", "files.a = ''"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		_, err := training.Read("any.toml", text, model.DateOf(now()))
		var problems training.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Fatalf("%v has no place", err)
		}
		for _, problem := range problems {
			if problem.Line < 1 || problem.Text == "" {
				t.Errorf("%+v", problem)
			}
		}
	})
}
