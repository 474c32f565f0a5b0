package model_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
)

func TestThePermissionTreeIsThatOfTheRules(t *testing.T) {
	parents := map[string]string{
		"appointments.book": "appointments.view", "appointments.cancel": "appointments.view",
		"information.demographics": "information.manage", "information.legal-sex": "information.manage",
		"information.contact": "information.manage", "information.insurance": "information.manage",
		"documents.upload": "documents.view", "billing.pay": "billing.view", "billing.cards": "billing.view",
	}
	switches := map[string]string{
		"appointments.book": "appointment_requests", "documents.upload": "uploads", "messages": "secure_messaging",
		"billing.pay": "online_payments", "billing.cards": "online_payments",
	}
	list := model.AllPermissions.List()
	if len(list) != 16 {
		t.Fatalf("there are %d permissions, want 16", len(list))
	}
	for _, p := range list {
		want := parents[p.String()]
		if want == "" && p != model.Basic {
			want = "basic"
		}
		parent, ok := p.Parent()
		if ok != (want != "") || ok && parent.String() != want {
			t.Errorf("%s hangs below %s, want %q", p, parent, want)
		}
		if got := p.Needs().Field(); got != switches[p.String()] {
			t.Errorf("%s needs the switch %q, want %q", p, got, switches[p.String()])
		}
		if p.Label() == "" || p.Does() == "" {
			t.Errorf("%s has no words", p)
		}
		if found, err := model.ParsePermission(p.String()); err != nil || found != p {
			t.Errorf("%s is not found by its name", p)
		}
	}
}

func TestPresetsAreDataAndNamed(t *testing.T) {
	want := []string{"Full access", "Guardian", "Scheduling only", "Billing only", "View only", "Teen-limited guardian", "Caseworker", "None"}
	var got []string
	seen := map[model.PermissionSet]string{}
	for _, p := range model.Presets() {
		got = append(got, p.Name)
		if p.Set.InEffect() != p.Set {
			t.Errorf("%s ticks something whose parent is not ticked", p.Name)
		}
		if other, twice := seen[p.Set]; twice {
			t.Errorf("%s and %s are one set", p.Name, other)
		}
		seen[p.Set] = p.Name
		if model.PresetName(p.Set) != p.Name {
			t.Errorf("%s is called %s", p.Name, model.PresetName(p.Set))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the presets are %q", got)
	}
	if name := model.PresetName(model.SetOf(model.Basic, model.Messages)); name != model.Custom {
		t.Errorf("any other set is called %s", name)
	}
}

func TestAgesAreCountedByTheCalendar(t *testing.T) {
	tests := []struct {
		born, day string
		age       int
	}{
		{"2012-04-02", "2026-04-01", 13}, {"2012-04-02", "2026-04-02", 14}, {"2008-02-29", "2026-02-28", 17},
		{"2008-02-29", "2026-03-01", 18}, {"2008-02-29", "2024-02-29", 16}, {"2026-11-22", "2026-11-22", 0},
		{"2008-12-31", "2026-12-30", 17}, {"2008-12-31", "2026-12-31", 18},
	}
	for _, test := range tests {
		born, _ := model.ParseDate(test.born)
		day, _ := model.ParseDate(test.day)
		if got := born.AgeOn(day); got != test.age {
			t.Errorf("born %s, on %s: %d, want %d", born, day, got, test.age)
		}
		if reached := born.Anniversary(test.age) <= day && born.Anniversary(test.age+1) > day; !reached {
			t.Errorf("born %s, on %s: the anniversaries say otherwise", born, day)
		}
	}
	if d, _ := model.ParseDate("2026-12-31"); d.AddDays(1).String() != "2027-01-01" {
		t.Errorf("the day after is %s", d.AddDays(1))
	}
	for _, bad := range []string{"2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "today"} {
		if _, err := model.ParseDate(bad); !model.IsCode(err, model.Invalid) {
			t.Errorf("%q is taken for a date", bad)
		}
	}
}

func TestAmountsAreExact(t *testing.T) {
	for text, want := range map[string]string{"120": "120.00", "120.5": "120.50", "0.01": "0.01", "99999999.99": "99999999.99"} {
		if got, err := model.ParseCents(text); err != nil || got.String() != want {
			t.Errorf("%s is %s, %v", text, got, err)
		}
	}
	for _, bad := range []string{"", "0", "0.00", "-1", "1.", ".5", "1,5", "1.234", "1e3", "99999999999", " 1"} {
		if _, err := model.ParseCents(bad); !model.IsCode(err, model.Invalid) {
			t.Errorf("%q is taken for an amount", bad)
		}
	}
}

func TestTheDoorLetsNothingHostileIn(t *testing.T) {
	for _, bad := range []string{"a\x1b[31mb", "a\rb", "a\nb", "a\u202eb", "a\u2066b", "a\u200bb", "a\ufeffb", "a\U000e0041b", "a\u009bb",
		"a\x00b", "a\u2028b", "a\u00adb", "\xff", "a" + strings.Repeat("\u0301", 12), strings.Repeat("x", 201)} {
		if _, err := model.CleanLine("first", bad); !model.IsCode(err, model.Invalid) {
			t.Errorf("%+q is let in", bad)
		}
	}
	for in, want := range map[string]string{" Jose\u0301 ": "José", "Zoë": "Zoë", "Nguyễn": "Nguyễn", "李小龍": "李小龍", "שרה": "שרה", "O'Neil-Ríos": "O'Neil-Ríos"} {
		if got, err := model.CleanLine("first", in); err != nil || got != want {
			t.Errorf("%q becomes %q, %v", in, got, err)
		}
	}
	for _, text := range []string{"two\nlines\tand a tab", "two\r\nlines\tand a tab\r\n"} {
		if got, err := model.CleanText("message", text); err != nil || got != "two\nlines\tand a tab" {
			t.Errorf("a text of two lines becomes %q, %v", got, err)
		}
	}
	if _, err := model.CleanText("message", "over\rwritten"); !model.IsCode(err, model.Invalid) {
		t.Error("a line that is written over is let in")
	}
}

func TestIDsArePrintedAndReadAgain(t *testing.T) {
	type ids struct {
		P model.PersonID
		C model.ClientID
		S model.StaffID
		F model.FormID
		I model.ItemID
	}
	want := ids{12, 12, 3, 4, model.ItemID{Client: 12, No: 31}}
	raw, err := json.Marshal(want)
	if err != nil || string(raw) != `{"P":"p12","C":"p12","S":"s3","F":"f4","I":"p12.31"}` {
		t.Fatalf("%s %v", raw, err)
	}
	var got ids
	if err := json.Unmarshal(raw, &got); err != nil || got != want {
		t.Errorf("read again: %+v %v", got, err)
	}
	for _, bad := range []string{`{"P":"s3"}`, `{"P":"p"}`, `{"P":"p-1"}`, `{"P":"p01"}`, `{"I":"p12"}`, `{"I":"p12."}`, `{"S":"12"}`} {
		if err := json.Unmarshal([]byte(bad), &got); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// BenchmarkPortalView is one portal view of a chart with 4 contacts and 40
// items, decided from the loaded chart.
func BenchmarkPortalView(b *testing.B) {
	s := newStory(b, moreno...)
	s.tell(grandma...)
	s.tell(`{"do":"add-contact","as":"pat","client":"ada","first":"Pat","last":"Case","relationship":"caseworker"}`)
	for range 12 {
		s.tell(`{"do":"share","client":"ada","title":"Letter","to":["luis","rosa"]}`, `{"do":"share","client":"ada","title":"Private letter","to":["rosa"]}`,
			`{"do":"schedule","client":"ada","start":"2026-12-24T15:00:00-05:00","minutes":50}`)
	}
	chart, err := s.Chart(s.person("ada").Client())
	must(err)
	practice, err := s.Practice()
	must(err)
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	if len(chart.Items) < 40 {
		b.Fatalf("%d items", len(chart.Items))
	}
	for _, who := range []string{"luis", "pat"} { // to one of them nothing is shown
		person, login := chart.Person(s.person(who)), chart.Login(s.person(who))
		b.Run(who, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.PortalView(&practice, now, person, login, []*model.Chart{chart})
			}
		})
	}
}
