package dialog_test

import (
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// atAda is somebody who edits Ada, and is about to give her a phone number.
func atAda(t *testing.T, s store.Store) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, store.Actor{Name: "Rae"}, 120, 40)
	d.Live = true
	d.Press("/")
	d.Type("ada")
	d.Press("enter", "enter", "e", "down", "down", "down", "down", "down", "backspace", "backspace", "backspace", "backspace")
	d.Type("777")
	return d
}

func adaNow(t *testing.T, s store.Store) (ada model.Person) {
	t.Helper()
	err := s.View(t.Context(), store.Actor{}, func(r model.Reader) (err error) {
		ada, err = r.Person(1)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return ada
}

// TestTwoDesksEditTheSameField: who comes second is told at once, and asked.
func TestTwoDesksEditTheSameField(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := atAda(t, s)
	d.SeesNot("Changed by")
	commit, err := s.Do(t.Context(), store.Actor{ID: 2, Name: "Ana"},
		&model.EditPerson{Person: 1, Phones: &[]string{"555"}, Preferred: text("Addie")})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Sees("Changed by Ana at", "phones: nothing → 555", "preferred: nothing → Addie")
	d.Press("ctrl+s")
	d.Sees("Changed meanwhile", "While you were editing, changed by Ana at", "phones: nothing → 555")
	if phones := adaNow(t, s).Phones; len(phones) != 1 || phones[0] != "555" {
		t.Fatalf("Ana's number is %v now", phones)
	}
	d.Wait(600)
	d.Press("n", "ctrl+s")
	d.Wait(600)
	d.Press("y")
	d.SeesNot("Changed by Ana")
	d.Press("ctrl+s")
	if ada := adaNow(t, s); len(ada.Phones) != 1 || ada.Phones[0] != "777" || ada.Preferred != "Addie" {
		t.Errorf("%v, called %q", ada.Phones, ada.Preferred)
	}
}

// TestTwoDesksEditOneRecord: different fields of it do not meet.
func TestTwoDesksEditOneRecord(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := atAda(t, s)
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"edit-person","person":"Ada Moreno","address":"2 Bay St"}`)
	d.Press("ctrl+s")
	d.Sees("Saved: Ada Moreno")
	if ada := adaNow(t, s); len(ada.Phones) != 1 || ada.Phones[0] != "777" || ada.Address != "2 Bay St" {
		t.Errorf("%v, %q", ada.Phones, ada.Address)
	}
}

// TestTwoDesksChangeOneLoginsAddress: the first is not written over unseen.
func TestTwoDesksChangeOneLoginsAddress(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, store.Actor{Name: "Rae"}, 120, 40)
	d.Press("/")
	d.Type("ada")
	d.Press("enter", "]", "right", ".")
	d.Sees("Luis Moreno")
	d.Press("down", "down", "down", "down", "enter")
	d.Sees("Portal e-mail of Luis Moreno")
	d.Press("home")
	d.Type("x")
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"change-login-email","user":"Luis Moreno","email":"lm@example.org"}`)
	d.Press("ctrl+s")
	d.Sees("Changed meanwhile", "changed by Ana at", "e-mail: luis@example.org → lm@example.org")
	d.Wait(600)
	d.Press("y", "ctrl+s")
	d.Sees("Invited Luis Moreno anew, at xluis@example.org")
}

// TestWhatWasTurnedOffIsNotTurnedOnByItsEnd: an end that is filled in meanwhile.
func TestWhatWasTurnedOffIsNotTurnedOnByItsEnd(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, store.Actor{Name: "Rae"}, 120, 40)
	d.Live = true
	d.Press("/")
	d.Type("ada")
	d.Press("enter", "enter", "]", "right", "E")
	d.Type("2027-03-01")
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"set-access","client":"Ada Moreno","user":"Rosa Moreno","on":false}`)
	d.Press("ctrl+s", "ctrl+s") // to what it does, and on
	d.Sees("nothing was saved, for it was changed by Ana")
	err := s.View(t.Context(), store.Actor{}, func(r model.Reader) error {
		chart, err := r.Chart(1)
		if err == nil && chart.AccessOf(2).On {
			t.Error("it is on again")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTheSameChangeIsNoConflict: nor is one that says the same.
func TestTheSameChangeIsNoConflict(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := atAda(t, s)
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"edit-person","person":"Ada Moreno","phones":["777"]}`)
	d.Press("ctrl+s")
	d.Sees("Saved: Ada Moreno")
}

// TestAQuestionIsAskedAnewWhenAnotherDeskChangesWhatItDoes: to have a form again
// gave Luis nothing while his access was off, so y would have agreed to it.
func TestAQuestionIsAskedAnewWhenAnotherDeskChangesWhatItDoes(t *testing.T) {
	s, rae := uitest.Practice(t, uitest.Harbor), store.Actor{Name: "Rae"}
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"sign-in","user":"Luis Moreno"}
{"do":"assign","client":"Ada Moreno","form":"PHQ-A","to":["Luis Moreno"]}
{"do":"set-access","client":"Ada Moreno","user":"Luis Moreno","on":false}`)
	uitest.Apply(t, s, rae, `{"do":"unassign","client":"Ada Moreno","form":"PHQ-A","to":["Luis Moreno"]}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("u")
	d.Sees("y undo it", "Nobody sees anything else than now")
	d.Press("right")
	d.Hear(turnedOn(t, s))
	d.Sees("▸ n leave it", "Y undo it", "Luis Moreno gains 1 form")
	d.Press("y")
	d.Sees("Y undo it", "somebody gets more by it")
}

// turnedOn is that Ana turns Luis's access to Ada's portal on.
func turnedOn(t *testing.T, s store.Store) store.Change {
	t.Helper()
	on := true
	commit, err := s.Do(t.Context(), store.Actor{ID: 2, Name: "Ana"}, &model.SetAccess{Client: 1, User: 3, On: &on})
	if err != nil {
		t.Fatal(err)
	}
	return commit.Change
}

// TestABillThatSomebodySeesByNowIsNotAddressedToThemUnasked: nobody saw more by
// it when the dialog was opened.
func TestABillThatSomebodySeesByNowIsNotAddressedToThemUnasked(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	uitest.Apply(t, s, store.Actor{Name: "Ana"}, `{"do":"sign-in","user":"Luis Moreno"}
{"do":"set-permissions","client":"Ada Moreno","user":"Luis Moreno","preset":"Full access"}
{"do":"set-access","client":"Ada Moreno","user":"Luis Moreno","on":false}
{"do":"address-bill","client":"Ada Moreno","bill":"Invoice 5","to":"Rosa Moreno"}`)
	d := uitest.Open(t, s, store.Actor{Name: "Rae"}, 120, 40)
	d.Press("/")
	d.Type("ada")
	d.Press("enter", "enter", "]", "]", "]", "]", "]", "t", "right", "ctrl+s")
	d.Sees("Luis Moreno, father of Ada", "Rosa Moreno loses 1 invoice", "▸  Address the bill")
	d.Hear(turnedOn(t, s))
	d.Press("ctrl+s")
	d.Sees("Address it anew?", "Luis Moreno gains", "Y save")
}

func text(s string) *string { return &s }

// TestAnInvitationKeepsWhatAnotherDeskTook: Ana takes the documents and the
// bills from Luis while Rae invites him again, with one box more.
func TestAnInvitationKeepsWhatAnotherDeskTook(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, store.Actor{Name: "Rae"}, 120, 50)
	d.Press("/")
	d.Type("ada")
	d.Press("enter", "enter", "]", "right", "right", "i")
	d.Sees("Invite to Ada Moreno's portal")
	for range 40 {
		if strings.Contains(d.Screen(), "▸ ├ [ ] Secure messaging") {
			break
		}
		d.Press("up")
	}
	d.Press("space")
	few := model.SetOf(model.Basic, model.AppointmentsView)
	commit, err := s.Do(t.Context(), store.Actor{ID: 2, Name: "Ana"}, &model.SetPermissions{Client: 1, User: 3, Permissions: &few})
	if err != nil {
		t.Fatal(err)
	}
	d.Hear(commit.Change)
	d.Sees("[ ] Billing documents", "[x] Secure messaging")
	d.Press("ctrl+s", "ctrl+s")
	var ticks model.PermissionSet
	err = s.View(t.Context(), store.Actor{}, func(r model.Reader) error {
		chart, err := r.Chart(1)
		ticks = chart.AccessOf(3).Ticks
		return err
	})
	if want := few | model.SetOf(model.Messages); err != nil || ticks != want {
		t.Errorf("%v, Luis has %s, not %s", err, ticks.Words(), want.Words())
	}
}
