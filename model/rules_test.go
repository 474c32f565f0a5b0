package model_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"frontdesk/model"
)

// moreno is a family in two homes: Ada is 14, Rosa and Luis are her parents,
// both signed in. Ada has her own papers, each parent has one too.
var moreno = []string{
	`{"do":"set-practice","name":"Harbor Family Therapy","banner":"Welcome to Harbor Family Therapy"}`,
	`{"do":"add-staff","as":"chen","name":"Dr. Chen","role":"practitioner"}`,
	`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02","practitioner":"chen"}`,
	`{"do":"add-contact","as":"rosa","client":"ada","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother"}`,
	`{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}`,
	`{"do":"invite","client":"ada","user":"rosa","preset":"Guardian"}`,
	`{"do":"invite","client":"ada","user":"luis","preset":"Guardian"}`,
	`{"do":"sign-in","user":"rosa"}`,
	`{"do":"sign-in","user":"luis"}`,
	`{"do":"add-form","as":"consent","title":"Consent to treat","kind":"consent","signatures":"all"}`,
	`{"do":"add-form","as":"phqa","title":"PHQ-A","kind":"assessment","sensitive":true}`,
	`{"do":"assign","client":"ada","form":"consent","to":["rosa","luis"]}`,
	`{"do":"assign","client":"ada","form":"phqa","to":["ada"]}`,
	`{"do":"share","as":"letter","client":"ada","title":"School letter","to":["luis"]}`,
	`{"do":"schedule","client":"ada","start":"2026-11-24T15:00:00-05:00","minutes":50}`,
	`{"do":"bill","client":"ada","kind":"invoice","amount":"120.00"}`,
}

// applyFix applies the fix offered and asks again.
func (s *story) applyFix(ask model.Ask) model.Decision {
	s.t.Helper()
	fix, err := model.FixOf(s, ask)
	if err != nil || fix == nil {
		s.t.Fatalf("no fix is offered (%v)", err)
	}
	for _, line := range fix.Do {
		s.tell(string(line))
	}
	decision, err := model.Decide(s, ask)
	if err != nil {
		s.t.Fatal(err)
	}
	return decision
}

func (s *story) noFix(ask model.Ask) {
	s.t.Helper()
	if fix, err := model.FixOf(s, ask); err != nil || fix != nil {
		s.t.Fatalf("a fix is offered where none should be: %+v %v", fix, err)
	}
}

// TestTheRules tells a story for each rule: what denies, what passed before,
// and whether the fix makes it allow.
func TestTheRules(t *testing.T) {
	letter := func(s *story) model.Ask { return s.ask("luis", "ada", "School letter", model.View) }
	tests := []struct {
		name   string
		rule   model.Rule
		lines  []string
		later  time.Duration
		ask    func(*story) model.Ask
		unable bool // no fix is offered
	}{
		{name: "a court order keeps Luis away, whatever he was given", rule: model.RuleBlock, unable: true, ask: letter,
			lines: []string{`{"do":"block","client":"ada","person":"luis","reason":"court order"}`}},
		{name: "a block beats the practice being off", rule: model.RuleBlock, unable: true, ask: letter,
			lines: []string{`{"do":"set-practice","portal":false}`, `{"do":"block","client":"ada","person":"luis","reason":"court order"}`}},
		{name: "the portal is off for everybody", rule: model.RulePractice, ask: letter,
			lines: []string{`{"do":"set-practice","portal":false}`}},
		{name: "online payments are off", rule: model.RulePractice,
			lines: []string{`{"do":"set-practice","online_payments":false}`},
			ask: func(s *story) model.Ask {
				ask := s.ask("luis", "ada", "", model.Pay)
				ask.Item = s.bills("ada")[0]
				return ask
			}},
		{name: "uploads are off", rule: model.RulePractice,
			lines: []string{`{"do":"set-practice","uploads":false}`},
			ask:   func(s *story) model.Ask { return s.ask("luis", "ada", "", model.Upload) }},
		{name: "Luis' login is disabled", rule: model.RuleLogin, ask: letter,
			lines: []string{`{"do":"disable-login","user":"luis"}`}},
		{name: "grandma was invited and has not signed in", rule: model.RuleLogin,
			lines: grandma, ask: func(s *story) model.Ask { return s.ask("ines", "ada", "", model.View) }},
		{name: "grandma's invitation has expired", rule: model.RuleLogin,
			lines: grandma, later: 8 * 24 * time.Hour, ask: func(s *story) model.Ask { return s.ask("ines", "ada", "", model.View) }},
		{name: "grandma's invitation was cancelled", rule: model.RuleLogin,
			lines: append(slices.Clone(grandma), `{"do":"cancel-invitation","user":"ines"}`),
			ask:   func(s *story) model.Ask { return s.ask("ines", "ada", "", model.View) }},
		{name: "Ada has no login and no e-mail: nothing that staff could do alone", rule: model.RuleLogin, unable: true,
			ask: func(s *story) model.Ask { return s.ask("ada", "ada", "PHQ-A", model.View) }},
		{name: "Luis' access is off", rule: model.RuleAccess, ask: letter,
			lines: []string{`{"do":"set-access","client":"ada","user":"luis","on":false}`}},
		{name: "Luis' access has ended", rule: model.RuleAccess, ask: letter, later: 48 * time.Hour,
			lines: []string{`{"do":"set-access","client":"ada","user":"luis","on":true,"until":"2026-11-23"}`}},
		{name: "Luis is removed as a contact: first make him one again", rule: model.RuleAccess, unable: true, ask: letter,
			lines: []string{`{"do":"remove-contact","client":"ada","person":"luis"}`}},
		{name: "at 14 the practice ends a contact's access", rule: model.RuleAge, ask: letter,
			lines: []string{`{"do":"set-practice","age_bands":[{"age":14,"action":"end"}]}`}},
		{name: "at 13 the practice suspends it, at 14 it ends it", rule: model.RuleAge, ask: letter,
			lines: []string{`{"do":"set-practice","age_bands":[{"age":14,"action":"end"},{"age":13,"action":"suspend"}]}`}},
		{name: "at 12 contacts are limited to scheduling", rule: model.RuleAge, unable: true, ask: letter,
			lines: []string{`{"do":"set-practice","age_bands":[{"age":12,"action":"limit","preset":"Scheduling only"}]}`}},
		{name: "Documents is not ticked", rule: model.RulePermission, ask: letter,
			lines: []string{`{"do":"set-permissions","client":"ada","user":"luis","permissions":["basic","billing.view"]}`}},
		{name: "Basic is not ticked, and nothing below it counts", rule: model.RulePermission, ask: letter,
			lines: []string{`{"do":"set-permissions","client":"ada","user":"luis","permissions":["documents.view","messages"]}`}},
		{name: "Rosa was not named for the letter", rule: model.RuleAudience,
			ask: func(s *story) model.Ask { return s.ask("rosa", "ada", "School letter", model.View) }},
		{name: "a form of Ada's, and Luis may not complete forms on her behalf", rule: model.RuleAudience,
			lines: []string{
				`{"do":"add-form","as":"intake","title":"Intake"}`, `{"do":"assign","client":"ada","form":"intake","to":["ada"]}`,
				`{"do":"set-permissions","client":"ada","user":"luis","permissions":["basic"]}`},
			ask: func(s *story) model.Ask { return s.ask("luis", "ada", "Intake", model.Complete) }},
		{name: "the age limit takes forms on behalf away: only the name helps", rule: model.RuleAudience,
			lines: []string{
				`{"do":"add-form","as":"intake","title":"Intake"}`, `{"do":"assign","client":"ada","form":"intake","to":["ada"]}`,
				`{"do":"set-practice","age_bands":[{"age":12,"action":"limit","preset":"Teen-limited guardian"}]}`},
			ask: func(s *story) model.Ask { return s.ask("luis", "ada", "Intake", model.View) }},
		{name: "an invoice addressed to Rosa is not Luis'", rule: model.RuleAudience, unable: true,
			lines: []string{`{"do":"bill","as":"rosas","client":"ada","kind":"statement","amount":"80","to":"rosa"}`},
			ask: func(s *story) model.Ask {
				ask := s.ask("luis", "ada", "", model.View)
				ask.Item = s.bills("ada")[1]
				return ask
			}},
		{name: "the PHQ-A is Ada's own, sensitive, and Luis is not named", rule: model.RuleSensitive,
			ask: func(s *story) model.Ask { return s.ask("luis", "ada", "PHQ-A", model.View) }},
		{name: "a sensitive appointment reaches nobody but Ada", rule: model.RuleSensitive, unable: true,
			lines: []string{`{"do":"schedule","client":"ada","start":"2026-12-01T09:00:00-05:00","minutes":30,"title":"Private hour","sensitive":true}`},
			ask:   func(s *story) model.Ask { return s.ask("luis", "ada", "Private hour", model.View) }},
	}
	for _, test := range tests {
		t.Run(string(test.rule)+": "+test.name, func(t *testing.T) {
			s := newStory(t, moreno...)
			s.tell(test.lines...)
			s.now = s.now.Add(test.later)
			ask := test.ask(s)
			decision, err := model.Decide(s, ask)
			if err != nil {
				t.Fatal(err)
			}
			if decision.Allow || decision.Rule != test.rule {
				t.Fatalf("decided by %q (%s), want %q", decision.Rule, decision.Because, test.rule)
			}
			if want := model.Rules()[:slices.Index(model.Rules(), test.rule)]; !slices.Equal(decision.Passed, want) {
				t.Errorf("passed %v, want %v", decision.Passed, want)
			}
			if test.unable {
				s.noFix(ask)
				return
			}
			if after := s.applyFix(ask); !after.Allow {
				t.Errorf("after the fix it is still denied by %s: %s", after.Rule, after.Because)
			}
		})
	}
}

var grandma = []string{
	`{"do":"add-contact","as":"ines","client":"ada","first":"Ines","last":"Soto","email":"ines@example.org","email_ok":true,"relationship":"grandparent"}`,
	`{"do":"invite","client":"ada","user":"ines","features":["basic"]}`,
}

// bills is a client's billing documents in the order in which they were made.
func (s *story) bills(client string) []model.ItemID {
	chart, err := s.Chart(s.person(client).Client())
	must(err)
	var ids []model.ItemID
	for _, item := range chart.Items {
		if item.Kind.IsBill() {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

func TestWhoSeesWhatInTwoHomes(t *testing.T) {
	s := newStory(t, moreno...)
	want := []string{"Ada Moreno: Consent to treat", "Ada Moreno: Invoice 11", "Ada Moreno: School letter", "Ada Moreno: Session"}
	if got := s.sees("luis"); !slices.Equal(got, want) {
		t.Errorf("Luis sees %q, want %q", got, want)
	}
	want = []string{"Ada Moreno: Consent to treat", "Ada Moreno: Invoice 11", "Ada Moreno: Session"}
	if got := s.sees("rosa"); !slices.Equal(got, want) {
		t.Errorf("Rosa sees %q, want %q", got, want)
	}
}

func TestUntickingAParentLeavesTheTicksBelowItAsTheyWere(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"set-permissions","client":"ada","user":"luis","permissions":["basic","billing.pay"]}`)
	if p := s.portal("luis").Profiles[0].Permissions; p.Has(model.BillingPay) {
		t.Error("paying counts without Billing documents above it")
	}
	s.tell(`{"do":"set-permissions","client":"ada","user":"luis","permissions":["basic","billing.view","billing.pay"]}`)
	if p := s.portal("luis").Profiles[0].Permissions; !p.Has(model.BillingPay) {
		t.Error("ticking Billing documents again does not bring paying back")
	}
}

func TestTheViewIsAsItIsPromised(t *testing.T) {
	s := newStory(t, moreno...)
	raw, err := json.Marshal(s.portal("luis"))
	if err != nil {
		t.Fatal(err)
	}
	var view struct {
		User, Email, Login string
		Gate               *struct{}
		Profiles           []map[string]json.RawMessage
		Hidden             []map[string]json.RawMessage
	}
	must(json.Unmarshal(raw, &view))
	if view.User != "Luis Moreno" || view.Email != "luis@example.org" || view.Login != "active" || view.Gate != nil {
		t.Errorf("the view begins with %s", raw)
	}
	for _, field := range []string{"client", "relationship", "linked", "permissions", "banner", "appointments", "forms",
		"documents", "messages", "billing", "information", "actions"} {
		if value, ok := view.Profiles[0][field]; !ok || string(value) == "null" {
			t.Errorf("the profile has no %s", field)
		}
	}
	want := map[string]string{
		"client": `"Ada Moreno"`, "title": `"PHQ-A"`, "kind": `"assessment"`, "rule": `"sensitive"`,
		"because": `"assigned to Ada Moreno and marked sensitive; Luis Moreno is not named"`,
		"fix":     `"assign it to Luis Moreno by name"`,
	}
	for field, value := range want {
		if got := string(view.Hidden[0][field]); got != value {
			t.Errorf("hidden %s is %s, want %s", field, got, value)
		}
	}
}

// What a line of the permission tree is worth is asked without an item.
func TestTheUseOfAPermissionIsDecidedAndMended(t *testing.T) {
	s := newStory(t, append(slices.Clone(moreno), `{"do":"set-permissions","client":"ada","user":"luis","preset":"Scheduling only"}`)...)
	ask := s.ask("luis", "ada", "", "")
	ask.Needs = model.BillingPay
	decision, err := model.Decide(s, ask)
	if err != nil || decision.Allow || decision.Rule != model.RulePermission {
		t.Fatalf("%+v %v", decision, err)
	}
	fix, err := model.FixOf(s, ask)
	if err != nil || len(fix.Do) != len(fix.Says) || fix.Say != "tick Billing documents and Pay outstanding balance" {
		t.Fatalf("%+v %v", fix, err)
	}
	if decision := s.applyFix(ask); !decision.Allow {
		t.Errorf("the fix does not mend it: %s", decision.Because)
	}
	ask.Needs = model.Basic
	if opened, err := model.Decide(s, ask); err != nil || !opened.Allow {
		t.Errorf("to open the profile: %+v %v", opened, err)
	}
}
