package app_test

import (
	"fmt"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// cared is Harbor with what portal users asked for and proposed, and with bills
// of every kind: one split between the parents, one partly paid.
const cared = uitest.Harbor + `
{"do":"set-practice","appointment_requests":true,"online_payments":true,"cancel_hours":24}
{"do":"request-appointment","user":"Rosa Moreno","client":"Ada Moreno","start":"2026-12-01T15:00:00-05:00","note":"After school, please."}
{"do":"request-appointment","user":"Rosa Moreno","client":"Ada Moreno","start":"2026-12-08T15:00:00-05:00"}
{"do":"schedule","client":"Ada Moreno","start":"2026-10-06T15:00:00-04:00","minutes":50}
{"do":"bill","client":"Ada Moreno","kind":"invoice","amount":"90.00","split":[{"to":"Rosa Moreno","share":60},{"to":"Luis Moreno","share":40}]}
{"do":"bill","client":"Ada Moreno","kind":"statement","amount":"210.00"}
{"do":"bill","client":"Ben Moreno","kind":"invoice","amount":"75.00"}
{"do":"propose-change","user":"Rosa Moreno","client":"Ada Moreno","field":"phone","value":"555 0119"}
{"do":"propose-change","user":"Rosa Moreno","client":"Ada Moreno","field":"address","value":"12 Elm Street"}
{"do":"save-card","user":"Rosa Moreno","client":"Ada Moreno","label":"Visa ending 4242"}
`

// caredFor is that practice, a part of the split bill paid.
func caredFor(t *testing.T) store.Store {
	t.Helper()
	s := uitest.Practice(t, cared)
	for i := range chartOf(t, s, "Ada Moreno").Items {
		if item := &chartOf(t, s, "Ada Moreno").Items[i]; item.Bill != nil && item.Bill.Amount == 5400 {
			uitest.Apply(t, s, rae, `{"do":"pay","user":"Rosa Moreno","client":"Ada Moreno","bill":"`+item.ID.String()+`","amount":"20.00"}`)
		}
	}
	return s
}

// visit is Ada's appointment that begins on a day, or nil.
func visit(t *testing.T, s store.Store, day string) *model.Item {
	t.Helper()
	chart := chartOf(t, s, "Ada Moreno")
	for i := range chart.Items {
		if item := &chart.Items[i]; item.Visit != nil && item.Visit.Start.Format("2006-01-02") == day {
			return item
		}
	}
	return nil
}

func TestARequestedAppointmentIsAcceptedAndAnotherDeclined(t *testing.T) {
	s := caredFor(t)
	d := tabOf(t, s, 4, 120, 40)
	d.Sees("Asked for on the portal", "▸Tue 1 Dec 15:00", "Rosa Moreno asked for it at 10:00: After school,")
	d.Press("+")
	d.Sees("Accept the request", "Rosa Moreno asks for Tue 1 Dec 15:00, for Ada Moreno.", "After school")
	d.Press("ctrl+s")
	d.Sees("Accepted: Tue 1 Dec 15:00", "accepted at 10:00")
	if got := visit(t, s, "2026-12-01"); got.Visit.State != model.VisitPlanned {
		t.Errorf("%+v", got.Visit)
	}
	d.Press("g", "-")
	d.Type("we are closed")
	d.Press("ctrl+s")
	d.Sees("Declined: Tue 8 Dec 15:00", "Cancelled and declined", "declined at 10:00: we are closed")
	d.SeesNot("Asked for on the portal")
	if got := visit(t, s, "2026-12-08"); got.Visit.State != model.VisitDeclined || got.Visit.Answered.Reason != "we are closed" {
		t.Errorf("%+v", got.Visit)
	}
	d.Press("g", "+")
	d.Sees("Not now, accept: it waits for no answer")
}

func TestAnAppointmentIsScheduledWithItsEffect(t *testing.T) {
	s := caredFor(t)
	d := tabOf(t, s, 4, 120, 40)
	d.Press("a")
	d.Type("2026-12-15")
	d.Press("tab")
	d.Type("3pm")
	d.Press("ctrl+s")
	d.Sees(`"3pm" is not a time`)
	d.Press("backspace", "backspace", "backspace")
	d.Type("15:30")
	d.Press("tab", "tab", "tab", "tab", "space", "ctrl+s")
	d.Sees("Tuesday 15 December 2026, 15:30, 50 minutes", "Nobody sees anything else than now.")
	d.Press("ctrl+s")
	d.Sees("Scheduled Ada Moreno on Tue 15 Dec 2026 at 15:30", "sensitive · Dr. Chen · 50 min")
	got := visit(t, s, "2026-12-15")
	if got == nil || !got.Sensitive || got.Visit.Minutes != 50 || got.Visit.Practitioner != 1 {
		t.Errorf("%+v", got)
	}
}

func TestAnAppointmentIsCancelledAfterAsking(t *testing.T) {
	s := caredFor(t)
	d := tabOf(t, s, 4, 120, 40)
	d.Press("down", "down", "x")
	d.Sees("Cancel Session of Ada Moreno on Tue 24 Nov 15:00?")
	d.Press("n", "x", "y")
	d.Sees("Cancelled: Ada Moreno, Tue 24 Nov 15:00", "the practice cancelled it at 10:00")
	if got := visit(t, s, "2026-11-24"); got.Visit.State != model.VisitCancelled {
		t.Errorf("%+v", got.Visit)
	}
	d.Press("x")
	d.Sees("Not now, cancel: there is nothing to cancel")
}

// TestAnotherFamilyOfTheCaseworkerIsNotBilledWithThisOne: what Kim's family
// owes is told to nobody who calls about Ada.
func TestAnotherFamilyOfTheCaseworkerIsNotBilledWithThisOne(t *testing.T) {
	s := caredFor(t)
	uitest.Apply(t, s, rae, `
{"do":"add-contact","as":"omar","client":"Ada Moreno","first":"Omar","last":"Castell","relationship":"caseworker"}
{"do":"add-client","as":"kim","first":"Kim","last":"Tran","contacts":[{"person":"omar","relationship":"caseworker"}]}
{"do":"bill","client":"kim","kind":"invoice","amount":"80.00"}`)
	d := tabOf(t, s, 5, 120, 40)
	d.Sees("Family: Ada, Ben                             $265.00 open")
	d.SeesNot("Kim")
	d.Press("]")
	d.Sees("Not of the family", "Omar Castell, caseworker")
}

// TestABillGoesToWhoIsResponsibleForTheBilling: nobody else who may see bills
// gets it by default; a blocked person is never the default.
func TestABillGoesToWhoIsResponsibleForTheBilling(t *testing.T) {
	s := caredFor(t)
	uitest.Apply(t, s, rae, `{"do":"edit-contact","client":"Ada Moreno","person":"Luis Moreno","billing":true}`)
	d := tabOf(t, s, 5, 120, 40)
	d.Press("a", "tab")
	d.Type("120")
	d.Sees("To            Luis Moreno, father of Ada, billing")
	d.SeesNot("Rosa Moreno gains")
	d.Press("esc")
	uitest.Apply(t, s, rae, `{"do":"block","client":"Ada Moreno","person":"Luis Moreno","reason":"court order"}`)
	d = tabOf(t, s, 5, 120, 40)
	d.Press("a")
	d.Sees("To            the client's own: whoever may see the billing")
}

func TestABillIsSplitWhileTheSumIsShown(t *testing.T) {
	s := caredFor(t)
	d := tabOf(t, s, 5, 120, 40)
	d.Sees("$54.00 · partly paid, $34.00 open", "to Rosa Moreno · a part of $90.00; the rest: Luis", "Rosa Moreno paid $20.00",
		"Ada Moreno                                   $190.00 open", "Family: Ada, Ben                             $265.00 open",
		"Rosa Moreno: Visa ending 4242")
	d.Press("a", "tab")
	d.Type("100.01")
	d.Press("tab", "tab", "s", "tab", "tab")
	d.Type("70%")
	d.Press("tab")
	d.Type("25%")
	d.Sees("The parts come to $95.00 of $100.01, the shares to 95%: $5.01 are missing.")
	d.Press("ctrl+s", "ctrl+s")
	d.Sees("Not now, save: the shares come to 95 of 100")
	d.Press("up", "up", "backspace", "backspace", "backspace")
	d.Type("30%")
	d.Sees("The parts come to $100.01 of $100.01, the shares to 100%.")
	d.Press("ctrl+s")
	d.Sees("Rosa Moreno gains 1 invoice.")
	d.Press("ctrl+s")
	d.Sees("Made the invoice of $100.01 for Ada Moreno", "to Rosa Moreno · a part of $100.01")
	var parts []model.Cents
	for _, item := range chartOf(t, s, "Ada Moreno").Items {
		if item.Bill != nil && (item.Bill.Amount == 7001 || item.Bill.Amount == 3000) {
			parts = append(parts, item.Bill.Amount)
		}
	}
	if len(parts) != 2 {
		t.Errorf("the parts are %v", parts)
	}
}

func TestABillGoesToAnotherWithItsEffectFirst(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"bill","client":"Ada Moreno","kind":"invoice","amount":"90.00","to":"Luis Moreno"}`)
	d := tabOf(t, s, 5, 120, 40)
	d.Sees("▸Invoice 6", "to Luis Moreno")
	d.Press("t")
	d.Sees("Invoice 6 of Ada Moreno", "Luis Moreno, father")
	d.Press("left", "enter")
	d.Sees("Rosa Moreno, mother", "Rosa Moreno gains 1 invoice", "Luis Moreno")
	d.Press("enter")
	d.Sees("Address it anew?", "Y save")
	d.Press("Y")
	d.Sees("Addressed Invoice 6 of Ada Moreno anew", "to Rosa Moreno")
}

func TestAProposedChangeIsAcceptedAndAnotherRefused(t *testing.T) {
	s := caredFor(t)
	d := tabOf(t, s, 0, 120, 40)
	d.Sees("Proposed on the portal", "▸Phone", "→ 555 0119", "proposed by Rosa Moreno at 10:00", "→ 12 Elm Street")
	d.Press("+")
	d.Sees("Accepted: the phone of Ada Moreno as Rosa Moreno proposed it, 555 0119", "▸Address")
	if got := chartOf(t, s, "Ada Moreno").Subject().Phones; len(got) != 1 || got[0] != "555 0119" {
		t.Errorf("the phones are %v", got)
	}
	d.Press("-")
	d.Sees("Refuse the proposed change", "recorded: not on record", "proposed: 12 Elm Street")
	d.Type("not confirmed")
	d.Press("ctrl+s")
	d.Sees("Refused: the address")
	d.SeesNot("Proposed on the portal")
	if got := chartOf(t, s, "Ada Moreno"); got.Subject().Address != "" || len(got.Waiting()) != 0 {
		t.Errorf("the address is %q", got.Subject().Address)
	}
	d.Press("u", "y")
	d.Sees("Proposed on the portal", "→ 12 Elm Street")
}

// The portal says how it stands with each item, in its own order.
func TestThePreviewSaysHowItStandsWithEachItem(t *testing.T) {
	s := caredFor(t)
	requested := visit(t, s, "2026-12-08").ID.String()
	uitest.Apply(t, s, rae, `
{"do":"cancel-appointment","appointment":"`+requested+`","user":"Rosa Moreno"}
{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","from":"user","text":"Hello"}
{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","text":"Hello Rosa"}
`)
	d := tabOf(t, s, 1, 120, 40)
	d.Resize(200, 60)
	d.Press("right")
	var from int
	screen := d.Screen()
	for _, text := range []string{
		"Next: Tue 24 Nov 15:00", "Upcoming", "Tue 24 Nov 15:00 Session", "cancel",
		"Tue 1 Dec 15:00 Session", "requested cancel", "Past and cancelled", "Tue 8 Dec 15:00 Session", "cancelled",
		"Tue 6 Oct 14:00 Session", "past", "Forms", "Documents", "School letter",
		"Messages with the practice", "2 messages · 22 Nov reply", "Billing", "$34.00 of $54.00 open pay", "Statement 11", "$210.00",
	} {
		at := strings.Index(screen[from:], text)
		if at < 0 {
			t.Fatalf("%q is not there, in this order:\n%s", text, screen)
		}
		from += at
	}
}

// The tabs at the sizes that most people have.
func TestCareScreens(t *testing.T) {
	s := caredFor(t)
	stories := [][2]string{
		{"visits", "] ] ] ]"},
		{"answer", "] ] ] ] +"},
		{"schedule", "] ] ] ] a 2 0 2 6 - 1 2 - 1 5 tab 1 5 : 3 0 ctrl+s"},
		{"billing", "] ] ] ] ]"},
		{"bill", "] ] ] ] ] a tab 9 0 tab tab s tab tab 6 0 % tab 4 0 %"},
		{"proposals", ""},
		{"refuse", "-"},
	}
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}}, func(t *testing.T, width, height int) *uitest.Desk {
		return chart(t, s, "ada", width, height)
	})
}

// BenchmarkKeyAmong500Visits is the time from a key to the screen in a chart of
// 500 appointments and bills: Update and View at 200×50.
func BenchmarkKeyAmong500Visits(b *testing.B) {
	var script strings.Builder
	script.WriteString(uitest.Harbor)
	for i := range 250 {
		fmt.Fprintf(&script, `{"do":"schedule","client":"Ada Moreno","start":"2027-%02d-%02dT15:00:00-05:00","minutes":50}
{"do":"bill","client":"Ada Moreno","kind":"invoice","amount":"90.00","to":"Rosa Moreno"}
`, i%12+1, i%28+1)
	}
	s := uitest.Practice(b, script.String())
	for name, tab := range map[string]string{"visits": "] ] ] ]", "billing": "] ] ] ] ]"} {
		b.Run(name, func(b *testing.B) {
			d := uitest.Open(b, s, rae, 200, 50)
			d.Press(strings.Fields("/ a d a enter enter " + tab)...)
			d.Measure(b, []string{"down", "pgdown", "up", "G", "g", "pgup", "a", "esc"})
		})
	}
}

func TestABirthDatePastAnAgeSaysWhatItTakesFirst(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"propose-change","user":"Rosa Moreno","client":"Ada Moreno","field":"born","value":"2001-04-02"}
{"do":"set-practice","age_bands":[{"age":18,"action":"end"}]}
`)
	d := tabOf(t, s, 0, 120, 40)
	d.Press("e", "tab", "tab", "tab", "home", "delete", "delete", "delete", "delete")
	d.Type("2001")
	d.Press("ctrl+s")
	d.Sees("Edit Ada Moreno", "Save that? It changes who sees what:", "Rosa Moreno loses 1 profile", "▸ n go back     y save")
	d.Press("n", "esc", "g", "+")
	if chartOf(t, s, "Ada Moreno").Subject().Born.String() != "2012-04-02" {
		t.Error("a birth date was accepted unasked")
	}
	d.Sees("Accept the proposed change", "Rosa Moreno proposes the birth date of Ada Moreno:", "Rosa Moreno loses 1 profile", "y accept")
	d.Press("y")
	d.Sees("Accepted: the birth date of Ada Moreno")
}
