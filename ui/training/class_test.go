package training

import (
	"context"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store/training"
)

// TestACourseLastsAsLongAsSomebodyIsThere: also where the connection of who
// began it is lost.
func TestACourseLastsAsLongAsSomebodyIsThere(t *testing.T) {
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	scenarios, _ := training.Library(nil, model.DateOf(now()))
	class := NewClass()
	signs := class.watch(t.Context())
	lost, lose := context.WithCancel(t.Context())
	first, err := class.begin(t.Context(), lost, scenarios[0], "Ana", training.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	<-signs
	second := class.join(t.Context(), first.running)
	<-signs
	lose()
	<-signs
	if _, err := second.course.State(t.Context()); err != nil || len(class.list()) != 1 {
		t.Errorf("Ana's connection was lost, and Ben has no course any more: %v", err)
	}
	if first.leave() { // as her screens may do all the same
		t.Error("Ana leaves, and takes the course from Ben")
	}
	if !second.leave() {
		t.Error("Ben leaves, and the course goes on")
	}
	if err := class.end(second.running); err != nil {
		t.Error(err)
	}
	if class.join(t.Context(), first.running) != nil || len(class.list()) != 0 {
		t.Error("all have left, and the course goes on")
	}
}
