package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model"
)

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
