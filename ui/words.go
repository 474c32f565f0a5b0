package ui

import (
	"errors"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// Words is an error as staff read it: the sentence, then the ways out.
func Words(err error) string {
	var ours *model.Error
	if !errors.As(err, &ours) {
		return theme.Safe(err.Error())
	}
	say := ours.Say
	if len(ours.Hints) > 0 {
		say += " (" + strings.Join(ours.Hints, "; ") + ")"
	}
	return theme.Safe(say)
}
