package app_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// The families of practices everywhere, by keys. What portal users do comes as
// the portal reports it. Each story ends in the exact view of everybody.

const portalOpen = `{"do":"set-practice","name":"Harbor Family Therapy","portal_url":"https://portal.example"}`

// views compares what each person's portal shows, and what it does not, with
// what is expected.
func views(t *testing.T, s store.Store) {
	t.Helper()
	var b strings.Builder
	err := s.View(t.Context(), rae, func(r model.Reader) error {
		for id, err := range r.Users() {
			if err != nil {
				return err
			}
			portal, err := model.PortalOf(r, id)
			if err != nil {
				return err
			}
			writePortal(&b, &portal)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, b.String())
}

func writePortal(b *strings.Builder, portal *model.Portal) {
	fmt.Fprintf(b, "%s, %s\n", portal.User, portal.Login)
	for i := range portal.Profiles {
		p := &portal.Profiles[i]
		fmt.Fprintf(b, "  %s: %s, linked %t\n", p.Client, model.PresetName(p.Permissions), p.Linked)
		for _, items := range [][]model.Shown{p.Appointments, p.Forms, p.Documents, p.Messages, p.Billing} {
			for _, item := range items {
				fmt.Fprintf(b, "    %s %s: %s %v\n", item.Kind, item.Title, item.Status, item.Actions)
			}
		}
	}
	for i := range portal.Hidden {
		hidden := &portal.Hidden[i]
		fmt.Fprintf(b, "  not %s of %s: %s\n", hidden.Title, hidden.Client, hidden.Rule)
	}
}

// TestAMotherOfThreeWhoIsAClientHerself: three children on her one e-mail are
// linked to her portal in one go; she pays for one and books for another.
func TestAMotherOfThreeWhoIsAClientHerself(t *testing.T) {
	s := uitest.Practice(t, portalOpen)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Maya Okonjo 1988-03-05 maya@example.org")
	d.Press("enter", "a", "e", "ctrl+s", "Y")
	uitest.Apply(t, s, rae, `{"do":"sign-in","user":"Maya Okonjo"}`)
	for _, child := range []string{"Zuri Okonjo 2014-01-10 maya@example.org", "Kofi Okonjo 2018-05-02", "Imani Okonjo 2021-09-30"} {
		d.Press("n")
		d.Type(child)
		d.Press("enter", "pgdown")
		d.Type("maya")
		d.Press("enter", "m", "ctrl+s")
		d.Sees("Added " + strings.Join(strings.Fields(child)[:2], " ") + ", with Maya Okonjo")
	}
	d.Press("/")
	d.Type("okonjo")
	d.Press("enter", "space", "down", "space", "down", "down", "space")
	d.Sees("✓ Okonjo, Imani", "✓ Okonjo, Kofi", "✓ Okonjo, Zuri")
	d.Press("f")
	d.Sees("Not now, assign form: it is for one client, and 3 are marked: enter opens the chart")
	d.SeesNot("Assign a form for")
	d.Press("l", "enter")
	d.Sees("Linked Imani, Kofi and Zuri to Maya Okonjo's portal: + 3 profiles")

	d.Press("/", "k", "o", "f", "i", "enter", "enter", "]", "]", "]", "]", "]", "a", "tab")
	d.Type("120")
	d.Press("ctrl+s", "ctrl+s")
	d.Sees("Made the invoice of $120.00 for Kofi Okonjo")
	uitest.Apply(t, s, rae, `
{"do":"pay","user":"Maya Okonjo","client":"Kofi Okonjo","bill":"Invoice 1","amount":"100.00"}
{"do":"request-appointment","user":"Maya Okonjo","client":"Imani Okonjo","start":"2026-12-01T15:00:00-05:00","note":"after nursery"}`)
	d.Press("esc", "/", "i", "m", "a", "n", "i", "enter", "enter", "[", "+", "ctrl+s")
	d.Sees("Accepted: Tue 1 Dec 15:00")
	views(t, s)
}

// TestATeenWithPrivateAssessments has an own login; the guardian is limited.
func TestATeenWithPrivateAssessments(t *testing.T) {
	s := uitest.Practice(t, portalOpen+`
{"do":"add-form","title":"PHQ-A","kind":"assessment","sensitive":true}
{"do":"add-form","title":"Intake","kind":"form"}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Iris Lindqvist 2010-12-24 iris@example.org")
	d.Press("enter", "a", "e", "pgdown")
	d.Type("Karin Lindqvist karin@example.org")
	d.Press("enter", "g", "u", "enter", "a", "e", "ctrl+s", "Y")
	d.Sees("Added Iris Lindqvist, with Karin Lindqvist")
	uitest.Apply(t, s, rae, `{"do":"sign-in","user":"Iris Lindqvist"}
{"do":"sign-in","user":"Karin Lindqvist"}`)
	d.Press("enter", "]", "right", "t")
	d.Press("down", "down", "down", "down", "enter", "s")
	d.Sees("Teen-limited guardian")
	for _, form := range []string{"PHQ", "Intake"} {
		d.Press("f")
		d.Type(form)
		d.Press("enter", "space", "down", "space") // Karin, who is looked at, is ticked
		d.Press("ctrl+s", "enter")
		d.Sees("Assigned " + form)
	}
	uitest.Apply(t, s, rae, `
{"do":"complete","user":"Iris Lindqvist","client":"Iris Lindqvist","form":"PHQ-A","answer":"12"}
{"do":"message","client":"Iris Lindqvist","user":"Iris Lindqvist","from":"user","text":"Please do not tell my mother."}`)
	views(t, s)
}

// TestACaseworkerHandsOver: the old one's access ends today, the new one gets
// it with an end date.
func TestACaseworkerHandsOver(t *testing.T) {
	s := uitest.Practice(t, portalOpen+`
{"do":"add-client","as":"theo","first":"Theo","last":"Brandt","born":"2019-02-11"}
{"do":"add-contact","as":"dana","client":"theo","first":"Dana","last":"Cole","email":"dana@county.example","email_ok":true,"relationship":"caseworker","authority":"none"}
{"do":"invite","client":"theo","user":"dana","preset":"Caseworker"}
{"do":"sign-in","user":"dana"}
{"do":"share","client":"theo","title":"Placement report","to":["dana"]}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("enter", "]", "right", "E")
	d.Type("2026-11-22")
	d.Press("ctrl+s", "ctrl+s")
	d.Press("c")
	d.Type("Rafi Haddad rafi@county.example")
	d.Press("enter", "c", "enter", "a", "e", "ctrl+s")
	d.Sees("Save that? It changes who sees what:", "Rafi Haddad gains 1 profile.", "▸ n go back     Y save")
	d.Press("Y")
	d.Sees("Rafi ◐ caseworker")
	d.Press("right", "E")
	d.Type("2027-05-31")
	d.Press("ctrl+s", "ctrl+s", "d", "right", "tab")
	d.Type("placement")
	d.Press("enter")
	d.Press("ctrl+s")
	d.Sees("Rafi Haddad gains 1 document.")
	d.Press("enter")
	d.Sees("Shared Placement report with Rafi Haddad")
	uitest.Apply(t, s, rae, `{"do":"sign-in","user":"Rafi Haddad"}`)
	views(t, s)
	tomorrow := uitest.Now().AddDate(0, 0, 1)
	if err := s.ViewAt(t.Context(), rae, tomorrow, func(r model.Reader) error {
		dana, err := r.PeopleByName("Dana Cole")
		if err != nil {
			return err
		}
		portal, err := model.PortalOf(r, dana[0])
		if err == nil && len(portal.Profiles) > 0 {
			t.Errorf("tomorrow Dana still opens %s's portal", portal.Profiles[0].Client)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// TestAWrongLinkIsUnlinked: an account that is active already is linked to a
// parent and, the mistake noticed, unlinked: nobody sees anything else than
// before.
func TestAWrongLinkIsUnlinked(t *testing.T) {
	s := uitest.Practice(t, portalOpen+`
{"do":"add-client","as":"noor","first":"Noor","last":"Haddad","born":"2009-10-10","email":"noor@example.org","email_ok":true,"enroll":true}
{"do":"sign-in","user":"noor"}
{"do":"add-client","as":"sara","first":"Sara","last":"Haddad","born":"1980-01-01","email":"sara@example.org","email_ok":true,"enroll":true}
{"do":"sign-in","user":"sara"}
{"do":"share","client":"noor","title":"Letter","to":["noor"]}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("l")
	d.Type("sara")
	d.Sees("Sara will be able to act for Noor in everything:")
	d.Press("enter")
	d.Sees("Linked Noor to Sara Haddad's portal")
	d.Press("enter", "]", "right", "L", "y")
	d.Sees("Unlinked Noor Haddad from Sara Haddad's portal")
	views(t, s)
}
