package model_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model"
)

// family is a random practice with a few clients and the people around them.
type family struct {
	*story
	clients, people, forms []string
}

// drawFamily makes a family and lets a random history happen to it. Lines that
// the rules refuse are part of life and change nothing.
func drawFamily(t *testing.T, rt *rapid.T) *family {
	f := &family{story: newStory(t)}
	f.tell(fmt.Sprintf(`{"do":"set-practice","portal":%t,"online_payments":%t,"uploads":%t,"secure_messaging":%t,"age_bands":%s}`,
		chance(rt, 9), chance(rt, 7), chance(rt, 7), chance(rt, 7), drawBands(rt)))
	for i := range rapid.IntRange(1, 3).Draw(rt, "clients") {
		name := fmt.Sprintf("child%d", i)
		f.tell(fmt.Sprintf(`{"do":"add-client","as":%q,"first":"Child%d","last":"Moreno","born":%q,"email":"%s@example.org","email_ok":%t,"origin":"list:%[2]d"}`,
			name, i, rapid.SampledFrom([]string{"", "2008-11-22", "2010-02-28", "2012-04-02", "2019-01-01", "1980-05-05"}).Draw(rt, "born"), name, chance(rt, 7)))
		f.clients = append(f.clients, name)
	}
	f.people = slices.Clone(f.clients)
	for i := range rapid.IntRange(1, 4).Draw(rt, "adults") {
		name := fmt.Sprintf("adult%d", i)
		f.tell(fmt.Sprintf(`{"do":"add-contact","as":%q,"client":%q,"first":"Adult%d","last":"Soto","email":"%s@example.org","email_ok":%t,"relationship":"guardian","authority":%q}`,
			name, rapid.SampledFrom(f.clients).Draw(rt, "of"), i, name, chance(rt, 8), rapid.SampledFrom(model.Authorities()).Draw(rt, "authority")))
		f.people = append(f.people, name)
	}
	for i, kind := range []string{"form", "assessment", "consent"} {
		name := fmt.Sprintf("form%d", i)
		f.tell(fmt.Sprintf(`{"do":"add-form","as":%q,"title":"Form %d","kind":%q,"sensitive":%t}`, name, i, kind, chance(rt, 3)))
		f.forms = append(f.forms, name)
	}
	for range rapid.IntRange(5, 40).Draw(rt, "events") {
		f.live(rt)
	}
	return f
}

func chance(rt *rapid.T, outOfTen int) bool {
	return rapid.IntRange(0, 9).Draw(rt, "chance") < outOfTen
}

func drawBands(rt *rapid.T) string {
	bands := []string{`{"age":18,"action":"end","warn_days":30}`, `{"age":13,"action":"suspend"}`,
		`{"age":12,"action":"limit","preset":"Teen-limited guardian"}`, `{"age":16,"action":"limit","preset":"Scheduling only"}`, `{"age":11,"action":"warn"}`}
	kept := rapid.SliceOfNDistinct(rapid.SampledFrom(bands), 0, len(bands), rapid.ID[string]).Draw(rt, "bands")
	return "[" + strings.Join(kept, ",") + "]"
}

func drawTicks(rt *rapid.T) model.PermissionSet {
	ticks := model.PermissionSet(rapid.Uint32Range(0, uint32(model.AllPermissions)).Draw(rt, "ticks"))
	if chance(rt, 8) {
		ticks |= model.SetOf(model.Basic)
	}
	return ticks
}

func names(ticks model.PermissionSet) string {
	raw, err := json.Marshal(ticks)
	must(err)
	return string(raw)
}

// drawLine is one more thing that happens.
func (f *family) drawLine(rt *rapid.T) string {
	client := rapid.SampledFrom(f.clients).Draw(rt, "client")
	who := rapid.SampledFrom(f.people).Draw(rt, "who")
	form := rapid.SampledFrom(f.forms).Draw(rt, "form")
	lines := []string{
		fmt.Sprintf(`{"do":"add-contact","client":%q,"person":%q,"relationship":"other"}`, client, who),
		fmt.Sprintf(`{"do":"set-access","client":%q,"user":%q,"on":%t,"reason":"asked"}`, client, who, chance(rt, 8)),
		fmt.Sprintf(`{"do":"set-access","client":%q,"user":%q,"on":true,"until":"2026-11-2%d","reason":"asked"}`, client, who, rapid.IntRange(2, 5).Draw(rt, "day")),
		fmt.Sprintf(`{"do":"set-permissions","client":%q,"user":%q,"permissions":%s}`, client, who, names(drawTicks(rt))),
		fmt.Sprintf(`{"do":"invite","client":%q,"user":%q,"features":%s}`, client, who, names(drawTicks(rt))),
		fmt.Sprintf(`{"do":"sign-in","user":%q}`, who),
		fmt.Sprintf(`{"do":"sign-in","user":%q}`, who),
		fmt.Sprintf(`{"do":"disable-login","user":%q}`, who),
		fmt.Sprintf(`{"do":"link","dependent":[%q],"parent":%q}`, client, who),
		fmt.Sprintf(`{"do":"unlink","dependent":%q,"parent":%q}`, client, who),
		fmt.Sprintf(`{"do":"assign","client":%q,"form":%q,"to":[%q,%q]}`, client, form, who, client),
		fmt.Sprintf(`{"do":"assign","client":%q,"form":%q,"to":%q}`, client, form, who),
		fmt.Sprintf(`{"do":"unassign","client":%q,"form":%q,"to":[%q]}`, client, form, who),
		fmt.Sprintf(`{"do":"share","client":%q,"title":"Letter","to":[%q],"sensitive":%t}`, client, who, chance(rt, 3)),
		fmt.Sprintf(`{"do":"schedule","client":%q,"start":"2026-11-2%dT09:00:00-05:00","minutes":50,"sensitive":%t}`, client, rapid.IntRange(0, 9).Draw(rt, "day"), chance(rt, 2)),
		fmt.Sprintf(`{"do":"bill","client":%q,"kind":"invoice","amount":"120"}`, client),
		fmt.Sprintf(`{"do":"bill","client":%q,"kind":"invoice","amount":"80","to":%q}`, client, who),
		fmt.Sprintf(`{"do":"bill","client":%q,"kind":"superbill","amount":"99.50","to":%q}`, client, who),
		fmt.Sprintf(`{"do":"block","client":%q,"person":%q,"reason":"court order"}`, client, who),
		fmt.Sprintf(`{"do":"lift-block","client":%q,"person":%q,"reason":"order ended"}`, client, who),
		fmt.Sprintf(`{"do":"remove-contact","client":%q,"person":%q}`, client, who),
		fmt.Sprintf(`{"do":"renew-access","client":%q,"user":%q,"until":"2027-06-01","consent":"on paper","reason":"reviewed"}`, client, who),
		fmt.Sprintf(`{"do":"complete","user":%q,"client":%q,"form":%q}`, who, client, form),
		fmt.Sprintf(`{"do":"refuse","user":%q,"client":%q,"form":%q}`, who, client, form),
		fmt.Sprintf(`{"do":"edit-contact","client":%q,"person":%q,"billing":%t,"reminders":%t}`, client, who, chance(rt, 5), chance(rt, 5)),
		fmt.Sprintf(`{"do":"message","client":%q,"user":%q,"from":%q,"text":"Hello"}`, client, who, rapid.SampledFrom([]string{"practice", "user"}).Draw(rt, "from")),
		fmt.Sprintf(`{"do":"request-appointment","user":%q,"client":%q,"start":"2026-12-0%dT09:00:00-05:00"}`, who, client, rapid.IntRange(1, 9).Draw(rt, "day")),
		fmt.Sprintf(`{"do":"propose-change","user":%q,"client":%q,"field":"phone","value":"555 010%d"}`, who, client, rapid.IntRange(0, 9).Draw(rt, "phone")),
		fmt.Sprintf(`{"do":"edit-person","person":%q,"born":%q}`, client, rapid.SampledFrom([]string{"2008-11-22", "2013-05-01", "1980-05-05"}).Draw(rt, "corrected")),
		fmt.Sprintf(`{"do":"edit-person","person":%q,"email":%q}`, who, rapid.SampledFrom(f.people).Draw(rt, "address")+"@example.org"),
	}
	return rapid.SampledFrom(lines).Draw(rt, "line")
}

// charts is every chart of the family.
func (f *family) charts() []*model.Chart {
	charts := make([]*model.Chart, len(f.clients))
	for i, client := range f.clients {
		chart, err := f.Chart(f.person(client).Client())
		must(err)
		charts[i] = chart
	}
	return charts
}

// views is what each person sees, by handle.
func (f *family) views() map[string][]string {
	views := map[string][]string{}
	for _, who := range f.people {
		views[who] = seen(f.portal(who))
	}
	return views
}
