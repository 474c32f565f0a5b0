package ui

import (
	"errors"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// TrainingMark stands on every screen of a practice to learn on.
const TrainingMark = "TRAINING"

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

// FieldWords is a field to fill in, with what it takes.
func FieldWords(field *model.Field) string {
	takes := map[model.FieldKind]string{
		model.FieldYesNo: "yes or no", model.FieldDate: "a date", model.FieldNumber: "a number",
		model.FieldChoice: strings.Join(field.Options, ", "),
	}[field.Kind]
	text := field.Label
	if takes != "" {
		text += " (" + takes + ")"
	}
	if field.Needed {
		text += " · needed"
	}
	return text
}
