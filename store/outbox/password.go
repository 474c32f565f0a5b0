package outbox

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
)

// PasswordVariable is the environment variable that may hold the password.
const PasswordVariable = "FRONTDESK_MAIL_PASSWORD"

// longestPassword is the most that is read of a password's file, in bytes.
const longestPassword = 1 << 10

// noPassword is the error of a server that wants a password where none is known.
func noPassword() error {
	return model.Errorf(model.Missing, "the mail server's password is not known (frontdesk mail password sets it)")
}

// PasswordFile is where the password for a practice's file lies.
func PasswordFile(practice string) string { return practice + ".mail-password" }

// Password is the mail server's password: of the environment, else of the file
// beside the practice's, which nobody else may be able to read. Its errors are
// of code Missing and Invalid.
func Password(practice string) (string, error) {
	if password := os.Getenv(PasswordVariable); password != "" {
		return password, nil
	}
	path := PasswordFile(practice)
	info, err := os.Lstat(path)
	if errors.Is(err, os.ErrNotExist) {
		return "", noPassword()
	}
	if err != nil {
		return "", fmt.Errorf("look for the mail server's password: %w", err)
	}
	if !info.Mode().IsRegular() || info.Mode().Perm()&0o077 != 0 {
		return "", model.Errorf(model.Invalid, "others can read the mail server's password in %s: it is not used", path).
			Hint("make it yours alone: chmod 600 %s", path).Hint("and change the password, for it may be known")
	}
	return readPassword(path)
}

func readPassword(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("read the mail server's password: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(file, longestPassword))
	if err := errors.Join(err, file.Close()); err != nil {
		return "", fmt.Errorf("read the mail server's password: %w", err)
	}
	password := strings.TrimRight(string(text), "\r\n")
	if password == "" {
		return "", noPassword()
	}
	return password, nil
}

// SetPassword keeps the mail server's password in a file of its own, whole or
// not at all. An empty one takes the file away.
func SetPassword(practice, password string) error {
	path := PasswordFile(practice)
	if password == "" {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("remove the mail server's password: %w", err)
		}
		return nil
	}
	if len(password) >= longestPassword || strings.ContainsAny(password, "\r\n\x00") {
		return model.Errorf(model.Invalid, "is one line of at most %d bytes", longestPassword-1).At("password")
	}
	if err := store.WriteSecret(path, password+"\n"); err != nil {
		return fmt.Errorf("keep the mail server's password: %w", err)
	}
	return nil
}
