package scratch

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"frontdesk/store/bolt"
)

var yesterday = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// left makes a folder with a practice in it, as old as a time.
func left(t *testing.T, parent, name string, since time.Time) (dir string, file *bolt.DB) {
	t.Helper()
	dir = filepath.Join(parent, name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	file, err := bolt.Open(t.Context(), filepath.Join(dir, "practice.db"), bolt.Options{Training: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	if err := os.Chtimes(dir, since, since); err != nil {
		t.Fatal(err)
	}
	return dir, file
}

func there(dir string) bool {
	_, err := os.Lstat(dir)
	return err == nil
}

// TestWhatAKilledProcessLeftIsRemoved: of each kind, and nothing else.
func TestWhatAKilledProcessLeftIsRemoved(t *testing.T) {
	parent := t.TempDir()
	for _, c := range []struct {
		name       string
		since      time.Time
		held, stay bool
	}{
		{"frontdesk-training-1", yesterday.Add(-time.Hour), false, false},
		{"frontdesk-demo-2", yesterday.Add(-time.Hour), false, false},
		{"frontdesk-class-3", yesterday.Add(-time.Hour), false, false},
		{"frontdesk-training-young", yesterday.Add(time.Hour), false, true},
		{"frontdesk-training-held", yesterday.Add(-time.Hour), true, true},
		{"frontdesk-backup-5", yesterday.Add(-time.Hour), false, true},
	} {
		dir, file := left(t, parent, c.name, c.since)
		if !c.held {
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(dir, c.since, c.since); err != nil { // closing touches it
				t.Fatal(err)
			}
		}
		sweep(parent, yesterday)
		if there(dir) != c.stay {
			t.Errorf("%s: there is %t, want %t", c.name, there(dir), c.stay)
		}
	}
}

// TestALinkIsLeftAlone: where it leads is nobody's to remove.
func TestALinkIsLeftAlone(t *testing.T) {
	parent := t.TempDir()
	full, file := left(t, t.TempDir(), "frontdesk-training-real", yesterday)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(parent, "frontdesk-training-link")
	if err := os.Symlink(full, link); err != nil {
		t.Fatal(err)
	}
	sweep(parent, time.Now().Add(time.Hour))
	if !there(link) || !there(filepath.Join(full, "practice.db")) {
		t.Error("a link was followed, or removed")
	}
}

func TestAFolderIsMadeForThisUserAlone(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dir, err := Make(Demonstration)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%s is %v, %v", dir, info, err)
	}
}
