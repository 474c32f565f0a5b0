package practice

import (
	"errors"
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
	keys, err := model.ParseKeys(authorized)
	if err != nil || len(keys) == 0 {
		return "a key that cannot be read"
	}
	return keys[0].Fingerprint()
}

// asOurs is an error with its field and its ways out, or nil.
func asOurs(err error) *model.Error {
	var ours *model.Error
	if errors.As(err, &ours) {
		return ours
	}
	return nil
}
