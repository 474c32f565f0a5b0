// Package passphrase keeps what unlocks the screens of whoever works at the
// machine that holds the practice's file: an argon2id hash, in a file of its
// own beside it. It must not keep, print or return the passphrase itself.
package passphrase

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"frontdesk/model"
	"frontdesk/store"
)

// What a guess costs: 64 MB and about a tenth of a second.
const (
	passes   = 3
	memory   = 64 << 10 // in KB
	lanes    = 2
	saltSize = 16
	hashSize = 32
)

// least is the fewest letters of a passphrase.
const least = 8

// longest is the most that is read of the file, in bytes.
const longest = 1 << 10

// File is where the passphrase's hash for a practice's file lies.
func File(practice string) string { return practice + ".passphrase" }

// IsSet reports whether there is one.
func IsSet(practice string) bool {
	_, err := os.Lstat(File(practice))
	return err == nil
}

// Set keeps another passphrase, whole or not at all. An empty one takes it
// away. Its errors name the field "passphrase".
func Set(practice, text string) error {
	path := File(practice)
	if text == "" {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("forget the passphrase: %w", err)
		}
		return nil
	}
	if n := utf8.RuneCountInString(text); n < least {
		return model.Errorf(model.Invalid, "has %d letters; %d are the fewest", n, least).At("passphrase").
			Hint("a few words that nobody else would put together are good")
	}
	salt := make([]byte, saltSize)
	if _, err := rand.Read(salt); err != nil {
		return fmt.Errorf("keep the passphrase: %w", err)
	}
	line := encode(salt) + "$" + encode(hash(text, salt)) + "\n"
	if err := store.WriteSecret(path, "argon2id$"+line); err != nil {
		return fmt.Errorf("keep the passphrase: %w", err)
	}
	return nil
}

// Check is nil where the text is the passphrase, else an error of code
// Forbidden, or Invalid where the file does not hold one.
func Check(practice, text string) error {
	salt, want, err := read(File(practice))
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare(hash(text, salt), want) != 1 {
		return model.Errorf(model.Forbidden, "that is not the passphrase")
	}
	return nil
}

func read(path string) (salt, sum []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("read the passphrase's file: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(file, longest))
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, nil, fmt.Errorf("read the passphrase's file: %w", err)
	}
	parts := strings.Split(strings.TrimSpace(string(text)), "$")
	if len(parts) == 3 && parts[0] == "argon2id" {
		var badSalt, badSum error
		salt, badSalt = base64.RawStdEncoding.DecodeString(parts[1])
		sum, badSum = base64.RawStdEncoding.DecodeString(parts[2])
		if badSalt == nil && badSum == nil && len(salt) == saltSize && len(sum) == hashSize {
			return salt, sum, nil
		}
	}
	return nil, nil, model.Errorf(model.Invalid, "%s holds no passphrase", path).
		Hint("set it anew: frontdesk passphrase")
}

func hash(text string, salt []byte) []byte {
	return argon2.IDKey([]byte(norm.NFC.String(text)), salt, passes, memory, lanes, hashSize)
}

func encode(data []byte) string { return base64.RawStdEncoding.EncodeToString(data) }
