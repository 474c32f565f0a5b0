package outbox

import (
	"cmp"
	"context"
	"crypto/tls"
	"maps"
	"net"
	"slices"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// Options is what a Courier works with.
type Options struct {
	Store store.Store
	// Password gives the mail server's password; it is asked for with each
	// e-mail, where the server wants one.
	Password func() (string, error)
	// TLS says whom to trust; nil is whom the machine trusts.
	TLS *tls.Config
	// Step is how long the server may take for each step of an e-mail; zero is
	// half a minute.
	Step time.Duration
	// Dial is a net.Dialer's, unless a test has another.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// After is time.After, unless a test has another.
	After func(time.Duration) <-chan time.Time
}

// courierName is under whose name the history has what became of e-mails.
const courierName = "mail delivery"

// patient is how many steps' time a whole e-mail has.
const patient = 10

// Courier delivers the practice's e-mails, one after the other. The file can
// have but one: whatever is being sent when a Courier begins, nobody is
// sending. It is used from one goroutine.
type Courier struct {
	Options
	who store.Actor
	// open is the e-mails that may have to go out, once they are known.
	open map[model.EmailID]bool
}

// NewCourier makes a courier.
func NewCourier(o Options) *Courier {
	o.Step = cmp.Or(o.Step, 30*time.Second)
	if o.Dial == nil {
		o.Dial = (&net.Dialer{Timeout: o.Step}).DialContext
	}
	if o.After == nil {
		o.After = time.After
	}
	return &Courier{Options: o, who: store.Actor{Name: courierName}}
}

// Deliver tries what is due, and answers with those e-mails as they are then.
// Where the server cannot be reached at all, the others are left for later. An
// error is one of the practice's file.
func (c *Courier) Deliver(ctx context.Context) ([]model.Email, error) {
	c.open = nil // whatever was done meanwhile
	tried, _, err := c.pass(ctx)
	return tried, err
}

// pass is Deliver, and says whether the server could not be reached.
func (c *Courier) pass(ctx context.Context) (tried []model.Email, isDown bool, err error) {
	if err := c.begin(ctx); err != nil {
		return nil, false, err
	}
	due, _, err := c.due(ctx)
	if err != nil {
		return nil, false, err
	}
	for _, id := range due {
		e, outcome, err := c.deliver(ctx, id)
		if err != nil {
			return tried, false, err
		}
		tried = append(tried, e)
		if outcome == down || ctx.Err() != nil {
			return tried, outcome == down, nil
		}
	}
	return tried, false, nil
}

// begin learns once which e-mails are open. Those that a program was sending
// when it ended may have been taken.
func (c *Courier) begin(ctx context.Context) error {
	if c.open != nil {
		return nil
	}
	open := map[model.EmailID]bool{}
	var lost []model.EmailID
	err := c.Store.View(ctx, c.who, func(r model.Reader) error {
		for e, err := range r.Emails() {
			if err = cmp.Or(err, ctx.Err()); err != nil {
				return err
			}
			if e.State == model.EmailSending {
				lost = append(lost, e.ID)
			}
			if e.Open() {
				open[e.ID] = true
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range lost {
		op := &model.ReportUnknown{Email: id, Said: "the program ended while it was being sent"}
		if _, err := c.Store.Do(ctx, c.who, op); err != nil {
			return err
		}
	}
	c.open = open
	return nil
}

// due is the open e-mails to be tried now, in the order in which they were
// queued, and how long it is to the next one; zero is for none.
func (c *Courier) due(ctx context.Context) (due []model.EmailID, next time.Duration, err error) {
	err = c.Store.View(ctx, c.who, func(r model.Reader) error {
		practice, err := r.Practice()
		if err != nil || !practice.Mail.Set() { // which holds all of them
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(c.open)) {
			e, err := r.Email(id)
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case model.IsCode(err, model.NotFound) || err == nil && !e.Open():
				delete(c.open, id)
			case err != nil:
				return err
			case e.Held(&practice) != "":
			case e.DueAt(r.Now()):
				due = append(due, id)
			case e.State == model.EmailWaiting:
				if wait := e.NextTry.Sub(r.Now()); next == 0 || wait < next {
					next = wait
				}
			}
		}
		return nil
	})
	return due, next, err
}

// deliver takes one e-mail to the server, and records what became of it.
func (c *Courier) deliver(ctx context.Context, id model.EmailID) (model.Email, outcome, error) {
	_, err := c.Store.Do(ctx, c.who, &model.ReportSending{Email: id})
	if err != nil && !model.IsCode(err, model.NotSo) && !model.IsCode(err, model.NotFound) {
		return model.Email{}, later, err
	}
	// From here on the outcome is recorded, whatever ends meanwhile.
	settled := context.WithoutCancel(ctx)
	e, letter, s, err := c.prepare(settled, id)
	if err != nil || e.State != model.EmailSending {
		return e, later, err
	}
	answer := c.try(ctx, s, letter)
	if _, err := c.Store.Do(settled, c.who, answer.report(id)); err != nil {
		return e, answer.outcome, err
	}
	err = c.Store.View(settled, c.who, func(r model.Reader) (err error) {
		e, err = r.Email(id)
		return err
	})
	return e, answer.outcome, err
}

// prepare reads an e-mail and writes it out.
func (c *Courier) prepare(ctx context.Context, id model.EmailID) (e model.Email, l *Letter, s *server, err error) {
	err = c.Store.View(ctx, c.who, func(r model.Reader) error {
		if e, err = r.Email(id); err != nil {
			if model.IsCode(err, model.NotFound) { // taken back meanwhile
				e, err = model.Email{ID: id, State: model.EmailCancelled}, nil
			}
			return err
		}
		practice, err := r.Practice()
		if err != nil {
			return err
		}
		s = c.server(&practice)
		letter, err := Write(r, e)
		l = &letter
		return err
	})
	return e, l, s, err
}

func (c *Courier) server(practice *model.Practice) *server {
	return &server{Mail: practice.Mail, tls: c.TLS, step: c.Step, reach: c.Dial}
}

// try hands a letter over, in the time that a whole e-mail has.
func (c *Courier) try(ctx context.Context, s *server, l *Letter) answer {
	if s.Username != "" && c.Password != nil {
		password, err := c.Password()
		if err != nil {
			return answer{down, told(err)}
		}
		s.password = password
	}
	ctx, cancel := context.WithTimeout(ctx, patient*c.Step)
	defer cancel()
	return s.handOver(ctx, l)
}

// report is the operation that records an answer.
func (a answer) report(id model.EmailID) model.Operation {
	switch a.outcome {
	case taken:
		return &model.ReportSent{Email: id, Said: a.said}
	case unknown:
		return &model.ReportUnknown{Email: id, Said: a.said}
	case refused, later, down:
	}
	return &model.ReportFailed{Email: id, Said: a.said, ForGood: a.outcome == refused}
}
