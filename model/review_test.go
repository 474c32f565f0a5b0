package model_test

import (
	"slices"
	"testing"
	"time"

	"frontdesk/model"
)

// review is what needs a person in a client's chart, put off or not.
func (s *story) review(client string) []model.Finding {
	s.t.Helper()
	found, err := model.ReviewOf(s, s.person(client).Client())
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

func kindsOf(found []model.Finding) []model.FindingKind {
	kinds := make([]model.FindingKind, len(found))
	for i := range found {
		kinds[i] = found[i].Kind
	}
	return kinds
}

// quiet is a chart in which nothing needs a person.
var quiet = []string{
	`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02"}`,
	`{"do":"add-contact","as":"rosa","client":"ada","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother","authority":"sole"}`,
	`{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}`,
	`{"do":"invite","client":"ada","user":"rosa","preset":"Full access"}`,
	`{"do":"sign-in","user":"rosa"}`,
	`{"do":"add-form","as":"consent","title":"Consent","kind":"consent","signatures":"all"}`,
}

// TestTheReview tells a story for each finding: what brings it about, what it
// says, and whether the way to mend it that it offers makes it go away.
func TestTheReview(t *testing.T) {
	for _, c := range []struct {
		kind   model.FindingKind
		lines  []string
		days   int // that go by
		say    string
		mended bool
	}{
		{model.FindingExpiring, []string{`{"do":"invite","client":"ada","user":"luis"}`}, 5,
			"Luis Moreno's invitation expires on 2026-11-29, and Luis has not signed in", true},
		{model.FindingExpired, []string{`{"do":"invite","client":"ada","user":"luis"}`}, 8,
			"Luis Moreno's invitation expired on 2026-11-29", true},
		{model.FindingNoLogin, []string{`{"do":"set-access","client":"ada","user":"luis","on":true}`}, 0,
			"Luis Moreno has access to Ada Moreno's portal and no login to use it with", true},
		{model.FindingBand, []string{`{"do":"edit-person","person":"ada","born":"2008-12-10"}`}, 0,
			"Rosa Moreno's access to Ada Moreno's portal ends on 2026-12-10, when Ada turns 18", false},
		{model.FindingBand, []string{`{"do":"edit-person","person":"ada","born":"2008-11-20"}`}, 0,
			"Rosa Moreno's access to Ada Moreno's portal is closed since Ada turned 18 on 2026-11-20: renew it or turn it off", true},
		{model.FindingBand, []string{ // of two ages reached, the one that decides
			`{"do":"set-practice","age_bands":[{"age":16,"action":"suspend"},{"age":18,"action":"end"}]}`,
			`{"do":"edit-person","person":"ada","born":"2008-11-20"}`}, 0,
			"Rosa Moreno's access to Ada Moreno's portal is closed since Ada turned 16 on 2024-11-20: renew it or turn it off", true},
		{model.FindingEnding, []string{`{"do":"set-access","client":"ada","user":"rosa","on":true,"until":"2026-12-01"}`}, 0,
			"Rosa Moreno's access to Ada Moreno's portal ends on 2026-12-01", false},
		{model.FindingSharedEmail, []string{
			`{"do":"edit-person","person":"ada","email":"rosa@example.org","email_ok":true}`,
			`{"do":"set-access","client":"ada","user":"ada","on":true}`}, 0,
			"Ada Moreno needs a login, and Rosa Moreno needs or has one with the same e-mail rosa@example.org", true},
		{model.FindingSharedEmail, []string{ // linked already: nothing is left but the own access
			`{"do":"link","dependent":"ada","parent":"rosa"}`,
			`{"do":"edit-person","person":"ada","email":"rosa@example.org","email_ok":true}`,
			`{"do":"set-access","client":"ada","user":"ada","on":true}`}, 0,
			"Ada Moreno needs a login, and Rosa Moreno needs or has one with the same e-mail rosa@example.org", true},
		{model.FindingSharedEmail, []string{ // an adult is asked before a mother opens the chart
			`{"do":"edit-person","person":"ada","born":"1990-01-01","email":"rosa@example.org","email_ok":true}`,
			`{"do":"set-access","client":"ada","user":"rosa","on":false}`,
			`{"do":"set-access","client":"ada","user":"ada","on":true}`}, 0,
			"Ada Moreno needs a login, and Rosa Moreno needs or has one with the same e-mail rosa@example.org", false},
		{model.FindingSharedEmail, []string{ // a grown-up sister is no guardian by her address
			`{"do":"add-contact","as":"sister","client":"ada","first":"Eva","last":"Soto","email":"eva@example.org","email_ok":true,"relationship":"sibling"}`,
			`{"do":"invite","client":"ada","user":"sister"}`, `{"do":"sign-in","user":"sister"}`,
			`{"do":"edit-person","person":"ada","email":"eva@example.org","email_ok":true}`,
			`{"do":"set-access","client":"ada","user":"ada","on":true}`}, 0,
			"Ada Moreno needs a login, and Eva Soto needs or has one with the same e-mail eva@example.org", false},
		{model.FindingGuardianEmail, []string{
			`{"do":"edit-person","person":"ada","email":"luis@example.org","email_ok":true}`,
			`{"do":"invite","client":"ada","user":"ada"}`, `{"do":"sign-in","user":"ada"}`}, 0,
			"Ada Moreno's login is on Luis Moreno's e-mail luis@example.org: who reads that mail can sign in", true},
		{model.FindingNoGuardian, []string{`{"do":"set-access","client":"ada","user":"rosa","on":false}`}, 0,
			"Ada Moreno is a minor, and no guardian can sign in for Ada", true},
		{model.FindingNoGuardian, []string{ // her papers were never seen
			`{"do":"edit-contact","client":"ada","person":"rosa","authority":"unknown"}`,
			`{"do":"set-access","client":"ada","user":"rosa","on":false}`}, 0,
			"Ada Moreno is a minor, and no guardian can sign in for Ada", false},
		{model.FindingNoGuardian, []string{ // which of two, takes a person to think
			`{"do":"edit-contact","client":"ada","person":"luis","relationship":"father"}`,
			`{"do":"disable-login","user":"rosa"}`}, 0,
			"Ada Moreno is a minor, and no guardian can sign in for Ada", false},
		{model.FindingBlockedNamed, []string{
			`{"do":"edit-contact","client":"ada","person":"luis","billing":true,"reminders":true}`,
			`{"do":"block","client":"ada","person":"luis","reason":"court order"}`}, 0,
			"Luis Moreno is blocked from Ada Moreno and named for billing and reminders", true},
		{model.FindingBlockedNamed, []string{
			`{"do":"bill","client":"ada","kind":"invoice","amount":"90.00","to":"luis"}`,
			`{"do":"block","client":"ada","person":"luis","reason":"court order"}`}, 0,
			"Invoice 5 of Ada Moreno goes to Luis Moreno, who is blocked and cannot see it", false},
		{model.FindingConflict, []string{
			`{"do":"invite","client":"ada","user":"luis"}`, `{"do":"sign-in","user":"luis"}`,
			`{"do":"assign","client":"ada","form":"consent","to":["rosa","luis"]}`,
			`{"do":"complete","user":"rosa","client":"ada","form":"consent"}`,
			`{"do":"refuse","user":"luis","client":"ada","form":"consent"}`}, 0,
			"Consent of Ada Moreno is in conflict: Rosa Moreno gave it, Luis Moreno refused", false},
		{model.FindingDoubt, []string{
			`{"do":"add-client","as":"again","first":"Ada","last":"Moreno","origin":"list:7"}`}, 0, "", false},
		{model.FindingRequest, []string{
			`{"do":"request-appointment","user":"rosa","client":"ada","start":"2026-12-01T10:00:00-05:00"}`}, 0,
			"Rosa Moreno asks for an appointment for Ada Moreno on 2026-12-01 10:00", true},
		{model.FindingRequest, []string{
			`{"do":"request-appointment","user":"rosa","client":"ada","start":"2026-11-23T10:00:00-05:00"}`}, 3,
			"Rosa Moreno asks for an appointment for Ada Moreno on 2026-11-23 10:00, which has passed", true},
		{model.FindingChange, []string{
			`{"do":"propose-change","user":"rosa","client":"ada","field":"phone","value":"555 0100"}`}, 0,
			"Rosa Moreno proposes for Ada Moreno's phone: 555 0100", true},
	} {
		t.Run(string(c.kind), func(t *testing.T) {
			s := newStory(t, quiet...)
			if found := s.review("ada"); len(found) != 0 {
				t.Fatalf("nothing needed a person, and it finds %v", found)
			}
			s.tell(c.lines...)
			s.now = s.now.AddDate(0, 0, c.days)
			client := "ada"
			if c.kind == model.FindingDoubt {
				client, c.say = s.handles["again"], "Ada Moreno ("+s.handles["again"]+") was imported, and may be the same as Ada Moreno ("+s.handles["ada"]+")"
			}
			found := s.review(client)
			i := slices.Index(kindsOf(found), c.kind)
			if i < 0 || found[i].Say != c.say {
				t.Fatalf("it finds %+v, not %q", found, c.say)
			}
			if (found[i].Fix != nil) != c.mended {
				t.Fatalf("a way to mend it: %+v", found[i].Fix)
			}
			s.mend(client, &found[i])
		})
	}
}

// mend does what a finding offers, behind which it must be gone.
func (s *story) mend(client string, f *model.Finding) {
	s.t.Helper()
	if f.Fix == nil {
		return
	}
	for _, line := range f.Fix.Do {
		s.tell(string(line))
	}
	for _, still := range s.review(client) {
		if still.Key() == f.Key() {
			s.t.Errorf("it was mended by %q, and stands: %s", f.Fix.Say, still.Say)
		}
	}
}

func TestAFindingIsPutOffUntilItsDay(t *testing.T) {
	s := newStory(t, quiet...)
	s.tell(`{"do":"set-access","client":"ada","user":"rosa","on":true,"until":"2026-12-01"}`)
	found := s.review("ada")
	key := found[0].Key()
	if len(found) != 1 || key != "access-ending "+s.person("ada").String()+" "+s.person("rosa").String() {
		t.Fatalf("it finds %+v", found)
	}
	s.refused(model.Missing, `{"do":"put-off","client":"ada","finding":"`+key+`","until":"2026-11-30","reason":""}`)
	s.refused(model.Invalid, `{"do":"put-off","client":"ada","finding":"`+key+`","until":"2026-11-22","reason":"later"}`)
	s.refused(model.NotFound, `{"do":"put-off","client":"ada","finding":"no-guardian p1","until":"2026-11-30","reason":"later"}`)
	s.tell(`{"do":"put-off","client":"ada","finding":"`+key+`","until":"2026-11-28","reason":"Rosa calls back"}`,
		`{"do":"put-off","client":"ada","finding":"`+key+`","until":"2026-11-30","reason":"Rosa calls back on Monday"}`)
	if found = s.review("ada"); len(found) != 1 || found[0].PutOff == nil || found[0].PutOff.Until != 20261130 {
		t.Errorf("put off: %+v", found)
	}
	s.now = s.now.Add(8 * 24 * time.Hour)
	if found = s.review("ada"); len(found) != 1 || found[0].PutOff != nil {
		t.Errorf("when its day has come: %+v", found)
	}
}

// TestAnInvitationIsToldOfOnce though it is to a parent of three.
func TestAnInvitationIsToldOfOnce(t *testing.T) {
	s := newStory(t, quiet...)
	s.tell(
		`{"do":"add-client","as":"ben","first":"Ben","last":"Moreno","born":"2016-01-01","contacts":[{"person":"luis","relationship":"father"}]}`,
		`{"do":"invite","client":"ada","user":"luis"}`, `{"do":"invite","client":"ben","user":"luis"}`)
	s.now = s.now.AddDate(0, 0, 8)
	times := 0
	for _, child := range []string{"ada", "ben"} {
		for _, f := range s.review(child) {
			if f.Kind == model.FindingExpired {
				times++
			}
		}
	}
	if times != 1 {
		t.Errorf("told %d times", times)
	}
}
