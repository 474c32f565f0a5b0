package model

// Side says who writes a message.
type Side string

const (
	FromPractice Side = "practice"
	FromUser     Side = "user"
)

// WriteMessage writes into the one thread of a portal user and a client, and
// begins it where there is none.
type WriteMessage struct {
	Client ClientID `json:"client"`
	User   PersonID `json:"user"`
	From   Side     `json:"from,omitempty"`
	Text   string   `json:"text"`
}

func (*WriteMessage) Do() string { return "message" }

func (o *WriteMessage) Apply(tx Tx) (Result, error) {
	chart, person, err := chartAnd(tx, o.Client, o.User, "user")
	if err != nil {
		return Result{}, err
	}
	text, err := neededText("text", o.Text)
	if err != nil {
		return Result{}, err
	}
	from := o.From
	if from == "" {
		from = FromPractice
	}
	if err := oneOf("from", from, []Side{FromPractice, FromUser}); err != nil {
		return Result{}, err
	}
	item, result := chart.ThreadWith(o.User), Result{}
	if err := o.mayWrite(tx, chart, item, from); err != nil {
		return Result{}, err
	}
	if item == nil {
		item = newItem(tx, o.Client, KindThread, "Messages with "+person.Name())
		item.Audience, item.Thread = []PersonID{o.User}, &Thread{With: o.User}
		result.ID = item.ID.String()
	}
	message := item.Thread.next(tx, item.ID, text)
	if from == FromUser {
		message.From, message.Staff = o.User, 0
		item.Thread.Unread++
	} else {
		item.Thread.Unread = 0 // who answers has read
	}
	if err := tx.PutMessage(message); err != nil {
		return Result{}, err
	}
	return result, tx.PutItem(*item)
}

// mayWrite refuses a portal user where the rules do, and the practice where
// the person has nothing to do with the client.
func (o *WriteMessage) mayWrite(tx Tx, chart *Chart, thread *Item, from Side) error {
	if from == FromPractice {
		if thread == nil && !chart.Tied(o.User) {
			return notContact(tx, chart, o.User).At("user")
		}
		return nil
	}
	ask := Ask{User: o.User, Client: o.Client, Action: SendMessage}
	if thread != nil {
		ask.Item, ask.Action = thread.ID, Reply
	}
	return refusal(tx, ask)
}

// next is the thread's next message, on the practice's side.
func (t *Thread) next(tx Tx, thread ItemID, text string) Message {
	t.Count++
	t.Last = tx.Now()
	return Message{Thread: thread, No: t.Count, Staff: tx.Actor().ID, Text: text, At: t.Last}
}

// MarkRead notes that the practice has read a thread.
type MarkRead struct {
	Client ClientID `json:"client"`
	User   PersonID `json:"user"`
}

func (*MarkRead) Do() string { return "mark-read" }

func (o *MarkRead) Apply(tx Tx) (Result, error) {
	chart, person, err := chartAnd(tx, o.Client, o.User, "user")
	if err != nil {
		return Result{}, err
	}
	item := chart.ThreadWith(o.User)
	if item == nil {
		return Result{}, Errorf(NotFound, "there is no thread with %s", person.Name()).At("user")
	}
	item.Thread.Unread = 0
	return Result{}, tx.PutItem(*item)
}
