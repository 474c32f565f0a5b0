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

// TestTickingOneMoreNeverHidesAnything: and unticking never reveals.
func TestTickingOneMoreNeverHidesAnything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		client, who := rapid.SampledFrom(f.clients).Draw(rt, "c"), rapid.SampledFrom(f.people).Draw(rt, "w")
		ticks := drawTicks(rt)
		more := ticks | model.SetOf(rapid.SampledFrom(model.AllPermissions.List()).Draw(rt, "more"))
		line := `{"do":"set-permissions","client":%q,"user":%q,"permissions":%s}`
		if _, err := f.try(fmt.Sprintf(line, client, who, names(ticks))); err != nil {
			rt.Skip("no contact of this client")
		}
		before := f.portal(who)
		f.tell(fmt.Sprintf(line, client, who, names(more)))
		effect := model.ComparePortals(before, f.portal(who))
		for _, c := range effect.Clients {
			if len(c.Loses.Items)+len(c.Loses.Actions)+c.Loses.Permissions.Len() > 0 || c.Profile == "loses" {
				rt.Fatalf("ticking %v beside %v takes away %+v", more&^ticks, ticks, c.Loses)
			}
		}
	})
}

// TestALargerAudienceHidesNothingFromThoseInIt: assigning or sharing with one
// more person takes nothing from anybody.
func TestALargerAudienceHidesNothingFromThoseInIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		before := f.views()
		client, who := rapid.SampledFrom(f.clients).Draw(rt, "c"), rapid.SampledFrom(f.people).Draw(rt, "w")
		line := fmt.Sprintf(`{"do":"assign","client":%q,"form":%q,"to":[%q]}`, client, rapid.SampledFrom(f.forms).Draw(rt, "f"), who)
		if documents := f.documents(client); len(documents) > 0 && chance(rt, 5) {
			line = fmt.Sprintf(`{"do":"share","client":%q,"document":%q,"to":[%q]}`, client, rapid.SampledFrom(documents).Draw(rt, "d"), who)
		}
		if _, err := f.try(line); err != nil {
			rt.Skip("no contact of this client")
		}
		for person, saw := range before {
			sees := seen(f.portal(person))
			for _, title := range saw {
				if !slices.Contains(sees, title) {
					rt.Fatalf("%s\n\ttakes %q away from %s", line, title, person)
				}
			}
		}
	})
}

func (f *family) documents(client string) []string {
	chart, err := f.Chart(f.person(client).Client())
	must(err)
	var ids []string
	for _, item := range chart.Items {
		if item.Kind == model.KindDocument {
			ids = append(ids, item.ID.String())
		}
	}
	return ids
}

// TestABlockBeatsEverything: whatever else happens, a blocked person sees
// nothing of the client, and no fix is offered.
func TestABlockBeatsEverything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		client, who := rapid.SampledFrom(f.clients).Draw(rt, "c"), rapid.SampledFrom(f.people).Draw(rt, "w")
		if client == who {
			rt.Skip("nobody is blocked from the own chart")
		}
		_, _ = f.try(fmt.Sprintf(`{"do":"block","client":%q,"person":%q,"reason":"court order"}`, client, who))
		for range 10 {
			if line := f.drawLine(rt); !strings.Contains(line, "lift-block") {
				_, _ = f.try(line)
			}
		}
		id := f.person(client).Client()
		for _, profile := range f.portal(who).Profiles {
			if profile.ID == id {
				rt.Fatalf("%s opens the profile of %s in spite of the block", who, client)
			}
		}
		chart, err := f.Chart(id)
		must(err)
		for _, item := range chart.Items {
			ask := model.Ask{User: f.person(who), Client: id, Item: item.ID}
			if decision, err := model.Decide(f, ask); err != nil || decision.Rule != model.RuleBlock {
				rt.Fatalf("%s is decided by %q, not by the block (%v)", item.Title, decision.Rule, err)
			}
			f.noFix(ask)
		}
	})
}

// TestChangingOnePersonLeavesEverybodyElseAlone, byte for byte: no record
// changes but those of the person and of the client named, and the e-mails to
// the person.
func TestChangingOnePersonLeavesEverybodyElseAlone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		client, who := rapid.SampledFrom(f.clients).Draw(rt, "c"), rapid.SampledFrom(f.people).Draw(rt, "w")
		own := []string{
			fmt.Sprintf("person/%06d", f.person(who)), fmt.Sprintf("login/%06d", f.person(who)),
			fmt.Sprintf("contact/%06d/%06d", f.person(client), f.person(who)),
			fmt.Sprintf("access/%06d/%06d", f.person(client), f.person(who)),
			fmt.Sprintf("block/%06d/%06d", f.person(client), f.person(who)),
		}
		before := f.clone()
		line := rapid.SampledFrom([]string{
			fmt.Sprintf(`{"do":"set-access","client":%q,"user":%q,"on":%t,"reason":"asked"}`, client, who, chance(rt, 5)),
			fmt.Sprintf(`{"do":"set-permissions","client":%q,"user":%q,"permissions":%s}`, client, who, names(drawTicks(rt))),
			fmt.Sprintf(`{"do":"remove-contact","client":%q,"person":%q}`, client, who),
			fmt.Sprintf(`{"do":"disable-login","user":%q}`, who),
			fmt.Sprintf(`{"do":"invite","client":%q,"user":%q}`, client, who),
			fmt.Sprintf(`{"do":"unlink","dependent":%q,"parent":%q}`, client, who),
			fmt.Sprintf(`{"do":"block","client":%q,"person":%q,"reason":"court order"}`, client, who),
			fmt.Sprintf(`{"do":"edit-person","person":%q,"phone":"555 0100","portal_email":"keep","email":"new@example.org"}`, who),
		}).Draw(rt, "line")
		_, _ = f.try(line)
		for e, err := range f.Emails() {
			must(err)
			if e.Person == f.person(who) {
				own = append(own, fmt.Sprintf("email/%06d", e.ID))
			}
		}
		for key, record := range f.records {
			if record != before.records[key] && !slices.Contains(own, key) {
				rt.Fatalf("%s\n\tchanged %s:\n%s\n%s", line, key, before.records[key], record)
			}
		}
	})
}

// TestPreviewDecisionAndRefusalAreOne: what the preview shows is what the
// decision allows, and what the operation of the portal user is let do.
func TestPreviewDecisionAndRefusalAreOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		for _, who := range f.people {
			portal := f.portal(who)
			for _, chart := range f.charts() {
				for i := range chart.Items {
					f.checkOne(rt, who, portal, chart, &chart.Items[i])
				}
			}
		}
	})
}

func (f *family) checkOne(rt *rapid.T, who string, portal model.Portal, chart *model.Chart, item *model.Item) {
	ask := model.Ask{User: f.person(who), Client: chart.ID(), Item: item.ID, Opened: true}
	opened, err := model.Decide(f, ask)
	must(err)
	shown, hidden := find(portal, item.ID)
	tied := chart.ID().Person() == ask.User || chart.Contact(ask.User) != nil || chart.AccessOf(ask.User) != nil
	if opened.Allow != (shown != nil) || tied && opened.Allow == (hidden != nil) {
		rt.Fatalf("%s and %s: decided %+v, shown %v, hidden %v", who, item.Title, opened, shown, hidden)
	}
	if hidden != nil && (hidden.Rule != opened.Rule || hidden.Because != opened.Because) {
		rt.Fatalf("%s and %s: hidden by %s, decided by %s", who, item.Title, hidden.Rule, opened.Rule)
	}
	ask.Opened = false
	now, err := model.Decide(f, ask)
	must(err)
	if now.Allow != (opened.Allow && portal.Gate == nil) {
		rt.Fatalf("%s and %s: decided %+v behind the gate %+v", who, item.Title, now, portal.Gate)
	}
	if !tied {
		return
	}
	for action, line := range actsOn(who, chart.ID(), item) {
		_, err = f.copied().try(line)
		offered := shown != nil && portal.Gate == nil && slices.Contains(shown.Actions, action)
		if offered != (err == nil) {
			rt.Fatalf("%s: offered %t, yet the operation says %v", line, offered, err)
		}
		if !now.Allow && !model.IsCode(err, model.Denied) {
			rt.Fatalf("%s: denied by %s, yet the operation says %v", line, now.Rule, err)
		}
	}
}

// actsOn is what a portal user does to an item, by action.
func actsOn(who string, client model.ClientID, item *model.Item) map[model.Action]string {
	switch {
	case item.Paper != nil:
		return map[model.Action]string{
			model.Complete: fmt.Sprintf(`{"do":"complete","user":%q,"client":%q,"form":%q}`, who, client, item.Paper.Form),
		}
	case item.Visit != nil:
		return map[model.Action]string{model.Cancel: fmt.Sprintf(`{"do":"cancel-appointment","user":%q,"appointment":%q}`, who, item.ID)}
	case item.Kind == model.KindInvoice:
		return map[model.Action]string{model.Pay: fmt.Sprintf(`{"do":"pay","user":%q,"client":%q,"bill":%q,"amount":"0.01"}`, who, client, item.ID)}
	}
	return nil
}

// copied is the story on a copy of the practice.
func (s *story) copied() *story {
	return &story{memory: s.clone(), t: s.t, handles: s.handles}
}

func find(portal model.Portal, id model.ItemID) (shown *model.Shown, hidden *model.Hidden) {
	for _, p := range portal.Profiles {
		for _, one := range slices.Concat(p.Appointments, p.Forms, p.Documents, p.Messages, p.Billing) {
			if one.Item == id {
				shown = &one
			}
		}
	}
	for _, one := range portal.Hidden {
		if one.Item == id {
			hidden = &one
		}
	}
	return shown, hidden
}

// whatIsHiddenHasTheWayOutThatWhyHas: a view and a single question offer the
// same; only the question looks whether an address is taken.
func (f *family) whatIsHiddenHasTheWayOutThatWhyHas(rt *rapid.T) {
	for _, who := range f.people {
		for _, hidden := range f.portal(who).Hidden {
			fix, err := model.FixOf(f, model.Ask{User: f.person(who), Client: hidden.ID, Item: hidden.Item, Action: model.View, Opened: true})
			must(err)
			switch {
			case fix == nil && hidden.Fix != nil && !strings.Contains(*hidden.Fix, "invite "):
				rt.Fatalf("%s and %s: hidden offers %q, why nothing", who, hidden.Title, *hidden.Fix)
			case fix != nil && (hidden.Fix == nil || *hidden.Fix != fix.Say):
				rt.Fatalf("%s and %s: why offers %q, hidden something else", who, hidden.Title, fix.Say)
			}
		}
	}
}

// theFixMakesItAllow: whatever is denied, the fix offered makes it allow, and
// its operations are all accepted.
func (f *family) theFixMakesItAllow(rt *rapid.T) {
	who := rapid.SampledFrom(f.people).Draw(rt, "who")
	chart := rapid.SampledFrom(f.charts()).Draw(rt, "chart")
	ask := model.Ask{User: f.person(who), Client: chart.ID()}
	if len(chart.Items) > 0 && chance(rt, 8) {
		ask.Item = rapid.SampledFrom(chart.Items).Draw(rt, "item").ID
	}
	fix, err := model.FixOf(f, ask)
	must(err)
	if fix == nil {
		return
	}
	for _, line := range fix.Do {
		if _, err := f.try(string(line)); err != nil {
			rt.Fatalf("%s: the fix %q has a line that is refused: %s: %v", who, fix.Say, line, err)
		}
	}
	if after, err := model.Decide(f, ask); err != nil || !after.Allow {
		rt.Fatalf("%s: after the fix %q still denied by %s: %s (%v)", who, fix.Say, after.Rule, after.Because, err)
	}
}

// TestWhatMendsAFindingMakesItGoAway: the operations offered are all accepted,
// and the finding is gone behind them.
func TestWhatMendsAFindingMakesItGoAway(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		f.now = f.now.AddDate(0, 0, rapid.IntRange(0, 10).Draw(rt, "later"))
		for _, client := range f.clients {
			for _, found := range f.review(client) {
				if found.Fix == nil {
					continue
				}
				after := &family{story: f.copied()}
				for _, line := range found.Fix.Do {
					if _, err := after.try(string(line)); err != nil {
						rt.Fatalf("%s: %s is refused: %v", found.Say, line, err)
					}
				}
				for _, still := range after.review(client) {
					if still.Key() == found.Key() {
						rt.Fatalf("%s: mended by %q, it stands", found.Say, found.Fix.Say)
					}
				}
			}
		}
	})
}

// TestEveryWayOutOfAFindingIsOpen: each of the ways that a person may choose is
// accepted as one operation, and behind it the finding is gone or tells of
// something else; but a guardian who is invited is still waited for.
func TestEveryWayOutOfAFindingIsOpen(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		namesake := rapid.SampledFrom(f.people).Draw(rt, "namesake")
		f.tell(fmt.Sprintf(`{"do":"edit-person","person":%q,"first":"Child0","last":"Moreno"}`, namesake))
		f.now = f.now.AddDate(0, 0, rapid.IntRange(0, 10).Draw(rt, "later"))
		for _, client := range f.clients {
			for _, found := range f.review(client) {
				for _, way := range found.Ways {
					after := &family{story: f.copied()}
					after.choose(rt, &way)
					for _, still := range after.review(client) {
						if found.Kind != model.FindingNoGuardian && still.Key() == found.Key() && slices.Equal(append(still.Because, still.Say), append(found.Because, found.Say)) {
							rt.Fatalf("%s: behind %q it stands", found.Say, way.Say)
						}
					}
				}
			}
		}
	})
}

// choose does one of the ways to mend a finding.
func (f *family) choose(rt *rapid.T, way *model.Way) {
	op, err := way.Operation(map[model.Asking]string{
		model.AsksEmail: "fresh@example.net", model.AsksConsent: "on paper", model.AsksReason: "she said so",
	}[way.Asks])
	must(err)
	if err := f.report(op); err != nil {
		rt.Fatalf("the way %q is refused: %v", way.Say, err)
	}
}
