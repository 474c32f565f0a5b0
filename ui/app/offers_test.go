package app_test

import (
	"strings"
	"testing"

	"frontdesk/ui/action"
	"frontdesk/ui/internal/uitest"
)

// states is ways to every place where something is offered.
var states = map[string]string{
	"list":     "",
	"filter":   "/ m",
	"filtered": "/ m enter",
	"overview": "enter",
	"papers":   "/ a d a enter enter ] ] ]",
	"assign":   "/ a d a enter f",
	"share":    "/ a d a enter d",
	"portal":   "/ a d a enter enter ]",
	"tabs":     "/ a d a enter enter ] up",
	"why":      "/ a d a enter enter ] w",
	"matrix":   "/ a d a enter enter ] m",
	"as of":    "/ a d a enter enter ] h",
	"past":     "/ a d a enter enter ] h 2 0 2 6 - 1 1 - 2 2 ctrl+s",
	"presets":  "/ a d a enter enter ] t",

	"draft":       "/ a d a enter enter ] space",
	"preview":     "shift+tab",
	"split":       "/ a d a enter enter ] P tab",
	"palette":     ":",
	"messages":    "!",
	"activity":    "5",
	"change":      "5 enter",
	"threads":     "2",
	"thread":      "2 enter",
	"writing":     "2 enter enter",
	"visits":      "/ a d a enter enter ] ] ] ]",
	"billing":     "/ a d a enter enter ] ] ] ] ]",
	"tab thread":  "/ a d a enter enter ] ] enter",
	"review":      "3",
	"outbox":      "4",
	"e-mail":      "4 enter",
	"practice":    "6",
	"setting":     "6 down enter",
	"settings":    "6 space",
	"age band":    "6 ] ]",
	"staff":       "6 ] ] ] ]",
	"drop":        "/ a d a enter enter ] space esc",
	"help":        "?",
	"new client":  "n A enter tab",
	"invite":      "/ a d a enter i",
	"login menu":  "/ a d a enter .",
	"portal link": "/ a d a enter enter ] Y",
	"clash":       "/ b e n enter enter ] i r o s a @ e x a m p l e . o r g tab a ctrl+s enter",
	"who":         "/ a d a enter enter c r o",
	"contact":     "/ a d a enter enter down down down down down down down",
	"relative":    "/ a d a enter enter G",
	"marked":      "space",
	"link":        "l",
	"first rows":  "g",
	"last places": "G",
}

// online is Harbor with an address for its portal.
const online = uitest.Harbor + `
{"do":"set-practice","portal_url":"https://portal.harbor.example"}
{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","text":"Hello Rosa"}
`

func offersAt(t *testing.T, keys string) []action.Offer {
	t.Helper()
	d := uitest.Open(t, uitest.Practice(t, online), rae, 120, 40)
	d.Press(strings.Fields(keys)...)
	offering, ok := d.Model().(interface{ Offers() []action.Offer })
	if !ok {
		t.Fatal("the root says nothing of what can be done")
	}
	return offering.Offers()
}

func TestWhatIsOfferedCanBeReachedByAKey(t *testing.T) {
	table := action.Default()
	offered := map[action.ID]bool{}
	for name, keys := range states {
		offers := offersAt(t, keys)
		for _, offer := range offers {
			offered[offer.ID] = true
			a, known := table.Get(offer.ID)
			if !known {
				t.Errorf("%s: %q is not in the table", name, offer.ID)
			}
			reached := len(a.Keys) == 0 // it is done through the palette
			for _, key := range a.Keys {
				got, ok := table.Find(key, false, offers)
				reached = reached || ok && got.ID == offer.ID
			}
			if !reached {
				t.Errorf("%s: every key of %q does something else", name, offer.ID)
			}
		}
	}
	for _, a := range table {
		if a.Where[0] == action.Training || a.Where[0] == action.Demonstration { // around these screens
			continue
		}
		if !offered[a.ID] {
			t.Errorf("%q is in the table and offered nowhere", a.ID)
		}
	}
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	for name, keys := range map[string]string{"portal": "/ a d a enter enter ]", "review": "3", "outbox": "4", "activity": "5", "threads": "2", "practice": "6", "list": ""} {
		d := uitest.Open(t, uitest.Practice(t, online), rae, 120, 40)
		d.Press(strings.Fields(keys)...)
		for _, offer := range offersAt(t, keys) {
			a, _ := action.Default().Get(offer.ID)
			if offer.WhyNot == "" || len(a.Keys) == 0 {
				continue
			}
			d.Press(a.Keys[0])
			if !strings.Contains(d.Screen(), offer.WhyNot) {
				t.Errorf("%s: %s does not say %q", name, a.Keys[0], offer.WhyNot)
			}
		}
	}
}
