package app_test

import (
	"fmt"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// A new family is entered, mother and father are invited, she signs in, his
// invitation expires and goes to a corrected address, its old link dead.
func TestTheLifeOfALogin(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			now := uitest.Now()
			s := uitest.PracticeAt(t, func() time.Time { return now }, online)
			open := func() *uitest.Desk {
				d := uitest.Open(t, s, rae, size[0], size[1])
				d.Press("/")
				d.Type("lea kim")
				d.Press("enter", "enter")
				return d
			}
			enterFamily(t, s, size)
			hana, jun := "Hana Kim", "Jun Kim"
			first := loginOf(t, s, "Lea Kim", jun)

			now = now.AddDate(0, 0, 3)
			uitest.Apply(t, s, rae, `{"do":"sign-in","user":"Hana Kim"}`)
			d := open()
			d.Sees("signed in 25 Nov", "invited 3 days ago · expires in 4 days")
			d.Press("]", "right", "right")
			d.Sees("invited 3 days ago", "expires in 4 days", "Jun has not signed in yet")

			now = now.AddDate(0, 0, 6)
			d = open()
			d.Press("]", "right", "right")
			d.Sees("invitation expired 2 days ago")
			d.Press(".", "down", "down", "down", "down", "enter")
			d.Sees("A new invitation goes to the new address")
			for range "jun@wrong.example" {
				d.Press("backspace")
			}
			d.Type("jun@example.org")
			d.Press("ctrl+s")
			d.Sees("Invited Jun Kim anew, at jun@example.org", "expires in 7 days")
			second := loginOf(t, s, "Lea Kim", jun)
			if second.Link == first.Link || second.Email != "jun@example.org" {
				t.Errorf("the old link lives on: %+v", second)
			}
			uitest.Apply(t, s, rae, `{"do":"sign-in","user":"Jun Kim"}`)
			d = open()
			d.Press("]", "right", "right", "R")
			d.Sees("Not now, resend invitation: Jun has signed in: copy the link instead")
			if got := loginOf(t, s, "Lea Kim", hana); got.State != model.LoginActive || got.Email != "hana@example.org" {
				t.Errorf("his changes reached her: %+v", got)
			}
		})
	}
}

// enterFamily enters a client with both parents, enrolled.
func enterFamily(t *testing.T, s store.Store, size [2]int) {
	t.Helper()
	d := uitest.Open(t, s, rae, size[0], size[1])
	d.Press("n")
	d.Type("Lea Kim 2015-03-04")
	d.Press("enter", "pgdown")
	d.Type("Hana Kim hana@example.org")
	d.Press("enter", "m", "enter", "a", "e", "pgdown", "enter")
	d.Type("Jun Kim jun@wrong.example")
	d.Press("enter", "f", "enter", "a", "e", "ctrl+s", "Y")
	d.Sees("Added Lea Kim, with Hana Kim, Jun Kim")
}
