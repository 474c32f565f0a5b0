package model_test

import (
	"testing"

	"frontdesk/model"
)

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
