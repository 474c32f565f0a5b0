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

// wayOut goes one of the ways out of the client's only finding of that kind, and
// says what was offered.
func (s *story) wayOut(client string, kind model.FindingKind, at int, said string) (offered []string) {
	s.t.Helper()
	found := s.review(client)
	i := slices.Index(kindsOf(found), kind)
	if i < 0 {
		s.t.Fatalf("it finds %+v", found)
	}
	for _, way := range found[i].Ways {
		offered = append(offered, way.Say)
	}
	op, err := found[i].Ways[at].Operation(said)
	if err != nil {
		s.t.Fatal(err)
	}
	s.do(op)
	if slices.Contains(kindsOf(s.review(client)), kind) {
		s.t.Errorf("behind %q it stands", offered[at])
	}
	return offered
}

func TestABillOfWhoIsBlockedGoesToSomebodyElse(t *testing.T) {
	s := newStory(t, append(slices.Clone(quiet),
		`{"do":"add-contact","as":"ines","client":"ada","first":"Ines","last":"Soto","relationship":"grandparent","billing":true}`,
		`{"do":"bill","as":"invoice","client":"ada","kind":"invoice","amount":"90.00","to":"luis"}`,
		`{"do":"block","client":"ada","person":"luis","reason":"court order"}`)...)
	offered := s.wayOut("ada", model.FindingBlockedNamed, 1, "")
	if want := []string{"address Invoice 6 to Ines Soto, who is named for billing", "address Invoice 6 to Rosa Moreno, mother",
		"make Invoice 6 Ada Moreno's own, for whoever may see Ada's bills"}; !slices.Equal(offered, want) {
		t.Errorf("it offers %q", offered)
	}
	if sees := s.sees("rosa"); !slices.Contains(sees, "Ada Moreno: Invoice 6") {
		t.Errorf("Rosa sees %q", sees)
	}
	s.refused(model.Already, `{"do":"address-bill","client":"ada","bill":"invoice","to":"rosa"}`)
	s.refused(model.Missing, `{"do":"address-bill","client":"ada","to":"rosa"}`)
	s.tell(`{"do":"address-bill","client":"ada","bill":"invoice"}`)
}

func TestTwoOfOneNameAreToldApartOnce(t *testing.T) {
	s := newStory(t, append(slices.Clone(quiet), `{"do":"add-client","as":"again","first":"Ada","last":"Moreno","phone":"555 0199","origin":"list:7"}`)...)
	found := s.review("again")
	if want := []string{
		s.handles["again"] + ": birth date unknown, client of unknown age, 555 0199, imported as list:7",
		s.handles["ada"] + ": born 2012-04-02, client, 14, a minor",
	}; !slices.Equal(found[0].Because, want) {
		t.Errorf("it says %q", found[0].Because)
	}
	s.wayOut("again", model.FindingDoubt, 0, "")
	client, err := s.Client(s.person("again").Client())
	if err != nil || len(client.Apart) != 1 || client.Apart[0].Person != s.person("ada") || !client.Apart[0].At.Equal(s.now) {
		t.Errorf("on record is %+v, %v", client.Apart, err)
	}
	s.refused(model.Already, `{"do":"tell-apart","client":"`+s.handles["again"]+`","person":"`+s.handles["ada"]+`"}`)
	s.refused(model.Invalid, `{"do":"tell-apart","client":"`+s.handles["again"]+`","person":"`+s.handles["again"]+`"}`)
}

func TestAnImportedDoubleIsMadeInactive(t *testing.T) {
	s := newStory(t, append(slices.Clone(quiet), `{"do":"add-client","as":"again","first":"Ada","last":"Moreno","origin":"list:7"}`)...)
	s.wayOut("again", model.FindingDoubt, 1, "")
}

func TestAConflictEndsWhenOneTakesTheAnswerBack(t *testing.T) {
	s := newStory(t, append(slices.Clone(quiet),
		`{"do":"invite","client":"ada","user":"luis"}`, `{"do":"sign-in","user":"luis"}`,
		`{"do":"assign","client":"ada","form":"consent","to":["rosa","luis"]}`,
		`{"do":"complete","user":"rosa","client":"ada","form":"consent"}`,
		`{"do":"refuse","user":"luis","client":"ada","form":"consent"}`)...)
	offered := s.wayOut("ada", model.FindingConflict, 1, "on the telephone")
	if want := []string{"record that Rosa Moreno takes what was given back", "record that Luis Moreno takes the refusal back"}; !slices.Equal(offered, want) {
		t.Errorf("it offers %q", offered)
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

// onMothersAddress is Ada and Ben, who each need a login on Rosa's e-mail.
func onMothersAddress(authority string) []string {
	return append(slices.Clone(quiet),
		`{"do":"add-client","as":"ben","first":"Ben","last":"Moreno","born":"2016-01-01","email":"rosa@example.org","email_ok":true,"contacts":[{"person":"rosa","relationship":"mother","authority":"`+authority+`"}]}`,
		`{"do":"edit-person","person":"ada","email":"rosa@example.org","email_ok":true}`,
		`{"do":"set-access","client":"ada","user":"ada","on":true}`,
		`{"do":"set-access","client":"ben","user":"ben","on":true}`)
}

// shared is the finding that the client shares an e-mail.
func (s *story) shared(client string) *model.Finding {
	found := s.review(client)
	if i := slices.Index(kindsOf(found), model.FindingSharedEmail); i >= 0 {
		return &found[i]
	}
	return nil
}

// TestSiblingsOnTheirMothersAddress are linked to her in one go, whichever of
// them is looked at.
func TestSiblingsOnTheirMothersAddress(t *testing.T) {
	s := newStory(t, onMothersAddress("joint")...)
	found := s.shared("ben")
	if want := "link Ben Moreno and Ada Moreno to Rosa Moreno's portal, then turn off their access to their own portals"; found == nil || found.Fix == nil || found.Fix.Say != want {
		t.Fatalf("it offers %+v, not to %s", found, want)
	}
	if want := []string{
		"Ben Moreno (client, 10, a minor) has access to their own portal, and no login yet",
		"Rosa Moreno (mother of Ada Moreno, mother of Ben Moreno) signs in with it, since 2026-11-22",
		"Ada Moreno (client, 14, a minor) has access to their own portal, and no login yet",
	}; !slices.Equal(found.Because, want) {
		t.Errorf("it explains %q", found.Because)
	}
	s.mend("ben", found)
	if still := s.shared("ada"); still != nil {
		t.Errorf("Ada's stands: %s", still.Say)
	}
	if got := len(s.portal("rosa").Profiles); got != 2 {
		t.Errorf("Rosa has %d profiles", got)
	}
}

// TestAMotherOfUnknownAuthorityIsNotLinkedWithoutAThought: what has to be asked
// stands beside the way, and a sibling for whom it is known can go alone.
func TestAMotherOfUnknownAuthorityIsNotLinkedWithoutAThought(t *testing.T) {
	s := newStory(t, onMothersAddress("unknown")...)
	found := s.shared("ada")
	if found.Fix != nil || found.Ways[0].Mind != "Rosa Moreno's authority for Ben Moreno is unknown: ask for the papers first" || found.Ways[1].Mind != "" {
		t.Errorf("it offers %+v", found.Ways)
	}
}

// TestTheWaysOutOfASharedEmail: what is offered to two who need one address, in
// this order.
func TestTheWaysOutOfASharedEmail(t *testing.T) {
	const off, blank = "turn off Ada Moreno's access to their own portal", "leave Ada Moreno's e-mail blank, then turn off Ada Moreno's access to their own portal"
	for _, c := range []struct {
		name  string
		lines []string
		ways  []string
	}{
		{"a grown-up client and her mother, who is a contact", []string{
			`{"do":"edit-person","person":"ada","born":"1990-01-01","email":"rosa@example.org","email_ok":true}`},
			[]string{"give Ada Moreno another address, and an invitation there", "give Rosa Moreno's login another address",
				"link Ada Moreno to Rosa Moreno's portal, then renew that to 2027-11-22 with Ada Moreno's own consent, then " + off, off, blank}},
		{"a client and the spouse, who is a client", []string{
			`{"do":"add-client","as":"tom","first":"Tom","last":"Soto","born":"1988-01-01","email":"tom@example.org","email_ok":true}`,
			`{"do":"invite","client":"tom","user":"tom"}`,
			`{"do":"edit-person","person":"ada","born":"1990-01-01","email":"tom@example.org","email_ok":true}`},
			[]string{"give Ada Moreno another address, and an invitation there", "give Tom Soto's login another address",
				"add Tom Soto as a contact of Ada Moreno, then " + off, off, blank}},
		{"a child and a grown-up sister, who signs in", []string{
			`{"do":"add-contact","as":"eva","client":"ada","first":"Eva","last":"Soto","email":"eva@example.org","email_ok":true,"relationship":"sibling"}`,
			`{"do":"invite","client":"ada","user":"eva"}`, `{"do":"sign-in","user":"eva"}`,
			`{"do":"edit-person","person":"ada","email":"eva@example.org","email_ok":true}`},
			[]string{"give Ada Moreno another address, and an invitation there", "give Eva Soto's login another address",
				"link Ada Moreno to Eva Soto's portal, then " + off, off, blank}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStory(t, append(append(slices.Clone(quiet), c.lines...), `{"do":"set-access","client":"ada","user":"ada","on":true}`)...)
			found := s.shared("ada")
			var ways []string
			for _, way := range found.Ways {
				ways = append(ways, way.Say)
			}
			if found.Fix != nil || !slices.Equal(ways, c.ways) {
				t.Errorf("it offers %q", ways)
			}
		})
	}
}

func TestAMinorsInvitationThatWentToHerFatherIsHandedToHim(t *testing.T) {
	s := newStory(t, append(slices.Clone(quiet),
		`{"do":"edit-contact","client":"ada","person":"luis","authority":"joint"}`,
		`{"do":"edit-person","person":"ada","email":"luis@example.org","email_ok":true}`,
		`{"do":"invite","client":"ada","user":"ada"}`)...)
	found := s.review("ada")[0]
	if want := "cancel Ada Moreno's invitation, then turn off Ada Moreno's access to their own portal, then invite Luis Moreno instead"; found.Ways[1].Say != want {
		t.Fatalf("it offers %q", found.Ways[1].Say)
	}
	op, err := found.Ways[1].Operation("")
	if err != nil {
		t.Fatal(err)
	}
	s.do(op)
	if login, _ := s.Login(s.person("luis")); login.State != model.LoginInvited || login.Email != "luis@example.org" {
		t.Errorf("Luis's login is %+v", login)
	}
	if found := s.review("ada"); len(found) != 0 {
		t.Errorf("there stands %+v", found)
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
