package main

import (
	"testing"
	"time"
)

// TestADateIsItsFirstOrItsLastMoment: in the practice's zone, also on the day
// when the clocks change.
func TestADateIsItsFirstOrItsLastMoment(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("this machine knows no time zones")
	}
	for _, day := range []struct{ text, first, last string }{
		{"2026-11-24", "2026-11-24T00:00:00-05:00", "2026-11-24T23:59:59.999999999-05:00"},
		{"2026-11-01", "2026-11-01T00:00:00-04:00", "2026-11-01T23:59:59.999999999-05:00"},
		{"2028-02-29", "2028-02-29T00:00:00-05:00", "2028-02-29T23:59:59.999999999-05:00"},
		{"2026-11-24T15:00:00Z", "2026-11-24T10:00:00-05:00", "2026-11-24T10:00:00-05:00"},
	} {
		var m moment
		if err := m.Set(day.text); err != nil {
			t.Fatal(err)
		}
		if first := m.first(zone).Format(time.RFC3339Nano); first != day.first {
			t.Errorf("%s begins at %s, not %s", day.text, first, day.first)
		}
		if last := m.last(zone).Format(time.RFC3339Nano); last != day.last {
			t.Errorf("%s ends at %s, not %s", day.text, last, day.last)
		}
	}
}

// TestOnlyADateOrAWholeTimeIsAMoment: nobody guesses the rest.
func TestOnlyADateOrAWholeTimeIsAMoment(t *testing.T) {
	for _, text := range []string{"", "today", "2026-2-1", "2026-02-30", "10:00", "2026-11-24T15:00", "2026-11-24 15:00:00-05:00", "24.11.2026"} {
		var m moment
		if err := m.Set(text); err == nil || m.given() {
			t.Errorf("%q was taken for a moment", text)
		}
	}
}
