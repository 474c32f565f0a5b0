package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// withdraw records that somebody takes back what they gave or refused.
type withdraw struct {
	plainPage
	op     model.WithdrawForm
	form   string
	name   string
	reason *widget.Entry
}

// Withdraw is the dialog for a form that a person gave or refused, and takes
// that back.
func Withdraw(s *ui.Session, item *model.Item, person model.PersonID, name string) *Form {
	op := model.WithdrawForm{User: person, Client: item.ID.Client, Form: item.Paper.Form}
	title := item.Title
	return newForm(s, "withdraw "+item.ID.String()+" "+person.String(), func() page {
		return &withdraw{op: op, form: title, name: name, reason: &widget.Entry{
			ID: "reason", Label: "Reason", Input: widget.NewText(s.Theme, "", "as they told it, and when"),
		}}
	})
}

func (p *withdraw) title() string { return p.name + " takes back the answer to " + p.form }

func (p *withdraw) entries() []*widget.Entry { return []*widget.Entry{p.reason} }

func (p *withdraw) operation() (model.Operation, error) {
	op := p.op
	op.Reason = textOf(p.reason)
	return &op, nil
}

func (p *withdraw) done(store.Commit) (string, tea.Msg) {
	return "Recorded: " + p.name + " takes back the answer to " + p.form, nil
}
