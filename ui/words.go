package ui

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// Capital is a text as it begins a sentence; an address stays as it is written.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if word, _, _ := strings.Cut(text, " "); size == 0 || strings.Contains(word, "@") {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Join is the texts that say something, with the separator between them.
func Join(separator string, texts ...string) string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return text == "" })
	return strings.Join(texts, separator)
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

// actWords is what the portal's buttons say.
var actWords = map[model.Action]string{
	model.Complete: "fill in", model.Refuse: "refuse", model.Cancel: "cancel", model.Pay: "pay", model.Reply: "reply",

	model.RequestAppointment: "request appointments", model.Upload: "upload documents",
	model.SendMessage: "write to the practice", model.ProposeDemographics: "propose birth date and gender",
	model.ProposeLegalSex: "propose the legal sex", model.ProposeContact: "propose phones and addresses",
	model.ProposeInsurance: "propose insurance", model.ManageCards: "manage payment methods",
}

// ActWord is what can be done on the portal, to an item or in a profile, as the
// portal's button says it. That something can be looked at says no button.
func ActWord(act model.Action) string { return actWords[act] }

// RoleWord is a role as people say it.
func RoleWord(role model.Role) string { return strings.ReplaceAll(string(role), "-", " ") }

// RecordWord is a field of the record as people say it.
func RecordWord(field model.ProposalField) string {
	switch field {
	case model.FieldBorn:
		return "birth date"
	case model.FieldLegalSex:
		return "legal sex"
	case model.FieldGender, model.FieldPhone, model.FieldAddress, model.FieldInsurance:
	}
	return string(field)
}
