package action_test

import (
	"os"
	"strings"
	"testing"

	"frontdesk/ui/action"
)

func TestTheTableIsWhole(t *testing.T) {
	seen := map[action.ID]bool{}
	for _, a := range action.Default() {
		if a.Name == "" || a.Does == "" || len(a.Where) == 0 {
			t.Errorf("%q lacks something: %+v", a.ID, a)
		}
		if seen[a.ID] {
			t.Errorf("%q stands twice", a.ID)
		}
		seen[a.ID] = true
		for _, key := range a.Keys {
			if key == " " {
				t.Errorf(`%q: the space bar is called "space"`, a.ID)
			}
		}
	}
}

func TestLettersAreTextWhileSomebodyTypes(t *testing.T) {
	table := action.Default()
	offers := []action.Offer{{ID: action.Quit}, {ID: action.Save}, {ID: action.Tick}, {ID: action.Up}}
	for key, want := range map[string]action.ID{"ctrl+c": action.Quit, "ctrl+s": action.Save, "up": action.Up, "q": "", "s": "", "space": "", "k": ""} {
		if got, _ := table.Find(key, true, offers); got.ID != want {
			t.Errorf("%s does %q, not %q", key, got.ID, want)
		}
	}
}

func TestTheFirstOfferHasTheKey(t *testing.T) {
	got, ok := action.Default().Find("esc", false, []action.Offer{{ID: action.DropDraft}, {ID: action.Back}})
	if !ok || got.ID != action.DropDraft {
		t.Errorf("esc does %q", got.ID)
	}
}

// The README's key table is what Markdown writes.
func TestTheReadmeHasTheTable(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begun := strings.Cut(string(readme), "<!-- keys -->\n")
	table, _, ended := strings.Cut(rest, "<!-- /keys -->")
	if want := action.Default().Markdown(); !begun || !ended || table != want {
		t.Errorf("between <!-- keys --> and <!-- /keys --> the README should have:\n%s", want)
	}
}
