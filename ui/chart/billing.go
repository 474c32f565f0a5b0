package chart

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// billingPage is the Billing tab: what is billed to whom, what is open, of the
// client and of the families, and the names of the cards that are saved.
type billingPage struct{ roll }

func newBillingPage(s *ui.Session) *billingPage {
	return &billingPage{roll{session: s, of: billSections}}
}

// billSections is the bills as the tab has them, the newest first.
func billSections(rec *record) []rollSection {
	sections := []rollSection{{title: "Invoices", empty: "none"}, {title: "Statements"}, {title: "Superbills"}}
	kinds := model.BillKinds()
	for i := len(rec.Items) - 1; i >= 0; i-- {
		item := &rec.Items[i]
		if at := slices.Index(kinds, item.Kind); at >= 0 && item.Bill != nil {
			sections[at].items = append(sections[at].items, item)
		}
	}
	for at := range sections {
		slices.SortStableFunc(sections[at].items, func(a, b *model.Item) int { return int(b.Bill.Date) - int(a.Bill.Date) })
	}
	return sections
}

func (p *billingPage) offers() []action.Offer {
	none := ""
	if p.under() == nil {
		none = "there is no bill yet"
	}
	return append([]action.Offer{{ID: action.NewBill, Footer: true}, {ID: action.AddressBill, WhyNot: none, Footer: true}}, action.Moves()...)
}

func (p *billingPage) do(id action.ID) tea.Cmd {
	switch id {
	case action.NewBill:
		p.session.Tell(dialog.Open{Dialog: dialog.AddBill(p.session, p.rec.Chart, p.rec.today)})
	case action.AddressBill:
		p.session.Tell(dialog.Open{Dialog: dialog.AddressBill(p.session, p.rec.Chart, p.under(), p.rec.today)})
	default:
		p.move(id)
	}
	return nil
}

func (p *billingPage) lines(width, height int, focused bool) []string {
	return p.drawn(p.item, p.foot(width), width, height, focused)
}

func (p *billingPage) click(_, y, width, _ int) tea.Cmd {
	p.clicked(y, p.item, width)
	return nil
}

// item is a bill in one line, and below to whom it is addressed, which parts a
// bill was split into, and who paid what.
func (p *billingPage) item(item *model.Item, width int) []string {
	bill := item.Bill
	left := theme.Safe(item.Title) + "  " + bill.Date.String()
	right := "$" + bill.Amount.String()
	if item.Kind == model.KindInvoice {
		right += " · " + item.BillStatus()
		if open := bill.Open(); open > 0 && open < bill.Amount {
			right += ", $" + open.String() + " open"
		}
	}
	lines := []string{widget.Ends(theme.Clip(left, width), " "+right, width)}
	for _, say := range p.said(item) {
		for _, line := range widget.Wrap(say, max(1, width-4)) {
			lines = append(lines, "    "+line)
		}
	}
	return lines
}

func (p *billingPage) said(item *model.Item) []string {
	var says []string
	if to := item.Bill.To; to != 0 {
		says = append(says, "to "+p.nameOf(to)+p.split(item))
	}
	for _, paid := range item.Bill.Payments {
		says = append(says, p.nameOf(paid.By)+" paid $"+paid.Amount.String()+" "+p.rec.clock.Moment(paid.At))
	}
	return says
}

// split names the other parts of the bill that an item is a part of.
func (p *billingPage) split(item *model.Item) string {
	first := item.Bill.PartOf
	if first.IsZero() {
		first = item.ID
	}
	var others []string
	whole := item.Bill.Amount
	for i := range p.rec.Items {
		other := &p.rec.Items[i]
		if other.Bill == nil || other.ID == item.ID || other.ID != first && other.Bill.PartOf != first {
			continue
		}
		whole += other.Bill.Amount
		others = append(others, p.nameOf(other.Bill.To)+" $"+other.Bill.Amount.String())
	}
	if others == nil {
		return ""
	}
	return " · a part of $" + whole.String() + "; the rest: " + strings.Join(others, ", ")
}

// foot is what is open, of the client and of the families, and the cards.
func (p *billingPage) foot(width int) []string {
	t := p.session.Theme
	lines := []string{"", t.Strong.Render("Balance")}
	add := func(name string, open model.Cents) {
		lines = append(lines, widget.Ends(" "+theme.Clip(name, width-14), "$"+open.String()+" open ", width))
	}
	add(p.rec.Subject().Name(), p.rec.Balance())
	for _, h := range p.rec.family {
		var sum model.Cents
		var names []string
		for _, client := range h.clients {
			if client.kin {
				sum += client.open
				names = append(names, client.called)
			}
		}
		if len(names) < 2 {
			continue
		}
		name := "Family: " + strings.Join(names, ", ")
		if h.more > 0 {
			name += " and others, who are not counted"
		}
		add(name, sum)
	}
	return append(lines, p.cards(width)...)
}

// cards is what the saved cards are called; their numbers are nowhere.
func (p *billingPage) cards(width int) []string {
	t := p.session.Theme
	lines := []string{"", t.Strong.Render("Saved cards")}
	for i := range p.rec.Logins {
		login := &p.rec.Logins[i]
		if len(login.Cards) > 0 {
			says := p.nameOf(login.Person) + ": " + theme.Safe(strings.Join(login.Cards, ", "))
			lines = append(lines, indented(widget.Wrap(says, width-1))...)
		}
	}
	if len(lines) == 2 {
		return append(lines, t.Dim.Render(" none"))
	}
	return lines
}
