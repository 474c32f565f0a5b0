package dialog

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// act asks for what a portal user gives with one act: a page of fields, and
// the operation that they come to.
type act struct {
	plainPage
	heading, button string
	fields          []*widget.Entry
	op              func() (model.Operation, error)
	told            func() string
}

func (p *act) title() string                       { return p.heading }
func (p *act) label() string                       { return p.button }
func (p *act) entries() []*widget.Entry            { return p.fields }
func (p *act) operation() (model.Operation, error) { return p.op() }
func (p *act) done(store.Commit) (string, tea.Msg) { return p.told(), nil }

// longestAnswer is how many letters a portal user writes into one field.
const longestAnswer = 2000

// writtenIn is a field of the page with what stands in it already.
func writtenIn(s *ui.Session, id, label, text, hint string) *widget.Entry {
	input := widget.NewText(s.Theme, text, hint)
	input.Longest(longestAnswer)
	return &widget.Entry{ID: id, Label: label, Input: input}
}

// above puts lines over an entry, and over what stands there already.
func above(e *widget.Entry, lines ...string) *widget.Entry {
	under := e.Above
	e.Above = func(t *theme.Theme, width int) []string {
		var all []string
		for _, line := range lines {
			all = append(all, styled(t.Text, theme.Safe(line), width)...)
		}
		if under != nil {
			return append(all, under(t, width)...)
		}
		return append(all, "")
	}
	return e
}

// page is the dialog in which the act is done.
func (p *portalSide) page(s *ui.Session, on model.Action) *Form {
	side := *p
	about := side.chart.ID().String()
	if side.item != nil {
		about = side.item.ID.String()
	}
	return newForm(s, strings.Join([]string{"act", string(on), about, side.who.ID.String()}, " "), func() page {
		page := side.blank(s, on)
		page.heading = side.who.Name() + " " + page.heading + side.forWhom()
		return page
	})
}

func (p *portalSide) blank(s *ui.Session, on model.Action) *act {
	switch on {
	case model.Complete:
		return p.fillIn(s)
	case model.Refuse:
		return p.refuse(s)
	case model.Cancel:
		return p.cancel(s)
	case model.Pay:
		return p.pay(s)
	case model.RequestAppointment:
		return p.request(s)
	case model.Upload:
		return p.upload(s)
	case model.ManageCards:
		return p.saveCard(s)
	case model.ProposeDemographics, model.ProposeLegalSex, model.ProposeContact, model.ProposeInsurance:
		return p.propose(s, on)
	case model.Reply, model.SendMessage, model.View:
	}
	return p.message(s)
}

func (p *portalSide) refuse(s *ui.Session) *act {
	answer := writtenIn(s, "answer", "Reason", "", "why not; may be left blank")
	return &act{
		heading: "refuses " + p.item.Title, button: "Refuse", fields: []*widget.Entry{answer},
		op: func() (model.Operation, error) {
			return &model.RefuseForm{User: p.who.ID, Client: p.chart.ID(), Form: p.form.ID, Text: textOf(answer)}, nil
		},
		told: func() string { return p.who.Name() + " refused " + p.item.Title },
	}
}

func (p *portalSide) cancel(s *ui.Session) *act {
	note := writtenIn(s, "note", "Note", "", "may be left blank")
	return &act{
		heading: "cancels " + p.item.Title, button: "Cancel the appointment", fields: []*widget.Entry{note},
		op: func() (model.Operation, error) {
			return &model.CancelAppointment{Appointment: p.item.ID, User: p.who.ID, Note: textOf(note)}, nil
		},
		told: func() string { return p.who.Name() + " cancelled " + p.item.Title },
	}
}

func (p *portalSide) pay(s *ui.Session) *act {
	open := p.item.Bill.Open().String()
	amount := above(writtenIn(s, "amount", "Amount", open, "like 120.00"), "$"+open+" of $"+p.item.Bill.Amount.String()+" are open.")
	return &act{
		heading: "pays " + p.item.Title, button: "Pay", fields: []*widget.Entry{amount},
		op: func() (model.Operation, error) {
			paid, err := amountOf(amount)
			return &model.PayBill{User: p.who.ID, Client: p.chart.ID(), Bill: p.item.ID, Amount: paid}, err
		},
		told: func() string { return p.who.Name() + " paid $" + textOf(amount) + " of " + p.item.Title },
	}
}

func (p *portalSide) message(s *ui.Session) *act {
	text := writtenIn(s, "text", "Message", "", "what "+theme.Safe(p.who.Called())+" writes")
	return &act{
		heading: "writes to the practice", button: "Send", fields: []*widget.Entry{text},
		op: func() (model.Operation, error) {
			return &model.WriteMessage{Client: p.chart.ID(), User: p.who.ID, From: model.FromUser, Text: textOf(text)}, nil
		},
		told: func() string { return p.who.Name() + " wrote to the practice about " + p.chart.Subject().Name() },
	}
}

func (p *portalSide) request(s *ui.Session) *act {
	const ahead = 7
	date := writtenIn(s, "start", "Date", p.now.AddDate(0, 0, ahead).Format(time.DateOnly), "year-month-day")
	at := writtenIn(s, "at", "Time", "15:00", "like 15:00")
	note := writtenIn(s, "note", "Note", "", "may be left blank")
	return &act{
		heading: "requests an appointment", button: "Request", fields: []*widget.Entry{date, at, note},
		op: func() (model.Operation, error) {
			start, err := momentOf(date, at, p.now.Location())
			return &model.BookAppointment{User: p.who.ID, Client: p.chart.ID(), Start: start, Note: textOf(note)}, err
		},
		told: func() string { return p.who.Name() + " requested an appointment for " + p.chart.Subject().Name() },
	}
}

func (p *portalSide) saveCard(s *ui.Session) *act {
	label := writtenIn(s, "label", "Card", "Visa 4242", "what it is called, never its number")
	return &act{
		heading: "saves a card", button: "Save the card", fields: []*widget.Entry{label},
		op: func() (model.Operation, error) {
			return &model.SaveCard{User: p.who.ID, Client: p.chart.ID(), Label: textOf(label)}, nil
		},
		told: func() string { return p.who.Name() + " saved the card " + textOf(label) },
	}
}
