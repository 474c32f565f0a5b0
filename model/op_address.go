package model

// AddressBill makes a billing document another person's to pay. What was paid
// on it stays.
type AddressBill struct {
	Client ClientID `json:"client"`
	Bill   ItemID   `json:"bill"`
	// Responsible is the one person it is addressed to from now on; none is the
	// client's own.
	Responsible PersonID `json:"to,omitempty"`
}

func (*AddressBill) Do() string { return "address-bill" }

func (o *AddressBill) Apply(tx Tx) (Result, error) {
	var to People
	if o.Responsible != 0 {
		to = People{o.Responsible}
	}
	chart, err := chartTied(tx, o.Client, to)
	if err != nil {
		return Result{}, err
	}
	item, err := chart.bill(o.Bill)
	if err != nil {
		return Result{}, err
	}
	if item.Bill.To == o.Responsible {
		return Result{}, Errorf(Already, "%s is addressed like that already", item.Title).At("to")
	}
	item.Bill.To, item.Audience = o.Responsible, to
	return Result{}, tx.PutItem(*item)
}

// bill is a billing document of the chart.
func (c *Chart) bill(id ItemID) (*Item, error) {
	if err := needs(!id.IsZero(), "bill"); err != nil {
		return nil, err
	}
	item := c.Item(id)
	if item == nil || item.Bill == nil {
		return nil, Errorf(NotFound, "%s has no bill %s", c.Subject().Name(), id).At("bill")
	}
	return item, nil
}
