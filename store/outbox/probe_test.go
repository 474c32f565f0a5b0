package outbox_test

import (
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"frontdesk/model"
)

func TestATestEmailArrivesAndIsInNoRecord(t *testing.T) {
	s := newSink(t, setup{})
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	said, err := o.courier(s).Probe(t.Context(), "rae@harbor.example")
	if err != nil || !strings.HasPrefix(said, "250") {
		t.Fatalf("said %q, %v", said, err)
	}
	letters := s.letters()
	if len(letters) != 1 {
		t.Fatalf("%d letters arrived", len(letters))
	}
	p := parse(t, letters[0].text)
	if p.Get("Subject") != "A test e-mail" || !strings.Contains(p.text, "e-mails of Harbor Family Therapy leave") {
		t.Errorf("%s: %s", p.Get("Subject"), p.text)
	}
	if e := o.email(1); e.State != model.EmailWaiting || e.Attempts != 0 {
		t.Errorf("the test touched what waits: %+v", e)
	}
}

func TestATestEmailThatIsNotTakenSaysWhy(t *testing.T) {
	s := newSink(t, setup{})
	s.onRcpt = &smtp.SMTPError{Code: 550, Message: "nobody here"}
	o := newOffice(t, family)
	_, err := o.courier(s).Probe(t.Context(), "rae@harbor.example")
	if !model.IsCode(err, model.NotSo) || !strings.Contains(err.Error(), "no mail server") {
		t.Errorf("without a server: %v", err)
	}
	o.posts(s.host, s.port, model.StartTLS, "")
	if _, err = o.courier(s).Probe(t.Context(), "rae@harbor.example"); err == nil || !strings.Contains(err.Error(), "nobody here") {
		t.Errorf("refused: %v", err)
	}
	if _, err = o.courier(s).Probe(t.Context(), "rae"); !model.IsCode(err, model.Invalid) {
		t.Errorf("no address: %v", err)
	}
	if _, err = o.courier(s).Probe(t.Context(), " "); !model.IsCode(err, model.Missing) {
		t.Errorf("nobody: %v", err)
	}
}
