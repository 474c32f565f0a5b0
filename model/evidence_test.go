package model_test

import (
	"strings"
	"testing"

	"frontdesk/model"
)

// callers is Luis asking for what he does not see, or does.
func caller(t *testing.T, more ...string) (s *story, ask model.Ask) {
	t.Helper()
	s = newStory(t)
	s.tell(`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02","contacts":[{"as":"luis","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}]}`)
	s.tell(`{"do":"share","as":"letter","client":"ada","title":"Custody letter","to":["ada"]}`)
	for _, line := range more {
		s.tell(line)
	}
	chart, err := s.Chart(s.person("ada").Client())
	must(err)
	return s, model.Ask{User: s.person("luis"), Client: chart.ID(), Item: chart.Items[0].ID}
}

const comesIn = `{"do":"invite","client":"ada","user":"luis","preset":"Full access"}`

// TestTheCallerNeverHearsThatSomethingIsHidden: whichever rule hides it, the
// sentence is the same, and it names nothing.
func TestTheCallerNeverHearsThatSomethingIsHidden(t *testing.T) {
	signsIn := `{"do":"sign-in","user":"luis"}`
	hidden := map[model.Rule][]string{
		model.RuleBlock:      {comesIn, signsIn, `{"do":"block","client":"ada","person":"luis","reason":"court order"}`},
		model.RuleAccess:     {comesIn, signsIn, `{"do":"set-access","client":"ada","user":"luis","on":false}`},
		model.RuleAge:        {comesIn, signsIn, `{"do":"set-practice","age_bands":[{"age":14,"action":"end"}]}`},
		model.RulePermission: {comesIn, signsIn, `{"do":"set-permissions","client":"ada","user":"luis","preset":"Scheduling only"}`},
		model.RuleAudience:   {comesIn, signsIn},
	}
	said := map[string]bool{}
	for rule, lines := range hidden {
		s, ask := caller(t, lines...)
		decision, err := model.Decide(s, ask)
		must(err)
		if decision.Rule != rule {
			t.Fatalf("decided by %q, not by %q", decision.Rule, rule)
		}
		says, err := model.CallerSays(s, ask, decision)
		must(err)
		if strings.Contains(says, "Custody") || strings.Contains(says, "block") {
			t.Errorf("%s: %s", rule, says)
		}
		said[says] = true
	}
	if len(said) != 1 {
		t.Errorf("what is hidden is told in %d ways: %v", len(said), said)
	}
}

func TestTheCallerHearsOfTheOwnLoginAndOfWhatIsSeen(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{nil, "You have no login to our portal so far"},
		{[]string{comesIn}, "You are invited to our portal: the link comes by e-mail."},
		{[]string{comesIn, `{"do":"sign-in","user":"luis"}`, `{"do":"disable-login","user":"luis"}`}, "switched off"},
		{[]string{`{"do":"set-practice","portal":false}`}, "Our client portal is closed"},
		{
			[]string{comesIn, `{"do":"sign-in","user":"luis"}`, `{"do":"share","client":"ada","document":"letter","to":["luis"]}`},
			"choose the profile of Ada, and look under the documents for “Custody letter”.",
		},
	} {
		s, ask := caller(t, c.lines...)
		decision, err := model.Decide(s, ask)
		must(err)
		says, err := model.CallerSays(s, ask, decision)
		must(err)
		if !strings.Contains(says, c.want) {
			t.Errorf("%v: %s", c.lines, says)
		}
	}
}

func TestADecisionRestsOnTheRecordThatDecides(t *testing.T) {
	access := func(before, after string) []model.RecordChange {
		return []model.RecordChange{{Key: "access p1 p2", Before: []byte(before), After: []byte(after)}}
	}
	ticks := model.Evidence{Record: "access p1 p2", Fields: []string{"ticks"}}
	for _, c := range []struct {
		changes []model.RecordChange
		want    bool
	}{
		{access(`{"on":true,"ticks":["basic"]}`, `{"on":true,"ticks":["basic","documents.view"]}`), true},
		{access(`{"on":true,"ticks":["basic"]}`, `{"on":false,"ticks":["basic"]}`), false},
		{access("", `{"on":true,"ticks":["basic"]}`), true},
		{[]model.RecordChange{{Key: "access p1 p3"}}, false},
	} {
		if got := ticks.ChangedBy(c.changes); got != c.want {
			t.Errorf("%s → %s: %t", c.changes[0].Before, c.changes[0].After, got)
		}
	}
}

// TestWhatWasSetForSomebodyElseIsNoEvidence: Luis was put beside Rosa later, and
// another tick of hers was taken away.
func TestWhatWasSetForSomebodyElseIsNoEvidence(t *testing.T) {
	s, ask := caller(t, comesIn, `{"do":"sign-in","user":"luis"}`, `{"do":"share","client":"ada","document":"letter","to":["luis"]}`)
	evidence := func(ask model.Ask) *model.Evidence {
		decision, err := model.Decide(s, ask)
		must(err)
		evidence, err := model.EvidenceOf(s, ask, decision)
		must(err)
		return &evidence
	}
	changed := func(e *model.Evidence, before, after string) bool {
		return e.ChangedBy([]model.RecordChange{{Key: e.Record, Before: []byte(before), After: []byte(after)}})
	}
	luis := ask.User.String()
	byName := evidence(ask)
	if changed(byName, `{"audience":["p1","`+luis+`"]}`, `{"audience":["`+luis+`"],"sensitive":true}`) {
		t.Error("that somebody else was taken out of the audience lets Luis see it")
	}
	if !changed(byName, `{"title":"Custody letter"}`, `{"audience":["`+luis+`"]}`) {
		t.Error("that he was put into it is passed over")
	}
	s.tell(`{"do":"set-permissions","client":"ada","user":"luis","permissions":["basic"]}`)
	unticked := evidence(ask)
	if changed(unticked, `{"ticks":["basic","messages"]}`, `{"ticks":["basic"]}`) {
		t.Error("that he lost the messages hides a document")
	}
	if !changed(unticked, `{"ticks":["basic","documents.view"]}`, `{"ticks":["basic"]}`) {
		t.Error("that he lost the documents is passed over")
	}
	s.tell(`{"do":"set-practice","online_payments":false,"uploads":false}`)
	upload := evidence(model.Ask{User: ask.User, Client: ask.Client, Needs: model.DocumentsUpload})
	if changed(upload, `{"online_payments":true,"uploads":false}`, `{"online_payments":false,"uploads":false}`) {
		t.Error("that nobody can pay keeps him from uploading")
	}
	if !changed(upload, `{"uploads":true}`, `{"uploads":false}`) {
		t.Error("that uploads were switched off is passed over")
	}
	s.tell(`{"do":"set-access","client":"ada","user":"luis","on":false}`)
	if off := evidence(ask); changed(off, `{"on":false}`, `{"on":false,"until":"2030-01-01"}`) || !changed(off, `{"on":true}`, `{"on":false}`) {
		t.Error("an access that is off is off by its switch, not by its end")
	}
}
