package practice_test

import (
	"context"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
)

// safe keeps the mail server's password, as the program does in a file.
type safe struct{ password string }

func (s *safe) way() ui.Mail {
	return ui.Mail{
		PasswordKnown: func() error {
			if s.password == "" {
				return model.Errorf(model.Missing, "the mail server's password is not known")
			}
			return nil
		},
		SetPassword: func(password string) error {
			s.password = password
			return nil
		},
	}
}

func TestAMailServerIsSetUpAndItsPasswordIsNeverShown(t *testing.T) {
	s, kept := uitest.Practice(t, signedIn), &safe{}
	d := uitest.OpenWith(t, s, rae, 120, 50, func(session *ui.Session) { session.Mail = kept.way() })
	d.Press("6", "G")
	d.Sees("Mail server", "▸ None yet: e-mails wait in the outbox")
	d.Press("enter")
	d.Type("smtp.example.org")
	d.Press("tab", "tab", "tab")
	d.Type("desk")
	d.Press("tab")
	d.Type(" correct horse ")
	d.SeesNot("correct", "horse")
	d.Press("ctrl+s")
	d.Sees("is needed") // the address it is from
	d.Type("desk@harbor.example")
	d.Press("ctrl+s")
	d.Sees("Saved: the mail server smtp.example.org", "smtp.example.org:587, TLS after STARTTLS",
		"Signs in as     desk", "Password        set", "Harbor Family Therapy <desk@harbor.example>")
	if kept.password != " correct horse " {
		t.Errorf("kept %q", kept.password)
	}
	for entry, err := range s.Log(t.Context(), rae, store.LogQuery{}) {
		if err != nil || strings.Contains(string(entry.Operation), "horse") {
			t.Errorf("%v: the history has %s", err, entry.Operation)
		}
	}
	d.Press("enter", "!")
	d.SeesNot("horse")
}

func TestAPasswordAloneIsChanged(t *testing.T) {
	s, kept := uitest.Practice(t, signedIn+ownServer), &safe{}
	d := uitest.OpenWith(t, s, rae, 120, 50, func(session *ui.Session) { session.Mail = kept.way() })
	d.Press("6", "G")
	d.Sees("Password        not set")
	before := commits(t, s)
	d.Press("enter", "tab", "tab", "tab", "tab")
	d.Type("secret")
	d.Press("ctrl+s")
	d.Sees("Password        set")
	if kept.password != "secret" || commits(t, s) != before {
		t.Errorf("kept %q with %d commits", kept.password, commits(t, s)-before)
	}
}

const ownServer = `{"do":"set-mail","host":"smtp.example.org","username":"desk","from":"desk@harbor.example"}`

// mailNow is the mail server as it is recorded.
func mailNow(t *testing.T, s store.Store) (mail model.Mail) {
	t.Helper()
	err := s.View(t.Context(), rae, func(r model.Reader) error {
		practice, err := r.Practice()
		mail = practice.Mail
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return mail
}

// TestTwoDesksSetUpTheMailServer: who comes second is asked, and a change of
// the banner is not in the way.
func TestTwoDesksSetUpTheMailServer(t *testing.T) {
	s := uitest.Practice(t, signedIn+ownServer)
	d := open(t, s, rae)
	d.Press("G", "enter", "end")
	d.Type(".au")
	uitest.Apply(t, s, store.Actor{Name: "Kim"}, `{"do":"set-mail","host":"mail.example.com"}
{"do":"set-practice","banner":"Closed on Friday"}`)
	d.Press("ctrl+s")
	d.Sees("Changed meanwhile", "changed by Kim at", "mail server: smtp.example.org → mail.example.com")
	d.SeesNot("banner")
	if host := mailNow(t, s).Host; host != "mail.example.com" {
		t.Fatalf("Kim's server is %s now", host)
	}
	d.Wait(600)
	d.Press("y", "ctrl+s")
	d.Sees("Saved: the mail server smtp.example.org.au")
	if mail := mailNow(t, s); mail.Host != "smtp.example.org.au" || mail.From != "desk@harbor.example" {
		t.Errorf("saved is %+v", mail)
	}
}

func TestAPasswordIsThatOfTheServerThatWas(t *testing.T) {
	s, kept := uitest.Practice(t, signedIn+ownServer), &safe{}
	d := uitest.OpenWith(t, s, rae, 120, 50, func(session *ui.Session) { session.Mail = kept.way() })
	d.Press("6", "G", "enter", "tab", "tab", "tab", "tab")
	d.Type("secret")
	uitest.Apply(t, s, store.Actor{Name: "Kim"}, `{"do":"set-mail","host":"mail.example.com"}`)
	d.Press("ctrl+s")
	d.Sees("nothing was saved, for it was changed by Kim at", "mail server: smtp.example.org → mail.example.com")
	if kept.password != "" {
		t.Errorf("%q is the password of Kim's server", kept.password)
	}
}

func TestAServerElsewhereNeedsTLS(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), rae)
	d.Press("G", "enter")
	d.Type("smtp.example.org")
	d.Press("tab", "n", "ctrl+s")
	d.Sees("smtp.example.org is another machine")
}

func TestATestEmailIsSent(t *testing.T) {
	s := uitest.Practice(t, signedIn+`{"do":"set-mail","host":"smtp.example.org","from":"desk@harbor.example"}`)
	taken := model.Errorf(model.NotSo, "the test e-mail was not taken: 550 5.7.1 no relay")
	d := uitest.OpenWith(t, s, rae, 120, 50, func(session *ui.Session) {
		session.Mail.Test = func(_ context.Context, to string) (string, error) {
			if to == "rae@harbor.example" {
				return "250 2.0.0 queued", nil
			}
			return "", taken
		}
	})
	d.Press("6", "G", "t")
	d.Type("max@example.org")
	d.Press("ctrl+s")
	d.Sees("! the test e-mail was not taken: 550 5.7.1 no relay")
	for range 15 {
		d.Press("backspace")
	}
	d.Type("rae@harbor.example")
	d.Press("ctrl+s")
	d.Sees("The mail server took the test e-mail to rae@harbor.example: 250 2.0.0 queued")
}

func TestWithoutAServerThereIsNothingToTest(t *testing.T) {
	d := open(t, uitest.Practice(t, signedIn), rae)
	d.Press("t")
	d.Sees("Not now, test: no mail server is set up")
}
