package outbox_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
)

var (
	rae     = store.Actor{Name: "Rae"}
	courier = store.Actor{Name: "mail delivery"}
)

// invited is Harbor, whose mother and father were invited, with an address for
// the portal; withServer has a mail server beside.
const (
	invited = uitest.Harbor + `
{"do":"set-practice","portal_url":"https://portal.example.org"}
`
	withServer = invited + `
{"do":"set-mail","host":"smtp.example.org","from":"desk@harbor.example"}
`
)

// open opens the outbox.
func open(t *testing.T, s store.Store) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, rae, 120, 40)
	d.Live = true
	d.Press("4")
	return d
}

// emails is every e-mail, newest first.
func emails(t *testing.T, s store.Store) []model.Email {
	t.Helper()
	var all []model.Email
	err := s.View(t.Context(), rae, func(r model.Reader) error {
		for e, err := range r.Emails() {
			if err != nil {
				return err
			}
			all = append(all, e)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// deliver reports of an e-mail what delivery would, and tells the desks.
func deliver(t *testing.T, s store.Store, ops []model.Operation, desks ...*uitest.Desk) {
	t.Helper()
	for _, op := range ops {
		commit, err := s.Do(t.Context(), courier, op)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range desks {
			d.Hear(commit.Change)
		}
	}
}

func sending(id model.EmailID) model.Operation { return &model.ReportSending{Email: id} }

func failed(id model.EmailID) []model.Operation {
	return []model.Operation{sending(id), &model.ReportFailed{Email: id, Said: "550 5.1.1 no such user here", ForGood: true}}
}

func lost(id model.EmailID) []model.Operation {
	return []model.Operation{sending(id), &model.ReportUnknown{Email: id, Said: "the connection broke before the answer"}}
}

func sent(id model.EmailID) []model.Operation {
	return []model.Operation{sending(id), &model.ReportSent{Email: id, Said: "250 2.0.0 queued as 4711"}}
}

func TestWithoutAServerEmailsAreHandedOut(t *testing.T) {
	s := uitest.Practice(t, invited)
	d := open(t, s)
	d.Sees("4 Outbox •1", "No mail server is set up: e-mails wait here. 6 sets one up.", "▸ ○ waiting",
		"Luis Moreno <luis@example.org>", "Invitation, Ada Moreno", "Waiting: no mail server is set up")
	d.Press("y")
	d.Sees("Copied the invitation's link for Luis Moreno.")
	if !strings.HasPrefix(d.Copied, "https://portal.example.org/invite/") {
		t.Errorf("copied %q", d.Copied)
	}
	d.Press("enter")
	d.Sees("Invitation to Luis Moreno", "Subject: Your invitation to the client portal", d.Copied, "by Rae")
	link := d.Copied
	d.Press("y")
	if !strings.Contains(d.Copied, link) || !strings.Contains(d.Copied, "Hello Luis") {
		t.Errorf("copied %q", d.Copied)
	}
	d.Press("esc", "down", "y") // her link is used up
	d.Sees("Copied rosa@example.org.")
}

func TestAnEmailIsSavedAsAFileAndNeverOverAnother(t *testing.T) {
	s := uitest.Practice(t, withServer)
	t.Chdir(t.TempDir())
	d := open(t, s)
	name := emails(t, s)[0].ID.String() + "-luis@example.org.eml"
	d.Press("s")
	d.Sees("Save the e-mail to Luis Moreno", name)
	d.Press("ctrl+s")
	d.Sees("Saved: " + name)
	saved, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(saved), "Subject: Your invitation to the client portal\r\n") {
		t.Fatalf("%v, saved %s", err, saved)
	}
	d.Press("s", "ctrl+s")
	d.Sees("! " + name + " is there already (give it another name)")
	if again, err := os.ReadFile(name); err != nil || string(again) != string(saved) {
		t.Errorf("%v: it was written over", err)
	}
	d.Press("backspace", "backspace", "backspace")
	d.Type("txt")
	d.Press("ctrl+s")
	text, err := os.ReadFile(strings.TrimSuffix(name, "eml") + "txt")
	if err != nil || !strings.HasPrefix(string(text), "To: Luis Moreno <luis@example.org>\nSubject: Your invitation") {
		t.Errorf("%v, saved %s", err, text)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v: others may read it: %v", err, info.Mode())
	}
}

func TestAFileThatCannotBeWrittenSaysWhy(t *testing.T) {
	d := open(t, uitest.Practice(t, withServer))
	d.Press("s")
	for range 40 {
		d.Press("backspace")
	}
	d.Type(filepath.Join(t.TempDir(), "nowhere", "x.eml"))
	d.Press("ctrl+s")
	d.Sees("it cannot be written there: no such file or directory")
}

func TestWhoSitsElsewhereSavesNoFiles(t *testing.T) {
	d := uitest.OpenWith(t, uitest.Practice(t, invited), rae, 120, 40, func(s *ui.Session) { s.Save = nil })
	d.Press("4", "s")
	d.Sees("Not now, save: files are saved at the machine that has the practice's file")
}

func TestWhatTheCourierDoesShowsAtOnce(t *testing.T) {
	s := uitest.Practice(t, withServer)
	d := open(t, s)
	luis := emails(t, s)[0].ID
	d.Sees("▸ ○ waiting", "Waiting to be sent")
	deliver(t, s, []model.Operation{sending(luis)}, d)
	d.Sees("◐ sending")
	deliver(t, s, []model.Operation{&model.ReportSent{Email: luis, Said: "250 queued"}}, d)
	d.Sees("▸ ● sent 10:00", "Sent at 10:00 · 1 attempt", "Last answer: 250 queued")
	d.SeesNot("Outbox •")
	// A new one stands above, and the cursor stays on its own.
	commit, err := s.Do(t.Context(), rae, &model.ChangeLoginEmail{User: 3, Email: "luis@example.net"})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Sees("○ waiting", "<luis@example.net>", "▸ ● sent 10:00", "4 Outbox •1")
}

func TestWhoComesToTheOutboxStandsOnTheNewest(t *testing.T) {
	s := uitest.Practice(t, withServer)
	d := uitest.Open(t, s, rae, 120, 40)
	commit, err := s.Do(t.Context(), rae, &model.ChangeLoginEmail{User: 3, Email: "luis@example.net"})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Press("4")
	d.Sees("4 Outbox •1", "▸ ○ waiting        22 Nov 10:00 Luis Moreno <luis@example.net>")
}

func TestAFailedOneIsTriedAgain(t *testing.T) {
	s := uitest.Practice(t, withServer)
	d := open(t, s)
	deliver(t, s, failed(emails(t, s)[0].ID), d)
	d.Sees("▸ ✕ failed", "Outbox · 1 failed", "Failed: it did not arrive · 1 attempt, the last at 10:00",
		"Last answer: 550 5.1.1 no such user here")
	d.Press("r")
	d.Sees("It waits to be sent again: Invitation to Luis Moreno", "▸ ○ waiting")
	if got := emails(t, s)[0]; got.State != model.EmailWaiting {
		t.Errorf("%+v", got)
	}
	d.Press("r")
	d.Sees("Not now, try again: it waits already")
}

func TestAnUnknownOneMayHaveArrived(t *testing.T) {
	s := uitest.Practice(t, withServer)
	d := open(t, s)
	deliver(t, s, lost(emails(t, s)[0].ID), d)
	d.Sees("▸ ? unknown", "Unknown: it may have arrived and may not have", "4 Outbox •1")
	d.Press("r")
	d.Sees("It may have arrived: the mail server's answer was lost.", "▸ n leave it")
	d.Press("enter")
	if got := emails(t, s)[0].State; got != model.EmailUnknown {
		t.Fatalf("it is %s", got)
	}
	d.Press("r", "y")
	d.Sees("▸ ○ waiting")
}

func TestAWaitingOneIsCancelled(t *testing.T) {
	s := uitest.Practice(t, withServer)
	d := open(t, s)
	d.Press("x")
	d.Sees("Cancel the e-mail", "It will not be sent.", "Its link works until the invitation is cancelled or expires.")
	d.Press("y")
	d.Sees("▸ ⊘ cancelled", "Cancelled by Rae")
	d.SeesNot("Outbox •")
	d.Press("x")
	d.Sees("Not now, cancel: it is cancelled already")
}

func TestWhatWasReadIsActedOn(t *testing.T) {
	s := uitest.Practice(t, withServer)
	d := open(t, s)
	deliver(t, s, failed(emails(t, s)[0].ID), d)
	d.Press("enter")
	d.Sees("Last answer: 550 5.1.1 no such user here", "From: Harbor Family Therapy <desk@harbor.example>")
	d.Press("r")
	d.Sees("It waits to be sent again")
	d.SeesNot("From:")
}

// TestThousandsOfEmails: only what is to be seen is read, wherever that is.
func TestThousandsOfEmails(t *testing.T) {
	s := uitest.Practice(t, withServer)
	for i := range 300 {
		email := fmt.Sprintf("luis%d@example.org", i)
		if _, err := s.Do(t.Context(), rae, &model.ChangeLoginEmail{User: 3, Email: email}); err != nil {
			t.Fatal(err)
		}
	}
	d := open(t, s)
	d.Sees("luis299@example.org", "─ 302 ╮")
	d.Press("G")
	d.Sees("▸ ⊘ cancelled", "rosa@example.org")
	for range 5 {
		d.Press("pgup")
	}
	d.Press("g", "pgdown", "pgdown")
	d.SeesNot("…")
	d.Press("y")
	was := d.Copied
	deliver(t, s, sent(emails(t, s)[0].ID), d)
	d.Press("y")
	if d.Copied != was {
		t.Errorf("the cursor went from %s to %s", was, d.Copied)
	}
}

func TestTheMouseChoosesAnEmail(t *testing.T) {
	d := open(t, uitest.Practice(t, invited))
	d.Send(tea.MouseClickMsg{X: 10, Y: 6, Button: tea.MouseLeft})
	d.Sees("▸ ⊘ cancelled")
	d.Send(tea.MouseWheelMsg{X: 10, Y: 6, Button: tea.MouseWheelUp})
	d.Sees("▸ ○ waiting")
}

func TestScreens(t *testing.T) {
	waiting := uitest.Practice(t, invited)
	mixed := uitest.Practice(t, withServer+`
{"do":"add-client","first":"Mia","last":"Ito","email":"mia@example.org","email_ok":true,"enroll":true}
{"do":"add-client","first":"Noor","last":"Haddad","email":"noor@example.org","email_ok":true,"enroll":true}
{"do":"add-client","first":"Ole","last":"Berg","email":"ole@example.org","email_ok":true,"enroll":true}
{"do":"change-login-email","user":"Rosa Moreno","email":"rosa.moreno@example.net"}
`)
	all := emails(t, mixed)
	deliver(t, mixed, failed(all[0].ID))
	deliver(t, mixed, sent(all[1].ID))
	deliver(t, mixed, lost(all[2].ID))
	deliver(t, mixed, []model.Operation{sending(all[3].ID)})
	deliver(t, mixed, []model.Operation{
		sending(all[4].ID), &model.ReportFailed{Email: all[4].ID, Said: "450 4.2.1 mailbox busy"},
	})
	stories := []struct {
		name, keys string
		s          store.Store
	}{
		{"no-server", "4", waiting},
		{"reading", "4 enter", waiting},
		{"saving", "4 s", waiting},
		{"mixed", "4", mixed},
		{"again", "4 down down r", mixed},
		{"cancel", "4 G up x", mixed},
	}
	for _, story := range stories {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 50}, {60, 20}} {
			t.Run(fmt.Sprintf("%s-%dx%d", story.name, size[0], size[1]), func(t *testing.T) {
				d := uitest.Open(t, story.s, rae, size[0], size[1])
				d.Press(strings.Fields(story.keys)...)
				golden.RequireEqual(t, masked(d.Screen()))
				if err := d.CheckSize(size[0], size[1]); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// masked is a screen with every invitation's token the same: each is new.
func masked(screen string) string {
	before, rest, found := strings.Cut(screen, "/invite/")
	if !found {
		return screen
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r == ' ' || r == '\n' || r > 'z' })
	return before + "/invite/" + strings.Repeat("x", end) + rest[end:]
}
