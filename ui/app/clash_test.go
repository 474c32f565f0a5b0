package app_test

import (
	"testing"

	"frontdesk/ui/internal/uitest"
)

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
