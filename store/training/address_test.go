package training_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/store/training"
)

// misspelt is an invitation on its way to somebody else.
const misspelt = `
title = "The wrong address"
kind = "guided"
teaches = "What a wrong address gives away."
client = "ada"
people = ["luis"]
setup = '''
{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"{{born 14}}"}
{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@exmaple.org","email_ok":true,"relationship":"father"}
{"do":"invite","client":"ada","user":"luis","preset":"Guardian"}
'''
end = "The link in the first e-mail is dead."

[[step]]
title = "Nothing came"
text = "Luis calls: nothing came. It is luis@example.org."
hints = ["Look at the address."]
explain = "The earlier link died with the new one."
answer = '''{"do":"change-login-email","user":"luis","email":"luis@example.org"}'''
wrong = '''{"do":"resend","user":"luis"}'''

[[step.goal]]
user = "luis"
address = "luis@example.org"
login = "invited"
`

// TestAnEMailToAWrongAddressIsNoticed, be it the one that stood there or
// another that nobody gave.
func TestAnEMailToAWrongAddressIsNoticed(t *testing.T) {
	s, err := training.Read("misspelt.toml", []byte(misspelt), model.DateOf(now()))
	if err != nil {
		t.Fatal(err)
	}
	notes, err := training.Check(t.Context(), s, now)
	if err != nil || len(notes) != 1 ||
		notes[0] != "step 1: the wrong way is noticed: whoever reads luis@exmaple.org got an e-mail to Luis Moreno" {
		t.Errorf("it is checked with %q, %v", notes, err)
	}
	c := beginAs(t, s)
	c.do(`{"do":"change-login-email","user":"Luis Moreno","email":"louis@example.org"}`)
	c.do(`{"do":"change-login-email","user":"Luis Moreno","email":"luis@example.org"}`)
	c.do(`{"do":"resend","user":"Luis Moreno"}`)
	state := c.state()
	if !state.Reached || len(state.Mistakes) != 1 || state.Mistakes[0].Words != "whoever reads louis@example.org could come into Luis Moreno's portal" {
		t.Errorf("with another wrong address between it is %+v", state.Mistakes)
	}
	if m := state.Mistakes[0]; m.Open() || !m.Sent {
		t.Errorf("the address was put right and the e-mail not: %+v", m)
	}
}
