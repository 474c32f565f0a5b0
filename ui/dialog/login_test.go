package dialog_test

import (
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
)

// on opens the Portal tab of a client, so many persons to the right.
func on(t *testing.T, s store.Store, who store.Actor, client string, right int) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, who, 120, 40)
	d.Press("/")
	d.Type(client)
	d.Press("enter", "enter", "]")
	for range right {
		d.Press("right")
	}
	return d
}

func TestAConfirmationIsNotAnsweredByTheKeyThatOpenedIt(t *testing.T) {
	d := on(t, uitest.Practice(t, vega), rae, "ada mor", 1)
	d.Press(".", "down", "down", "enter", "tab", "enter", "enter")
	d.Sees("Disable access", "▸ y disable access")
	d.Press("n")
	d.SeesNot("Disable access ─")
	d.Sees("signed in 22 Nov")
}

func TestWhoHasAnAddressIsNotNamedToWhomDoesNotSeeThem(t *testing.T) {
	s := uitest.Practice(t, vega+`
{"do":"edit-person","person":"Tess Morgan","email":"tess@example.org","email_ok":true}
{"do":"invite","client":"Tess Morgan","user":"Tess Morgan"}`)
	d := on(t, s, store.Actor{ID: 1, Name: "Dr. Chen"}, "ada mor", 3)
	d.Press("i")
	d.Type("tess@example.org")
	d.Press("tab", "a", "ctrl+s", "enter")
	d.Sees("tess@example.org is what another person signs in to the portal with.",
		"existing person: not now, nobody of your clients' has it")
	d.SeesNot("Tess")
	d.Press("l")
	d.Sees("Not now, link instead")
	d.Press("b")
	d.Sees("▸ E-mail        to sign in with")
}

func TestANewMainEmailThatIsAnothersLogin(t *testing.T) {
	s := uitest.Practice(t, vega)
	d := on(t, s, rae, "ada mor", 1)
	d.Press("e")
	d.Sees("Edit Rosa Moreno")
	d.Press("tab", "tab", "tab", "tab")
	d.Press("home", "right", "right", "right", "right", "backspace", "backspace", "backspace", "backspace")
	d.Type("luis")
	d.Press("ctrl+s")
	d.Sees("▸ Portal login", "becomes of it?")
	d.Type("d") // disable and resend
	d.Press("ctrl+s")
	d.Sees("E-mail in use", "luis@example.org is what Luis Moreno, father of Ada signs in", "b   leave the e-mail as it was")
	d.Press("esc")
	d.Sees("luis@example.org", "disable it and resend")
	d.Press("ctrl+s", "b")
	d.Sees("▸ E-mail        rosa@example.org")
}

func TestAMenuFollowsAnotherDesk(t *testing.T) {
	s := uitest.Practice(t, vega)
	d := on(t, s, rae, "ada mor", 2)
	d.Press(".")
	d.Sees("▸ R  resend invitation")
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"sign-in","user":"Luis Moreno"}`)
	d.Hear(store.Change{})
	d.Sees("▸ Y  copy portal link", "Luis has signed in: copy the link instead")
}

func TestTheListsMenuBeginsWithWhoeverDidNotCome(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, vega), rae, 120, 40)
	d.Press("/")
	d.Type("ada mor")
	d.Press("enter", ".")
	d.Sees("╭ Luis Moreno ─", "Luis has not signed in yet")
	d.Press("enter", "ctrl+s")
	d.Sees("Resent the invitation of Luis Moreno to luis@example.org")
}

func TestAnInvitationAnswersForThePersonChosenInIt(t *testing.T) {
	d := on(t, uitest.Practice(t, vega), rae, "ben mor", 0)
	d.Press("i")
	d.Sees("Ben Moreno, the client", "▸ E-mail")
	d.Press("up", "right")
	d.Sees("Rosa Moreno, mother of Ben", "Guardian")
	d.Press("right")
	d.Sees("Hugo Vega, father of Ben", "hugo@example.org")
	d.Press("ctrl+s")
	d.Sees("Hugo Vega, father of Ben, gets an invitation at hugo@example.org")
	d.Press("ctrl+s")
	d.Sees("Invited Hugo Vega")
}

func TestASharedAddressIsSaid(t *testing.T) {
	s := uitest.Practice(t, vega+`
{"do":"edit-person","person":"Ben Moreno","email":"hugo@example.org","email_ok":true}`)
	d := on(t, s, rae, "ben mor", 0)
	d.Press("i")
	d.Sees("The same address is Hugo Vega's: who reads it there?")
}

func TestAContactWhoIsTakenAwayMeanwhileIsNotInvited(t *testing.T) {
	s := uitest.Practice(t, vega)
	d := on(t, s, rae, "ben mor", 2)
	d.Press("i")
	d.Sees("Invite Hugo Vega")
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"remove-contact","client":"Ben Moreno","person":"Hugo Vega"}`)
	d.Hear(store.Change{Clients: clientsOf(t, s, "Ben Moreno")})
	d.SeesNot("Hugo")
	d.Sees("Ben Moreno, the client")
	d.Press("esc", ".")
	d.Sees("the client · no login")
}

// clientsOf is the client of a name, as a commit tells of it.
func clientsOf(t *testing.T, s store.Store, name string) []model.ClientID {
	t.Helper()
	var clients []model.ClientID
	err := s.View(t.Context(), rae, func(r model.Reader) error {
		client, err := model.FindClient(r, name)
		clients = append(clients, client)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return clients
}

func TestAPracticeWithoutAMailServerSaysThatTheEmailWaits(t *testing.T) {
	d := on(t, uitest.Practice(t, vega), rae, "ben mor", 2)
	d.Press("i")
	d.Sees("The e-mail waits in the outbox: no mail server is set up.")
}

func TestNamingSomebodyOnSomethingSensitiveIsSaidBefore(t *testing.T) {
	d := on(t, uitest.Practice(t, vega), rae, "ben mor", 2)
	d.Resize(120, 50)
	d.Press("i", "pgup", "pgup", "pgup", "down", "space")
	d.Sees("▸[x] PHQ-A · assessment, sensitive", "Hugo is named on what is sensitive: PHQ-A.")
}

func TestTheCodeIsDrawnForWhoLooksAtItOnly(t *testing.T) {
	s := uitest.Practice(t, vega)
	for _, spoken := range []bool{false, true} {
		d := uitest.OpenWith(t, s, rae, 120, 40, func(s *ui.Session) { s.Spoken = spoken })
		d.Press("enter", "Y")
		d.Sees("https://portal.harbor-family.example")
		if drawn := strings.Contains(d.Screen(), "█"); drawn == spoken {
			t.Errorf("read out %v, drawn %v", spoken, drawn)
		}
	}
}

func TestAFormThatComesBackSaysHowThingsAreNow(t *testing.T) {
	s := uitest.Practice(t, vega)
	d := on(t, s, rae, "ada mor", 2)
	d.Press("R")
	d.Type(" Hello")
	d.Press("esc")
	uitest.Apply(t, s, rae, `{"do":"change-login-email","user":"Luis Moreno","email":"new@example.org"}`)
	d.Press("R")
	d.Sees("we sent before. Hello", "the invitation again at new@example.org")
}
