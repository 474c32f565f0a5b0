package model

import "strconv"

// AddBill makes a billing document, or one a person where it is split.
type AddBill struct {
	Client ClientID `json:"client"`
	Kind   Kind     `json:"kind"`
	Amount Cents    `json:"amount,omitzero"`
	// Responsible is the one person it is addressed to; none is the client's own.
	Responsible PersonID `json:"to,omitempty"`
	Date        Date     `json:"date,omitzero"`
	// Split divides the amount between several responsible persons.
	Split []BillPart `json:"split,omitempty"`
}

// BillPart is what one person owes of a bill that is split: an amount, or a
// share in hundredths of the whole.
type BillPart struct {
	To     PersonID `json:"to"`
	Amount Cents    `json:"amount,omitzero"`
	Share  int      `json:"share,omitempty"`
}

func (*AddBill) Do() string { return "bill" }

func (o *AddBill) Apply(tx Tx) (Result, error) {
	if err := o.check(tx); err != nil {
		return Result{}, err
	}
	if len(o.Split) == 0 {
		item, err := o.add(tx, o.Responsible, o.Amount, ItemID{})
		return Result{ID: item.String()}, err
	}
	amounts, err := o.divide()
	if err != nil {
		return Result{}, err
	}
	first := ItemID{}
	for i, part := range o.Split {
		item, err := o.add(tx, part.To, amounts[i], first)
		if err != nil {
			return Result{}, err
		}
		if first.IsZero() {
			first = item
		}
	}
	return Result{ID: first.String()}, nil
}

func (o *AddBill) check(tx Tx) error {
	var to People
	if o.Responsible != 0 {
		to = People{o.Responsible}
	}
	for _, part := range o.Split {
		if part.To != 0 {
			to = append(to, part.To)
		}
	}
	if _, err := chartTied(tx, o.Client, to); err != nil {
		return err
	}
	if err := oneOf("kind", o.Kind, BillKinds()); err != nil {
		return err
	}
	if o.Responsible != 0 && len(o.Split) > 0 {
		return Errorf(Invalid, "a bill goes to one person or is split, not both").At("split")
	}
	return needs(o.Amount != 0, "amount")
}

// add makes one document.
func (o *AddBill) add(tx Tx, to PersonID, amount Cents, partOf ItemID) (ItemID, error) {
	item := newItem(tx, o.Client, o.Kind, "")
	item.Title = billTitle(o.Kind, item.ID.No)
	item.Bill = &Bill{Amount: amount, Date: o.Date, To: to, PartOf: partOf}
	if to != 0 {
		item.Audience = []PersonID{to}
	}
	if !o.Date.Known() {
		item.Bill.Date = DateOf(tx.Now())
	}
	return item.ID, tx.PutItem(*item)
}

// divide is what each part comes to. Shares are rounded down, and the first
// bear the hundredths that are left.
func (o *AddBill) divide() ([]Cents, error) {
	amounts := make([]Cents, len(o.Split))
	named := map[PersonID]bool{}
	sum, shares := Cents(0), 0
	for i, part := range o.Split {
		at := "split[" + strconv.Itoa(i) + "]"
		switch {
		case part.To == 0:
			return nil, Errorf(Missing, "is needed").At(at + ".to")
		case named[part.To]:
			return nil, Errorf(Invalid, "names the same person twice").At(at + ".to")
		case (part.Amount != 0) == (part.Share != 0):
			return nil, Errorf(Invalid, "has an amount or a share, one of the two").At(at)
		case part.Share < 0 || part.Share > 100:
			return nil, Errorf(Invalid, "is 1 to 100, not %d", part.Share).At(at + ".share")
		}
		named[part.To] = true
		shares += part.Share
		amounts[i] = part.Amount + o.Amount*Cents(part.Share)/100
		sum += amounts[i]
	}
	if shares != 0 && shares != 100 {
		return nil, Errorf(Invalid, "the shares come to %d of 100", shares).At("split")
	}
	if shares == 100 {
		for i := 0; sum < o.Amount; i++ {
			amounts[i%len(amounts)]++
			sum++
		}
	}
	if sum != o.Amount {
		return nil, Errorf(Invalid, "the parts come to %s, not to %s", sum, o.Amount).At("split")
	}
	return amounts, nil
}

// PayBill is a portal user's payment on an invoice.
type PayBill struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Bill   ItemID   `json:"bill"`
	Amount Cents    `json:"amount,omitzero"`
}

func (*PayBill) Do() string { return "pay" }

func (o *PayBill) Apply(tx Tx) (Result, error) {
	chart, person, err := chartAnd(tx, o.Client, o.User, "user")
	if err != nil {
		return Result{}, err
	}
	item, err := chart.bill(o.Bill)
	if err != nil {
		return Result{}, err
	}
	if err := refusal(tx, Ask{User: person.ID, Client: o.Client, Item: item.ID, Action: Pay}); err != nil {
		return Result{}, err
	}
	if err := needs(o.Amount != 0, "amount"); err != nil {
		return Result{}, err
	}
	if err := item.closed(Pay, nil, &person, tx.Now()); err != nil {
		return Result{}, err
	}
	if open := item.Bill.Open(); o.Amount > open {
		return Result{}, Errorf(Invalid, "%s is more than the %s that are open", o.Amount, open).At("amount")
	}
	item.Bill.Payments = append(item.Bill.Payments, Payment{By: person.ID, Amount: o.Amount, At: tx.Now()})
	return Result{}, tx.PutItem(*item)
}

// Open is what is not paid yet.
func (b *Bill) Open() Cents {
	open := b.Amount
	for _, p := range b.Payments {
		open -= p.Amount
	}
	return open
}

// Balance is what is open of all the chart's invoices.
func (c *Chart) Balance() Cents {
	var open Cents
	for i := range c.Items {
		if c.Items[i].Kind == KindInvoice {
			open += c.Items[i].Bill.Open()
		}
	}
	return open
}

// billTitle is what a billing document is called: its kind and number.
func billTitle(kind Kind, no uint64) string {
	name := map[Kind]string{KindInvoice: "Invoice ", KindStatement: "Statement ", KindSuperbill: "Superbill "}[kind]
	return name + strconv.FormatUint(no, 10)
}

const (
	billOpen   = "open"
	billPartly = "partly paid"
	billPaid   = "paid"
)

// BillStatus is a billing document's state in a word. Only invoices are paid.
func (i *Item) BillStatus() string {
	switch open := i.Bill.Open(); {
	case i.Kind != KindInvoice || open == i.Bill.Amount:
		return billOpen
	case open == 0:
		return billPaid
	}
	return billPartly
}
