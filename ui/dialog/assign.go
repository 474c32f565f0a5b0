package dialog

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// assign puts a form of the practice, or of the library, before persons of a
// chart.
type assign struct {
	giving
	wanted  model.FormID
	library []model.AddForm

	form, due, sensitive *widget.Entry
}

// Assign is the dialog for putting a form before persons of a chart. Zero is no
// form, or no person, that is thought of already.
func Assign(s *ui.Session, client model.ClientID, form model.FormID, person model.PersonID) *Form {
	return newForm(s, fmt.Sprint("assign ", client, form, person), func() page {
		p := &assign{giving: giving{session: s, client: client, audience: audience{wanted: person}}, wanted: form}
		p.sought = newSought(s, "type to find a form", "another form")
		p.library, p.fault = library()
		p.form = &widget.Entry{ID: "form", Label: "Form", Input: p.sought, Under: p.sought.under}
		p.due = &widget.Entry{ID: "due", Label: "Due", Heading: "More", Input: widget.NewText(s.Theme, "", "year-month-day; blank is no date")}
		p.sensitive = &widget.Entry{ID: "sensitive", Label: "Sensitive", Input: widget.NewTicks([]string{"only those named see it"})}
		return p
	})
}

func (p *assign) title() string {
	if p.got == nil {
		return "Assign form"
	}
	return "Assign a form for " + p.got.chart.Subject().Name()
}

func (p *assign) start() tea.Cmd {
	return p.ask(func(r model.Reader, got *givable) (err error) {
		got.noNew = noNewForms(r)
		got.forms, err = formsOf(r)
		return err
	})
}

func (p *assign) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[givable]:
		return p.take(msg)
	case ui.Answer[reach]:
		msg.Into(&p.weighing, &p.reach, &p.fault)
	case ui.Committed:
		return p.start()
	}
	return nil
}

func (p *assign) take(answer ui.Answer[givable]) tea.Cmd {
	if !answer.Into(&p.reading, &p.got, &p.fault) {
		return nil
	}
	p.sought.offer(p.got.all(p.library))
	if p.wanted != 0 {
		p.sought.pick(p.wanted.String())
		p.wanted = 0
		return p.turn()
	}
	p.offer()
	return p.weigh()
}

// turn follows another form.
func (p *assign) turn() tea.Cmd {
	if p.sought.chosen != nil {
		tick(p.sensitive, 0, p.isSensitive())
	}
	if item := p.paper(); item != nil {
		setText(p.due, item.Paper.Due.String())
	}
	p.offer()
	return p.weigh()
}

// offer draws the boxes for the form chosen.
func (p *assign) offer() {
	if p.got == nil {
		return
	}
	item := p.paper()
	p.audience.offer(p.got.chart, p.got.clock, func(id model.PersonID) string {
		if item == nil || !item.Names(id) {
			return ""
		}
		for _, one := range item.Signing().Signatures {
			if one.Person == id {
				return "has it: " + string(one.State)
			}
		}
		return "has it"
	})
}

func (p *assign) entries() []*widget.Entry {
	entries := []*widget.Entry{p.form}
	if p.sought.chosen == nil {
		return entries
	}
	entries = append(entries, p.audience.boxes...)
	return append(entries, p.due, p.sensitive)
}

func (p *assign) seeker(entry *widget.Entry) seeker {
	if entry != p.form {
		return nil
	}
	return p.sought
}

func (p *assign) typed(entry *widget.Entry) tea.Cmd {
	if entry == p.form {
		return p.turn()
	}
	return p.weigh()
}

// operation is the assignment; with a form of the library, the form and the
// assignment together.
func (p *assign) operation() (model.Operation, error) {
	due, err := dateOf(p.due)
	if err != nil {
		return nil, err
	}
	op := &model.Assign{Client: p.client, To: p.audience.people()}
	if item := p.paper(); due.Known() || item != nil && item.Paper.Due.Known() {
		op.Due = &due
	}
	if sensitive := ticked(p.sensitive, 0); sensitive != p.isSensitive() {
		op.Sensitive = &sensitive
	}
	switch own, fresh := p.own(), p.fresh(); {
	case own != nil:
		op.Form = own.ID
		return op, nil
	case fresh != nil:
		return withForm(fresh, op)
	}
	return nil, model.Errorf(model.Missing, "choose a form").At(p.form.ID)
}

func (p *assign) done(store.Commit) (string, tea.Msg) {
	return "Assigned " + p.sought.chosen.name + " to " + model.JoinNames(namesOf(p.got.chart, p.audience.people())), nil
}

func (p *assign) label() string {
	form := ""
	if p.sought.chosen != nil {
		form = p.sought.chosen.name
	}
	return p.button("Assign", form, "to")
}
