package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// addressBill asks to whom a bill goes from now on.
type addressBill struct {
	chart  *model.Chart
	item   model.Item
	to     *widget.Entry
	effect *tryout
}

// AddressBill is the dialog that addresses a bill of a chart anew.
func AddressBill(s *ui.Session, chart *model.Chart, item *model.Item, today model.Date) *Form {
	return newForm(s, "address bill "+item.ID.String(), func() page {
		p := &addressBill{chart: chart, item: *item, effect: &tryout{session: s}}
		p.to = &widget.Entry{ID: "to", Label: "To", Input: widget.NewChoice(billedTo(chart, today), item.Bill.To.String())}
		return p
	})
}

func (p *addressBill) title() string {
	return p.item.Title + " of " + p.chart.Subject().Name()
}

func (p *addressBill) label() string { return "Address the bill" }

func (p *addressBill) start() tea.Cmd { return p.effect.try(p.operation()) }

func (p *addressBill) entries() []*widget.Entry { return []*widget.Entry{p.to} }

func (p *addressBill) typed(*widget.Entry) tea.Cmd { return p.effect.try(p.operation()) }

func (p *addressBill) hear(msg tea.Msg) tea.Cmd {
	p.effect.hear(msg)
	return nil
}

func (p *addressBill) operation() (model.Operation, error) {
	op := &model.AddressBill{Client: p.chart.ID(), Bill: p.item.ID}
	if to := chosen(p.to); to != toNobody {
		if err := op.Responsible.UnmarshalText([]byte(to)); err != nil {
			return nil, err
		}
	}
	return op, nil
}

func (p *addressBill) fault() error { return p.effect.fault }

func (p *addressBill) whyNot() string { return p.effect.whyNot() }

func (p *addressBill) review(t *theme.Theme, width int) []string { return p.effect.lines(t, width) }

func (p *addressBill) question() *Question {
	return p.effect.question(p.title(), "Address it anew?")
}

func (p *addressBill) refused(*model.Error) {}

func (p *addressBill) done(store.Commit) (string, tea.Msg) {
	return "Addressed " + p.item.Title + " of " + p.chart.Subject().Name() + " anew", nil
}
