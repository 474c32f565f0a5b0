package dialog_test

import (
	"testing"

	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// vega is Harbor with a portal address, and a father of Ben's to be invited.
const vega = uitest.Harbor + `
{"do":"set-practice","portal_url":"https://portal.harbor-family.example"}
{"do":"add-contact","client":"Ben Moreno","first":"Hugo","last":"Vega","email":"hugo@example.org","email_ok":true,"relationship":"father"}
{"do":"share","client":"Ben Moreno","title":"Treatment plan","to":["Rosa Moreno"]}
`

var rae = store.Actor{Name: "Rae"}

// The dialogs of a login's life at the two sizes that most people have.
func TestLoginScreens(t *testing.T) {
	stories := [][2]string{
		{"invite", "/ b e n enter i"},
		{"invite-top", "/ b e n enter i pgup pgup pgup"},
		{"invite-lacking", "/ t e s s enter i"},
		{"invite-access", "/ b e n enter enter ] right i"},
		{"invite-refused", "/ b e n enter enter ] i r o s a @ e x a m p l e . o r g tab a ctrl+s"},
		{"clash", "/ b e n enter enter ] i r o s a @ e x a m p l e . o r g tab a ctrl+s enter"},
		{"menu", "/ a d a enter enter ] right right ."},
		{"resend", "/ a d a enter enter ] right right R"},
		{"cancel", "/ a d a enter enter ] right right . down down enter"},
		{"disable", "/ a d a enter enter ] right . down down enter"},
		{"portal-email", "/ a d a enter enter ] right . down enter"},
		{"portal-link", "/ a d a enter enter ] right Y"},
		{"enroll", "n L e a space K i m space 2 0 1 5 - 0 3 - 0 4 enter pgdown H a n a space K i m enter h @ k . o r g enter m enter a e"},
		{"existing-client", "n r o s a enter"},
	}
	s := uitest.Practice(t, vega)
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}}, func(t *testing.T, width, height int) *uitest.Desk {
		return uitest.Open(t, s, rae, width, height)
	})
}
