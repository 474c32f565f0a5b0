package practice

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"time"

	"frontdesk/model"
	"frontdesk/ui"
)

// sentence makes a sentence of a text.
func sentence(text string) string { return ui.Capital(text) + "." }

// comesBy is what a staff member comes in by, in words.
func comesBy(s *model.Staff, zone *time.Location) string {
	if s.Disabled() {
		return "kept out since " + s.DisabledAt.In(zone).Format("2 Jan 2006")
	}
	words := keyWords(s.Key)
	if s.MachineUser != "" && s.Key == "" {
		return "user " + s.MachineUser
	} else if s.MachineUser != "" {
		words += ", user " + s.MachineUser
	}
	return words
}

// keyWords is a staff member's key in words.
func keyWords(authorized string) string {
	if authorized == "" {
		return "no key"
	}
	if print := fingerprint(authorized); print != "" {
		return print
	}
	return "a key that cannot be read"
}

// fingerprint is a key as ssh-keygen -l shows it, or nothing where it is none.
func fingerprint(authorized string) string {
	fields := strings.Fields(authorized)
	for i, field := range fields {
		// Options may stand before the key's type.
		if i == 0 || !strings.Contains(fields[i-1], "-") {
			continue
		}
		blob, err := base64.StdEncoding.DecodeString(field)
		if err != nil || len(blob) == 0 {
			continue
		}
		sum := sha256.Sum256(blob)
		return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:])
	}
	return ""
}

func roleName(r model.Role) string { return strings.ReplaceAll(string(r), "-", " ") }

// asOurs is an error with its field and its ways out, or nil.
func asOurs(err error) *model.Error {
	var ours *model.Error
	if errors.As(err, &ours) {
		return ours
	}
	return nil
}
