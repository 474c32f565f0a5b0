package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
)

// invitedLuis is a practice with a portal and a mail server, whose Luis was
// invited to Ada's portal: e1 waits with link1.
var invitedLuis = []string{
	`{"do":"set-practice","portal_url":"https://portal.example.org/"}`,
	`{"do":"set-mail","host":"smtp.example.org","from":"desk@example.org"}`,
	`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02"}`,
	`{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}`,
	`{"do":"invite","client":"ada","user":"luis","message":"Welcome!"}`,
}

// do performs an operation that must be accepted; scripts cannot say what
// delivery reports.
func (s *story) do(op model.Operation) {
	s.t.Helper()
	if err := s.report(op); err != nil {
		s.t.Fatalf("%s was refused: %v", op.Do(), err)
	}
}

func (s *story) report(op model.Operation) error {
	draft := s.clone()
	if _, err := model.Perform(draft, op); err != nil {
		return err
	}
	if err := draft.commit(s.records, op); err != nil {
		return err
	}
	*s.memory = *draft
	return nil
}

func (s *story) send(id model.EmailID) {
	s.t.Helper()
	s.do(&model.ReportSending{Email: id})
	s.do(&model.ReportSent{Email: id, Said: "250 queued"})
}

// outbox is the e-mails, oldest first, each as "to kind state link".
func (s *story) outbox() string {
	s.t.Helper()
	var lines []string
	for e, err := range s.Emails() {
		must(err)
		lines = append([]string{strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.To, e.Kind, e.State, e.Link))}, lines...)
	}
	return strings.Join(lines, "\n")
}

func (s *story) mustHold(when string, lines ...string) {
	s.t.Helper()
	if got, want := s.outbox(), strings.Join(lines, "\n"); got != want {
		s.t.Errorf("%s the outbox holds\n%s\nwant\n%s", when, got, want)
	}
}

func TestAnInvitationIsQueuedWithItsLink(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.mustHold("after the invitation", "luis@example.org invitation waiting link1")
	e, err := s.Email(1)
	must(err)
	practice, err := s.Practice()
	must(err)
	if e.Message != "Welcome!" || e.Client != s.person("ada").Client() || e.Name != "Luis Moreno" || e.ByName != "Rae" {
		t.Errorf("the e-mail is %+v", e)
	}
	if url := practice.InvitationURL(e.Link); url != "https://portal.example.org/invite/link1" {
		t.Errorf("the link leads to %s", url)
	}
}

func TestOnlyTheNewestLinkWorksAndOnce(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.tell(`{"do":"resend","user":"luis","message":"Here it is again."}`)
	s.mustHold("after the resend",
		"luis@example.org invitation cancelled link1", "luis@example.org invitation waiting link2")
	again, err := s.Email(2)
	must(err)
	if again.Client != s.person("ada").Client() {
		t.Error("the second invitation forgot whose portal it is about")
	}
	refusal := s.refused(model.NotSo, `{"do":"sign-in","user":"luis","link":"link1"}`)
	if len(refusal.Hints) == 0 || !strings.Contains(refusal.Hints[0], "resend") {
		t.Errorf("the dead link's error shows no way out: %+v", refusal)
	}
	s.refused(model.NotSo, `{"do":"sign-in","user":"luis","link":"guessed"}`)
	s.tell(`{"do":"sign-in","user":"luis","link":"link2"}`)
	s.mustHold("after the sign-in",
		"luis@example.org invitation cancelled link1", "luis@example.org invitation cancelled link2")
	s.refused(model.NotSo, `{"do":"sign-in","user":"luis","link":"link2"}`)
	s.tell(`{"do":"sign-in","user":"luis"}`)
}

func TestALinkDiesWithTheAddressTheInvitationAndTheLogin(t *testing.T) {
	for line, want := range map[string]string{
		`{"do":"change-login-email","user":"luis","email":"new@example.org"}`:                                "\nnew@example.org invitation waiting link2",
		`{"do":"edit-person","person":"luis","email":"new@example.org","portal_email":"disable-and-resend"}`: "\nnew@example.org invitation waiting link2",
		`{"do":"cancel-invitation","user":"luis"}`:                                                           "",
		`{"do":"disable-login","user":"luis"}`:                                                               "",
	} {
		s := newStory(t, invitedLuis...)
		s.tell(line)
		if got := s.outbox(); got != "luis@example.org invitation cancelled link1"+want {
			t.Errorf("after %s the outbox holds\n%s", line, got)
		}
		s.refused(model.NotSo, `{"do":"sign-in","user":"luis","link":"link1"}`)
	}
}

func TestWhoSignsInAlreadyIsToldOfAccessAndOfANewAddress(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.send(1)
	s.tell(
		`{"do":"sign-in","user":"luis","link":"link1"}`,
		`{"do":"add-client","as":"ben","first":"Ben","last":"Moreno"}`,
		`{"do":"add-contact","client":"ben","person":"luis","relationship":"father","enroll":true}`,
		`{"do":"change-login-email","user":"luis","email":"new@example.org"}`,
		`{"do":"disable-login","user":"luis"}`, `{"do":"enable-login","user":"luis"}`,
	)
	s.mustHold("then",
		"luis@example.org invitation sent link1",
		"luis@example.org access waiting",
		"luis@example.org old-address waiting", "new@example.org new-address waiting",
		"new@example.org access waiting")
	s.tell(`{"do":"edit-person","person":"luis","email_ok":false}`, `{"do":"disable-login","user":"luis"}`, `{"do":"enable-login","user":"luis"}`)
	if n := strings.Count(s.outbox(), "\n") + 1; n != 5 {
		t.Errorf("without the consent an e-mail was queued: there are %d", n)
	}
}

func TestNothingIsSentToWhoMustNotGetItAnyMore(t *testing.T) {
	for line, want := range map[string]string{
		`{"do":"edit-person","person":"luis","email_ok":false}`:                "consent",
		`{"do":"block","client":"ada","person":"luis","reason":"court order"}`: "blocked",
	} {
		s := newStory(t, invitedLuis...)
		s.tell(line)
		s.do(&model.ReportSending{Email: 1})
		e, err := s.Email(1)
		must(err)
		if e.State != model.EmailCancelled || !strings.Contains(e.Said, want) {
			t.Errorf("after %s the e-mail is %s: %s", line, e.State, e.Said)
		}
		s.refused(model.NotSo, `{"do":"retry-email","email":"e1"}`)
	}
	s := newStory(t, invitedLuis...)
	s.now = s.now.AddDate(0, 0, 8)
	s.do(&model.ReportSending{Email: 1})
	if e, _ := s.Email(1); e.State != model.EmailCancelled || e.Said != "the invitation is expired" {
		t.Errorf("an invitation past its time is %s: %s", e.State, e.Said)
	}
}

func TestAnEmailWaitsForThePortalAndTheServer(t *testing.T) {
	for line, want := range map[string]string{
		`{"do":"set-practice","portal_url":""}`: "the practice has no portal address",
		`{"do":"set-practice","portal":false}`:  "the practice's portal is off",
		`{"do":"set-mail","host":""}`:           "no mail server is set up",
	} {
		s := newStory(t, invitedLuis...)
		s.tell(line)
		practice, err := s.Practice()
		must(err)
		e, err := s.Email(1)
		must(err)
		if got := e.Held(&practice); got != want {
			t.Errorf("after %s the e-mail is held because %q", line, got)
		}
		if err := s.report(&model.ReportSending{Email: 1}); !model.IsCode(err, model.NotSo) {
			t.Errorf("after %s it is sent all the same: %v", line, err)
		}
	}
}

func TestAnEmailIsTriedAgainLongerApartAndThenHasFailed(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.tell(`{"do":"set-practice","invitation_days":30}`, `{"do":"resend","user":"luis"}`)
	var waited []time.Duration
	for range 20 {
		s.do(&model.ReportSending{Email: 2})
		s.do(&model.ReportFailed{Email: 2, Said: "451 busy"})
		e, err := s.Email(2)
		must(err)
		if e.State == model.EmailFailed {
			break
		}
		if err := s.report(&model.ReportSending{Email: 2}); !model.IsCode(err, model.NotSo) {
			t.Fatalf("it is tried before its time: %v", err)
		}
		waited = append(waited, e.NextTry.Sub(s.now))
		s.now = e.NextTry
	}
	if got := fmt.Sprint(waited); got != "[1m0s 5m0s 30m0s 2h0m0s 8h0m0s 8h0m0s 8h0m0s]" {
		t.Errorf("it waited %s", got)
	}
	e, err := s.Email(2)
	must(err)
	if e.State != model.EmailFailed || e.Said != "451 busy" || e.Attempts != 8 {
		t.Errorf("in the end it is %+v", e)
	}
	s.tell(`{"do":"retry-email","email":"e2"}`)
	s.send(2)
	s.refused(model.NotSo, `{"do":"retry-email","email":"e2"}`)
	s.refused(model.NotSo, `{"do":"cancel-email","email":"e2"}`)
}

func TestAnUnknownOutcomeIsNeverTriedAgainUnasked(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.do(&model.ReportSending{Email: 1})
	s.do(&model.ReportUnknown{Email: 1, Said: "the connection ended"})
	s.now = s.now.AddDate(0, 0, 2)
	if err := s.report(&model.ReportSending{Email: 1}); !model.IsCode(err, model.NotSo) {
		t.Errorf("it is sent again: %v", err)
	}
	first, err := s.Email(1)
	must(err)
	s.tell(`{"do":"retry-email","email":"e1"}`)
	s.do(&model.ReportSending{Email: 1})
	again, err := s.Email(1)
	must(err)
	if again.MessageID == "" || again.MessageID != first.MessageID {
		t.Errorf("the second try has the id %q, the first %q", again.MessageID, first.MessageID)
	}
}

func TestAScriptCannotClaimThatAnEmailWasSent(t *testing.T) {
	s := newStory(t, invitedLuis...)
	for _, do := range []string{"email-sending", "email-sent", "email-failed", "email-unknown"} {
		s.refused(model.Unknown, `{"do":"`+do+`","email":"e1"}`)
	}
	if err := s.report(&model.ReportSent{Email: 1}); !model.IsCode(err, model.NotSo) {
		t.Errorf("an e-mail that was not being sent is sent: %v", err)
	}
	s.actor = model.Staff{ID: 7, Name: "Fay", Role: model.FrontDesk}
	if err := s.report(&model.ReportSending{Email: 1}); !model.IsCode(err, model.Forbidden) {
		t.Errorf("the front desk reports a delivery: %v", err)
	}
}

func TestAnInvitationThatWasSentCanBeUndone(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.send(1)
	s.tell(`{"do":"undo","commit":5}`)
	s.mustHold("after the undo", "luis@example.org invitation sent link1")
	s.refused(model.NotSo, `{"do":"sign-in","user":"luis","link":"link1"}`)
	s.tell(`{"do":"undo","redo":true}`, `{"do":"sign-in","user":"luis","link":"link1"}`)
}

func TestAnInvitationThatWaitsVanishesWithItsUndo(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.tell(`{"do":"undo"}`)
	s.mustHold("after the undo")
	s.tell(`{"do":"undo","redo":true}`)
	s.mustHold("after the redo", "luis@example.org invitation waiting link1")
	s.do(&model.ReportSending{Email: 1})
	s.do(&model.ReportFailed{Email: 1, Said: "451 busy"})
	s.tell(`{"do":"undo","commit":5}`)
	s.mustHold("after the undo of one that was tried", "luis@example.org invitation cancelled link1")
}

func TestWhatBecameOfAnEmailIsNotUndone(t *testing.T) {
	s := newStory(t, invitedLuis...)
	s.send(1)
	for no := 6; no <= 7; no++ {
		s.refused(model.Forbidden, fmt.Sprintf(`{"do":"undo","commit":%d}`, no))
	}
}

func TestTheMailServerIsCheckedBeforeItIsKept(t *testing.T) {
	s := newStory(t)
	s.refused(model.Missing, `{"do":"set-mail","host":"smtp.example.org"}`)
	for line, field := range map[string]string{
		`"host":"smtp.example.org:587"`:                  "host",
		`"host":"smtp.example.org","security":"plain"`:   "security",
		`"host":"smtp.example.org","security":"perhaps"`: "security",
		`"host":"smtp.example.org","port":70000`:         "port",
		`"reply_to":"nobody"`:                            "reply_to",
	} {
		if e := s.refused(model.Invalid, `{"do":"set-mail","from":"desk@example.org",`+line+`}`); e.Field != field {
			t.Errorf("%s is refused at %s", line, e.Field)
		}
	}
	for line, want := range map[string]model.Mail{
		`"host":"smtp.example.org"`:                       {Host: "smtp.example.org", Port: 587, Security: model.StartTLS},
		`"host":"smtp.example.org","security":"implicit"`: {Host: "smtp.example.org", Port: 465, Security: model.ImplicitTLS},
		`"host":"127.0.0.1","security":"plain"`:           {Host: "127.0.0.1", Port: 25, Security: model.PlainMail},
	} {
		s := newStory(t, `{"do":"set-mail","from":"desk@example.org",`+line+`}`)
		practice, err := s.Practice()
		must(err)
		if want.From = "desk@example.org"; practice.Mail != want {
			t.Errorf("%s is kept as %+v", line, practice.Mail)
		}
	}
	s.actor = model.Staff{ID: 7, Name: "Fay", Role: model.FrontDesk}
	s.refused(model.Forbidden, `{"do":"set-mail","host":""}`)
}
