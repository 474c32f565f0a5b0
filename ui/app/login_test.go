package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// vegas is Harbor with a portal address, a form more and a document.
const vegas = online + `
{"do":"add-form","title":"Intake","kind":"form"}
{"do":"add-contact","client":"Ben Moreno","as":"hugo","first":"Hugo","last":"Vega","email":"hugo@example.org","email_ok":true,"relationship":"father"}
{"do":"share","client":"Ben Moreno","title":"Treatment plan","to":["Rosa Moreno"]}
`

// loginOf is a person's login as it is recorded.
func loginOf(t *testing.T, s store.Store, client, name string) model.Login {
	t.Helper()
	chart := chartOf(t, s, client)
	for _, id := range chart.Users() {
		if login := chart.Login(id); chart.NameOf(id) == name && login != nil {
			return *login
		}
	}
	return model.Login{}
}

func TestAGuardianIsInvitedInTwoKeys(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("esc")
	before := newest(t, s)
	d.Press("i")
	d.Sees("Invite to Ben Moreno's portal", "Guardian",
		"Hugo Vega, father of Ben, gets an invitation at hugo@example.org, good until 29 Nov.",
		"Once signed in, Hugo will see + 1 profile", "Nobody else sees anything else.")
	if newest(t, s) != before {
		t.Fatal("something was done before enter")
	}
	d.Press("enter")
	d.Sees("Invited Hugo Vega to Ben Moreno's portal, at hugo@example.org")
	if newest(t, s) != before+1 {
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
	d.Sees("Invited Ada Moreno", "ada@example.org · invited today · expires in 7 days", "Ada has not signed in yet")
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

func TestAChildInvitedAtTheMothersAddressIsLinkedInstead(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("]", "i")
	d.Sees("▸ E-mail")
	d.Type("Rosa@example.org")
	d.Press("tab", "a", "ctrl+s")
	d.Sees("! Rosa@example.org is the login of Rosa Moreno")
	d.Press("enter")
	d.Sees("E-mail in use", "Rosa@example.org is what Rosa Moreno, mother of Ada, Ben signs in to", "u   invite Rosa Moreno instead",
		"l   link Ben Moreno to Rosa Moreno's portal instead", "b   leave the e-mail blank", "esc back to what is typed")
	d.Press("esc")
	d.Sees("▸ E-mail        Rosa@example.org")
	d.Press("ctrl+s", "enter", "l")
	d.Sees("Link Ben Moreno to the portal of", "> Rosa Moreno", "▸ Rosa Moreno", "Rosa will be able to act for Ben in everything:")
	d.Press("enter")
	d.Sees("Linked Ben to Rosa Moreno's portal")
	d.Press("i")
	d.Sees("Rosa@example.org", "This is as it was left: ctrl+r starts over.") // nothing typed is lost
}

func TestTheMotherIsInvitedInTheChildsPlace(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("]", "i")
	d.Type("rosa@example.org")
	d.Press("tab", "a", "ctrl+s", "enter", "u")
	d.Sees("Rosa Moreno, mother of Ben, signs in already")
	d.Press("ctrl+s", "enter")
	d.Sees("Rosa Moreno has access to Ben Moreno's portal")
}

func TestWhoHasTheAddressBecomesAContactFirst(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "tess", 120, 40)
	d.Press("esc", "i")
	d.Type("rosa@example.org")
	d.Press("tab", "a", "ctrl+s", "enter", "u")
	d.Sees("Add a contact of Tess Morgan", "Rosa Moreno · rosa@example.org", "[x] enroll contact")
	d.Press("tab")
	d.Type("s")
	d.Press("ctrl+s")
	d.Sees("Added Rosa Moreno, s")
	if !accessOf(t, s, "Tess Morgan", "Rosa Moreno").On {
		t.Error("Rosa was not enrolled")
	}
}

func TestTheNewPortalEmailIsAnothersLogin(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := portal(t, s, 2, 120, 40)
	d.Press(".", "down", "down", "down", "down", "enter")
	for range "luis@example.org" {
		d.Press("backspace")
	}
	d.Type("rosa@example.org")
	d.Press("ctrl+s")
	d.Sees("E-mail in use", "existing person: not now, Rosa is a contact of Ada already", "b   leave the e-mail as it was")
	d.Press("u")
	d.Sees("Not now, existing person: Rosa is a contact of Ada already")
	d.Press("b")
	d.Sees("▸ Portal e-mail luis@example.org")
}

func TestAFamilyIsEnrolledInTheNewClientForm(t *testing.T) {
	s := uitest.Practice(t, vegas)
	before := newest(t, s)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Lea Kim 2015-03-04")
	d.Press("enter", "pgdown")
	d.Type("Hana Kim hana@example.org")
	d.Press("enter", "m", "enter", "a", "e")
	d.Sees("Features      Guardian")
	d.Press("ctrl+s")
	d.Sees("Hana Kim gains 1 profile, what is on record.", "▸ n go back     Y save")
	d.Press("Y")
	d.Sees("Added Lea Kim, with Hana Kim", "Lea Kim · 11 · minor")
	if newest(t, s) != before+1 {
		t.Error("it was not one commit")
	}
	login, access := loginOf(t, s, "Lea Kim", "Hana Kim"), accessOf(t, s, "Lea Kim", "Hana Kim")
	if login.State != model.LoginInvited || login.Email != "hana@example.org" || !access.On || model.PresetName(access.Ticks) != "Guardian" {
		t.Errorf("Hana: %+v, %+v", login, access)
	}
	if login := loginOf(t, s, "Lea Kim", "Lea Kim"); login.State != "" {
		t.Errorf("Lea was enrolled too: %+v", login)
	}
}

func TestAnEnrolmentThatIsRefusedSavesNothingAndPointsAtTheField(t *testing.T) {
	s := uitest.Practice(t, vegas)
	before := newest(t, s)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Lea Kim")
	d.Press("enter", "pgdown")
	d.Type("Hana Kim hana@example.org")
	d.Press("enter", "m", "enter", "e", "ctrl+s")
	d.Sees("▸ Portal        [ ] agreed to be e-mailed  [x] enroll contact", "! Hana Kim has not agreed to be e-mailed")
	if newest(t, s) != before {
		t.Error("something was saved")
	}
}

func TestANewContactWhoSignsInAlreadyIsTakenAsThePersonOnRecord(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Lea Kim 2015-03-04")
	d.Press("enter", "pgdown")
	d.Type("Rosa Moreno-Kim rosa@example.org")
	d.Press("ctrl+n", "m", "enter", "a", "e", "ctrl+s")
	d.Sees("E-mail in use", "u   take Rosa Moreno as the contact")
	d.Press("u")
	d.Sees("Rosa Moreno · rosa@example.org", "[x] enroll contact")
	d.Press("ctrl+s", "Y")
	d.Sees("Added Lea Kim, with Rosa Moreno")
	if contactOf(t, s, "Lea Kim", "Rosa Moreno").Person != contactOf(t, s, "Ada Moreno", "Rosa Moreno").Person {
		t.Error("Rosa was made a second time")
	}
}

func TestANewClientAtTheMothersAddressIsLinkedOnSaving(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Lea Moreno rosa@example.org 2015-03-04")
	d.Press("enter")
	d.Sees("▸ Portal")
	d.Press("a", "e", "ctrl+s")
	d.Sees("E-mail in use", "l   the same, and link the client when this is saved")
	d.Press("l")
	d.Sees("Contact 1", "Rosa Moreno · rosa@example.org", "▸ Relationship")
	d.Press("m", "ctrl+s")
	d.Sees("Link Lea Moreno to the portal of", "▸ Rosa Moreno", "Rosa will be able to act for Lea in everything:")
	d.Press("enter")
	d.Sees("Linked Lea to Rosa Moreno's portal")
}

func TestAContactBecomesAClient(t *testing.T) {
	s := uitest.Practice(t, vegas)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("rosa mor")
	d.Sees("Rosa Moreno", "mother of Ada, Ben")
	d.Press("enter")
	d.Sees("[ ] enroll in client portal")
	d.Press("ctrl+s")
	d.Sees("Added Rosa Moreno", "▸ Moreno, Rosa")
	d.Press("n")
	d.Type("rosa mor")
	d.Sees("cannot be chosen: is a client already")
}

func TestAnAddedContactAtAnothersAddressIsTakenOrLinked(t *testing.T) {
	s := uitest.Practice(t, vegas)
	for _, way := range []struct{ key, client, told string }{
		{"u", "tess", "Added Rosa Moreno, mother of Tess Morgan"}, {"l", "abbott", "Link Zoë Abbott to the portal of"},
	} {
		d := chart(t, s, way.client, 120, 40)
		d.Press("c")
		d.Type("Rose Moreno rosa@example.org")
		d.Press("ctrl+n", "m", "tab", "a", "e", "ctrl+s")
		d.Sees("E-mail in use", "u   take Rosa Moreno as the contact")
		d.Press(way.key)
		d.Sees("Rosa Moreno · rosa@example.org")
		d.Press("ctrl+s")
		d.Sees(way.told)
	}
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

func TestWhoIsOnRecordWithoutConsentIsEnrolledWithIt(t *testing.T) {
	s := uitest.Practice(t, vegas+`
{"do":"add-contact","client":"Tess Morgan","first":"Kay","last":"Ames","email":"kay@example.org","relationship":"other"}`)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("c")
	d.Type("kay")
	d.Press("enter", "g", "tab", "e", "ctrl+s")
	d.Sees("▸ Portal        [ ] agreed to be e-mailed  [x] enroll contact", "! Kay Ames has not agreed to be e-mailed")
	d.Press("a", "ctrl+s", "Y")
	d.Sees("Added Kay Ames, guardian of Ben Moreno", "invited today")
	if kay := chartOf(t, s, "Ben Moreno").Person(contactOf(t, s, "Ben Moreno", "Kay Ames").Person); !kay.EmailOK {
		t.Error("the consent was not recorded")
	}
}
