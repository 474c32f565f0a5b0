package dialog

import (
	"cmp"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// fillIn asks the form's own questions.
func (p *portalSide) fillIn(s *ui.Session) *act {
	var fields []*widget.Entry
	for i := range p.form.Fields {
		fields = append(fields, question(s, &p.form.Fields[i]))
	}
	note := writtenIn(s, "answer", "Note", "", "a word to go with it; may be left blank")
	fields = append(fields, note)
	if p.form.Text != "" {
		fields[0] = above(fields[0], p.form.Text)
	}
	did := " filled in "
	if p.item.Kind == model.KindConsent {
		did = " gave "
	}
	return &act{
		heading: "fills in " + p.item.Title, button: "Hand it in", fields: fields,
		op: func() (model.Operation, error) {
			values := map[string]string{}
			for i := range p.form.Fields {
				values[p.form.Fields[i].Label] = answerIn(fields[i])
			}
			return &model.CompleteForm{
				User: p.who.ID, Client: p.chart.ID(), Form: p.form.ID, Text: textOf(note), Values: values,
			}, nil
		},
		told: func() string { return p.who.Name() + did + p.item.Title + p.forWhom() },
	}
}

// question is an entry for one field of a form, with the question over it.
func question(s *ui.Session, field *model.Field) *widget.Entry {
	at := "values." + field.Label
	hint := map[model.FieldKind]string{model.FieldDate: "like " + dateHint, model.FieldNumber: "a number"}[field.Kind]
	entry := writtenIn(s, at, "", "", cmp.Or(hint, "the answer"))
	words := field.Options
	if field.Kind == model.FieldYesNo {
		words = []string{"yes", "no"}
	}
	if len(words) > 0 {
		var options []widget.Option
		if !field.Needed {
			options = append(options, widget.Option{Label: "no answer"})
		}
		for _, word := range words {
			options = append(options, widget.Option{Value: word, Label: theme.Safe(word)})
		}
		entry.Input = widget.NewChoice(options, "")
	}
	entry.Above = func(t *theme.Theme, width int) []string {
		return append([]string{""}, styled(t.Text, theme.Safe(ui.FieldWords(field)), width)...)
	}
	return entry
}

// answerIn is what a question was answered with.
func answerIn(entry *widget.Entry) string {
	if _, choice := entry.Input.(*widget.Choice); choice {
		return chosen(entry)
	}
	return textOf(entry)
}

// upload makes a document of a text that is typed, so that nobody who learns
// needs a file.
func (p *portalSide) upload(s *ui.Session) *act {
	const file = "upload.txt"
	title := writtenIn(s, "title", "Title", "School report", "what the document is called")
	text := writtenIn(s, "file", "It says", "A text to learn with, in place of a scanned page.", "the document's text")
	return &act{
		heading: "uploads a document", button: "Upload", fields: []*widget.Entry{title, text},
		op: func() (model.Operation, error) {
			return model.WithFiles{
				Operation: &model.UploadDocument{User: p.who.ID, Client: p.chart.ID(), Title: textOf(title), File: file},
				Files:     map[string]model.Attachment{file: {Data: []byte(textOf(text) + "\n")}},
			}, nil
		},
		told: func() string { return p.who.Name() + " uploaded " + textOf(title) },
	}
}

// propose asks for another value of what is on record.
func (p *portalSide) propose(s *ui.Session, on model.Action) *act {
	var options []widget.Option
	var recorded []string
	for _, field := range model.ProposalFields(on) {
		options = append(options, widget.Option{Value: string(field), Label: ui.RecordWord(field)})
		now := p.chart.Recorded(field)
		if now == "" {
			now = "not on record"
		}
		recorded = append(recorded, ui.Capital(ui.RecordWord(field))+" on record: "+now)
	}
	field := above(&widget.Entry{ID: "field", Label: "Change of", Input: widget.NewChoice(options, "")}, recorded...)
	value := writtenIn(s, "value", "To", "", "what it should say; a date like "+dateHint)
	return &act{
		heading: "proposes a change of the record", button: "Propose", fields: []*widget.Entry{field, value},
		op: func() (model.Operation, error) {
			return &model.ProposeChange{
				User: p.who.ID, Client: p.chart.ID(), Field: model.ProposalField(chosen(field)), Value: textOf(value),
			}, nil
		},
		told: func() string {
			return p.who.Name() + " proposed: " + ui.RecordWord(model.ProposalField(chosen(field))) + " " + textOf(value)
		},
	}
}
