package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// addressBill asks to whom a bill goes from now on.
type addressBill struct {
	*tryout
	chart *model.Chart
	item  model.Item
	to    *widget.Entry
}

// AddressBill is the dialog that addresses a bill of a chart anew.
func AddressBill(s *ui.Session, chart *model.Chart, item *model.Item, today model.Date) *Form {
	return newForm(s, "address bill "+item.ID.String(), func() page {
		p := &addressBill{chart: chart, item: *item, tryout: &tryout{session: s}}
		p.to = &widget.Entry{ID: "to", Label: "To", Input: widget.NewChoice(billedTo(chart, today), item.Bill.To.String())}
		return p
	})
}

func (p *addressBill) title() string {
	return p.item.Title + " of " + p.chart.Subject().Name()
}

func (p *addressBill) label() string { return "Address the bill" }

func (p *addressBill) start() tea.Cmd { return p.try(p.operation()) }

func (p *addressBill) entries() []*widget.Entry { return []*widget.Entry{p.to} }

func (p *addressBill) typed(*widget.Entry) tea.Cmd { return p.try(p.operation()) }

func (p *addressBill) operation() (model.Operation, error) {
	op := &model.AddressBill{Client: p.chart.ID(), Bill: p.item.ID}
	if to := chosen(p.to); to != toNobody {
		if err := op.Responsible.UnmarshalText([]byte(to)); err != nil {
			return nil, err
		}
	}
	return op, nil
}

func (p *addressBill) question() *Question {
	return p.asks(p.title(), "Address it anew?")
}

func (p *addressBill) done(store.Commit) (string, tea.Msg) {
	return "Addressed " + p.item.Title + " of " + p.chart.Subject().Name() + " anew", nil
}
