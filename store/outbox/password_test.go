package outbox_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store/outbox"
)

func TestThePasswordLiesBesideThePracticeForItsOwnerAlone(t *testing.T) {
	t.Setenv(outbox.PasswordVariable, "")
	practice := filepath.Join(t.TempDir(), "practice.db")
	if _, err := outbox.Password(practice); !model.IsCode(err, model.Missing) {
		t.Errorf("without a password there is %v", err)
	}
	for _, password := range []string{"first", "open sesame ü"} {
		if err := outbox.SetPassword(practice, password); err != nil {
			t.Fatal(err)
		}
		if got, err := outbox.Password(practice); got != password || err != nil {
			t.Errorf("kept %q, read %q (%v)", password, got, err)
		}
	}
	path := outbox.PasswordFile(practice)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v (%v)", info.Mode(), err)
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("there lies %v (%v)", files, err)
	}
	t.Setenv(outbox.PasswordVariable, "from the environment")
	if got, err := outbox.Password(practice); got != "from the environment" || err != nil {
		t.Errorf("read %q (%v)", got, err)
	}
}

func TestAPasswordThatOthersCanReadIsNotUsed(t *testing.T) {
	t.Setenv(outbox.PasswordVariable, "")
	practice := filepath.Join(t.TempDir(), "practice.db")
	if err := outbox.SetPassword(practice, "sesame"); err != nil {
		t.Fatal(err)
	}
	path := outbox.PasswordFile(practice)
	for _, mode := range []os.FileMode{0o640, 0o604, 0o644} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if got, err := outbox.Password(practice); !model.IsCode(err, model.Invalid) || got != "" || strings.Contains(err.Error(), "sesame") {
			t.Errorf("of a file that is %v it read %q (%v)", mode, got, err)
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	err := os.WriteFile(elsewhere, []byte("sesame\n"), 0o600)
	if err == nil {
		err = os.Remove(path)
	}
	if err == nil {
		err = os.Symlink(elsewhere, path)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := outbox.Password(practice); !model.IsCode(err, model.Invalid) {
		t.Errorf("a link elsewhere gives %v", err)
	}
}

func TestAPasswordIsOneLineAndCanBeForgotten(t *testing.T) {
	t.Setenv(outbox.PasswordVariable, "")
	practice := filepath.Join(t.TempDir(), "practice.db")
	for _, password := range []string{"two\nlines", "nul\x00", strings.Repeat("x", 2000)} {
		if err := outbox.SetPassword(practice, password); !model.IsCode(err, model.Invalid) {
			t.Errorf("%.10q gives %v", password, err)
		}
	}
	for range 2 {
		if err := outbox.SetPassword(practice, ""); err != nil {
			t.Errorf("forgetting one that is not there: %v", err)
		}
	}
}
