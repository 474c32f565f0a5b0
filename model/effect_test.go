package model_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model"
)

// effect is what lines would change, over everybody the family knows.
func (s *story) effect(lines ...string) model.Effect {
	s.t.Helper()
	draft := s.copied()
	draft.tell(lines...)
	people, err := s.people(func(model.Person) bool { return true })
	must(err)
	effect, err := model.EffectOf(s, draft, people)
	must(err)
	return effect
}

func TestUntickingBillingForTheFatherTakesFromHimAlone(t *testing.T) {
	s := newStory(t, moreno...)
	effect := s.effect(`{"do":"set-permissions","client":"ada","user":"luis","permissions":["basic","documents.view","forms.complete"]}`)
	if len(effect.Users) != 1 || effect.Users[0].User != "Luis Moreno" {
		t.Fatalf("it changes %+v, want Luis alone", effect.Users)
	}
	gains, loses := effect.Users[0].Count()
	if gains != 0 || loses != 2 {
		t.Errorf("Luis gains %d and loses %d, want the invoice and the appointment lost", gains, loses)
	}
	if got := effect.Summary(); got != "Luis Moreno −2, nobody else" {
		t.Errorf("the footer says %q", got)
	}
}

func TestLinkingSaysFirstWhatTheMotherGains(t *testing.T) {
	s := newStory(t, siblings...)
	s.tell(`{"do":"invite","client":"ada","user":"rosa"}`, `{"do":"sign-in","user":"rosa"}`,
		`{"do":"bill","client":"ben","kind":"invoice","amount":"10"}`, `{"do":"bill","client":"cleo","kind":"invoice","amount":"10"}`)
	effect := s.effect(`{"do":"link","dependent":["ben","cleo"],"parent":"rosa"}`)
	if len(effect.Users) != 1 || !effect.Users[0].Widens() {
		t.Fatalf("it changes %+v, want Rosa to gain", effect.Users)
	}
	clients := effect.Users[0].Clients
	if len(clients) != 2 || clients[0].Profile != "gains" || clients[0].Gains.Permissions != model.AllPermissions {
		t.Errorf("per client: %+v", clients)
	}
	if got := effect.Summary(); got != "Rosa Moreno +2, nobody else" {
		t.Errorf("the footer says %q", got)
	}
}

func TestSwitchingThePracticeOffKeepsEverybodyOut(t *testing.T) {
	s := newStory(t, moreno...)
	effect := s.effect(`{"do":"set-practice","portal":false}`)
	for _, user := range effect.Users {
		if user.Gate == nil || user.Gate.After == nil || user.Gate.After.Rule != model.RulePractice {
			t.Errorf("%s: gate %+v", user.User, user.Gate)
		}
	}
	if !strings.Contains(effect.Summary(), "Luis Moreno is kept out") {
		t.Errorf("the footer says %q", effect.Summary())
	}
	if effect := s.effect(); effect.Summary() != "nobody sees anything else" {
		t.Errorf("nothing changed, and the footer says %q", effect.Summary())
	}
}

// theEffectIsTheDifferenceOfAllViews before and after, over everybody, and
// Touched leaves nobody out.
func (f *family) theEffectIsTheDifferenceOfAllViews(rt *rapid.T) {
	line := f.drawChange(rt)
	after := f.copied()
	if _, err := after.try(line); line == "" || err != nil {
		return
	}
	clients := make([]model.ClientID, 0, len(f.clients))
	for _, client := range f.clients {
		if f.isIn(line, client) && !strings.Contains(line, `"edit-person"`) { // which writes no chart
			clients = append(clients, f.person(client).Client())
		}
	}
	var people []model.PersonID
	for _, who := range f.people {
		if f.isIn(line, who) {
			people = append(people, f.person(who))
		}
	}
	touched, err := model.Touched(f, after, clients, people, strings.Contains(line, "set-practice"))
	must(err)
	effect, err := model.EffectOf(f, after, touched)
	must(err)
	for _, who := range f.people {
		checkDifference(rt, who, seen(f.portal(who)), seen(after.portal(who)), userIn(effect, f.person(who)))
	}
}

// drawChange is a change of any kind, which says itself whom it is about.
func (f *family) drawChange(rt *rapid.T) string {
	switch rapid.IntRange(0, 5).Draw(rt, "kind") {
	case 0:
		return f.drawItemLine(rt)
	case 1:
		if line := f.drawRareLine(rt); !strings.Contains(line, `"undo"`) {
			return line
		}
	}
	return f.drawLine(rt)
}

// isIn reports whether a line names a person, as a client or with an item too.
func (f *family) isIn(line, who string) bool {
	id := `"` + f.person(who).String()
	return strings.Contains(line, `"`+who+`"`) || strings.Contains(line, id+`"`) || strings.Contains(line, id+`.`)
}

func userIn(effect model.Effect, id model.PersonID) model.UserEffect {
	i := slices.IndexFunc(effect.Users, func(u model.UserEffect) bool { return u.ID == id })
	if i < 0 {
		return model.UserEffect{}
	}
	return effect.Users[i]
}

func checkDifference(rt *rapid.T, who string, before, after []string, user model.UserEffect) {
	gains, loses := user.Count()
	if len(after)-len(before) != gains-loses {
		rt.Fatalf("%s saw %q and sees %q, yet the effect counts +%d −%d", who, before, after, gains, loses)
	}
	if gains+loses == 0 && !slices.Equal(before, after) {
		rt.Fatalf("%s saw %q and sees %q, and the effect knows nothing of it", who, before, after)
	}
}

func (f *family) theMatrixSaysWhatTheViewsSay(rt *rapid.T) {
	for _, client := range f.clients {
		m, err := model.MatrixOf(f, f.person(client).Client())
		must(err)
		for i, person := range m.Persons {
			portal, err := model.PortalOf(f, person.ID)
			must(err)
			for _, row := range m.Items {
				shown, _ := find(portal, row.Item)
				cell := row.Cells[i]
				if cell.See != (shown != nil) || shown != nil && !slices.Equal(cell.Actions, shown.Actions) {
					rt.Fatalf("%s and %s: the matrix says %+v, the view %+v", person.User, row.Title, cell, shown)
				}
			}
		}
	}
}
