package model_test

import (
	"encoding/json"
	"strings"
	"testing"

	"frontdesk/model"
)

// needed is a line of each operation that has fields it cannot be without, and
// their names.
var needed = map[string]string{
	`{"do":"add-staff","name":"Kim","role":"manager"}`:                                         "name role",
	`{"do":"add-client","first":"Kim","last":"Ames"}`:                                          "first last",
	`{"do":"add-contact","client":"ada","first":"Kim","last":"Ames","relationship":"other"}`:   "client first last relationship",
	`{"do":"edit-contact","client":"ada","person":"luis","billing":true}`:                      "client person",
	`{"do":"remove-contact","client":"ada","person":"luis"}`:                                   "client person",
	`{"do":"edit-person","person":"ada","address":"Here"}`:                                     "person",
	`{"do":"edit-client","client":"ada","gender":"x"}`:                                         "client",
	`{"do":"block","client":"ada","person":"luis","reason":"order"}`:                           "client person reason",
	`{"do":"lift-block","client":"ada","person":"nan","reason":"over"}`:                        "client person reason",
	`{"do":"set-access","client":"ada","user":"luis","on":false}`:                              "client user on",
	`{"do":"set-permissions","client":"ada","user":"luis","preset":"None"}`:                    "client user",
	`{"do":"renew-access","client":"ada","user":"luis","until":"2027-01-01"}`:                  "client user until",
	`{"do":"invite","client":"ada","user":"luis"}`:                                             "client user",
	`{"do":"resend","user":"luis"}`:                                                            "user",
	`{"do":"cancel-invitation","user":"luis"}`:                                                 "user",
	`{"do":"sign-in","user":"luis"}`:                                                           "user",
	`{"do":"change-login-email","user":"luis","email":"l@example.org"}`:                        "user email",
	`{"do":"disable-login","user":"luis"}`:                                                     "user",
	`{"do":"enable-login","user":"luis"}`:                                                      "user",
	`{"do":"link","dependent":"ada","parent":"luis"}`:                                          "dependent parent",
	`{"do":"unlink","dependent":"ada","parent":"luis"}`:                                        "dependent parent",
	`{"do":"add-form","title":"Plan"}`:                                                         "title",
	`{"do":"assign","client":"ada","form":"consent","to":["ada"]}`:                             "client form to",
	`{"do":"unassign","client":"ada","form":"consent","to":["luis"]}`:                          "client form to",
	`{"do":"complete","user":"luis","client":"ada","form":"consent"}`:                          "user client form",
	`{"do":"refuse","user":"luis","client":"ada","form":"consent"}`:                            "user client form",
	`{"do":"withdraw","user":"luis","client":"ada","form":"consent","reason":"told us"}`:       "user client form reason",
	`{"do":"share","client":"ada","title":"Plan","to":["luis"]}`:                               "client title to",
	`{"do":"unshare","client":"ada","document":"letter","to":["luis"]}`:                        "client document to",
	`{"do":"upload","user":"luis","client":"ada","title":"Card","file":"card.pdf"}`:            "user client title file",
	`{"do":"schedule","client":"ada","start":"2026-12-01T09:00:00Z","minutes":50}`:             "client start minutes",
	`{"do":"request-appointment","user":"luis","client":"ada","start":"2026-12-01T09:00:00Z"}`: "user client start",
	`{"do":"answer-request","appointment":"wish","accept":true}`:                               "appointment accept",
	`{"do":"cancel-appointment","appointment":"wish"}`:                                         "appointment",
	`{"do":"message","client":"ada","user":"luis","from":"practice","text":"Hello"}`:           "client user text",
	`{"do":"mark-read","client":"ada","user":"luis"}`:                                          "client user",
	`{"do":"bill","client":"ada","kind":"invoice","amount":"10"}`:                              "client kind amount",
	`{"do":"address-bill","client":"ada","bill":"invoice","to":"luis"}`:                        "client bill",
	`{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"10"}`:                 "user client bill amount",
	`{"do":"propose-change","user":"luis","client":"ada","field":"phone","value":"555 0199"}`:  "user client field value",
	`{"do":"answer-change","change":"proposal","accept":true}`:                                 "change accept",
	`{"do":"tell-apart","client":"ada","person":"luis"}`:                                       "client person",
}

// TestWhatIsNeededIsAskedForByItsName, where a line leaves it out.
func TestWhatIsNeededIsAskedForByItsName(t *testing.T) {
	s := newStory(t, append(moreno,
		`{"do":"add-contact","as":"nan","client":"ada","first":"Nan","last":"Moreno","relationship":"grandparent"}`,
		`{"do":"block","client":"ada","person":"nan","reason":"order"}`,
		`{"do":"bill","as":"invoice","client":"ada","kind":"invoice","amount":"10"}`,
		`{"do":"request-appointment","as":"wish","user":"luis","client":"ada","start":"2026-12-01T09:00:00Z"}`,
		`{"do":"propose-change","as":"proposal","user":"luis","client":"ada","field":"phone","value":"555 0100"}`)...)
	for line, fields := range needed {
		for _, field := range strings.Fields(fields) {
			t.Run(field+" of "+line, func(t *testing.T) {
				s.t = t
				var object map[string]any
				if err := json.Unmarshal([]byte(line), &object); err != nil {
					t.Fatal(err)
				}
				delete(object, field)
				without, err := json.Marshal(object)
				if err != nil {
					t.Fatal(err)
				}
				if e := s.refused(model.Missing, string(without)); e.Field != field {
					t.Errorf("it asks for %q, in the words %q", e.Field, e.Say)
				}
			})
		}
	}
}
