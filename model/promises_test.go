package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model"
)

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
