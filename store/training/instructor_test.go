package training_test

import (
	"os"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store/training"
)

// hidden is a practice in which two things are wrong.
const hidden = `
title = "What is wrong here?"
kind = "instructor"
teaches = "How to find what should not be."
client = "ada"
people = ["rosa", "luis"]
setup = '''
{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"{{born 14}}"}
{"do":"add-contact","as":"rosa","client":"ada","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother"}
{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}
{"do":"invite","client":"ada","user":"rosa","preset":"Guardian"}
{"do":"sign-in","user":"rosa"}
{"do":"invite","client":"ada","user":"luis","preset":"Guardian"}
{"do":"share","client":"ada","title":"Letter to the mother","to":["rosa","luis"]}
{"do":"share","client":"ada","title":"Plan","to":["luis"]}
'''
end = "Both are mended."

[[step]]
title = "Look around"
text = "Two things are wrong in Ada's portal."
hints = ["Compare what both see."]
explain = "The letter was the mother's, and the plan is for both."
answer = '''
{"do":"unshare","client":"ada","document":"Letter to the mother","to":["luis"]}
{"do":"share","client":"ada","document":"Plan","to":["rosa"]}
'''
wrong = '''
{"do":"set-access","client":"ada","user":"luis","on":false}
'''

[[step.goal]]
user = "luis"
hides = ["Letter to the mother"]

[[step.goal]]
user = "rosa"
sees = ["Plan"]
says = "Rosa has the plan too"
`

// TestAnInstructorHidesWhatIsToBeFound, and takes it in any order.
func TestAnInstructorHidesWhatIsToBeFound(t *testing.T) {
	s, err := training.Read("hidden.toml", []byte(hidden), model.DateOf(now()))
	if err != nil {
		t.Fatal(err)
	}
	c := beginAs(t, s)
	for i, goal := range c.state().Goals {
		if !goal.Hidden || goal.Met || goal.Words != "" {
			t.Errorf("goal %d is told as %+v", i+1, goal)
		}
	}
	c.do(`{"do":"share","client":"Ada Moreno","document":"Plan","to":["Rosa Moreno"]}`)
	state := c.state()
	if !state.Goals[0].Hidden || state.Goals[1].Words != "Rosa has the plan too" || len(state.Mistakes) > 0 {
		t.Errorf("with the second found first it is %+v", state)
	}
	c.do(`{"do":"unshare","client":"Ada Moreno","document":"Letter to the mother","to":["Luis Moreno"]}`)
	if state = c.state(); !state.Reached || state.Goals[0].Words != "Luis Moreno does not see Letter to the mother" || len(state.Mistakes) > 0 {
		t.Errorf("with both found it is %+v", state)
	}
	if notes, err := training.Check(t.Context(), s, now); err != nil || len(notes) != 1 {
		t.Errorf("it is checked with %q, %v", notes, err)
	}
}

// TestACourseThatCannotBeginLeavesNothing: its people are nobody.
func TestACourseThatCannotBeginLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	text := strings.Replace(hidden, `people = ["rosa", "luis"]`, `people = ["rose"]`, 1)
	s, err := training.Read("hidden.toml", []byte(text), model.DateOf(now()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := training.Begin(t.Context(), s, training.Options{Now: now}); err == nil ||
		!strings.HasPrefix(err.Error(), `hidden.toml:6: people: "rose" fits no person`) {
		t.Errorf("it is begun with %v", err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("%v is left behind (%v)", left, err)
	}
}
