package model_test

import (
	"errors"
	"testing"

	"frontdesk/model"
)

// actionOf is what an act is called where what there is to do is
// listed, and the item that it is done to.
func actionOf(act string) (action model.Action, item string) {
	switch act {
	case "complete", "refuse":
		return model.Action(act), "consent"
	case "cancel-appointment":
		return model.Cancel, "visit"
	case "pay":
		return model.Pay, "invoice"
	}
	return model.Action(act), ""
}

// stands is how Luis stands to an act, as it is listed.
func (s *story) stands(action model.Action, handle string) error {
	s.t.Helper()
	item := model.ItemID{}
	switch handle {
	case "":
	case "consent":
		item = s.item("ada", "Consent to treat")
	default:
		item = s.byHandle(handle)
	}
	acts, err := model.Acts(s, s.person("luis"), s.person("ada").Client(), item)
	must(err)
	for _, act := range acts {
		if act.Action == action {
			return act.Refused
		}
	}
	s.t.Fatalf("%s is not listed among %+v", action, acts)
	return nil
}

// TestWhatIsListedIsWhatIsDone: an act is listed as refused with the words that
// the operation is refused with, and as allowed where that is done.
func TestWhatIsListedIsWhatIsDone(t *testing.T) {
	lines := map[string]string{
		"complete":            `{"do":"complete","user":"luis","client":"ada","form":"consent"}`,
		"refuse":              `{"do":"refuse","user":"luis","client":"ada","form":"consent"}`,
		"cancel-appointment":  `{"do":"cancel-appointment","user":"luis","appointment":"visit"}`,
		"pay":                 `{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"80.00"}`,
		"request-appointment": `{"do":"request-appointment","user":"luis","client":"ada","start":"2026-12-01T10:00:00-05:00"}`,
		"message":             `{"do":"message","user":"luis","client":"ada","from":"user","text":"Hello"}`,
	}
	for _, before := range []string{
		`{"do":"set-practice","portal_url":"https://portal.example.org"}`,
		`{"do":"block","client":"ada","person":"luis","reason":"court order"}`,
		`{"do":"set-practice","portal":false}`,
		`{"do":"disable-login","user":"luis"}`,
		`{"do":"set-permissions","client":"ada","user":"luis","preset":"View only"}`,
		`{"do":"set-practice","cancel_hours":1000}`,
		`{"do":"cancel-appointment","appointment":"visit"}`,
		lines["pay"], lines["complete"], lines["refuse"],
	} {
		for act, line := range lines {
			s := portalDay(t)
			s.tell(before)
			action, item := actionOf(act)
			listed := s.stands(action, item)
			done := s.actWithFile(line)
			var said, refused *model.Error
			errors.As(listed, &said)
			errors.As(done, &refused)
			if (said == nil) != (refused == nil) || said != nil && (said.Say != refused.Say || said.Rule != refused.Rule) {
				t.Errorf("after %s\n\t%s is listed with %v, and done with %v", before, act, listed, done)
			}
		}
	}
}
