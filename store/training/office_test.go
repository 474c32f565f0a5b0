package training_test

import (
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store/training"
)

// office is a call that is not over before the practice's own side is in order.
const office = `
title = "Nobody is left waiting"
kind = "guided"
teaches = "What is left to do for the practice itself."
client = "ada"
people = ["luis"]
setup = '''
{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"{{born 14}}"}
{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father","authority":"joint"}
{"do":"invite","client":"ada","user":"luis","preset":"Full access"}
{"do":"sign-in","user":"luis"}
{"do":"message","client":"ada","user":"luis","from":"user","text":"May I come on Tuesday?"}
{"do":"request-appointment","as":"tuesday","user":"luis","client":"ada","start":"{{day 3}}T15:00:00Z"}
'''
end = "He knows, and nothing waits."

[[step]]
title = "Luis waits"
text = "Say yes to Luis, and tell him so."
hints = ["Look into the Review, and into the Messages."]
explain = "What is asked on the portal waits in the Review until somebody answers."
answer = '''
{"do":"answer-request","appointment":"tuesday","accept":true}
{"do":"message","client":"ada","user":"luis","text":"Yes, come on Tuesday."}
'''
wrong = '''{"do":"set-access","client":"ada","user":"luis","on":false}'''

[[step.goal]]
user = "luis"
answered = true
review = []
`

// TestAGoalLooksAtTheOfficeToo: what waits in the review, who has no answer, and
// where e-mails go.
func TestAGoalLooksAtTheOfficeToo(t *testing.T) {
	s, err := training.Read("office.toml", []byte(office), model.DateOf(now()))
	if err != nil {
		t.Fatal(err)
	}
	if notes, err := training.Check(t.Context(), s, now); err != nil || len(notes) != 1 {
		t.Errorf("it is checked with %q, %v", notes, err)
	}
	c := beginAs(t, s)
	if words := c.state().Goals[0].Words; words != "Luis Moreno has got an answer; nothing of the chart is left in the review" {
		t.Errorf("the goal is told as %q", words)
	}
	c.do(`{"do":"message","client":"Ada Moreno","user":"Luis Moreno","text":"Yes, come on Tuesday."}`)
	if c.state().Reached {
		t.Error("what he asked for waits still")
	}
	c.do(`{"do":"answer-request","appointment":"p1.2","accept":true}`)
	if !c.state().Reached {
		t.Errorf("he has his answer, and nothing waits: %+v", c.state().Goals)
	}
	c.do(`{"do":"message","client":"Ada Moreno","user":"Luis Moreno","from":"user","text":"And on Wednesday?"}`)
	if c.state().Reached {
		t.Error("he has asked again")
	}
}

// TestWhatTheOfficeHasIsChecked: kinds by their names, addresses by where the
// e-mail went.
func TestWhatTheOfficeHasIsChecked(t *testing.T) {
	for wrong, want := range map[string]string{
		`review = ["no-guard"]`:            `office.toml:31: step 1, goal 1, review: the review has no "no-guard"; it has: blocked-named, `,
		`mailed = "elsewhere@example.org"`: `office.toml:31: step 1, goal 1, mailed: does not hold at the end of the right way: the newest e-mail to Luis Moreno goes to elsewhere@example.org`,
	} {
		s, err := training.Read("office.toml", []byte(strings.Replace(office, "review = []", wrong, 1)), model.DateOf(now()))
		if err == nil {
			_, err = training.Check(t.Context(), s, now)
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}
