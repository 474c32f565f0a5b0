package outbox_test

import (
	"context"
	"io"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"frontdesk/model"
	"frontdesk/store/outbox"
)

func TestAnInvitationArrivesAndReadsWell(t *testing.T) {
	for name, how := range map[string]struct {
		setup
		security model.Security
	}{
		"STARTTLS":               {setup{}, model.StartTLS},
		"TLS from the beginning": {setup{implicit: true}, model.ImplicitTLS},
		"on this very machine":   {setup{noTLS: true}, model.PlainMail},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSink(t, how.setup)
			s.user, s.password = "desk", "sesame"
			o := newOffice(t, family)
			o.posts(s.host, s.port, how.security, `,"username":"desk"`)
			tried := o.deliver(o.courier(s))
			if len(tried) != 1 || tried[0].State != model.EmailSent {
				t.Fatalf("tried %+v", tried)
			}
			o.mustBe(1, model.EmailSent, "250 ")
			got := s.letters()
			if len(got) != 1 || got[0].from != "desk@harbor.example" || strings.Join(got[0].to, " ") != "luis@example.org" {
				t.Fatalf("the server got %+v", got)
			}
			mustReadWell(t, got[0].text)
		})
	}
}

func mustReadWell(t *testing.T, letter string) {
	t.Helper()
	p := parse(t, letter)
	for header, want := range map[string]string{
		"From": `"Harbor Family Therapy" <desk@harbor.example>`, "To": `"Luis Moreno" <luis@example.org>`,
		"Subject": "Your invitation to the client portal", "Date": "Sun, 22 Nov 2026 10:00:00 -0500",
		"Auto-Submitted": "auto-generated",
	} {
		if got := p.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	for _, want := range []string{
		"Hello Luis,", "See you on Tuesday.", "https://portal.example.org/invite/LINK1", "Sunday, 29 November 2026",
	} {
		if !strings.Contains(p.text, want) || !strings.Contains(p.html, want) {
			t.Errorf("%q stands not in both of\n%s\n%s", want, p.text, p.html)
		}
	}
	for _, health := range []string{"Ada", "Moreno"} {
		if strings.Contains(p.text+p.html, health) {
			t.Errorf("%q stands in\n%s\n%s", health, p.text, p.html)
		}
	}
}

func TestARefusalForGoodIsKeptInTheServersWords(t *testing.T) {
	s := newSink(t, setup{})
	s.onRcpt = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user here"}
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	o.deliver(o.courier(s))
	o.mustBe(1, model.EmailFailed, "no such user here")
	if tried := o.deliver(o.courier(s)); len(tried) > 0 {
		t.Errorf("it is tried again: %+v", tried)
	}
	s.onRcpt = nil
	o.tell(`{"do":"retry-email","email":"e1"}`)
	o.deliver(o.courier(s))
	o.mustBe(1, model.EmailSent, "250")
}

func TestARefusalForNowIsTriedAgainAsTheSameLetter(t *testing.T) {
	s := newSink(t, setup{})
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	c := o.courier(s)
	for i, err := range []*error{&s.onMail, &s.onRcpt, &s.onData} {
		*err = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "come back later"}
		o.deliver(c)
		o.mustBe(1, model.EmailWaiting, "come back later")
		if tried := o.deliver(c); len(tried) > 0 {
			t.Errorf("step %d: it is tried again at once: %+v", i, tried)
		}
		*err = nil
		o.forward(time.Hour)
	}
	var before strings.Builder
	o.write(1, &before)
	o.deliver(c)
	o.mustBe(1, model.EmailSent, "250")
	if got := s.letters(); len(got) != 1 || got[0].text != before.String() {
		t.Errorf("the letter sent is not the one shown before:\n%s\n%s", got[0].text, before.String())
	}
}

func TestTwoLettersGoOutInOrderEachToItsOwn(t *testing.T) {
	s := newSink(t, setup{})
	o := newOffice(t, family+`
{"do":"add-contact","as":"rosa","client":"ada","first":"Rosa","last":"Núñez","email":"rosa@example.org","email_ok":true,"relationship":"mother","enroll":true}`)
	o.posts(s.host, s.port, model.StartTLS, "")
	if tried := o.deliver(o.courier(s)); len(tried) != 2 {
		t.Fatalf("tried %+v", tried)
	}
	got := s.letters()
	if len(got) != 2 || got[0].to[0] != "luis@example.org" || got[1].to[0] != "rosa@example.org" || len(got[1].to) != 1 {
		t.Fatalf("the server got %+v", got)
	}
	second := parse(t, got[1].text)
	to, err := mail.ParseAddress(second.Get("To"))
	if err != nil || to.Name != "Rosa Núñez" || strings.Contains(second.text, "LINK1") {
		t.Errorf("Rosa's letter is to %v (%v):\n%s", to, err, second.text)
	}
}

func TestADomainOfAnotherScriptIsWrittenAsTheNetKnowsIt(t *testing.T) {
	s := newSink(t, setup{})
	o := newOffice(t, strings.ReplaceAll(family, "luis@example.org", "luis@bücher.example"))
	o.posts(s.host, s.port, model.StartTLS, "")
	o.deliver(o.courier(s))
	got := s.letters()
	if len(got) != 1 || got[0].to[0] != "luis@xn--bcher-kva.example" || parse(t, got[0].text).Get("To") != `"Luis Moreno" <luis@xn--bcher-kva.example>` {
		t.Errorf("the server got %+v", got)
	}
}

func TestASentLetterIsReadAsItWasSent(t *testing.T) {
	s := newSink(t, setup{})
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	o.deliver(o.courier(s))
	o.forward(time.Hour)
	o.tell(`{"do":"edit-person","person":"luis","first":"Luigi"}
{"do":"resend","user":"luis"}
{"do":"set-practice","name":"Another name","portal_url":"https://other.example.org"}
{"do":"set-mail","from":"other@harbor.example"}`)
	letter, err := outbox.Read(t.Context(), o.Store, rae, 1)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if _, err := letter.WriteTo(&text); err != nil || text.String() != s.letters()[0].text {
		t.Errorf("the letter reads\n%s\n(%v) and was sent as\n%s", text.String(), err, s.letters()[0].text)
	}
	if letter, err = outbox.Read(t.Context(), o.Store, rae, 2); err != nil || !strings.Contains(letter.Text, "Hello Luigi") {
		t.Errorf("the one that waits reads (%v)\n%s", err, letter.Text)
	}
}

func TestWhatWasBeingSentAtACrashIsUnknown(t *testing.T) {
	s := newSink(t, setup{})
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	if _, err := o.Do(t.Context(), rae, &model.ReportSending{Email: 1}); err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	o.open()
	o.deliver(o.courier(s))
	o.mustBe(1, model.EmailUnknown, "the program ended")
	if n := len(s.letters()); n > 0 {
		t.Errorf("%d letters were sent", n)
	}
}

func TestWithoutAMailServerEmailsWait(t *testing.T) {
	o := newOffice(t, family)
	if tried := o.deliver(o.courier(nil)); len(tried) > 0 {
		t.Errorf("tried %+v", tried)
	}
	o.mustBe(1, model.EmailWaiting, "")
	var letter strings.Builder
	o.write(1, &letter)
	if p := parse(t, letter.String()); p.Get("X-Unsent") != "1" || !strings.Contains(p.text, "LINK1") {
		t.Errorf("the letter to be sent by hand is\n%s", letter.String())
	}
}

func TestTheEndOfTheProgramEndsASendingLetter(t *testing.T) {
	o, server := newOffice(t, family), scripted(t, answers()[:2]...)
	o.posts("127.0.0.1", server.port, model.PlainMail, "")
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-server.silent; cancel() }()
	if _, err := outbox.NewCourier(outbox.Options{Store: o.Store, Step: time.Hour}).Deliver(ctx); err != nil {
		t.Fatal(err)
	}
	o.mustBe(1, model.EmailWaiting, "ended")
}

func TestTheEndOfTheProgramWaitsForTheAnswerToALetter(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s := newSink(t, setup{})
	s.onLetter = cancel
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	if _, err := o.courier(s).Deliver(ctx); err != nil {
		t.Fatal(err)
	}
	o.mustBe(1, model.EmailSent, "250")
}

func TestAnEmailThatMustNotGoOutIsNotSavedEither(t *testing.T) {
	for line, why := range map[string]string{
		`{"do":"block","client":"ada","person":"luis","reason":"court order"}`: "blocked",
		`{"do":"edit-person","person":"luis","email_ok":false}`:                "consent",
		`{"do":"resend","user":"luis"}`:                                        "link is dead",
	} {
		o := newOffice(t, family)
		o.tell(line)
		letter, err := outbox.Read(t.Context(), o.Store, rae, 1)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := letter.WriteTo(io.Discard); !model.IsCode(err, model.NotSo) || !strings.Contains(letter.Stopped, why) {
			t.Errorf("after %s it is stopped by %q, and written: %v", line, letter.Stopped, err)
		}
	}
}
