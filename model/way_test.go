package model_test

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/model"
)

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

// TestSiblingsOnTheAddressOfAMotherWhoDoesNotSignInYet: she is invited at it for
// both of them, in one change.
func TestSiblingsOnTheAddressOfAMotherWhoDoesNotSignInYet(t *testing.T) {
	s := newStory(t,
		`{"do":"add-client","as":"ann","first":"Ann","last":"Lee","born":"2014-01-01","email":"mo@example.org","contacts":[{"as":"mo","first":"Mo","last":"Lee","email":"mo@example.org","email_ok":true,"relationship":"mother","authority":"sole"}]}`,
		`{"do":"add-client","as":"bob","first":"Bob","last":"Lee","born":"2016-01-01","email":"mo@example.org","contacts":[{"person":"mo","relationship":"mother","authority":"sole"}]}`,
		`{"do":"set-access","client":"ann","user":"ann","on":true}`, `{"do":"set-access","client":"bob","user":"bob","on":true}`)
	if found := s.shared("ann"); !slices.Contains(found.Because, "Mo Lee (mother of Ann Lee, mother of Bob Lee) has it on record, and no login") {
		t.Errorf("it says %q", found.Because)
	}
	offered := s.wayOut("ann", model.FindingSharedEmail, 0, "")
	if want := "invite Mo Lee for Ann Lee and Bob Lee, then turn off their access to their own portals"; offered[0] != want {
		t.Errorf("it offers %q", offered)
	}
	if slices.ContainsFunc(offered, func(say string) bool { return strings.Contains(say, "as a contact") }) {
		t.Errorf("a child is offered as a contact: %q", offered)
	}
	if still := s.shared("bob"); still != nil {
		t.Errorf("Bob's stands: %s", still.Say)
	}
	s.tell(`{"do":"sign-in","user":"mo"}`)
	if got := len(s.portal("mo").Profiles); got != 2 {
		t.Errorf("Mo has %d profiles", got)
	}
}

// TestAMotherIsNotInvitedAtAnAddressThatIsAnothersLogin: the father signs in
// with the address that the mother and the child have on record.
func TestAMotherIsNotInvitedAtAnAddressThatIsAnothersLogin(t *testing.T) {
	s := newStory(t,
		`{"do":"add-client","as":"ann","first":"Ann","last":"Lee","born":"2014-01-01","email":"home@example.org","contacts":[`+
			`{"as":"mo","first":"Mo","last":"Lee","email":"home@example.org","email_ok":true,"relationship":"mother","authority":"sole"},`+
			`{"as":"pa","first":"Pa","last":"Lee","email":"home@example.org","email_ok":true,"relationship":"father","authority":"sole"}]}`,
		`{"do":"invite","client":"ann","user":"pa"}`, `{"do":"set-access","client":"ann","user":"ann","on":true}`)
	for _, way := range s.shared("ann").Ways {
		if strings.Contains(way.Say, "invite Mo") {
			t.Errorf("it offers %q", way.Say)
		}
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

// TestAFatherWhoseAccessEndedIsNotInvitedInAMinorsPlace: going on after an end
// takes a reason.
func TestAFatherWhoseAccessEndedIsNotInvitedInAMinorsPlace(t *testing.T) {
	s := newStory(t, append(slices.Clone(quiet),
		`{"do":"edit-contact","client":"ada","person":"luis","authority":"joint"}`,
		`{"do":"set-access","client":"ada","user":"luis","on":true,"until":"2026-11-23"}`,
		`{"do":"edit-person","person":"ada","email":"luis@example.org","email_ok":true}`,
		`{"do":"invite","client":"ada","user":"ada"}`)...)
	s.now = s.now.AddDate(0, 0, 3)
	for _, way := range s.review("ada")[0].Ways {
		if strings.Contains(way.Say, "invite Luis") {
			t.Errorf("it offers %q", way.Say)
		}
	}
}
