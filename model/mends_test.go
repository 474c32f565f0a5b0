package model_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model"
)

// TestWhatMendsAFindingMakesItGoAway: the operations offered are all accepted,
// and the finding is gone behind them.
func TestWhatMendsAFindingMakesItGoAway(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		f.now = f.now.AddDate(0, 0, rapid.IntRange(0, 10).Draw(rt, "later"))
		for _, client := range f.clients {
			for _, found := range f.review(client) {
				if found.Fix == nil {
					continue
				}
				after := &family{story: f.copied()}
				for _, line := range found.Fix.Do {
					if _, err := after.try(string(line)); err != nil {
						rt.Fatalf("%s: %s is refused: %v", found.Say, line, err)
					}
				}
				for _, still := range after.review(client) {
					if still.Key() == found.Key() {
						rt.Fatalf("%s: mended by %q, it stands", found.Say, found.Fix.Say)
					}
				}
			}
		}
	})
}

// TestEveryWayOutOfAFindingIsOpen: each of the ways that a person may choose is
// accepted as one operation, and behind it the finding is gone or tells of
// something else; but a guardian who is invited is still waited for.
func TestEveryWayOutOfAFindingIsOpen(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFamily(t, rt)
		namesake := rapid.SampledFrom(f.people).Draw(rt, "namesake")
		f.tell(fmt.Sprintf(`{"do":"edit-person","person":%q,"first":"Child0","last":"Moreno"}`, namesake))
		f.now = f.now.AddDate(0, 0, rapid.IntRange(0, 10).Draw(rt, "later"))
		for _, client := range f.clients {
			for _, found := range f.review(client) {
				for _, way := range found.Ways {
					after := &family{story: f.copied()}
					after.choose(rt, &way)
					for _, still := range after.review(client) {
						if found.Kind != model.FindingNoGuardian && still.Key() == found.Key() && slices.Equal(append(still.Because, still.Say), append(found.Because, found.Say)) {
							rt.Fatalf("%s: behind %q it stands", found.Say, way.Say)
						}
					}
				}
			}
		}
	})
}

// choose does one of the ways to mend a finding.
func (f *family) choose(rt *rapid.T, way *model.Way) {
	op, err := way.Operation(map[model.Asking]string{
		model.AsksEmail: "fresh@example.net", model.AsksConsent: "on paper", model.AsksReason: "she said so",
	}[way.Asks])
	must(err)
	if err := f.report(op); err != nil {
		rt.Fatalf("the way %q is refused: %v", way.Say, err)
	}
}
