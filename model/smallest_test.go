package model_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model"
)

// singles is every single operation that could let somebody do something at a
// client, of whatever kind a fix is made of.
func (f *family) singles(who, client string, ask model.Ask) []string {
	features := names(model.AllPermissions)
	lines := []string{
		fmt.Sprintf(`{"do":"sign-in","user":%q}`, who),
		fmt.Sprintf(`{"do":"resend","user":%q}`, who),
		fmt.Sprintf(`{"do":"enable-login","user":%q}`, who),
		fmt.Sprintf(`{"do":"set-access","client":%q,"user":%q,"on":true}`, client, who),
		fmt.Sprintf(`{"do":"set-access","client":%q,"user":%q,"on":true,"until":"2027-11-22","reason":"asked"}`, client, who),
		fmt.Sprintf(`{"do":"set-permissions","client":%q,"user":%q,"permissions":%s}`, client, who, features),
		fmt.Sprintf(`{"do":"renew-access","client":%q,"user":%q,"until":"2027-11-22","consent":"on paper","reason":"reviewed"}`, client, who),
		`{"do":"set-practice","portal":true}`, `{"do":"set-practice","online_payments":true}`,
		`{"do":"set-practice","uploads":true}`, `{"do":"set-practice","secure_messaging":true}`,
		`{"do":"set-practice","appointment_requests":true}`,
	}
	if !ask.Item.IsZero() {
		lines = append(lines, fmt.Sprintf(`{"do":"share","client":%q,"document":%q,"to":[%q]}`, client, ask.Item, who))
	}
	for _, form := range f.forms {
		lines = append(lines, fmt.Sprintf(`{"do":"assign","client":%q,"form":%q,"to":[%q]}`, client, form, who))
	}
	return lines
}

// noSingleOperationDoesWhatALongerFixDoes: where a fix of several
// operations is offered, none alone would do, by trying them all. An invitation
// writes to the person, and is tried where the fix invites; a link gives
// everything, and is no small change. It reports whether there was such a fix.
func (f *family) noSingleOperationDoesWhatALongerFixDoes(rt *rapid.T) bool {
	who, client := rapid.SampledFrom(f.people).Draw(rt, "who"), rapid.SampledFrom(f.clients).Draw(rt, "client")
	chart, err := f.Chart(f.person(client).Client())
	must(err)
	ask := model.Ask{User: f.person(who), Client: chart.ID(), Opened: chance(rt, 6)}
	if len(chart.Items) > 0 && chance(rt, 8) {
		ask.Item = rapid.SampledFrom(chart.Items).Draw(rt, "item").ID
	}
	fix, err := model.FixOf(f, ask)
	must(err)
	if fix == nil || len(fix.Do) < 2 {
		return false
	}
	lines := f.singles(who, client, ask)
	if strings.Contains(fix.Say, "invite ") {
		lines = append(lines, fmt.Sprintf(`{"do":"invite","client":%q,"user":%q,"email":"%s@example.org","features":%s}`, client, who, who, names(model.AllPermissions)))
	}
	for _, line := range lines {
		after := &family{story: f.copied()}
		if _, err := after.try(line); err != nil {
			continue
		}
		if decision, err := model.Decide(after, ask); err == nil && decision.Allow {
			rt.Fatalf("%s asks for %s of %s: the fix is %q, and this alone would do: %s", who, ask.Item, client, fix.Say, line)
		}
	}
	return true
}

// TestARenewalGoesPastTheEndToo: of an access that ended, and that the client's
// age closed meanwhile, one renewal is enough.
func TestARenewalGoesPastTheEndToo(t *testing.T) {
	s := newStory(t, quiet...)
	s.tell(`{"do":"set-access","client":"ada","user":"rosa","on":true,"until":"2026-11-30"}`,
		`{"do":"edit-person","person":"ada","born":"2008-12-10"}`)
	s.now = s.now.AddDate(0, 0, 20)
	ask := model.Ask{User: s.person("rosa"), Client: s.person("ada").Client()}
	fix, err := model.FixOf(s, ask)
	must(err)
	if fix == nil || len(fix.Do) != 1 {
		t.Fatalf("the way back in: %+v", fix)
	}
	s.tell(string(fix.Do[0]))
	if now, err := model.Decide(s, ask); err != nil || !now.Allow {
		t.Errorf("renewed, and denied by %s (%v)", now.Rule, err)
	}
}
