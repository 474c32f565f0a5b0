package review_test

import (
	"fmt"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

var rae = store.Actor{Name: "Rae"}

// troubled is Harbor in which several things need a person: Luis is blocked and
// named for billing, Ben has no guardian, Tess has an access that ends and no
// login.
const troubled = uitest.Harbor + `
{"do":"edit-contact","client":"Ada Moreno","person":"Luis Moreno","billing":true}
{"do":"block","client":"Ada Moreno","person":"Luis Moreno","reason":"court order 12"}
{"do":"edit-person","person":"Tess Morgan","email":"tess@example.org","email_ok":true}
{"do":"set-access","client":"Tess Morgan","user":"Tess Morgan","on":true,"until":"2026-11-25"}
`

func open(t *testing.T, s store.Store) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("3")
	return d
}

func TestWhatNeedsAPersonStandsInOneListTheMostUrgentFirst(t *testing.T) {
	d := open(t, uitest.Practice(t, troubled))
	d.Sees("3 Review •4", "▸ ! block      Luis Moreno is blocked from Ada Moreno and named for billing",
		"○ no login   Tess Morgan has access to their own portal and no login", "◷ ends",
		"○ guardian   Ben Moreno is a minor", "To mend it: take Luis Moreno out of billing.")
}

func TestAFindingIsMendedByAKeyWithItsEffectFirst(t *testing.T) {
	s := uitest.Practice(t, troubled)
	d := open(t, s)
	d.Press("f")
	d.Sees("Mend it", "▸ Take Luis Moreno out of billing", "Nobody sees anything else than now.", "y do it   n leave it")
	d.Press("enter", "Y", "n") // none of which does it
	d.Sees("3 Review •4")
	d.Press("f", "y")
	d.Sees("Done: take Luis Moreno out of billing", "3 Review •3", "▸ ○ no login")
	d.SeesNot("named for billing")
	d.Press("f")
	d.Sees("▸ Invite Tess Morgan")
}

func TestTheOneGuardianIsLetIn(t *testing.T) {
	d := open(t, uitest.Practice(t, troubled))
	d.Press("G", "f")
	d.Sees("Ben Moreno is a minor, and no guardian can sign in for Ben.",
		"Rosa Moreno (mother, authority unknown) signs in, since 2026-11-22, with no", "▸ Turn on Rosa Moreno's access to Ben Moreno's portal",
		"! Rosa Moreno's authority for Ben Moreno is unknown: ask for the papers", "Rosa Moreno gains 1 profile", "Y do it")
	d.Press("y", "Y")
	d.Sees("Done: turn on Rosa Moreno's access to Ben Moreno's portal")
	d.SeesNot("no guardian can sign in for Ben")
}

// couple is two clients who are married and have one e-mail between them.
const couple = uitest.Harbor + `
{"do":"add-client","as":"tom","first":"Tom","last":"Abbott","born":"1988-01-01","email":"abbott@example.org","email_ok":true}
{"do":"invite","client":"tom","user":"tom"}
{"do":"sign-in","user":"tom"}
{"do":"edit-person","person":"zoe","born":"1990-01-01","email":"abbott@example.org","email_ok":true}
{"do":"set-access","client":"zoe","user":"zoe","on":true}
`

func TestTwoWhoNeedOneAddressArePartedInOneCommit(t *testing.T) {
	s := uitest.Practice(t, couple)
	d := open(t, s)
	d.Sees("▸ ! e-mail     Zoë Abbott needs a login, and Tom Abbott needs or has one", "To mend it: 6 ways to choose from.")
	d.Press("f")
	d.Sees("· Zoë Abbott (client, 36) has access to their own portal, and no login yet",
		"· Tom Abbott (client, 38) signs in with it, since 2026-11-22",
		"▸ Give Zoë Abbott another address, and an invitation there…", "enter asks for the address", "  Turn off Zoë Abbott's access to their own portal")
	d.Press("y", "enter")
	d.Sees("Give Zoë Abbott another address, and an invitation there.", "E-mail")
	d.Type("abbott@example.org")
	d.Sees("abbott@example.org is the login of Tom Abbott")
	d.Press("ctrl+u")
	d.Type("zoe@example.org")
	d.Press("enter", "enter")
	d.Sees("Done: give Zoë Abbott another address, and an invitation there")
	d.SeesNot("! e-mail")
	d.Press("u")
	d.Sees("Undo")
}

func TestAnotherDeskMendsItMeanwhile(t *testing.T) {
	s := uitest.Practice(t, couple)
	d := open(t, s)
	d.Press("f", "down", "down", "down", "down")
	d.Sees("▸ Turn off Zoë Abbott's access")
	other := func(op model.Operation) {
		commit, err := s.Do(t.Context(), rae, op)
		if err != nil {
			t.Fatal(err)
		}
		d.Hear(commit.Change)
	}
	contact := model.NewContact{Person: 8, Relationship: model.Spouse} // Tom: that way is gone
	d.Hold()
	other(&model.AddContact{Client: 7, NewContact: contact})
	d.Press("y") // before it is known what that does now
	d.Sees("Not now, yes: still working out what it does")
	d.Release()
	d.Sees("▸ Turn off Zoë Abbott's access")
	d.SeesNot("Add Tom Abbott as a contact")
	off := false
	other(&model.SetAccess{Client: 7, User: 7, On: &off})
	d.Sees("it is no longer so", "close this: it was mended meanwhile")
	d.Press("y")
	d.Sees("Not now, yes")
	d.Press("n")
	d.SeesNot("Mend it")
}

func TestTheWayUnderTheCursorSaysWhoGains(t *testing.T) {
	d := open(t, uitest.Practice(t, couple))
	d.Press("f", "down", "down")
	d.Sees("▸ Add Tom Abbott as a contact of Zoë Abbott", "! What Tom is to Zoë is set in the chart.", "y do it")
	d.Press("down")
	d.Sees("▸ Link Zoë Abbott to Tom Abbott's portal, then renew that to 2027-11-22 with Zoë", "enter asks for the consent")
	d.Press("down")
	d.Sees("▸ Turn off Zoë Abbott's access to their own portal", "y do it   n leave it")
	d.Press("y")
	d.Sees("Done: turn off Zoë Abbott's access to their own portal")
	d.SeesNot("! e-mail")
}

func TestWhatTakesThoughtIsMendedInItsChart(t *testing.T) {
	d := open(t, uitest.Practice(t, troubled+`
{"do":"edit-contact","client":"Ben Moreno","person":"Rosa Moreno","authority":"none"}
{"do":"edit-person","person":"Ada Moreno","born":"2014-12-10"}
{"do":"set-practice","age_bands":[{"age":12,"action":"warn","warn_days":30}]}`))
	d.Press("down", "down", "f")
	d.Sees("Ada Moreno turns 12", "Not now, mend it: this takes a person to think; enter goes there")
	d.Press("G", "enter")
	d.Sees("Ben Moreno · 9 · minor", "Contacts", "Rosa Moreno")
	d.Press("3", "g", "enter") // the contact himself, in the overview
	d.Sees("Ada Moreno · 11", "▸Luis Moreno")
	d.Press("3", "down", "enter")
	d.Sees("Tess Morgan · 41", "[x] Tess may use")
}

func TestAChildWithNobodyOnRecordIsGivenAContact(t *testing.T) {
	d := open(t, uitest.Practice(t, troubled+`
{"do":"add-client","first":"Kim","last":"Lee","born":"2015-01-01"}`))
	d.Press("G")
	d.Sees("▸ ○ guardian   Kim Lee is a minor", "To mend it: add who acts for Kim Lee as a contact.")
	d.Press("f")
	d.Sees("Add a contact of Kim Lee")
}

func TestARequestLeadsToTheAppointmentItIsAbout(t *testing.T) {
	d := open(t, uitest.Practice(t, uitest.Harbor+`
{"do":"schedule","client":"Ada Moreno","start":"2026-11-23T09:00:00-05:00","minutes":50}
{"do":"set-access","client":"Ada Moreno","user":"Rosa Moreno","on":true}
{"do":"set-permissions","client":"Ada Moreno","user":"Rosa Moreno","preset":"Full access"}
{"do":"request-appointment","user":"Rosa Moreno","client":"Ada Moreno","start":"2026-11-30T15:00:00-05:00"}
{"do":"request-appointment","user":"Rosa Moreno","client":"Ada Moreno","start":"2026-12-01T16:00:00-05:00"}`))
	d.Sees("Rosa Moreno asks for an appointment for Ada Moreno on 2026-12-01")
	for !strings.Contains(d.Screen(), "▸ ? request    Rosa Moreno asks for an appointment for Ada Moreno on 2026-12-01") {
		d.Press("down")
	}
	d.Press("enter", "+")
	d.Press("ctrl+s", "ctrl+s")
	d.Sees("▸Tue 1 Dec 16:00", "accepted at 10:00", "Mon 30 Nov 15:00")
}

func TestAFindingIsPutOffWithAReasonAndShownAgain(t *testing.T) {
	s := uitest.Practice(t, troubled)
	d := open(t, s)
	d.Press("G", "x")
	d.Sees("Ben Moreno is a minor, and no guardian can sign in for Ben.", "2026-11-29")
	d.Press("ctrl+s")
	d.Sees("! is needed")
	d.Type("Rosa comes on Friday")
	d.Press("ctrl+s")
	d.Sees("Put off until 2026-11-29", "3 Review •3", "Review · 1 put off")
	d.SeesNot("Ben Moreno is a minor")
	d.Press("a", "G")
	d.Sees("Ben Moreno is a minor", "Put off until 2026-11-29: Rosa comes on Friday")
	d.Press("a")
	d.SeesNot("Ben Moreno is a minor")
}

func TestTheListFollowsOtherDesksAndTheCursorStays(t *testing.T) {
	s := uitest.Practice(t, troubled)
	d := open(t, s)
	d.Press("down")
	d.Sees("▸ ○ no login")
	for _, op := range []model.Operation{
		&model.LiftBlock{Client: 1, Person: 3, Reason: "the order ended"}, // Luis
		&model.SetAccess{Client: 5, User: 2, On: yes()},                   // Rosa for Ben
	} {
		commit, err := s.Do(t.Context(), rae, op)
		if err != nil {
			t.Fatal(err)
		}
		d.Hear(commit.Change)
	}
	d.Sees("3 Review •2", "▸ ○ no login", "◷ ends")
	d.SeesNot("! block", "Ben Moreno is a minor")
}

func yes() *bool { on := true; return &on }

func TestAnEMailThatIsNoLongerSharedIsNoFindingAnyMore(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"edit-person","person":"Tess Morgan","email":"rosa@example.org","email_ok":true}
{"do":"set-access","client":"Tess Morgan","user":"Tess Morgan","on":true}`)
	d := open(t, s)
	d.Sees("! e-mail     Tess Morgan needs a login, and Rosa Moreno needs or has one")
	commit, err := s.Do(t.Context(), rae, &model.ChangeLoginEmail{User: 2, Email: "rosa@example.net"})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.SeesNot("! e-mail")
}

func TestAPractitionerReviewsTheOwnClientsOnly(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, troubled), store.Actor{ID: 1, Name: "Dr. Chen"}, 120, 40)
	d.Press("3")
	d.Sees("Luis Moreno is blocked")
	d.SeesNot("Tess", "Ben Moreno")
}

func TestTheLookThroughTheChartsSaysHowFarItIsAndCanBeStopped(t *testing.T) {
	script := ""
	for i := range 450 {
		script += fmt.Sprintf(`{"do":"add-client","first":"Child","last":"Number%03d","born":"2019-01-01"}`+"\n", i)
	}
	s := uitest.Practice(t, script)
	d := open(t, s)
	d.Sees("3 Review •450", "─ 450 ╮")
	d.Hold()
	d.Press("r")
	d.Sees("Review · looking, 0 charts")
	d.Press("esc")
	d.Sees("Review · stopped after 0 charts", "─ 450 ╮")
	d.Press("r")
	d.Release()
	d.SeesNot("looking")
	d.Press("G")
	d.Sees("▸ ○ guardian   Child Number449")
}

func TestAPracticeInOrder(t *testing.T) {
	d := open(t, uitest.Practice(t, `{"do":"add-client","first":"Tess","last":"Morgan","born":"1985-01-02"}`))
	d.Sees("Nothing needs a person.", "a shows what was put off")
	d.SeesNot("Review •")
	d.Press("f")
	d.Sees("Not now, mend it: nothing is chosen")
	d.Hold()
	d.Press("r", "f")
	d.Sees("Not now, mend it: the charts are being looked through")
}

func TestScreens(t *testing.T) {
	sizes, open := [][2]int{{120, 40}, {80, 24}, {60, 20}}, func(script string) func(*testing.T, int, int) *uitest.Desk {
		return func(t *testing.T, width, height int) *uitest.Desk {
			return uitest.Open(t, uitest.Practice(t, script), rae, width, height)
		}
	}
	uitest.Golden(t, [][2]string{{"review", "3 down"}}, sizes, open(troubled))
	uitest.Golden(t, [][2]string{{"ways", "3 f down down"}}, sizes, open(couple))
}

// TestALargePracticeIsLookedThroughWhenItIsAskedFor: the bar has no number of a
// part of it, and all of it is there once the view is opened.
func TestALargePracticeIsLookedThroughWhenItIsAskedFor(t *testing.T) {
	s := uitest.Practice(t, troubled)
	many := &model.Script{}
	for i := range 2100 {
		line := fmt.Sprintf(`{"do":"add-client","first":"Zed","last":"Zorn%04d","born":"2015-01-01"}`, i)
		many.Lines = append(many.Lines, []byte(line))
	}
	if _, err := s.Do(t.Context(), rae, many); err != nil {
		t.Fatal(err)
	}
	d := uitest.Open(t, s, rae, 120, 40)
	d.SeesNot("3 Review •")
	d.Press("3")
	d.Sees("3 Review •2104", "▸ ! block      Luis Moreno is blocked from Ada Moreno")
	d.Press("1")
	d.Sees("3 Review •2104")
}
