package outbox_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/store/outbox"
)

// office is a practice with its outbox, and a clock that the test sets.
type office struct {
	store.Store
	t       *testing.T
	mu      sync.Mutex
	now     time.Time
	path    string
	handles model.Handles
}

var rae = store.Actor{Name: "Rae"}

// family is Luis, invited to Ada's portal.
const family = `{"do":"set-practice","name":"Harbor Family Therapy","portal_url":"https://portal.example.org"}
{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02"}
{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}
{"do":"invite","client":"ada","user":"luis","message":"Welcome!\nSee you on Tuesday."}`

func newOffice(t *testing.T, script string) *office {
	t.Helper()
	o := &office{
		t: t, now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.FixedZone("EST", -5*3600)),
		path: filepath.Join(t.TempDir(), "practice.db"), handles: model.Handles{},
	}
	o.open()
	o.tell(script)
	return o
}

func (o *office) open() {
	o.t.Helper()
	links := 0
	db, err := bolt.Open(o.t.Context(), o.path, bolt.Options{Now: o.clock, NewLink: func() string {
		links++
		return fmt.Sprintf("LINK%d", links)
	}})
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { _ = db.Close() })
	o.Store = db
}

func (o *office) clock() time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.now
}

func (o *office) forward(by time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.now = o.now.Add(by)
}

func (o *office) tell(script string) {
	o.t.Helper()
	for line := range strings.Lines(script) {
		var op model.Operation
		var as string
		err := o.View(o.t.Context(), rae, func(r model.Reader) (err error) {
			op, as, err = model.Decode(r, o.handles, []byte(line))
			return err
		})
		if err != nil {
			o.t.Fatalf("%s: %v", line, err)
		}
		commit, err := o.Do(o.t.Context(), rae, op)
		if err := errors.Join(err, o.handles.Learn(as, commit.Result)); err != nil {
			o.t.Fatalf("%s: %v", line, err)
		}
	}
}

// posts tells the practice of its mail server.
func (o *office) posts(host string, port int, security model.Security, more string) {
	o.t.Helper()
	o.tell(fmt.Sprintf(`{"do":"set-mail","host":%q,"port":%d,"security":%q,"from":"desk@harbor.example","from_name":"Harbor Family Therapy"%s}`,
		host, port, security, more))
}

func (o *office) email(id model.EmailID) (e model.Email) {
	o.t.Helper()
	err := o.View(o.t.Context(), rae, func(r model.Reader) (err error) {
		e, err = r.Email(id)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return e
}

// courier trusts the sink's certificate and has no patience.
func (o *office) courier(s *sink) *outbox.Courier {
	options := outbox.Options{Store: o.Store, Step: 5 * time.Second, Password: func() (string, error) { return "sesame", nil }}
	if s != nil {
		options.TLS = &tls.Config{RootCAs: s.roots, MinVersion: tls.VersionTLS12}
	}
	return outbox.NewCourier(options)
}

func (o *office) deliver(c *outbox.Courier) []model.Email {
	o.t.Helper()
	tried, err := c.Deliver(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return tried
}

// mustBe compares an e-mail's state and last words.
func (o *office) mustBe(id model.EmailID, state model.EmailState, said string) {
	o.t.Helper()
	if e := o.email(id); e.State != state || !strings.Contains(e.Said, said) {
		o.t.Errorf("%s is %s (%q), want %s (%q)", id, e.State, e.Said, state, said)
	}
}

// parsed is a letter as a mail program reads it.
type parsed struct {
	mail.Header
	text, html string
}

func parse(t testing.TB, letter string) parsed {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(letter))
	if err != nil {
		t.Fatalf("%v in\n%s", err, letter)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("the letter is of type %s: %v", kind, err)
	}
	p := parsed{Header: m.Header}
	for parts := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return p
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasPrefix(part.Header.Get("Content-Type"), "text/plain") && p.text == "":
			p.text = string(body)
		case strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") && p.html == "":
			p.html = string(body)
		default:
			t.Fatalf("there is a part too many, of type %s", part.Header.Get("Content-Type"))
		}
	}
}

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

func (o *office) write(id model.EmailID, w io.Writer) {
	o.t.Helper()
	err := o.View(o.t.Context(), rae, func(r model.Reader) error {
		e, err := r.Email(id)
		if err != nil {
			return err
		}
		letter, err := outbox.Write(r, e)
		if err != nil {
			return err
		}
		_, err = letter.WriteTo(w)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
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
			o := newOffice(t, family)
			o.posts("127.0.0.1", mute(t, step), model.PlainMail, "")
			o.deliver(outbox.NewCourier(outbox.Options{Store: o.Store, Step: 50 * time.Millisecond}))
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
		o := newOffice(t, family)
		o.posts("127.0.0.1", scripted(t, script...), security, "")
		o.deliver(outbox.NewCourier(outbox.Options{Store: o.Store, Step: 50 * time.Millisecond}))
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
		o := newOffice(t, family)
		o.posts("127.0.0.1", scripted(t, script), model.PlainMail, "")
		o.deliver(outbox.NewCourier(outbox.Options{Store: o.Store, Step: 200 * time.Millisecond}))
		o.mustBe(1, model.EmailWaiting, said)
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

func TestAServerThatIsDownIsNotAskedForEachLetter(t *testing.T) {
	o := newOffice(t, family+`
{"do":"resend","user":"luis"}
{"do":"add-contact","client":"ada","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother","enroll":true}`)
	o.posts("127.0.0.1", mute(t, 0), model.PlainMail, "")
	tried := o.deliver(outbox.NewCourier(outbox.Options{Store: o.Store, Step: 20 * time.Millisecond}))
	if len(tried) != 1 || o.email(3).Attempts != 0 {
		t.Errorf("tried %d letters", len(tried))
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
	o := newOffice(t, family)
	o.posts("127.0.0.1", mute(t, 2), model.PlainMail, "")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
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
