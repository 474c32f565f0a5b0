package chart

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// opened is a paper as it was read.
type opened struct {
	item model.Item
	form model.Form
	// data is what a document's text begins with.
	data []byte
}

// mostText is how much of a document's text is shown, in bytes: the rest is
// read in the file itself.
const mostText = 32 << 10

// open reads the paper under the cursor.
func (p *papers) open() tea.Cmd {
	s, item := p.session, *p.current().item
	return ui.Ask(s, &p.opening, func(ctx context.Context) (opened, error) {
		got := opened{item: item}
		err := s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
			if item.Paper != nil {
				got.form, err = r.Form(item.Paper.Form)
				return err
			}
			if !item.File.IsText() {
				return nil
			}
			data, err := r.Contents(item.ID)
			got.data = data[:min(len(data), mostText)]
			return err
		})
		return got, err
	})
}

func (p *papers) takeOpened(answer ui.Answer[opened]) {
	if answer.Gone(&p.opening) {
		return
	}
	if answer.Err != nil {
		p.session.Tell(ui.Failed{Err: answer.Err})
		return
	}
	got := answer.Value
	if got.item.ID.Client != p.rec.ID() { // another chart is open meanwhile
		return
	}
	text := p.documentText(&got)
	if got.item.Paper != nil {
		text = p.formText(&got)
	}
	reading := dialog.NewReading(p.session, got.item.Title+" · "+p.rec.Subject().Name(), text)
	if got.item.File != nil && p.session.Save != nil {
		reading.Through(action.SavePaper)
	}
	p.session.Tell(dialog.Open{Dialog: reading})
}

// formText is what a form says, and who answered what and when, each apart.
func (p *papers) formText(got *opened) []string {
	item, signing := &got.item, got.item.Signing()
	lines := []string{p.about(item, string(item.Kind)), "Signatures: " + signing.String()}
	for _, one := range signing.Signatures {
		lines = append(lines, "  "+p.rec.NameOf(one.Person)+": "+p.signed(item, &signing, one.Person))
	}
	if got.form.Text != "" {
		lines = append(lines, "", got.form.Text)
	}
	if len(item.Paper.Answers) == 0 && len(got.form.Fields) > 0 {
		lines = append(lines, "", "To fill in:")
		for i := range got.form.Fields {
			lines = append(lines, "  "+ui.FieldWords(&got.form.Fields[i]))
		}
	}
	for i := range item.Paper.Answers {
		lines = append(lines, p.answerText(&got.form, &item.Paper.Answers[i])...)
	}
	return lines
}

// answerText is one answer, field by field in the form's order.
func (p *papers) answerText(form *model.Form, answer *model.Answer) []string {
	did := "refused it"
	switch {
	case answer.Withdrawn:
		did = "took it back"
	case answer.Given:
		did = "gave it"
	}
	lines := []string{"", p.rec.NameOf(answer.Person) + " " + did + " " + p.rec.clock.Moment(answer.At)}
	told := map[string]bool{}
	for i := range form.Fields {
		label := form.Fields[i].Label
		if value, ok := answer.Values[label]; ok {
			lines = append(lines, "  "+label+": "+value)
			told[label] = true
		}
	}
	for label, value := range answer.Values { // of fields that the form has no more
		if !told[label] {
			lines = append(lines, "  "+label+": "+value)
		}
	}
	if answer.Text != "" {
		lines = append(lines, "  "+answer.Text)
	}
	return lines
}

// documentText is what a document is, and its text as far as it has one.
func (p *papers) documentText(got *opened) []string {
	item := &got.item
	lines := []string{p.about(item, "document")}
	names := make([]string, len(item.Audience))
	for i, id := range item.Audience {
		names[i] = p.rec.NameOf(id)
	}
	if len(names) > 0 {
		lines = append(lines, "Shared with "+strings.Join(names, ", "))
	} else {
		lines = append(lines, "Shared with nobody")
	}
	if item.From != 0 {
		lines = append(lines, "Uploaded by "+p.rec.NameOf(item.From)+" "+p.rec.clock.Moment(item.Since))
	}
	file := item.File
	if file == nil {
		return append(lines, "", "Only its title is kept here.")
	}
	lines = append(lines, file.Name+" · "+file.Type+" · "+ui.Size(file.Size), "")
	if !file.IsText() {
		return append(lines, "It is no plain text: save it as a file to open it.")
	}
	const byteOrderMark = "\ufeff"
	text := strings.NewReplacer("\r\n", "\n", "\t", "    ").Replace(strings.TrimPrefix(string(got.data), byteOrderMark))
	lines = append(lines, strings.Split(strings.TrimRight(text, "\n"), "\n")...)
	if int64(len(got.data)) < file.Size {
		lines = append(lines, "", "Here it is cut. Save it as a file to read all of it.")
	}
	return lines
}

// about is what sort of paper it is, and since when.
func (p *papers) about(item *model.Item, kind string) string {
	facts := []string{kind}
	if item.Sensitive {
		facts = append(facts, "sensitive")
	}
	facts = append(facts, "since "+p.rec.clock.Day(item.Since))
	if paper := item.Paper; paper != nil && paper.Due.Known() {
		facts = append(facts, "due "+paper.Due.String())
	}
	return strings.Join(facts, " · ")
}
