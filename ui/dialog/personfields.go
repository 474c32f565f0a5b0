package dialog

import (
	"strings"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// personFields is the fields of one person. Prefix stands before their names
// where a form asks about several.
type personFields struct {
	first, last, preferred, born, email, phone *widget.Entry
	consent                                    *widget.Entry
}

const dateHint = "2012-04-02"

func newPersonFields(s *ui.Session, prefix string, p *model.Person) *personFields {
	text := func(id, label, value, hint string) *widget.Entry {
		return &widget.Entry{ID: prefix + id, Label: label, Input: widget.NewText(s.Theme, value, hint)}
	}
	return &personFields{
		first:     text("first", "First name", p.First, ""),
		last:      text("last", "Last name", p.Last, ""),
		preferred: text("preferred", "Called", p.Preferred, "if by another name"),
		born:      text("born", "Born", p.Born.String(), "year-month-day, like "+dateHint),
		email:     text("email", "E-mail", p.Email, ""),
		phone:     text("phone", "Phone", strings.Join(p.Phones, ", "), "several with commas between"),
		consent: &widget.Entry{
			ID: prefix + "email_ok", Label: "Consent",
			Input: widget.NewTicks([]string{agreed}, p.EmailOK),
		},
	}
}

// all is every field of a person.
func (f *personFields) all() []*widget.Entry {
	return []*widget.Entry{f.first, f.last, f.preferred, f.born, f.email, f.phone, f.consent}
}

// newcomer is the fields of a new client, what is mostly asked first.
func (f *personFields) newcomer() []*widget.Entry {
	return []*widget.Entry{f.first, f.last, f.born, f.email, f.consent, f.phone, f.preferred}
}

// The boxes of a person who can be enrolled: the consent, then this.
const agreed = "agreed to be e-mailed"

// enrolling lets the person be enrolled in the portal beside the consent.
func (f *personFields) enrolling(label string) {
	f.consent.Label, f.consent.Input = "Portal", widget.NewTicks([]string{agreed, label})
}

// begin fills the fields in with what was typed where somebody was looked for:
// what can only be an e-mail, a birth date or a phone, and the rest as the name.
func (f *personFields) begin(text string) {
	var names, phone []string
	for _, word := range strings.Fields(text) {
		_, notDate := model.ParseDate(word)
		switch {
		case strings.Contains(word, "@"):
			setText(f.email, word)
		case notDate == nil:
			setText(f.born, word)
		case strings.Contains("+(0123456789", word[:1]):
			phone = append(phone, word)
		default:
			names = append(names, word)
		}
	}
	setText(f.phone, strings.Join(phone, " "))
	switch last := len(names) - 1; {
	case last < 0:
	case last == 0:
		setText(f.first, names[0])
	default:
		setText(f.first, strings.Join(names[:last], " "))
		setText(f.last, names[last])
	}
}

// fields is what is filled in. Texts are checked by the operation, but for the
// date, which would not be one.
func (f *personFields) fields() (model.PersonFields, error) {
	filled := model.PersonFields{
		First: textOf(f.first), Last: textOf(f.last), Preferred: textOf(f.preferred),
		Email: textOf(f.email), Phones: phonesOf(f.phone), EmailOK: ticked(f.consent, 0),
	}
	var err error
	filled.Born, err = dateOf(f.born)
	return filled, err
}

func dateOf(entry *widget.Entry) (model.Date, error) {
	text := textOf(entry)
	if text == "" {
		return 0, nil
	}
	born, err := model.ParseDate(text)
	if err != nil {
		return 0, model.Errorf(model.Invalid, "%q is not a date", text).At(entry.ID).Hint("write it as %s, or leave it blank", dateHint)
	}
	return born, nil
}

func phonesOf(entry *widget.Entry) []string {
	var phones []string
	for _, phone := range strings.Split(textOf(entry), ",") {
		if phone = strings.TrimSpace(phone); phone != "" {
			phones = append(phones, phone)
		}
	}
	return phones
}

func textOf(entry *widget.Entry) string {
	if text, ok := entry.Input.(*widget.Text); ok {
		return strings.TrimSpace(text.Text())
	}
	return ""
}

func setText(entry *widget.Entry, text string) {
	if input, ok := entry.Input.(*widget.Text); ok {
		input.Set(text)
	}
}

func ticked(entry *widget.Entry, box int) bool {
	boxes, ok := entry.Input.(*widget.Ticks)
	return ok && box < len(boxes.Ticked) && boxes.Ticked[box]
}

func tick(entry *widget.Entry, box int, on bool) {
	if boxes, ok := entry.Input.(*widget.Ticks); ok && box < len(boxes.Ticked) {
		boxes.Ticked[box] = on
	}
}

func chosen(entry *widget.Entry) string {
	if choice, ok := entry.Input.(*widget.Choice); ok {
		return choice.Value()
	}
	return ""
}
