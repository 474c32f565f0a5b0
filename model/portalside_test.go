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
			if shown.Item == s.item2(title) {
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

// item2 is an item by its handle.
func (s *story) item2(handle string) model.ItemID {
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

func TestAnInvoiceIsPaidInPartsAndNeverTwice(t *testing.T) {
	s := portalDay(t)
	invoice := func() model.Shown {
		for _, shown := range s.portal("luis").Profiles[0].Billing {
			if shown.Item == s.item2("invoice") {
				return shown
			}
		}
		t.Fatal("the invoice is not shown")
		return model.Shown{}
	}
	s.tell(`{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"30.00"}`)
	if got := invoice(); got.Status != "partly paid" || got.Open == nil || *got.Open != 5000 || len(got.Actions) != 2 {
		t.Errorf("after 30 of 80: %+v", got)
	}
	s.refused(model.Invalid, `{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"50.01"}`)
	s.tell(`{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"50.00"}`)
	if got := invoice(); got.Status != "paid" || len(got.Actions) != 1 {
		t.Errorf("after all of it: %+v", got)
	}
	s.refused(model.Already, `{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"0.01"}`)
	chart, err := s.Chart(s.person("ada").Client())
	if err != nil || chart.Balance() != 12000 {
		t.Errorf("the balance is %s: %v", chart.Balance(), err)
	}
}

// TestABillIsSplitBetweenTwoHomes: each parent sees the own part, the client
// both, and the parts are the whole to the cent.
func TestABillIsSplitBetweenTwoHomes(t *testing.T) {
	s := portalDay(t)
	before := billsOf(s)
	s.tell(`{"do":"bill","client":"ada","kind":"invoice","amount":"100.01","split":[{"to":"rosa","share":50},{"to":"luis","share":50}]}`)
	parts := newBills(s, before)
	if len(parts) != 2 || parts[0].Bill.Amount != 5001 || parts[1].Bill.Amount != 5000 || parts[1].Bill.PartOf != parts[0].ID {
		t.Fatalf("the parts are %+v", parts)
	}
	for user, want := range map[string]model.ItemID{"rosa": parts[0].ID, "luis": parts[1].ID} {
		var own []model.ItemID
		for _, shown := range s.portal(user).Profiles[0].Billing {
			if shown.Item == parts[0].ID || shown.Item == parts[1].ID {
				own = append(own, shown.Item)
			}
		}
		if !slices.Equal(own, []model.ItemID{want}) {
			t.Errorf("%s sees %v of the two parts", user, own)
		}
	}
	before = billsOf(s)
	s.tell(`{"do":"bill","client":"ada","kind":"superbill","amount":"90.00","split":[{"to":"rosa","amount":"60.00"},{"to":"luis","amount":"30.00"}]}`)
	if parts := newBills(s, before); len(parts) != 2 || parts[0].Bill.Amount != 6000 {
		t.Errorf("by amounts: %+v", parts)
	}
	for _, split := range []string{
		`[{"to":"rosa","share":50},{"to":"luis","share":40}]`,
		`[{"to":"rosa","amount":"60.00"},{"to":"luis","amount":"30.01"}]`,
		`[{"to":"rosa","share":50},{"to":"rosa","share":50}]`,
		`[{"to":"rosa","share":50,"amount":"45.00"},{"to":"luis","share":50}]`,
		`[{"to":"rosa"},{"to":"luis","share":100}]`,
		`[{"to":"rosa","share":150},{"to":"luis","share":-50}]`,
	} {
		s.refused(model.Invalid, `{"do":"bill","client":"ada","kind":"invoice","amount":"90.00","split":`+split+`}`)
	}
}

func billsOf(s *story) map[model.ItemID]bool {
	ids := map[model.ItemID]bool{}
	for _, id := range s.bills("ada") {
		ids[id] = true
	}
	return ids
}

func newBills(s *story, before map[model.ItemID]bool) []model.Item {
	chart, err := s.Chart(s.person("ada").Client())
	must(err)
	var bills []model.Item
	for _, item := range chart.Items {
		if item.Bill != nil && !before[item.ID] {
			bills = append(bills, item)
		}
	}
	return bills
}

func TestACardIsKeptByItsNameOnly(t *testing.T) {
	s := portalDay(t)
	for _, number := range []string{"4242 4242 4242 4242", "Visa 4242-4242", "4242424"} {
		s.refused(model.Invalid, `{"do":"save-card","user":"luis","client":"ada","label":"`+number+`"}`)
	}
	s.tell(`{"do":"save-card","user":"luis","client":"ada","label":"Visa 4242"}`)
	s.refused(model.Already, `{"do":"save-card","user":"luis","client":"ada","label":"Visa 4242"}`)
	s.tell(`{"do":"remove-card","user":"luis","client":"ada","label":"Visa 4242"}`)
	s.refused(model.NotFound, `{"do":"remove-card","user":"luis","client":"ada","label":"Visa 4242"}`)
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

// TestAConsentOfTwoHomes: both must sign, one refuses, and each knows the own
// answer only.
func TestAConsentOfTwoHomes(t *testing.T) {
	s := portalDay(t)
	signing := func() string {
		t.Helper()
		chart, err := s.Chart(s.person("ada").Client())
		must(err)
		state := chart.Item(s.item("ada", "Consent to treat")).Signing()
		return state.String()
	}
	if got := signing(); got != "waiting (0 of 2)" {
		t.Errorf("at first: %s", got)
	}
	s.tell(`{"do":"complete","user":"rosa","client":"ada","form":"consent"}`)
	if got := signing(); got != "waiting (1 of 2)" {
		t.Errorf("Rosa signed: %s", got)
	}
	s.tell(`{"do":"refuse","user":"luis","client":"ada","form":"consent","answer":"not yet"}`)
	if got := signing(); got != "in conflict" {
		t.Errorf("Luis refused: %s", got)
	}
	for user, want := range map[string]string{"rosa": "given", "luis": "refused"} {
		for _, shown := range s.portal(user).Profiles[0].Forms {
			if shown.Title == "Consent to treat" && shown.Status != want {
				t.Errorf("%s knows %s, not %s", user, shown.Status, want)
			}
		}
	}
	s.tell(`{"do":"withdraw","user":"rosa","client":"ada","form":"consent","reason":"by phone"}`)
	if got := signing(); got != "refused" {
		t.Errorf("Rosa withdrew: %s", got)
	}
	s.tell(`{"do":"complete","user":"rosa","client":"ada","form":"consent"}`)
	if got := signing(); got != "in conflict" {
		t.Errorf("Rosa signed again: %s", got)
	}
	s.tell(`{"do":"withdraw","user":"luis","client":"ada","form":"consent","reason":"by phone"}`)
	if got := signing(); got != "waiting (1 of 2)" {
		t.Errorf("Luis took his refusal back: %s", got)
	}
	s.refused(model.NotSo, `{"do":"withdraw","user":"luis","client":"ada","form":"consent","reason":"by phone"}`)
	s.tell(`{"do":"complete","user":"luis","client":"ada","form":"consent"}`)
	if got := signing(); got != "complete" {
		t.Errorf("both signed: %s", got)
	}
}

func TestAFormTakesWhatItsFieldsTake(t *testing.T) {
	s := portalDay(t)
	s.tell(`{"do":"add-form","as":"intake","title":"Intake","fields":[{"label":"Allergies","kind":"long","needed":true},{"label":"Since","kind":"date"},{"label":"Sleeps","kind":"choice","options":["well","badly"]},{"label":"School","kind":"yes-no"},{"label":"Hours","kind":"number"}]}`,
		`{"do":"assign","client":"ada","form":"intake","to":["luis"]}`)
	s.refused(model.Missing, `{"do":"complete","user":"luis","client":"ada","form":"intake","values":{"School":"yes"}}`)
	for field, bad := range map[string]string{"Since": "May", "Sleeps": "sometimes", "School": "perhaps", "Hours": "many"} {
		s.refused(model.Invalid, `{"do":"complete","user":"luis","client":"ada","form":"intake","values":{"Allergies":"none","`+field+`":"`+bad+`"}}`)
	}
	s.refused(model.Unknown, `{"do":"complete","user":"luis","client":"ada","form":"intake","values":{"Pets":"two"}}`)
	s.tell(`{"do":"complete","user":"luis","client":"ada","form":"intake","values":{"Allergies":"nuts\nmilk","Since":"2020-01-01","Sleeps":"well","School":"yes","Hours":"7.5"}}`)
	s.refused(model.Invalid, `{"do":"add-form","title":"Bad","fields":[{"label":"A"},{"label":"A"}]}`)
	s.refused(model.Invalid, `{"do":"add-form","title":"Bad","fields":[{"label":"A","kind":"choice"}]}`)
	s.refused(model.Missing, `{"do":"add-form","title":"Bad","fields":[{"kind":"text"}]}`)
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
