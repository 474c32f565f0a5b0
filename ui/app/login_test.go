package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/ui/internal/uitest"
)

// vegas is Harbor with a portal address, a form more and a document.
const vegas = online + `
{"do":"add-form","title":"Intake","kind":"form"}
{"do":"add-contact","client":"Ben Moreno","as":"hugo","first":"Hugo","last":"Vega","email":"hugo@example.org","email_ok":true,"relationship":"father"}
{"do":"share","client":"Ben Moreno","title":"Treatment plan","to":["Rosa Moreno"]}
`

func TestResendingUntilTheFirstSignInAndNeverAfterIt(t *testing.T) {
	s := uitest.Practice(t, vegas)
	before := loginOf(t, s, "Ada Moreno", "Luis Moreno")
	d := portal(t, s, 2, 120, 40)
	d.Press("R")
	d.Sees("Resend invitation", "Luis Moreno gets the invitation again at luis@example.org", "earlier link no longer works.")
	d.Press("ctrl+s")
	d.Sees("Resent the invitation of Luis Moreno to luis@example.org")
	if after := loginOf(t, s, "Ada Moreno", "Luis Moreno"); after.Invitations != before.Invitations+1 {
		t.Errorf("%d invitations, were %d", after.Invitations, before.Invitations)
	}
	d.Press("left", "R")
	d.Sees("Not now, resend invitation: Rosa has signed in: copy the link instead")
	d.Press("Y")
	d.Sees("https://portal.harbor.example", "█▀▀▀▀▀█")
	d.Press("y")
	if d.Copied != "https://portal.harbor.example" {
		t.Errorf("copied %q", d.Copied)
	}
}

func TestTheMenuSaysWhatCannotBeDone(t *testing.T) {
	d := portal(t, uitest.Practice(t, vegas), 2, 120, 40)
	d.Press(".")
	d.Sees("father of Ada · luis@example.org · invited today · expires in 7 days", "Luis has not signed in yet",
		"▸ R  resend invitation", "enable again        Luis's login is not disabled")
	d.Press("G", "enter")
	d.Sees("Not now, unlink: Luis is not linked to Ada")
	d.Press("left")
	d.Sees("Rosa Moreno", "▸ Y  copy portal link", "Rosa has signed in: copy the link instead")
}

func TestDisablingAsksByNameAndEffectAndEnablingLetsBackIn(t *testing.T) {
	s := uitest.Practice(t, vegas)
	luis := accessOf(t, s, "Ada Moreno", "Luis Moreno")
	d := portal(t, s, 1, 120, 40)
	d.Press(".", "down", "down", "enter")
	d.Sees("Disable access", "Keep Rosa Moreno (rosa@example.org) out of the portal", "▸ n leave it as it is")
	d.Press("n")
	d.SeesNot("Disable access")
	d.Press(".", "down", "down", "enter", "y")
	d.Sees("Disabled the portal login of Rosa Moreno", "rosa@example.org · disabled 22 Nov")
	if loginOf(t, s, "Ada Moreno", "Rosa Moreno").State != model.LoginDisabled || accessOf(t, s, "Ada Moreno", "Luis Moreno") != luis {
		t.Error("not she, or he too")
	}
	d.Press(".")
	d.Sees("▸    enable again")
	d.Press("enter")
	d.Sees("Let Rosa Moreno (rosa@example.org) sign in to the portal", "Rosa Moreno may sign in.")
	d.Press("Y")
	d.Sees("Enabled the portal login of Rosa Moreno", "rosa@example.org · signed in 22 Nov")
}

func TestAnInvitationIsTakenBack(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := portal(t, s, 2, 120, 40)
	d.Press(".", "down", "down", "enter")
	d.Sees("Take the invitation of Luis Moreno (luis@example.org) back?")
	d.Press("y")
	d.Sees("Cancelled the invitation of Luis Moreno", "invitation cancelled")
	if loginOf(t, s, "Ada Moreno", "Luis Moreno").State != model.LoginCancelled {
		t.Error("the invitation is still open")
	}
}

func TestOnlyThePortalEmailChanges(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := portal(t, s, 1, 120, 40)
	d.Press(".", "down", "enter")
	d.Sees("Portal e-mail of Rosa Moreno", "The e-mail on record stays rosa@example.org.")
	d.Press("home")
	d.Type("new.")
	d.Press("ctrl+s")
	d.Sees("Rosa Moreno signs in with new.rosa@example.org from now on", "new.rosa@example.org · signed in")
	rosa := contactOf(t, s, "Ada Moreno", "Rosa Moreno").Person
	if person := chartOf(t, s, "Ada Moreno").Person(rosa); person.Email != "rosa@example.org" {
		t.Errorf("the main e-mail became %s", person.Email)
	}
}
