package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"frontdesk/model"
)

// reminders is whom a reminder waits for, each as "person: client".
func (s *story) reminders() []string {
	s.t.Helper()
	var list []string
	for e, err := range s.Emails() {
		must(err)
		why, err := model.Undeliverable(s, &e)
		must(err)
		if e.Kind == model.ReminderEmail {
			list = append(list, strings.TrimSpace(fmt.Sprintf("%s at %s about %s %s", e.Name, e.To, e.Client, why)))
		}
	}
	slices.Sort(list)
	return list
}

// TestSiblingsOnOneAddressEachGetTheirReminder: by contact and child; Dad, who
// gets none for Ben, gets one for Ada; a block beats it.
func TestSiblingsOnOneAddressEachGetTheirReminder(t *testing.T) {
	s := newStory(t,
		`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","contacts":[{"as":"rosa","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother","reminders":true},{"as":"luis","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father","reminders":true},{"as":"ines","first":"Ines","last":"Vega","email":"ines@example.org","email_ok":true,"relationship":"grandparent"}]}`,
		`{"do":"add-client","as":"ben","first":"Ben","last":"Moreno","contacts":[{"person":"rosa","relationship":"mother","reminders":true},{"person":"luis","relationship":"father"}]}`,
		`{"do":"schedule","as":"adas","client":"ada","start":"2026-11-24T15:00:00-05:00","minutes":50}`,
		`{"do":"schedule","as":"bens","client":"ben","start":"2026-11-24T16:00:00-05:00","minutes":50}`,
		`{"do":"remind","appointment":"adas"}`, `{"do":"remind","appointment":"bens"}`)
	want := []string{"Luis Moreno at luis@example.org about p1", "Rosa Moreno at rosa@example.org about p1", "Rosa Moreno at rosa@example.org about p5"}
	if got := s.reminders(); !slices.Equal(got, want) {
		t.Errorf("reminders: %q", got)
	}
	s.refused(model.Already, `{"do":"remind","appointment":"adas"}`)

	s.tell(`{"do":"block","client":"ada","person":"luis","reason":"court order"}`, `{"do":"cancel-appointment","appointment":"bens"}`)
	want = []string{"Luis Moreno at luis@example.org about p1 Luis Moreno is blocked from the client that it is about",
		"Rosa Moreno at rosa@example.org about p1", "Rosa Moreno at rosa@example.org about p5 the appointment is cancelled"}
	if got := s.reminders(); !slices.Equal(got, want) {
		t.Errorf("what still may go out: %q", got)
	}
	s.refused(model.NotSo, `{"do":"remind","appointment":"bens"}`)
	s.tell(`{"do":"schedule","as":"again","client":"ada","start":"2026-11-25T15:00:00-05:00","minutes":50}`, `{"do":"remind","appointment":"again"}`)
	for _, one := range s.reminders() {
		if strings.Contains(one, "Luis") && !strings.Contains(one, "blocked") {
			t.Errorf("a blocked father is reminded: %s", one)
		}
	}
}

// TestAPrivateVisitIsToldToNobodyElse though the mother gets reminders.
func TestAPrivateVisitIsToldToNobodyElse(t *testing.T) {
	s := newStory(t,
		`{"do":"add-client","as":"iris","first":"Iris","last":"Lind","email":"iris@example.org","email_ok":true,"contacts":[{"as":"eva","first":"Eva","last":"Lind","email":"eva@example.org","email_ok":true,"relationship":"mother","reminders":true}]}`,
		`{"do":"schedule","as":"visit","client":"iris","start":"2026-11-24T15:00:00-05:00","minutes":50,"sensitive":true}`,
		`{"do":"remind","appointment":"visit"}`)
	if got := s.reminders(); !slices.Equal(got, []string{"Iris Lind at iris@example.org about p1"}) {
		t.Errorf("reminders: %q", got)
	}
}
