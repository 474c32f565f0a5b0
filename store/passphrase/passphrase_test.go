package passphrase_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store/passphrase"
)

func TestWhatWasSetUnlocksAndNothingElse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "practice.db")
	if passphrase.IsSet(file) {
		t.Error("it is set before it was")
	}
	const right = "correct hörse battery"
	if err := passphrase.Set(file, right); err != nil || !passphrase.IsSet(file) {
		t.Fatal(err)
	}
	if err := passphrase.Check(file, "correct ho\u0308rse battery"); err != nil { // another keyboard's ö
		t.Error(err)
	}
	for _, wrong := range []string{"", "correct hörse", right + " "} {
		if err := passphrase.Check(file, wrong); !model.IsCode(err, model.Forbidden) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	kept, err := os.ReadFile(passphrase.File(file))
	info, statErr := os.Stat(passphrase.File(file))
	if err != nil || statErr != nil || strings.Contains(string(kept), "battery") || info.Mode().Perm() != 0o600 {
		t.Errorf("kept as %q, %v, %v, %v", kept, info.Mode(), err, statErr)
	}
	if err := passphrase.Set(file, ""); err != nil || passphrase.IsSet(file) {
		t.Errorf("taken away, it is there still: %v", err)
	}
	if err := passphrase.Set(file, "short"); !model.IsCode(err, model.Invalid) {
		t.Errorf("a short one: %v", err)
	}
}

func TestADamagedFileUnlocksNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "practice.db")
	for _, text := range []string{"", "argon2id$$", "argon2id$AAAA$AAAA", "nonsense"} {
		if err := os.WriteFile(passphrase.File(file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := passphrase.Check(file, ""); !model.IsCode(err, model.Invalid) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
