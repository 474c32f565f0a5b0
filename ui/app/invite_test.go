package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

func TestAGuardianIsInvitedInTwoKeys(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("esc")
	before := newest(t, s).No
	d.Press("i")
	d.Sees("Invite to Ben Moreno's portal", "Guardian",
		"Hugo Vega, father of Ben, gets an invitation at hugo@example.org, good until 29 Nov.",
		"Once signed in, Hugo will see + 1 profile", "Nobody else sees anything else.")
	if newest(t, s).No != before {
		t.Fatal("something was done before enter")
	}
	d.Press("enter")
	d.Sees("Invited Hugo Vega to Ben Moreno's portal, at hugo@example.org")
	if newest(t, s).No != before+1 {
		t.Error("it was not one commit")
	}
	preset, err := model.FindPreset("Guardian")
	if err != nil {
		t.Fatal(err)
	}
	if access := accessOf(t, s, "Ben Moreno", "Hugo Vega"); !access.On || access.Ticks != preset.Set {
		t.Errorf("Hugo has %+v", access)
	}
	if login := loginOf(t, s, "Ben Moreno", "Hugo Vega"); login.State != model.LoginInvited || login.Email != "hugo@example.org" {
		t.Errorf("Hugo's login is %+v", login)
	}
}

func TestAnInvitationWithFormsDocumentsAndAMessage(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := chart(t, s, "ben mor", 120, 50)
	d.Press("esc", "i", "pgup", "pgup")
	d.Sees("▸[ ] Treatment plan")
	d.Press("space")
	d.Sees("Hugo will see + 1 profile  + 1 document")
	d.Press("pgup", "down", "down", "space")
	d.Sees("▸[x] Intake · form")
	d.Press("pgup", "pgup")
	d.Type("v") // View only
	d.Sees("View only", "[ ] Secure messaging")
	d.Press("tab", "tab", "tab", "tab")
	d.Type("See you on Tuesday")
	d.Press("ctrl+s")
	d.Sees("Review", "+ Intake · form", "+ Treatment plan · document")
	d.Press("ctrl+s")
	d.Sees("Invited Hugo Vega")
	ben := chartOf(t, s, "Ben Moreno")
	hugo := contactOf(t, s, "Ben Moreno", "Hugo Vega").Person
	named := 0
	for i := range ben.Items {
		if ben.Items[i].Names(hugo) {
			named++
		}
	}
	if named != 2 {
		t.Errorf("Hugo is named on %d items", named)
	}
}

func TestATickInTheInvitationNamesThePreset(t *testing.T) {
	d := chart(t, uitest.Practice(t, vegas), "ben mor", 120, 40)
	d.Press("esc", "i", "pgup", "pgup", "pgup", "pgup", "down", "space")
	d.Sees("Custom", "▸[ ] Basic functions", "Online booking  needs Basic functions")
	d.Press("space")
	d.Sees("Guardian", "▸[x] Basic functions")
}

// TestWhereNobodyIsPickedTheLikeliestIsInvited: on the overview of a child, which
// begins at the child's own name.
func TestWhereNobodyIsPickedTheLikeliestIsInvited(t *testing.T) {
	d := chart(t, uitest.Practice(t, vegas), "ben mor", 120, 40)
	d.Sees("▸Name")
	d.Press("i")
	d.Sees("Hugo Vega, father of Ben, gets an invitation")
	d.Press("esc", "]", "i")
	d.Sees("Who           Ben Moreno, the client")
}

// TestAMotherInvitedForOneChildIsTheLikeliestForTheNext: her login alone does
// not let her into the sibling's portal; who is blocked is not the likeliest.
func TestAMotherInvitedForOneChildIsTheLikeliestForTheNext(t *testing.T) {
	s := uitest.Practice(t, vegas+`
{"do":"add-client","as":"kim","first":"Kim","last":"Vale","contacts":[{"as":"joan","first":"Joan","last":"Harper","email":"joan@example.org","email_ok":true,"relationship":"mother"},{"as":"pete","first":"Pete","last":"Vale","relationship":"father"}]}
{"do":"add-client","as":"lou","first":"Lou","last":"Vale","contacts":[{"person":"pete","relationship":"father"},{"person":"joan","relationship":"mother"}]}
{"do":"invite","client":"kim","user":"joan"}
{"do":"block","client":"lou","person":"pete","reason":"court order"}`)
	d := chart(t, s, "lou vale", 120, 40)
	d.Press("i")
	d.Sees("Joan Harper, mother of Lou, gets")
}

func TestAMinorWithAnOwnEmailIsInvitedToo(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := portal(t, s, 0, 120, 40)
	d.Press("i")
	d.Sees("Ada Moreno, the client, gets an invitation at ada@example.org")
	d.Press("enter")
	d.Sees("Invited Ada Moreno to their own portal", "ada@example.org · invited today · expires in 7 days", "Ada has not signed in yet")
}

func TestWhatTheInvitationLacksIsAskedFirst(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := portal(t, s, 3, 120, 40)
	d.Press("i")
	d.Sees("Ines Vega, contact of Ada", "▸ E-mail", "! Ines Vega has no e-mail address")
	d.Type("ines@example.org")
	d.Sees("has not agreed to be e-mailed")
	d.Press("tab", "a", "ctrl+s", "enter")
	d.Sees("Invited Ines Vega to Ada Moreno's portal, at ines@example.org")
	if chart := chartOf(t, s, "Ada Moreno"); !chart.Person(contactOf(t, s, "Ada Moreno", "Ines Vega").Person).EmailOK {
		t.Error("the consent was not recorded")
	}
}

func TestWhoSignsInAlreadyGetsOnlyTheAccess(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("]", "right", "i")
	d.Sees("Rosa Moreno, mother of Ben, signs in already, with rosa@example.org", "Rosa will see + 1 profile")
	d.SeesNot("agreed to be e-mailed")
	d.Press("enter")
	d.Sees("Rosa Moreno has access to Ben Moreno's portal")
	d.Press("i")
	d.Sees("Not now, invite: Rosa signs in already and has access")
}

func TestAnInvitationLeftByEscComesBack(t *testing.T) {
	d := chart(t, uitest.Practice(t, vegas), "ben mor", 80, 24)
	d.Press("esc", "i", "up")
	d.Type("Hello Hugo")
	d.Press("esc")
	d.SeesNot("Invite to")
	d.Press("i")
	d.Sees("Hello Hugo")
}

// TestAnInvitationLeftByEscTakesTheNewAddress: it was never typed into, and the
// record was put right meanwhile.
func TestAnInvitationLeftByEscTakesTheNewAddress(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("i", "esc")
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"edit-person","person":"Hugo Vega","email":"h.vega@example.org"}`)
	d.Press("i")
	d.Sees("gets an invitation at h.vega@example.org")
}

func TestTheDraftGoesIntoTheInvitation(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("]", "right", "right", "space", "down", "down", "down", "space")
	d.Sees("Hugo ○ father *", "▸ ├ [x] View appointments")
	d.Press("i")
	d.Sees("Custom", "Hugo Vega, father of Ben, gets an invitation")
	d.Press("enter")
	d.Sees("Invited Hugo Vega", "Hugo ◐ father", "[x] View appointments", "[ ] Secure messaging")
	d.SeesNot("father *", "not saved")
	if got := accessOf(t, s, "Ben Moreno", "Hugo Vega"); !got.On || got.Ticks != model.SetOf(model.Basic, model.AppointmentsView) {
		t.Errorf("Hugo has %v", got.Ticks.Names())
	}
}

func TestAnAccessTurnedOffInTheDraftIsNotInvitedTo(t *testing.T) {
	d := portal(t, uitest.Practice(t, vegas), 2, 120, 40)
	d.Press("space", "i")
	d.Sees("Not now, invite: save or drop what is changed here first")
}

// TestTheCursorStaysOnWhoIsInvited, so that one can go through the persons,
// whatever one of them lacks.
func TestTheCursorStaysOnWhoIsInvited(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("i", "pgup", "pgup", "pgup", "pgup", "pgup")
	d.Sees("▸ Who           ‹ Luis Moreno, father of Ada ›")
	d.Press("right")
	d.Sees("▸ Who           ‹ Ines Vega")
	d.Press("right")
	d.Sees("▸ Who           ‹ Ada Moreno, the client ›")
}
