package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
)

// siblings are three children on their mother's one e-mail address.
var siblings = []string{
	`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02","email":"rosa@example.org"}`,
	`{"do":"add-client","as":"ben","first":"Ben","last":"Moreno","born":"2017-04-02","email":"rosa@example.org"}`,
	`{"do":"add-client","as":"cleo","first":"Cleo","last":"Moreno","born":"2019-04-02","email":"rosa@example.org"}`,
	`{"do":"add-contact","as":"rosa","client":"ada","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother"}`,
	`{"do":"add-contact","client":"ben","person":"rosa","relationship":"mother"}`,
}

func TestThreeSiblingsAreLinkedToTheirMotherInOneGo(t *testing.T) {
	s := newStory(t, siblings...)
	e := s.refused(model.NotSo, `{"do":"link","dependent":["ada","ben","cleo"],"parent":"rosa"}`)
	if !strings.Contains(e.Say, "no active login") {
		t.Errorf("the refusal says %q", e.Say)
	}
	s.tell(`{"do":"invite","client":"ada","user":"rosa","preset":"Guardian"}`, `{"do":"sign-in","user":"rosa"}`,
		`{"do":"link","dependent":["ada","ben","cleo"],"parent":"rosa"}`)
	portal := s.portal("rosa")
	if len(portal.Profiles) != 3 {
		t.Fatalf("Rosa opens %d profiles, want 3", len(portal.Profiles))
	}
	for _, p := range portal.Profiles {
		if !p.Linked || p.Permissions != model.AllPermissions {
			t.Errorf("%s: linked %t with %v, want everything", p.Client, p.Linked, p.Permissions.Names())
		}
	}
	s.refused(model.Already, `{"do":"link","dependent":"ben","parent":"rosa"}`)
	s.refused(model.Invalid, `{"do":"link","dependent":"ada","parent":"ada"}`)
}

// TestGoingOnAfterAnEndNeedsAReason: by whichever way.
func TestGoingOnAfterAnEndNeedsAReason(t *testing.T) {
	s := newStory(t, siblings...)
	s.tell(`{"do":"invite","client":"ada","user":"rosa","preset":"View only"}`, `{"do":"sign-in","user":"rosa"}`,
		`{"do":"set-access","client":"ada","user":"rosa","on":true,"until":"2026-11-30"}`)
	s.now = s.now.AddDate(0, 1, 0)
	for _, line := range []string{
		`{"do":"set-access","client":"ada","user":"rosa","on":true}`,
		`{"do":"set-access","client":"ada","user":"rosa","on":true,"until":"2027-11-30"}`,
		`{"do":"set-access","client":"ada","user":"rosa","on":false,"until":""}`,
		`{"do":"invite","client":"ada","user":"rosa"}`,
		`{"do":"link","dependent":"ada","parent":"rosa"}`,
		`{"do":"link","dependent":"ada","parent":"rosa","reason":" "}`,
	} {
		s.refused(model.NeedsReason, line)
	}
	s.tell(`{"do":"link","dependent":["ada","ben"],"parent":"rosa","reason":"the judge has agreed"}`)
	if portal := s.portal("rosa"); len(portal.Profiles) != 2 {
		t.Errorf("Rosa opens %d profiles, want 2", len(portal.Profiles))
	}
}

func TestUnlinkingTakesExactlyThatAccessAway(t *testing.T) {
	s := newStory(t, siblings...)
	s.tell(`{"do":"invite","client":"ada","user":"rosa"}`, `{"do":"sign-in","user":"rosa"}`,
		`{"do":"link","dependent":["ada","ben","cleo"],"parent":"rosa"}`)
	before := s.clone()
	s.tell(`{"do":"unlink","dependent":"cleo","parent":"rosa"}`)
	for key, record := range s.records {
		if record != before.records[key] && !strings.HasPrefix(key, "access/") {
			t.Errorf("unlinking changed %s", key)
		}
	}
	if portal := s.portal("rosa"); len(portal.Profiles) != 2 {
		t.Errorf("Rosa opens %d profiles, want Ada's and Ben's", len(portal.Profiles))
	}
	chart, _ := s.Chart(s.person("cleo").Client())
	if chart.Tied(s.person("rosa")) {
		t.Error("Rosa, who is no contact of Cleo, is tied to her still")
	}
	s.refused(model.NotSo, `{"do":"unlink","dependent":"cleo","parent":"rosa"}`)
}

func TestSiblingsInheritNothing(t *testing.T) {
	s := newStory(t, siblings...)
	s.tell(`{"do":"invite","client":"ada","user":"rosa","preset":"Full access"}`, `{"do":"sign-in","user":"rosa"}`)
	if portal := s.portal("rosa"); len(portal.Profiles) != 1 || portal.Profiles[0].Client != "Ada Moreno" {
		t.Errorf("Rosa opens %+v, want Ada's profile alone", portal.Profiles)
	}
}

func TestTwoPeopleCannotSignInWithOneAddress(t *testing.T) {
	s := newStory(t, siblings...)
	s.tell(`{"do":"invite","client":"ada","user":"rosa"}`, `{"do":"edit-person","person":"ada","email_ok":true}`)
	e := s.refused(model.EmailInUse, `{"do":"invite","client":"ada","user":"ada","email":" ROSA@example.org"}`)
	if !strings.Contains(e.Say, "Rosa Moreno") || len(e.Hints) != 3 {
		t.Errorf("the clash says %q with %q, want who holds it and three ways out", e.Say, e.Hints)
	}
	s.tell(`{"do":"cancel-invitation","user":"rosa"}`, `{"do":"invite","client":"ada","user":"ada"}`)
	s.refused(model.EmailInUse, `{"do":"invite","client":"ada","user":"rosa"}`)
}

func TestALoginNeedsAnAddressAndConsent(t *testing.T) {
	s := newStory(t, siblings...)
	s.refused(model.NoConsent, `{"do":"invite","client":"ada","user":"ada"}`)
	s.tell(`{"do":"edit-person","person":"ada","email":"","email_ok":true}`)
	s.refused(model.Missing, `{"do":"invite","client":"ada","user":"ada"}`)
	s.tell(`{"do":"invite","client":"ada","user":"ada","email":"ada@example.org"}`)
}

func TestTheLifeOfALogin(t *testing.T) {
	s := newStory(t, moreno...)
	state := func(who string) model.LoginState { t.Helper(); return s.portal(who).Login }
	s.tell(grandma...)
	if state("ines") != model.LoginInvited {
		t.Fatal("Ines is not invited")
	}
	s.now = s.now.AddDate(0, 0, 7)
	if state("ines") != model.LoginExpired {
		t.Error("after seven days the invitation has not expired")
	}
	s.refused(model.NotSo, `{"do":"sign-in","user":"ines"}`)
	s.tell(`{"do":"resend","user":"ines"}`, `{"do":"sign-in","user":"ines"}`)
	s.refused(model.NotSo, `{"do":"resend","user":"ines"}`)
	s.refused(model.NotSo, `{"do":"cancel-invitation","user":"ines"}`)
	s.tell(`{"do":"disable-login","user":"ines","reason":"lost phone"}`)
	s.refused(model.NotSo, `{"do":"sign-in","user":"ines"}`)
	if state("ines") != model.LoginDisabled || state("luis") != model.LoginActive {
		t.Error("Ines is disabled, and Luis is not touched")
	}
	s.tell(`{"do":"enable-login","user":"ines"}`)
	if state("ines") != model.LoginActive {
		t.Error("enabled again, Ines is not active")
	}
}

func TestChangingTheMainAddressAsksWhatBecomesOfTheLogin(t *testing.T) {
	s := newStory(t, moreno...)
	s.refused(model.NeedsAnswer, `{"do":"edit-person","person":"luis","email":"l@example.net"}`)
	s.tell(`{"do":"edit-person","person":"luis","email":"l@example.net","portal_email":"keep"}`)
	if got := s.portal("luis"); got.Email != "luis@example.org" || got.Login != model.LoginActive {
		t.Errorf("kept, the login is %s with %s", got.Login, got.Email)
	}
	s.refused(model.EmailInUse, `{"do":"change-login-email","user":"luis","email":"rosa@example.org"}`)
	s.tell(`{"do":"change-login-email","user":"luis","email":"l@example.net"}`,
		`{"do":"edit-person","person":"luis","email":"new@example.net","portal_email":"disable-and-resend"}`)
	if got := s.portal("luis"); got.Email != "new@example.net" || got.Login != model.LoginInvited || got.Gate == nil {
		t.Errorf("moved, the login is %s with %s", got.Login, got.Email)
	}
	s.tell(`{"do":"disable-login","user":"luis"}`)
	s.refused(model.NotSo, `{"do":"edit-person","person":"luis","email":"newer@example.net","portal_email":"disable-and-resend"}`)
	s.tell(`{"do":"edit-person","person":"luis","email":"newer@example.net","portal_email":"keep"}`)
	if got := s.portal("luis"); got.Login != model.LoginDisabled {
		t.Errorf("kept out, a new address makes the login %s", got.Login)
	}
}

func TestRemovingAContactEndsTheAccessAndNothingElse(t *testing.T) {
	s := newStory(t, moreno...)
	rosa := s.sees("rosa")
	s.tell(`{"do":"remove-contact","client":"ada","person":"luis","reason":"moved away"}`)
	if got := s.sees("luis"); len(got) != 0 {
		t.Errorf("Luis sees %q still", got)
	}
	if got := s.sees("rosa"); !slices.Equal(got, rosa) {
		t.Errorf("Rosa saw %q and sees %q", rosa, got)
	}
	s.refused(model.NotTied, `{"do":"share","client":"ada","title":"Letter","to":["luis"]}`)
	s.refused(model.NotTied, `{"do":"set-access","client":"ada","user":"luis","on":true}`)
	s.tell(`{"do":"add-contact","client":"ada","person":"luis","relationship":"father"}`)
	if got := s.sees("luis"); len(got) != 0 {
		t.Errorf("a contact again without access, Luis sees %q", got)
	}
}

func TestUnsharingFromOneLeavesTheOther(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"share","client":"ada","document":"letter","to":"rosa"}`,
		`{"do":"unshare","client":"ada","document":"letter","to":["luis"]}`,
		`{"do":"unassign","client":"ada","form":"consent","to":["luis"]}`)
	for who, wants := range map[string]bool{"luis": false, "rosa": true} {
		for _, title := range []string{"Ada Moreno: School letter", "Ada Moreno: Consent to treat"} {
			if got := slices.Contains(s.sees(who), title); got != wants {
				t.Errorf("%s sees %s: %t, want %t", who, title, got, wants)
			}
		}
	}
	s.refused(model.NotSo, `{"do":"unshare","client":"ada","document":"School letter","to":"luis"}`)
}

// Rosa has no login and never had a tick: with the letter comes what it takes
// to read it.
func TestWhoIsInvitedByAShareSeesIt(t *testing.T) {
	s := newStory(t, siblings...)
	s.tell(`{"do":"share","client":"ada","title":"Letter","to":["rosa"]}`)
	if got := s.sees("rosa"); len(got) != 0 {
		t.Errorf("without an invitation Rosa sees %q", got)
	}
	s.tell(`{"do":"share","client":"ada","title":"Plan","to":["rosa"],"invite":true}`, `{"do":"sign-in","user":"rosa"}`)
	if got := s.sees("rosa"); !slices.Equal(got, []string{"Ada Moreno: Letter", "Ada Moreno: Plan"}) {
		t.Errorf("Rosa sees %q", got)
	}
}

// Kim has no e-mail: the refusal says that the letter can be shared all the same.
func TestWhoCannotBeInvitedCanBeSharedWith(t *testing.T) {
	s := newStory(t, quiet...)
	s.tell(`{"do":"add-client","as":"kim","first":"Kim","last":"Vale"}`)
	refusal := s.refused(model.Missing, `{"do":"share","client":"kim","title":"Plan","to":["kim"],"invite":true}`)
	if refusal.Field != "invite" || !slices.Contains(refusal.Hints, "share it without inviting who has no login") {
		t.Errorf("it says %+v", refusal)
	}
	s.tell(`{"do":"share","client":"kim","title":"Plan","to":["kim"]}`)
}

func TestNobodySeesAnothersAnswer(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"complete","user":"rosa","client":"ada","form":"consent","answer":"I agree"}`,
		`{"do":"refuse","user":"luis","client":"ada","form":"Consent to treat"}`)
	status := func(who string) string { return s.portal(who).Profiles[0].Forms[0].Status }
	if status("rosa") != "given" || status("luis") != "refused" {
		t.Errorf("Rosa %s, Luis %s", status("rosa"), status("luis"))
	}
	s.refused(model.Already, `{"do":"complete","user":"luis","client":"ada","form":"consent"}`)
	e := s.refused(model.Denied, `{"do":"complete","user":"luis","client":"ada","form":"phqa"}`)
	if e.Rule != model.RuleSensitive {
		t.Errorf("refused by %q, want sensitive", e.Rule)
	}
}

func TestOnHerEighteenthBirthdayTheContactsAccessEnds(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"edit-person","person":"ada","born":"2008-11-23","email":"ada@example.org","email_ok":true}`,
		`{"do":"invite","client":"ada","user":"ada"}`, `{"do":"sign-in","user":"ada"}`)
	if len(s.sees("rosa")) == 0 {
		t.Error("the day before, Rosa sees nothing")
	}
	s.now = time.Date(2026, 11, 23, 0, 0, 1, 0, s.now.Location())
	if got := s.sees("rosa"); len(got) != 0 {
		t.Errorf("at midnight, Rosa sees %q", got)
	}
	if len(s.sees("ada")) == 0 {
		t.Error("Ada's own access ended with it")
	}
	s.refused(model.Missing, `{"do":"renew-access","client":"ada","user":"rosa","until":"2027-01-31"}`)
	s.tell(`{"do":"renew-access","client":"ada","user":"rosa","until":"2027-01-31","consent":"signed on paper 23 Nov"}`)
	if len(s.sees("rosa")) == 0 || len(s.sees("luis")) != 0 {
		t.Error("renewed for Rosa, it holds for Rosa alone")
	}
	s.now = time.Date(2027, 2, 1, 9, 0, 0, 0, s.now.Location())
	if got := s.sees("rosa"); len(got) != 0 {
		t.Errorf("after the renewal's last day, Rosa sees %q", got)
	}
}

func TestAnUnknownBirthDateFiresNoAgeRule(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"set-practice","age_bands":[{"age":1,"action":"end"}]}`)
	if len(s.sees("rosa")) != 0 {
		t.Fatal("the band does not hold")
	}
	s.tell(`{"do":"edit-person","person":"ada","born":""}`)
	if len(s.sees("rosa")) == 0 {
		t.Error("without a birth date the band holds still")
	}
}

func TestAnAccessHoldsToTheEndOfItsLastDay(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"set-access","client":"ada","user":"luis","on":true,"until":"2026-11-23"}`)
	s.now = time.Date(2026, 11, 23, 23, 59, 59, 0, s.now.Location())
	if len(s.sees("luis")) == 0 {
		t.Error("on the last day Luis sees nothing")
	}
	s.now = s.now.Add(time.Second)
	if got := s.sees("luis"); len(got) != 0 {
		t.Errorf("the day after, Luis sees %q", got)
	}
	s.refused(model.NeedsReason, `{"do":"set-access","client":"ada","user":"luis","on":true}`)
	s.refused(model.NeedsReason, `{"do":"invite","client":"ada","user":"luis"}`)
	s.tell(`{"do":"set-access","client":"ada","user":"luis","on":true,"reason":"court letter of 20 Nov"}`)
}

func TestABlockIsLiftedWithAReasonOnly(t *testing.T) {
	s := newStory(t, moreno...)
	s.refused(model.Missing, `{"do":"block","client":"ada","person":"luis","reason":" "}`)
	s.tell(`{"do":"block","client":"ada","person":"luis","reason":"court order","reference":"FAM 22/104","until":"2026-11-30"}`)
	s.refused(model.Already, `{"do":"block","client":"ada","person":"luis","reason":"again"}`)
	s.refused(model.Missing, `{"do":"lift-block","client":"ada","person":"luis"}`)
	if len(s.sees("luis")) != 0 {
		t.Error("blocked, Luis sees something")
	}
	s.now = s.now.AddDate(0, 0, 9)
	if len(s.sees("luis")) == 0 {
		t.Error("after its last day the block stands still")
	}
	s.refused(model.NotSo, `{"do":"lift-block","client":"ada","person":"luis","reason":"over"}`)
}

func TestAFamilyIsEnteredWithItsContactsInOneLine(t *testing.T) {
	s := newStory(t)
	s.tell(`{"do":"add-client","as":"tess","first":"Tess","last":"Ames","email":"tess@example.org","email_ok":true,"enroll":true,
		"contacts":[{"as":"rosalind","first":"Rosalind","last":"Ames","email":"r.ames@example.net","email_ok":true,"relationship":"spouse","billing":true,"enroll":true}]}`)
	if s.portal("tess").Login != model.LoginInvited || s.portal("rosalind").Login != model.LoginInvited {
		t.Error("both are to be invited")
	}
	s.refused(model.NoConsent, `{"do":"add-client","first":"Kim","last":"Ames","contacts":[{"first":"Pat","last":"Ames","email":"pat@example.net","relationship":"father","enroll":true}]}`)
	if _, err := model.FindPerson(s, "Kim Ames"); !model.IsCode(err, model.Unknown) {
		t.Error("a refused part has left the client behind")
	}
}

func TestAMotherBecomesAClientAndStaysOnePerson(t *testing.T) {
	s := newStory(t, siblings...)
	s.tell(`{"do":"add-client","as":"rosas-chart","person":"rosa"}`)
	if s.person("rosas-chart") != s.person("rosa") {
		t.Error("Rosa the client is another person than Rosa the mother")
	}
	s.refused(model.Already, `{"do":"add-client","person":"Rosa Moreno"}`)
}

func TestRolesAreJudgedWithTheOperation(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"add-staff","as":"park","name":"Dr. Park","role":"practitioner"}`)
	as := func(role model.Role, id string) {
		s.actor = model.Staff{Name: "somebody", Role: role}
		if id != "" {
			s.actor.ID, _ = model.FindStaff(s, id)
		}
	}
	as(model.FrontDesk, "")
	s.refused(model.Forbidden, `{"do":"set-practice","portal":false}`)
	s.refused(model.Forbidden, `{"do":"add-staff","name":"Eve","role":"manager"}`)
	s.tell(`{"do":"block","client":"ada","person":"luis","reason":"court order"}`, `{"do":"lift-block","client":"ada","person":"luis","reason":"over"}`)
	as(model.Practitioner, "Dr. Chen")
	s.tell(`{"do":"block","client":"ada","person":"luis","reason":"court order"}`)
	s.refused(model.Forbidden, `{"do":"lift-block","client":"ada","person":"luis","reason":"over"}`)
	as(model.Practitioner, "Dr. Park")
	s.refused(model.NotFound, `{"do":"set-access","client":"`+s.handles["ada"]+`","user":"`+s.handles["luis"]+`","on":true}`)
	s.refused(model.Forbidden, `{"do":"add-client","first":"Kim","last":"Ames","practitioner":"Dr. Chen"}`)
	s.tell(`{"do":"add-client","as":"kim","first":"Kim","last":"Ames"}`, `{"do":"edit-client","client":"kim","gender":"female"}`)
	as(model.Trainer, "")
	s.refused(model.Forbidden, `{"do":"add-client","first":"Kim","last":"Ames"}`)
}

func TestAnErrorInAContactSaysInWhich(t *testing.T) {
	s := newStory(t)
	err := s.refused(model.Missing, `{"do":"add-client","first":"Lea","last":"Moreno","contacts":[`+
		`{"first":"Hana","last":"Kim","relationship":"grandparent"},{"first":"Jo","relationship":"mother"}]}`)
	if err.Field != "contacts[1].last" {
		t.Errorf("it is about the field %q", err.Field)
	}
}
