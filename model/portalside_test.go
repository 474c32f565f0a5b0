package model_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
)

// acts is every operation that a portal user does, as Luis would do it.
var acts = []struct {
	line string
	// without is the permission whose loss refuses it.
	without string
	// feature is the practice's switch that refuses it, if one does.
	feature string
}{
	{`{"do":"complete","user":"luis","client":"ada","form":"consent"}`, "basic", ""},
	{`{"do":"refuse","user":"luis","client":"ada","form":"consent"}`, "basic", ""},
	{`{"do":"upload","user":"luis","client":"ada","title":"Report","file":"report.txt"}`, "documents.upload", "uploads"},
	{`{"do":"request-appointment","user":"luis","client":"ada","start":"2026-12-01T10:00:00-05:00"}`, "appointments.book", "appointment_requests"},
	{`{"do":"cancel-appointment","user":"luis","appointment":"visit"}`, "appointments.cancel", ""},
	{`{"do":"message","user":"luis","client":"ada","from":"user","text":"Hello"}`, "messages", "secure_messaging"},
	{`{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"20.00"}`, "billing.pay", "online_payments"},
	{`{"do":"save-card","user":"luis","client":"ada","label":"Visa 4242"}`, "billing.cards", "online_payments"},
	{`{"do":"propose-change","user":"luis","client":"ada","field":"phone","value":"555 0100"}`, "information.contact", ""},
	{`{"do":"propose-change","user":"luis","client":"ada","field":"born","value":"2012-04-03"}`, "information.demographics", ""},
	{`{"do":"propose-change","user":"luis","client":"ada","field":"legal_sex","value":"F"}`, "information.legal-sex", ""},
	{`{"do":"propose-change","user":"luis","client":"ada","field":"insurance","value":"Blue 17"}`, "information.insurance", ""},
}

// portalDay is the Moreno family with all that Luis can act on.
func portalDay(t *testing.T) *story {
	t.Helper()
	s := newStory(t, moreno...)
	s.tell(
		`{"do":"schedule","as":"visit","client":"ada","start":"2026-11-30T15:00:00-05:00","minutes":50,"title":"Review"}`,
		`{"do":"bill","as":"invoice","client":"ada","kind":"invoice","amount":"80.00"}`,
		`{"do":"set-permissions","client":"ada","user":"luis","preset":"Full access"}`)
	return s
}

// TestEveryActOfAPortalUserIsJudged: allowed it is done, and the same act is
// refused with the deciding rule once its permission, its switch, the access or
// the login is gone, or a block stands.
func TestEveryActOfAPortalUserIsJudged(t *testing.T) {
	for _, act := range acts {
		t.Run(strings.Split(act.line, `"`)[3]+" "+act.without, func(t *testing.T) {
			all := model.AllPermissions.Names()
			rest := `["` + strings.Join(slices.DeleteFunc(all, func(n string) bool { return n == act.without }), `","`) + `"]`
			ways := map[model.Rule]string{
				model.RuleBlock:      `{"do":"block","client":"ada","person":"luis","reason":"court order"}`,
				model.RuleLogin:      `{"do":"disable-login","user":"luis"}`,
				model.RuleAccess:     `{"do":"set-access","client":"ada","user":"luis","on":false}`,
				model.RulePermission: `{"do":"set-permissions","client":"ada","user":"luis","permissions":` + rest + `}`,
			}
			if act.feature != "" {
				ways[model.RulePractice] = `{"do":"set-practice","` + act.feature + `":false}`
			}
			for rule, line := range ways {
				s := portalDay(t)
				s.tell(line)
				if e := s.refusedWithFile(act.line); e.Rule != rule {
					t.Errorf("after %s\n\tthe rule is %s, not %s", line, e.Rule, rule)
				}
			}
			s := portalDay(t)
			before := maps.Clone(s.records)
			if err := s.actWithFile(act.line); err != nil {
				t.Fatalf("allowed, and refused: %v", err)
			}
			for key, value := range before {
				if strings.HasPrefix(key, "access/") && s.records[key] != value || strings.HasPrefix(key, "person/") && s.records[key] != value {
					t.Errorf("the act changed %s", key)
				}
			}
		})
	}
}

func (s *story) actWithFile(line string) error {
	s.t.Helper()
	op, as, err := model.Decode(s, s.handles, []byte(line))
	if err != nil {
		return err
	}
	draft := s.clone()
	result, err := model.Perform(draft, model.WithFiles{Operation: op, Files: map[string]model.Attachment{"report.txt": {Data: []byte("well")}}})
	if err != nil {
		return err
	}
	*s.memory = *draft
	return s.handles.Learn(as, result)
}

func (s *story) refusedWithFile(line string) *model.Error {
	s.t.Helper()
	err := s.actWithFile(line)
	e, ok := err.(*model.Error) //nolint:errorlint // what an operation refuses with, not wrapped
	if !ok || e.Code != model.Denied {
		s.t.Fatalf("%s\n\tgave %v, want it denied", line, err)
	}
	return e
}

func TestARequestIsAnsweredAndAVisitCancelledInTime(t *testing.T) {
	s := portalDay(t)
	status := func(title string) string {
		t.Helper()
		for _, shown := range s.portal("luis").Profiles[0].Appointments {
			if shown.Item == s.byHandle(title) {
				return shown.Status + " " + strings.Join(actionsOf(shown), " ")
			}
		}
		return "not shown"
	}
	s.tell(`{"do":"request-appointment","as":"ask","user":"luis","client":"ada","start":"2026-11-22T14:00:00-05:00","note":"after school?"}`)
	if got := status("ask"); got != "requested view cancel" {
		t.Errorf("a request for this afternoon: %s", got)
	}
	s.tell(`{"do":"answer-request","appointment":"ask","accept":true,"note":"gladly"}`)
	if got := status("ask"); got != "upcoming view" { // within the 24 hours of the practice
		t.Errorf("accepted: %s", got)
	}
	s.refused(model.NotSo, `{"do":"answer-request","appointment":"ask","accept":false}`)
	if e := s.refused(model.NotSo, `{"do":"cancel-appointment","user":"luis","appointment":"ask"}`); !strings.Contains(e.Say, "too late") {
		t.Errorf("cancelled too late: %v", e)
	}
	s.tell(`{"do":"cancel-appointment","appointment":"ask"}`) // the practice may
	if got := status("ask"); got != "cancelled view" {
		t.Errorf("cancelled: %s", got)
	}
	s.tell(`{"do":"cancel-appointment","user":"luis","appointment":"visit","note":"we are away"}`)
	s.refused(model.NotSo, `{"do":"cancel-appointment","appointment":"visit"}`)
	s.refused(model.Invalid, `{"do":"request-appointment","user":"luis","client":"ada","start":"2026-11-21T10:00:00-05:00"}`)

	s.tell(`{"do":"request-appointment","as":"late","user":"luis","client":"ada","start":"2026-11-22T11:00:00-05:00"}`)
	s.now = s.now.Add(3 * time.Hour)
	s.refused(model.NotSo, `{"do":"answer-request","appointment":"late","accept":true}`)
	s.tell(`{"do":"answer-request","appointment":"late","accept":false}`)
	if got := status("late"); got != "declined view" {
		t.Errorf("declined: %s", got)
	}
}

// byHandle is an item by its handle.
func (s *story) byHandle(handle string) model.ItemID {
	s.t.Helper()
	id, err := model.FindItem(s, s.person("ada").Client(), s.handles[handle])
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func actionsOf(shown model.Shown) []string {
	names := make([]string, len(shown.Actions))
	for i, action := range shown.Actions {
		names[i] = string(action)
	}
	return names
}

// TestAThreadReachesItsOnePerson: Rosa never sees what is written with Luis.
func TestAThreadReachesItsOnePerson(t *testing.T) {
	s := portalDay(t)
	s.tell(
		`{"do":"message","client":"ada","user":"luis","text":"Your report is here."}`,
		`{"do":"message","client":"ada","user":"luis","from":"user","text":"Thank you."}`,
		`{"do":"message","client":"ada","user":"luis","from":"user","text":"One more thing."}`)
	if !slices.Contains(s.sees("luis"), "Ada Moreno: Messages with Luis Moreno") {
		t.Error("Luis does not see his thread")
	}
	for _, other := range []string{"rosa", "ada"} {
		if slices.Contains(s.sees(other), "Ada Moreno: Messages with Luis Moreno") {
			t.Errorf("%s sees the thread of Luis", other)
		}
	}
	chart, err := s.Chart(s.person("ada").Client())
	if err != nil {
		t.Fatal(err)
	}
	thread := chart.ThreadWith(s.person("luis"))
	if thread.Thread.Count != 3 || thread.Thread.Unread != 2 {
		t.Errorf("the thread has %+v", thread.Thread)
	}
	var texts []string
	for m, err := range s.Messages(thread.ID, 0) {
		must(err)
		texts = append(texts, m.Text)
	}
	if !slices.Equal(texts, []string{"One more thing.", "Thank you.", "Your report is here."}) {
		t.Errorf("read newest first: %q", texts)
	}
	s.tell(`{"do":"mark-read","client":"ada","user":"luis"}`)
	if chart, err = s.Chart(s.person("ada").Client()); err != nil || chart.ThreadWith(s.person("luis")).Thread.Unread != 0 {
		t.Errorf("read, and still unread: %v", err)
	}
	s.refused(model.NotFound, `{"do":"mark-read","client":"ada","user":"rosa"}`)
	s.tell(`{"do":"add-client","as":"tess","first":"Tess","last":"Morgan"}`)
	s.refused(model.NotTied, `{"do":"message","client":"ada","user":"tess","text":"Hello"}`)
}

func TestAProposedChangeWaitsForTheDesk(t *testing.T) {
	s := portalDay(t)
	s.tell(
		`{"do":"propose-change","user":"luis","client":"ada","field":"phone","value":"555 0100"}`,
		`{"do":"propose-change","as":"phone","user":"luis","client":"ada","field":"phone","value":"555 0199"}`,
		`{"do":"propose-change","as":"sex","user":"rosa","client":"ada","field":"legal_sex","value":"F"}`)
	chart, err := s.Chart(s.person("ada").Client())
	if err != nil {
		t.Fatal(err)
	}
	if waiting := chart.Waiting(); len(waiting) != 2 || waiting[0].New != "555 0199" || len(chart.Subject().Phones) != 0 {
		t.Errorf("waiting are %+v, the record has %v", waiting, chart.Subject().Phones)
	}
	s.tell(`{"do":"answer-change","change":"phone","accept":true}`, `{"do":"answer-change","change":"sex","accept":false,"note":"bring the papers"}`)
	if chart, err = s.Chart(s.person("ada").Client()); err != nil || !slices.Equal(chart.Subject().Phones, []string{"555 0199"}) || chart.Client.LegalSex != "" {
		t.Errorf("the record has %v and %q: %v", chart.Subject().Phones, chart.Client.LegalSex, err)
	}
	s.refused(model.Already, `{"do":"answer-change","change":"phone","accept":false}`)
	s.refused(model.Already, `{"do":"propose-change","user":"luis","client":"ada","field":"phone","value":"555 0199"}`)
	s.refused(model.Invalid, `{"do":"propose-change","user":"luis","client":"ada","field":"born","value":"April"}`)
	s.refused(model.Invalid, `{"do":"propose-change","user":"luis","client":"ada","field":"practitioner","value":"Dr. Soto"}`)
}

func TestAFileIsKeptUnderItsOwnName(t *testing.T) {
	s := portalDay(t)
	files := map[string]model.Attachment{`C:\home\luis\report.PDF`: {Data: []byte("%PDF")}, "big.pdf": {Data: make([]byte, model.MaxFile+1)}}
	share := &model.Share{Client: s.person("ada").Client(), Title: "Report", To: model.People{s.person("luis")}, File: `C:\home\luis\report.PDF`}
	if _, err := model.Perform(s, model.WithFiles{Operation: share, Files: files}); err != nil {
		t.Fatal(err)
	}
	chart, err := s.Chart(share.Client)
	must(err)
	item := chart.Item(s.item("ada", "Report"))
	if item.File == nil || item.File.Name != "report.PDF" || item.File.Type != "application/pdf" || item.File.Size != 4 {
		t.Errorf("kept as %+v", item.File)
	}
	if data, err := s.Contents(item.ID); err != nil || string(data) != "%PDF" {
		t.Errorf("it holds %q: %v", data, err)
	}
	share.File = "big.pdf"
	if _, err := model.Perform(s.clone(), model.WithFiles{Operation: share, Files: files}); !model.IsCode(err, model.Invalid) || !strings.Contains(err.Error(), "25 MB is the most") {
		t.Errorf("too large a file: %v", err)
	}
	share.File = "elsewhere.pdf"
	if _, err := model.Perform(s.clone(), model.WithFiles{Operation: share, Files: files}); !model.IsCode(err, model.NotFound) {
		t.Errorf("a file that did not come along: %v", err)
	}
}
