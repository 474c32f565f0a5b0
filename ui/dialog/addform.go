package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// addForm takes a form of the library into the practice's own.
type addForm struct {
	plainPage
	session *ui.Session
	library []model.AddForm
	form    *widget.Entry
	sought  *sought
	reading ui.Latest
	fault   error
}

// ownForms is the forms that the practice has.
type ownForms struct {
	forms []model.Form
	noNew string
}

// FormLibrary is the dialog for adding a form of the library to the practice's
// own.
func FormLibrary(s *ui.Session) *Form {
	return newForm(s, "form library", func() page {
		p := &addForm{session: s, sought: newSought(s, "type to find a form", "another form")}
		p.library, p.fault = library()
		p.form = &widget.Entry{ID: "form", Label: "Form", Input: p.sought, Under: p.sought.under}
		return p
	})
}

func (p *addForm) title() string { return "Form library" }

func (p *addForm) start() tea.Cmd {
	s := p.session
	return ui.Ask(s, &p.reading, func(ctx context.Context) (ownForms, error) {
		var got ownForms
		err := s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
			got.noNew = noNewForms(r)
			got.forms, err = formsOf(r)
			return err
		})
		return got, err
	})
}

// formsOf is the practice's forms.
func formsOf(r model.Reader) ([]model.Form, error) {
	var forms []model.Form
	for form, err := range r.Forms() {
		if err != nil {
			return nil, err
		}
		forms = append(forms, form)
	}
	return forms, nil
}

func (p *addForm) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[ownForms]:
		p.take(msg)
	case ui.Committed:
		return p.start()
	}
	return nil
}

func (p *addForm) take(answer ui.Answer[ownForms]) {
	if !answer.Answers(&p.reading) {
		return
	}
	if answer.Err != nil {
		p.fault = answer.Err
		return
	}
	all := make([]one, len(p.library))
	for i, form := range p.library {
		all[i] = one{id: form.Title, name: form.Title, note: formNote(form.Kind, form.Signatures, form.Sensitive, len(form.Fields)), not: answer.Value.noNew}
		if hasForm(answer.Value.forms, form.Title) {
			all[i].not = "the practice has it"
		}
	}
	p.sought.offer(all)
}

func (p *addForm) entries() []*widget.Entry { return []*widget.Entry{p.form} }

func (p *addForm) seeker(entry *widget.Entry) seeker {
	if entry != p.form {
		return nil
	}
	return p.sought
}

// chosen is the form that was chosen, or the one under the cursor.
func (p *addForm) chosen() *model.AddForm {
	id := ""
	switch {
	case p.sought.chosen != nil:
		id = p.sought.chosen.id
	case p.sought.cursor < len(p.sought.shown):
		id = p.sought.shown[p.sought.cursor].id
	}
	for i := range p.library {
		if p.library[i].Title == id {
			return &p.library[i]
		}
	}
	return nil
}

func (p *addForm) label() string {
	if p.sought.chosen == nil {
		return "Add"
	}
	return "Add " + theme.Safe(p.sought.chosen.name)
}

func (p *addForm) whyNot() string {
	if p.sought.chosen == nil {
		return "choose a form first"
	}
	return ""
}

// review is the form as it reads.
func (p *addForm) review(t *theme.Theme, width int) []string {
	if p.fault != nil {
		return styled(t.Error, "! "+ui.Words(p.fault), width)
	}
	form := p.chosen()
	if form == nil {
		return nil
	}
	var lines []string
	for _, line := range formLines(form.Text, form.Fields) {
		lines = append(lines, widget.Wrap(theme.Safe(line), width)...)
	}
	return lines
}

func (p *addForm) operation() (model.Operation, error) {
	if p.sought.chosen == nil {
		return nil, model.Errorf(model.Missing, "choose a form").At(p.form.ID)
	}
	form := *p.chosen()
	return &form, nil
}

func (p *addForm) done(store.Commit) (string, tea.Msg) {
	return "Added " + p.sought.chosen.name + " to the practice's forms", nil
}
