package outbox_test

import (
	"strings"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store/outbox"
)

func TestNothingIsSentWithoutTLS(t *testing.T) {
	for name, c := range map[string]struct {
		setup
		said string
	}{
		"no STARTTLS is offered":        {setup{noTLS: true}, "offers no TLS"},
		"nobody knows the certificate":  {setup{strange: true}, "certificate signed by unknown authority"},
		"the certificate has expired":   {setup{expired: true}, "expired"},
		"its TLS is too old":            {setup{old: true}, "protocol version"},
		"the certificate names another": {setup{name: "other.example.org"}, "certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSink(t, c.setup)
			s.user, s.password = "desk", "sesame"
			o := newOffice(t, family)
			o.posts(s.host, s.port, model.StartTLS, `,"username":"desk"`)
			o.deliver(o.courier(s))
			o.mustBe(1, model.EmailWaiting, c.said)
			if len(s.letters()) > 0 || s.pleas > 0 {
				t.Errorf("the server got %d letters and %d passwords", len(s.letters()), s.pleas)
			}
		})
	}
}

func TestALostAnswerIsUnknownAndNotSentAgain(t *testing.T) {
	s := newSink(t, setup{})
	s.drops = true
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	c := o.courier(s)
	o.deliver(c)
	o.mustBe(1, model.EmailUnknown, "the answer is lost")
	o.forward(48 * time.Hour)
	if tried := o.deliver(c); len(tried) > 0 || len(s.letters()) != 1 {
		t.Errorf("it was sent again: %+v, %d letters", tried, len(s.letters()))
	}
	s.drops = false
	o.tell(`{"do":"retry-email","email":"e1"}`)
	o.deliver(c)
	got := s.letters()
	if len(got) != 2 || got[0].text != got[1].text {
		t.Errorf("the second letter cannot be told to be the first again: %+v", got)
	}
}

func TestAServerThatHangsIsGivenUp(t *testing.T) {
	for step, name := range []string{"greeting", "EHLO", "MAIL", "RCPT", "DATA", "the letter", "QUIT"} {
		t.Run(name, func(t *testing.T) {
			o, server := newOffice(t, family), scripted(t, answers()[:step]...)
			o.posts("127.0.0.1", server.port, model.PlainMail, "")
			o.deliver(o.hasty(server))
			switch name {
			case "the letter":
				o.mustBe(1, model.EmailUnknown, "did not answer in time")
			case "QUIT":
				o.mustBe(1, model.EmailSent, "250 taken")
			default:
				o.mustBe(1, model.EmailWaiting, "did not answer in time")
			}
		})
	}
}

func TestAServerThatHangsOnTheWayToTLSIsGivenUp(t *testing.T) {
	for security, script := range map[model.Security][]string{
		model.ImplicitTLS: {""},
		model.StartTLS:    {"220 hello", "250-mute\r\n250 STARTTLS", "220 go on"},
	} {
		o, server := newOffice(t, family), scripted(t, script...)
		o.posts("127.0.0.1", server.port, security, "")
		o.deliver(o.hasty(server))
		o.mustBe(1, model.EmailWaiting, "did not answer in time")
	}
}

func TestAServerThatTurnsAwayOrTalksWithoutEndIsGivenUp(t *testing.T) {
	for script, said := range map[string]string{
		"421 too busy":                          "421 too busy",
		"554 no service":                        "554 no service",
		"220-" + strings.Repeat("x", 2<<20):     "says more than",
		"not a mail server":                     "not a mail server",
		"220 hello\r\n250 said before its time": "did not answer in time",
	} {
		o, server := newOffice(t, family), scripted(t, script)
		o.posts("127.0.0.1", server.port, model.PlainMail, "")
		o.deliver(o.hasty(server))
		o.mustBe(1, model.EmailWaiting, said)
	}
}

func TestAWrongPasswordIsSaidAndNotShown(t *testing.T) {
	s := newSink(t, setup{})
	s.user, s.password = "desk", "open sesame"
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, `,"username":"desk"`)
	o.deliver(o.courier(s))
	o.mustBe(1, model.EmailWaiting, "who are you?")
	if said := o.email(1).Said; strings.Contains(said, "sesame") {
		t.Errorf("the password stands in %q", said)
	}
	o.forward(time.Hour)
	o.deliver(outbox.NewCourier(outbox.Options{Store: o.Store, Password: func() (string, error) { return outbox.Password(o.path) }}))
	o.mustBe(1, model.EmailWaiting, "password is not known")
}

func TestAServerThatIsDownIsNotAskedForEachLetter(t *testing.T) {
	o := newOffice(t, family+`
{"do":"resend","user":"luis"}
{"do":"add-contact","client":"ada","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother","enroll":true}`)
	server := scripted(t)
	o.posts("127.0.0.1", server.port, model.PlainMail, "")
	tried := o.deliver(o.hasty(server))
	if len(tried) != 1 || o.email(3).Attempts != 0 {
		t.Errorf("tried %d letters", len(tried))
	}
}
