package model_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"frontdesk/model"
)

// live lets one more thing happen in the life of a family: what somebody does
// to persons or to what lies in a chart, or days that pass.
func (f *family) live(rt *rapid.T) {
	switch rapid.IntRange(0, 9).Draw(rt, "happens") {
	case 0:
		f.now = f.now.AddDate(0, 0, rapid.IntRange(1, 6).Draw(rt, "days"))
	case 1, 2:
		f.tryTo(f.drawItemLine(rt))
	case 3, 4:
		f.tryTo(f.drawRareLine(rt))
	default:
		f.tryTo(f.drawLine(rt))
	}
}

// tryTo does a line, or passes it over where there is none, or where it would
// undo that one of the family was ever there.
func (f *family) tryTo(line string) {
	if line == "" {
		return
	}
	if strings.Contains(line, `"undo"`) {
		after := f.copied()
		if _, err := after.try(line); err != nil || len(all[model.Person](after.memory, "person/")) < len(f.people) {
			return
		}
	}
	_, _ = f.try(line)
}

// nobodyHasAccessWithoutATie: whatever happened and was undone, an access that
// is on is that of the client, of a contact or of somebody linked.
func (f *family) nobodyHasAccessWithoutATie(rt *rapid.T) {
	for _, chart := range f.charts() {
		for _, access := range chart.Access {
			if access.On && !chart.Tied(access.Person) {
				rt.Fatalf("%s has access to %s without being a contact", chart.NameOf(access.Person), chart.Subject().Name())
			}
		}
	}
}

// drawItemLine does something to what lies in a chart; nothing in an empty one.
func (f *family) drawItemLine(rt *rapid.T) string {
	chart := rapid.SampledFrom(f.charts()).Draw(rt, "chart")
	if len(chart.Items) == 0 {
		return ""
	}
	item := rapid.SampledFrom(chart.Items).Draw(rt, "item")
	who, client := f.person(rapid.SampledFrom(f.people).Draw(rt, "who")), chart.ID()
	yes := chance(rt, 5)
	switch {
	case item.Paper != nil:
		return rapid.SampledFrom([]string{
			fmt.Sprintf(`{"do":"assign","client":%q,"form":%q,"to":[%q],"sensitive":%t}`, client, item.Paper.Form, who, yes),
			fmt.Sprintf(`{"do":"withdraw","user":%q,"client":%q,"form":%q,"reason":"changed their mind"}`, who, client, item.Paper.Form),
		}).Draw(rt, "paper")
	case item.Visit != nil:
		return rapid.SampledFrom([]string{
			fmt.Sprintf(`{"do":"cancel-appointment","appointment":%q}`, item.ID),
			fmt.Sprintf(`{"do":"cancel-appointment","appointment":%q,"user":%q}`, item.ID, who),
			fmt.Sprintf(`{"do":"answer-request","appointment":%q,"accept":%t}`, item.ID, yes),
			fmt.Sprintf(`{"do":"remind","appointment":%q}`, item.ID),
		}).Draw(rt, "visit")
	case item.Kind == model.KindDocument:
		return rapid.SampledFrom([]string{
			fmt.Sprintf(`{"do":"share","client":%q,"document":%q,"to":[%q],"sensitive":%t}`, client, item.ID, who, yes),
			fmt.Sprintf(`{"do":"unshare","client":%q,"document":%q,"to":[%q]}`, client, item.ID, who),
		}).Draw(rt, "document")
	case item.Bill != nil:
		return rapid.SampledFrom([]string{
			fmt.Sprintf(`{"do":"pay","user":%q,"client":%q,"bill":%q,"amount":"10"}`, who, client, item.ID),
			fmt.Sprintf(`{"do":"address-bill","client":%q,"bill":%q,"to":%q}`, client, item.ID, who),
			fmt.Sprintf(`{"do":"address-bill","client":%q,"bill":%q}`, client, item.ID),
		}).Draw(rt, "bill")
	}
	return ""
}

// drawRareLine is what happens now and then, and to the practice as a whole.
func (f *family) drawRareLine(rt *rapid.T) string {
	client := rapid.SampledFrom(f.clients).Draw(rt, "client")
	who := rapid.SampledFrom(f.people).Draw(rt, "who")
	yes := chance(rt, 6)
	return rapid.SampledFrom([]string{
		fmt.Sprintf(`{"do":"enable-login","user":%q,"reason":"asked"}`, who),
		fmt.Sprintf(`{"do":"cancel-invitation","user":%q}`, who),
		fmt.Sprintf(`{"do":"resend","user":%q}`, who),
		fmt.Sprintf(`{"do":"change-login-email","user":%q,"email":"new-%s@example.org"}`, who, who),
		fmt.Sprintf(`{"do":"edit-client","client":%q,"status":"inactive"}`, client),
		fmt.Sprintf(`{"do":"edit-client","client":%q,"status":"active"}`, client),
		fmt.Sprintf(`{"do":"edit-contact","client":%q,"person":%q,"relationship":%q,"authority":%q}`, client, who,
			rapid.SampledFrom([]string{"mother", "spouse", "caseworker", "other"}).Draw(rt, "relationship"),
			rapid.SampledFrom([]string{"sole", "joint", "none", "unknown"}).Draw(rt, "authority")),
		fmt.Sprintf(`{"do":"upload","user":%q,"client":%q,"title":"Card"}`, who, client),
		fmt.Sprintf(`{"do":"save-card","user":%q,"client":%q,"label":"Visa 42"}`, who, client),
		fmt.Sprintf(`{"do":"tell-apart","client":%q,"person":%q}`, client, who),
		fmt.Sprintf(`{"do":"set-practice","portal":%t}`, yes),
		fmt.Sprintf(`{"do":"set-practice","uploads":%t,"secure_messaging":%t}`, yes, !yes),
		fmt.Sprintf(`{"do":"set-practice","adult_age":%d}`, rapid.IntRange(14, 21).Draw(rt, "adult")),
		`{"do":"undo"}`, `{"do":"undo","redo":true}`,
	}).Draw(rt, "rare")
}
