package training_test

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/ui/action"
	lessons "frontdesk/ui/training"
)

// TestWhatIsOfferedHasAKeyOfItsOwn, in every place of the training.
func TestWhatIsOfferedHasAKeyOfItsOwn(t *testing.T) {
	table, offered := action.Default(), map[action.ID]bool{}
	for _, keys := range []string{
		"", "enter", "enter f4", "enter n", "enter /", "enter ] right right", "enter f2", "p", "p space",
		"enter f4 down down enter y f5 f4 down down enter y f5",
	} {
		d := alone(t, 120, 40)
		d.Press(strings.Fields(keys)...)
		hall, _ := d.Model().(*lessons.Hall)
		offers := hall.Offers()
		for _, offer := range offers {
			offered[offer.ID] = true
			a, _ := table.Get(offer.ID)
			reached := len(a.Keys) == 0 // it is done through the menu
			for _, key := range a.Keys {
				found, _ := table.Find(key, false, offers)
				reached = reached || found.ID == offer.ID
			}
			if !reached {
				t.Errorf("after %q every key of %q does something else", keys, offer.ID)
			}
		}
	}
	for _, a := range table {
		ours := a.Where[0] == action.Training || a.Where[0] == action.Demonstration
		if ours && !offered[a.ID] {
			t.Errorf("%q is in the table and offered nowhere", a.ID)
		}
	}
}

// TestTheKeysOfTheTrainingAreNoText: they hold while somebody types.
func TestTheKeysOfTheTrainingAreNoText(t *testing.T) {
	for _, a := range action.Default() {
		if a.Where[0] == action.Training && slices.ContainsFunc(a.Keys, action.IsText) {
			t.Errorf("%q is done by %q, which is text", a.ID, a.Keys)
		}
	}
}
