package model

// UploadDocument is a portal user's adding a document to a chart. It reaches
// that user and, once staff share it, others.
type UploadDocument struct {
	User   PersonID `json:"user"`
	Client ClientID `json:"client"`
	Title  string   `json:"title"`
	File   string   `json:"file"`
}

func (*UploadDocument) Do() string { return "upload" }

func (o *UploadDocument) Apply(tx Tx) (Result, error) {
	if _, _, err := chartAnd(tx, o.Client, o.User, "user"); err != nil {
		return Result{}, err
	}
	if err := refusal(tx, Ask{User: o.User, Client: o.Client, Action: Upload}); err != nil {
		return Result{}, err
	}
	title, err := neededLine("title", o.Title)
	if err != nil {
		return Result{}, err
	}
	if err := needs(o.File != "", "file"); err != nil {
		return Result{}, err
	}
	item := newItem(tx, o.Client, KindDocument, title)
	item.From, item.By, item.Audience = o.User, 0, []PersonID{o.User}
	if item.File, err = keepFile(tx, o.File); err != nil {
		return Result{}, err
	}
	return Result{ID: item.ID.String()}, tx.PutItem(*item)
}
