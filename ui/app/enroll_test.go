package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/ui/internal/uitest"
)

func TestAFamilyIsEnrolledInTheNewClientForm(t *testing.T) {
	s := uitest.Practice(t, vegas)
	before := newest(t, s).No
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
	if newest(t, s).No != before+1 {
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
	before := newest(t, s).No
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Lea Kim")
	d.Press("enter", "pgdown")
	d.Type("Hana Kim hana@example.org")
	d.Press("enter", "m", "enter", "e", "ctrl+s")
	d.Sees("▸ Portal        [ ] agreed to be e-mailed  [x] enroll contact", "! Hana Kim has not agreed to be e-mailed")
	if newest(t, s).No != before {
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
