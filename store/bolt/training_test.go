package bolt

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"frontdesk/model"
)

func training(t *testing.T, path string) (*DB, error) {
	t.Helper()
	d, err := Open(context.Background(), path, Options{Now: monday().now, Training: true})
	if err == nil {
		t.Cleanup(func() { _ = d.Close() })
	}
	return d, err
}

// isTraining reports whether a file is marked as one to learn on.
func isTraining(t *testing.T, d *DB) (is bool) {
	t.Helper()
	view(t, d, manager, func(r model.Reader) error {
		practice, err := r.Practice()
		is = practice.Training
		return err
	})
	return is
}

func TestAFileMadeToLearnOnIsMarkedForGood(t *testing.T) {
	d, err := training(t, filepath.Join(t.TempDir(), "train.db"))
	if err != nil {
		t.Fatal(err)
	}
	name := "Harbor"
	mustDo(t, d, &model.SetPractice{Name: &name})
	if !isTraining(t, d) {
		t.Error("the practice is not marked")
	}
	_, err = d.Do(context.Background(), manager, &model.Undo{Commit: 1})
	mustSay(t, err, model.Forbidden, "stays one")
	if slices.Contains(model.Operations(), model.TrainingBegun) {
		t.Error("a script can mark a practice")
	}
	mustBeSound(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if again := openFile(t, d.path, monday()); !isTraining(t, again) {
		t.Error("opened again, it is not marked any more")
	}
}

// TestNobodyTrainsOnAPracticeFile: neither on one at work, nor on one that was
// made and is empty yet.
func TestNobodyTrainsOnAPracticeFile(t *testing.T) {
	empty := newFile(t, monday())
	full := newFile(t, monday())
	mustDo(t, full, &addFamily{Last: "Moreno", First: "Ada"})
	for _, d := range []*DB{empty, full} {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		_, err := training(t, d.path)
		mustSay(t, err, model.Invalid, "nobody trains on a practice file")
		if again := openFile(t, d.path, monday()); isTraining(t, again) {
			t.Error("the file was marked")
		}
	}
}
