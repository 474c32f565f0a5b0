package app_test

import (
	"bytes"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// acted is Harbor where Luis is in his portal too, and may do all but write
// messages; an intake form with questions was given to him by name.
const acted = uitest.Harbor + `
{"do":"set-practice","appointment_requests":true,"online_payments":true,"secure_messaging":true,"uploads":true}
{"do":"sign-in","user":"Luis Moreno"}
{"do":"set-permissions","client":"Ada Moreno","user":"Luis Moreno","permissions":["basic","appointments.view","appointments.book","appointments.cancel","information.manage","information.contact","documents.view","documents.upload","billing.view","billing.pay"]}
{"do":"add-form","as":"intake","title":"Intake","fields":[{"label":"School","needed":true},{"label":"Allergies","kind":"yes-no"},{"label":"Last visit","kind":"date"}]}
{"do":"assign","client":"Ada Moreno","form":"intake","to":["Luis Moreno"]}
`

// luis opens the preview of Luis, who looks at Ada's profile, with the cursor on
// what is called so.
func luis(t *testing.T, s store.Store, on string) *uitest.Desk {
	t.Helper()
	d := portal(t, s, 2, 200, 50)
	d.Press("tab")
	if on == "" {
		return d // on the profile as a whole
	}
	for range 30 {
		if _, here, found := strings.Cut(d.Screen(), "│   ▸ "); found && strings.HasPrefix(here, on) {
			return d
		}
		d.Press("down")
	}
	t.Fatalf("the cursor does not come to %q:\n%s", on, d.Screen())
	return nil
}

func TestLuisPaysInTrainingAndTheChartBesideShowsIt(t *testing.T) {
	s := uitest.Training(t, acted)
	d := luis(t, s, "Invoice 5")
	d.Press("enter")
	d.Sees("What Luis can do: Invoice 5", "▸ pay", "Luis Moreno may do this now.")
	d.Press("enter")
	d.Sees("Luis Moreno pays Invoice 5 for Ada Moreno", "$120.00 of $120.00 are open.")
	d.Press("backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
	d.Type("50")
	d.Press("ctrl+s")
	d.Sees("Luis Moreno paid $50 of Invoice 5", "$70.00 of $120.00 open pay")
	d.Press("esc", "]", "]", "]", "]")
	d.Sees("partly paid", "Luis Moreno paid $50.00 at 10:00")
	d.Press("u", "y")
	d.SeesNot("partly paid")
}

func TestWhatLuisMayNotDoNamesTheRule(t *testing.T) {
	s := uitest.Training(t, acted)
	d := luis(t, s, "PHQ-A")
	d.Press("enter")
	d.Sees("▸ fill in", "no · audience: assigned to Ada Moreno, not to Luis Moreno, who may no…",
		"audience: assigned to Ada Moreno, not to Luis Moreno, who may not complete forms")
	d.Press("enter") // what is refused leads to the rule
	d.Sees("Luis Moreno · fill in · PHQ-A · Ada Moreno", "✗ audience")
	d.Press("esc", "esc")
	d = luis(t, s, "")
	d.Press("enter")
	d.Sees("What Luis can do for Ada Moreno", "request appointments")
	d.Press("down", "down", "w")
	d.Sees("Luis Moreno · write to the practice · Ada Moreno", "✗ permission", "To allow it: tick Secure messaging")
	d.Press("enter") // a draft in the chart beside, that staff save
	d.Sees("1 change not saved")
	d.Press("S", "tab", "enter", "down", "down", "enter")
	d.Type("Hello")
	d.Press("ctrl+s")
	d.Sees("Luis Moreno wrote to the practice about Ada Moreno", "Messages with the practice", "1 message")
}

func TestAnActThatIsOverSaysSo(t *testing.T) {
	s := uitest.Training(t, acted)
	d := luis(t, s, "Intake")
	d.Press("enter", "enter")
	d.Sees("Luis Moreno fills in Intake for Ada Moreno", "School · needed", "Allergies (yes or no)", "Last visit (a date)")
	d.Press("ctrl+s")
	d.Sees("! is needed")
	d.Type("Lincoln")
	d.Press("down", "right")
	d.Press("ctrl+s")
	d.Sees("Luis Moreno filled in Intake for Ada Moreno")
	answer, given := answerTo(t, s, "Intake", "Luis Moreno")
	if !given || answer.Values["School"] != "Lincoln" || answer.Values["Allergies"] != "yes" || len(answer.Values) != 2 {
		t.Errorf("given: %+v", answer)
	}
	d.Press("enter", "enter")
	d.Sees("Not now, fill in: Luis Moreno has answered Intake already (complete)")
}

// answerTo is what somebody answered to a form of Ada's.
func answerTo(t *testing.T, s store.Store, title, name string) (model.Answer, bool) {
	t.Helper()
	chart := chartOf(t, s, "Ada Moreno")
	for i := range chart.Items {
		for _, person := range chart.People {
			if chart.Items[i].Title == title && person.Name() == name {
				return chart.Items[i].AnswerOf(person.ID)
			}
		}
	}
	return model.Answer{}, false
}

func TestTheInvitationIsAcceptedInThePreview(t *testing.T) {
	s := uitest.Training(t, uitest.Harbor)
	d := luis(t, s, "Invoice 5")
	d.Sees("Nothing now: Luis Moreno was invited on")
	d.Press("enter")
	d.Sees("▸ accept the invitation", "no · login: Luis Moreno was invited on")
	d.Press("enter")
	d.Sees("Luis Moreno accepted the invitation and signed in", "Luis ● father")
	d.SeesNot("Nothing now:")
	d.Press("enter")
	d.SeesNot("accept the invitation", "login:")
	d.Press("esc", "esc", "right", "tab", "enter") // his sister-in-law has no login
	d.Sees("accept the invitation", "no · Ines Vega has no login")
	d.Press("enter")
	d.Sees("Not now, accept the invitation: Ines Vega has no login")
}

func TestAPortalThatIsOffLetsNobodyIn(t *testing.T) {
	d := luis(t, uitest.Training(t, uitest.Harbor+`{"do":"set-practice","portal":false}`), "Invoice 5")
	d.Press("enter")
	d.Sees("accept the invitation", "no · practice: the practice's portal is off")
}

// TestEveryActIsDoneFromTheProfile: with what the fields propose, a newcomer
// needs to think of nothing but what is to be written.
func TestEveryActIsDoneFromTheProfile(t *testing.T) {
	s := uitest.Training(t, acted+`{"do":"set-permissions","client":"Ada Moreno","user":"Luis Moreno","preset":"Full access"}`)
	for i, act := range []struct{ text, said string }{
		{"", "Luis Moreno requested an appointment for Ada Moreno"},
		{"", "Luis Moreno uploaded School report"},
		{"May I come along?", "Luis Moreno wrote to the practice about Ada Moreno"},
		{"", "proposed: gender girl"},
		{"", "proposed: legal sex F"},
		{"", "proposed: phone 555 0100"},
		{"", "proposed: insurance Blue 17"},
		{"", "Luis Moreno saved the card Visa 4242"},
	} {
		d := luis(t, s, "")
		d.Press("enter")
		for range i {
			d.Press("down")
		}
		d.Press("enter")
		if field, value, proposes := strings.Cut(strings.TrimPrefix(act.said, "proposed: "), " "); proposes && strings.HasPrefix(act.said, "proposed: ") {
			if field == "gender" {
				d.Press("right")
			}
			d.Press("tab")
			act.text = strings.TrimPrefix(value, "sex ")
		}
		d.Type(act.text)
		d.Press("ctrl+s")
		d.Sees(act.said)
	}
	chart := chartOf(t, s, "Ada Moreno")
	kinds := map[model.Kind]int{}
	for i := range chart.Items {
		kinds[chart.Items[i].Kind]++
	}
	if kinds[model.KindThread] != 1 || kinds[model.KindDocument] != 2 || kinds[model.KindAppointment] != 2 || len(chart.Waiting()) != 4 {
		t.Errorf("the chart has %v, and %d proposed changes", kinds, len(chart.Waiting()))
	}
}

func TestLuisCancelsAndRefuses(t *testing.T) {
	s := uitest.Training(t, acted+`{"do":"assign","client":"Ada Moreno","form":"Consent to treat","to":["Luis Moreno"]}`)
	d := luis(t, s, "Tue 24 Nov")
	d.Press("enter", "enter")
	d.Type("we are away")
	d.Press("ctrl+s")
	d.Sees("Luis Moreno cancelled Session", "Past and cancelled")
	d = luis(t, s, "Consent to treat")
	d.Press("enter", "down", "enter", "ctrl+s")
	d.Sees("Luis Moreno refused Consent to treat", "refused")
}

func TestOnRealDataNothingActs(t *testing.T) {
	s := uitest.Practice(t, acted)
	d := portal(t, s, 2, 120, 40)
	d.Press("tab")
	d.Sees("acts on nothing.")
	before := chartOf(t, s, "Ada Moreno").Revision
	for range 8 {
		d.Press("enter")
		d.Sees("Not now, act: on real data a preview acts on nothing")
		d.Press("down")
	}
	if chartOf(t, s, "Ada Moreno").Revision != before {
		t.Error("something was done")
	}
}

func TestActingIsReadOut(t *testing.T) {
	var out bytes.Buffer
	d := uitest.OpenPlain(t, uitest.Training(t, acted), rae, &out)
	d.Press("/")
	d.Type("ada mor")
	d.Press("enter", "enter", "]", "right", "right", "tab")
	out.Reset()
	d.Press("enter", "down", "down")
	for _, told := range []string{
		"TRAINING What Luis can do for Ada Moreno", "> request appointments, ask for a day and a time",
		"permission: Luis Moreno's Secure messaging is not ticked", "Keys: enter choose, w why, esc close",
	} {
		if !strings.Contains(out.String(), told) {
			t.Errorf("%q is not read out:\n%s", told, out.String())
		}
	}
}

// TestOfTwoPersonsTheOneUnderTheCursorActs: side by side, it is the half that
// says who acts.
func TestOfTwoPersonsTheOneUnderTheCursorActs(t *testing.T) {
	d := portal(t, uitest.Training(t, acted), 1, 200, 50)
	d.Press("P", "tab", "enter")
	d.Sees("What Rosa can do for Ada Moreno")
	d.Press("esc", "down", "enter")
	d.Sees("What Luis can do for Ada Moreno")
}

func TestADraftIsSavedBeforeSomebodyActsOnIt(t *testing.T) {
	d := portal(t, uitest.Training(t, acted), 2, 200, 50)
	d.Press("down", "down", "space", "tab", "enter")
	d.Sees("Not now, act: save or drop the draft first")
}

func TestActingScreens(t *testing.T) {
	stories := [][2]string{
		{"profile", "enter"},
		{"item", "down enter"},
		{"refused", "G enter"},
		{"request", "enter enter"},
	}
	s := uitest.Training(t, acted)
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}, {200, 50}}, func(t *testing.T, width, height int) *uitest.Desk {
		d := portal(t, s, 2, width, height)
		d.Press("tab")
		return d
	})
}
