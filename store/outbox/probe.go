package outbox

import (
	"context"
	"time"

	"frontdesk/model"
)

// testEmail is the kind of an e-mail that tells of nothing and is in no record.
const testEmail model.EmailKind = "test"

// Probe hands a test e-mail to the mail server at once, to see whether e-mails
// leave as the practice is set up. It answers with the server's words; a test
// e-mail that was not taken is an error with the reason. It keeps clear of what
// is in the outbox.
func (c *Courier) Probe(ctx context.Context, to string) (string, error) {
	to, err := model.CleanEmail("to", to)
	if err == nil && to == "" {
		err = model.Errorf(model.Missing, "say to whom").At("to")
	}
	if err != nil {
		return "", err
	}
	var practice model.Practice
	var now time.Time
	err = c.Store.View(ctx, c.who, func(r model.Reader) (err error) {
		practice, err = r.Practice()
		now = r.Now()
		return err
	})
	if err != nil {
		return "", err
	}
	if !practice.Mail.Set() {
		return "", model.Errorf(model.NotSo, "no mail server is set up")
	}
	letter, err := testLetter(&practice, to, now)
	if err != nil {
		return "", err
	}
	switch answer := c.try(ctx, c.server(&practice), letter); answer.outcome {
	case taken:
		return answer.said, nil
	case unknown:
		return "", model.Errorf(model.NotSo, "it may have arrived and may not have: %s", answer.said)
	case refused, later, down:
		return "", model.Errorf(model.NotSo, "the test e-mail was not taken: %s", answer.said)
	}
	return "", ctx.Err()
}

func testLetter(practice *model.Practice, to string, now time.Time) (*Letter, error) {
	e := model.Email{Kind: testEmail, To: to, QueuedAt: now}
	e.MessageID = e.NewMessageID(practice)
	l := &Letter{Email: e, FromName: practice.SenderName(), From: practice.Mail.From, ReplyTo: practice.Mail.ReplyTo}
	w := words{Practice: plainName(practice.Name), Answers: l.ReplyTo != ""}
	if w.Practice == "" {
		w.Practice = "Your practice"
	}
	var err error
	if l.Subject, l.Text, err = writeText(testEmail, w); err != nil {
		return nil, err
	}
	w.Subject = l.Subject
	l.HTML, err = writeHTML(testEmail, w)
	return l, err
}
