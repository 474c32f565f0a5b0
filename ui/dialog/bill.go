package dialog

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// bill asks for a billing document, and to whom it is addressed.
type bill struct {
	*tryout
	chart                  *model.Chart
	kind, amount, date, to *widget.Entry
	// parts is what each person bears, where it is split.
	parts []billPart
}

type billPart struct {
	person model.PersonID
	entry  *widget.Entry
}

// Who it is addressed to, beside the persons' ids.
const (
	toNobody = ""
	toSplit  = "split"
)

// AddBill is the dialog for a billing document of a chart.
func AddBill(s *ui.Session, chart *model.Chart, today model.Date) *Form {
	return newForm(s, "bill "+chart.ID().String(), func() page {
		p := &bill{chart: chart, tryout: &tryout{session: s}}
		kinds := make([]widget.Option, 0, len(model.BillKinds()))
		for _, kind := range model.BillKinds() {
			kinds = append(kinds, option(string(kind)))
		}
		p.kind = &widget.Entry{ID: "kind", Label: "Kind", Input: widget.NewChoice(kinds, string(model.KindInvoice))}
		p.amount = &widget.Entry{ID: "amount", Label: "Amount", Input: widget.NewText(s.Theme, "", "like 120.00")}
		p.date = &widget.Entry{ID: "date", Label: "Date", Input: widget.NewText(s.Theme, today.String(), "year-month-day")}
		to := billedTo(chart, today)
		for _, id := range chart.Users() {
			part := &widget.Entry{ID: "part " + id.String(), Label: theme.Clip(chart.Person(id).Called(), 12)}
			part.Input = widget.NewText(s.Theme, "", "60% or 72.00; blank is nothing")
			p.parts = append(p.parts, billPart{id, part})
		}
		if len(p.parts) > 1 {
			to = append(to, widget.Option{Value: toSplit, Label: "split between several"})
		}
		p.to = &widget.Entry{ID: "to", Label: "To", Input: widget.NewChoice(to, payer(chart, today))}
		p.parts[0].entry.Above = p.sum
		return p
	})
}

// billedTo is to whom a bill can be addressed, safe to show.
func billedTo(chart *model.Chart, today model.Date) []widget.Option {
	to := []widget.Option{{Value: toNobody, Label: "the client's own: whoever may see the billing"}}
	for _, id := range chart.Users() {
		pays := ""
		if contact := chart.Contact(id); contact != nil && contact.Ended == nil && contact.Billing {
			pays = "billing"
		}
		who := ui.Join(", ", chart.NameOf(id), tieWords(chart, id), pays, keptAway(chart, id, today))
		to = append(to, widget.Option{Value: id.String(), Label: theme.Safe(who)})
	}
	return to
}

// payer is to whom a bill is mostly addressed: the one contact who is
// responsible for the billing. Where there is none or there are several, or one
// who is blocked, somebody has to choose.
func payer(chart *model.Chart, today model.Date) string {
	payer := toNobody
	for i := range chart.Contacts {
		contact := &chart.Contacts[i]
		switch {
		case contact.Ended != nil || !contact.Billing:
		case payer != toNobody || chart.Block(contact.Person).ActiveOn(today):
			return toNobody
		default:
			payer = contact.Person.String()
		}
	}
	return payer
}

func (p *bill) title() string { return "New bill of " + p.chart.Subject().Name() }

func (p *bill) label() string { return "Make the bill" }

func (p *bill) start() tea.Cmd { return p.weigh() }

func (p *bill) split() bool { return chosen(p.to) == toSplit }

func (p *bill) entries() []*widget.Entry {
	entries := []*widget.Entry{p.kind, p.amount, p.date, p.to}
	if p.split() {
		for _, part := range p.parts {
			entries = append(entries, part.entry)
		}
	}
	return entries
}

func (p *bill) typed(*widget.Entry) tea.Cmd { return p.weigh() }

func (p *bill) weigh() tea.Cmd { return p.try(p.operation()) }

// sum says what the parts come to as they are typed.
func (p *bill) sum(t *theme.Theme, width int) []string {
	parts, err := p.shares()
	whole, wholeErr := model.ParseCents(textOf(p.amount))
	if err != nil || wholeErr != nil {
		return styled(t.Dim, "Each a share of the whole, or an amount.", width)
	}
	sum, shares := model.Cents(0), 0
	for _, part := range parts {
		sum += part.Amount + whole*model.Cents(part.Share)/100
		shares += part.Share
	}
	if shares == 100 && sum < whole { // what is rounded off is dealt out
		sum = whole
	}
	text := "The parts come to $" + sum.String() + " of $" + whole.String()
	if shares > 0 {
		text += ", the shares to " + strconv.Itoa(shares) + "%"
	}
	switch {
	case sum == whole:
		return styled(t.Gain, text+".", width)
	case sum < whole:
		return styled(t.Warn, text+": $"+(whole-sum).String()+" are missing.", width)
	}
	return styled(t.Warn, text+": $"+(sum-whole).String()+" too much.", width)
}

// shares is the parts that are filled in.
func (p *bill) shares() ([]model.BillPart, error) {
	var parts []model.BillPart
	for _, part := range p.parts {
		text := strings.ReplaceAll(textOf(part.entry), " ", "")
		if text == "" {
			continue
		}
		if share, ok := percent(text); ok {
			parts = append(parts, model.BillPart{To: part.person, Share: share})
			continue
		}
		amount, err := amountOf(part.entry)
		if err != nil {
			return nil, err
		}
		parts = append(parts, model.BillPart{To: part.person, Amount: amount})
	}
	return parts, nil
}

// amountOf is the amount that is filled in.
func amountOf(entry *widget.Entry) (model.Cents, error) {
	if textOf(entry) == "" {
		return 0, model.Errorf(model.Missing, "say how much it is").At(entry.ID)
	}
	amount, err := model.ParseCents(strings.TrimPrefix(strings.ReplaceAll(textOf(entry), " ", ""), "$"))
	if err != nil {
		return 0, model.Errorf(model.Invalid, "%q is not an amount", textOf(entry)).At(entry.ID).Hint("write amounts as 120.00")
	}
	return amount, nil
}

func (p *bill) operation() (model.Operation, error) {
	op := &model.AddBill{Client: p.chart.ID(), Kind: model.Kind(chosen(p.kind))}
	var err error
	if op.Amount, err = amountOf(p.amount); err != nil {
		return nil, err
	}
	if op.Date, err = dateOf(p.date); err != nil {
		return nil, err
	}
	switch to := chosen(p.to); to {
	case toNobody:
	case toSplit:
		if op.Split, err = p.shares(); err == nil && len(op.Split) < 2 {
			err = model.Errorf(model.Missing, "say what at least two of them bear").At(p.parts[0].entry.ID)
		}
	default:
		err = op.Responsible.UnmarshalText([]byte(to))
	}
	return op, err
}

// refused turns a fault of the parts into one of the first of them.
func (p *bill) refused(err *model.Error) {
	if strings.HasPrefix(err.Field, "split") {
		err.Field = p.parts[0].entry.ID
	}
}

func (p *bill) done(store.Commit) (string, tea.Msg) {
	amount, err := amountOf(p.amount)
	if err != nil { // it was saved with one that could be read
		return "Made the " + chosen(p.kind), nil
	}
	return "Made the " + chosen(p.kind) + " of $" + amount.String() + " for " + p.chart.Subject().Name(), nil
}
