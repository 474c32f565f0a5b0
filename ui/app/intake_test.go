package app_test

import (
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/ui/internal/uitest"
)

func TestAClientWithTwoContactsInOneForm(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	before := newest(t, s).No
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Lea Moreno")
	d.Press("enter")
	d.Type("2019-03-04")
	d.Press("pgdown", "up")
	d.Type("d") // Dr. Chen
	d.Press("tab")
	d.Type("rosa")
	d.Sees("mother of Ada, Ben")
	d.Press("enter")
	d.Type("m") // mother
	d.Press("tab", "tab")
	d.Type("j") // joint
	d.Press("tab")
	d.Type("le") // lives with, emergency
	d.Press("tab", "enter")
	d.Type("Hana Kim")
	d.Sees("Nobody fits.")
	d.Press("enter")
	d.Type("hana@example.org")
	d.Press("tab")
	d.Type("gg") // guardian, then grandparent
	d.Press("tab", "a", "ctrl+s")
	d.Sees("Added Lea Moreno, with Rosa Moreno, Hana Kim", "▸ Moreno, Lea", "Lea Moreno · 7 · minor · Dr. Chen")
	if got := newest(t, s).No; got != before+1 {
		t.Errorf("%d commits for one form", got-before)
	}
	rosa := contactOf(t, s, "Lea Moreno", "Rosa Moreno")
	if rosa.Person != contactOf(t, s, "Ada Moreno", "Rosa Moreno").Person {
		t.Error("Rosa was made a second time")
	}
	if rosa.Relationship != model.Mother || rosa.Authority != model.JointAuthority || !rosa.LivesWith || !rosa.Emergency || rosa.Billing || rosa.Reminders {
		t.Errorf("Rosa is %+v", rosa)
	}
	lea := chartOf(t, s, "Lea Moreno")
	hana := contactOf(t, s, "Lea Moreno", "Hana Kim")
	if hana.Relationship != model.Grandparent || lea.Person(hana.Person).Email != "hana@example.org" || !lea.Person(hana.Person).EmailOK {
		t.Errorf("Hana is %+v, %+v", hana, lea.Person(hana.Person))
	}
}

func TestAGrandmotherWhoIsSomebodyElsesContactIsAddedNotMadeTwice(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"add-contact","client":"tess","first":"Rosalind","last":"Ames","email":"r.ames@example.net","relationship":"other"}`)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("c")
	d.Sees("Add a contact of Ben Moreno")
	d.Type("rosal")
	d.Sees("Rosalind Ames", "contact of Tess")
	d.Press("enter")
	d.Sees("Rosalind Ames · r.ames@example.net · contact of Tess")
	d.Type("gg")
	d.Press("ctrl+s")
	d.Sees("Added Rosalind Ames, grandparent of Ben Moreno", "Rosalind Ames · grandparent", "Tess Morgan · 41 · Rosalind is other")
	if ben, tess := contactOf(t, s, "Ben Moreno", "Rosalind Ames"), contactOf(t, s, "Tess Morgan", "Rosalind Ames"); ben.Person != tess.Person {
		t.Error("she was made a second time")
	}
}

func TestWhoIsAContactAlreadyCannotBeChosenAgain(t *testing.T) {
	d := chart(t, uitest.Practice(t, uitest.Harbor), "ben mor", 120, 40)
	d.Press("c")
	d.Type("rosa mor")
	d.Sees("cannot be chosen: is a contact of Ben already")
	d.Press("enter")
	d.SeesNot("Relationship")
	d.Press("ctrl+s")
	d.Sees("! choose who is meant, or make a new person of it")
}

func TestAFormLeftByEscComesBackAsItWas(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ben mor", 80, 24)
	d.Press("c")
	d.Type("Hana Kim")
	d.Press("enter", "esc")
	d.SeesNot("Add a contact")
	d.Resize(120, 40)
	d.Press("c")
	d.Sees("a new person", "Hana", "Kim")
	d.Press("esc", "esc", "/", "esc", "g", "enter", "c") // another client's is another form
	d.SeesNot("Hana")
}

func TestARefusedFieldKeepsWhatWasTyped(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("n")
	d.Type("Lea")
	d.Press("ctrl+s")
	d.Sees("▸ Who", "! choose who is meant, or make a new person of it")
	d.Press("enter", "tab")
	d.Type("4 March")
	d.Press("ctrl+s")
	d.Sees("▸ Born", `! "4 March" is not a date`)
	d.Press("backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "ctrl+s")
	d.Sees("▸ Last name", "! a last name is needed", "Lea")
	d.Type("Moreno")
	d.Press("pgdown") // to who the contact is
	d.Type("Hana Kim")
	d.Press("enter")
	d.Type("hana@example")
	d.Press("ctrl+s")
	d.Sees("▸ E-mail        hana@example", "the part after the", "Lea")
	d.Type(".org")
	d.Press("ctrl+s")
	d.Sees("▸ Relationship", "! is needed")
	d.Type("o")
	d.Press("ctrl+s")
	d.Sees("Added Lea Moreno, with Hana Kim")
}

func TestTheLoginIsAskedAboutWhenTheEmailChanges(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ada mor", 120, 40)
	d.Press("down", "down", "down", "down", "down", "down", "down", "e")
	d.Sees("Edit Rosa Moreno", "rosa@example.org")
	d.Press("tab", "tab", "tab", "tab", "home")
	d.Type("new.")
	d.SeesNot("Portal login")
	d.Press("ctrl+s")
	d.Sees("▸ Portal login", "! Rosa Moreno signs in to the portal with rosa@example.org: what", "becomes of it?")
	d.Type("d")
	d.Press("ctrl+s")
	d.Sees("Rosa Moreno will see nothing", "▸ n go back     y save")
	d.Press("y")
	d.Sees("Saved: Rosa Moreno")
	chart := chartOf(t, s, "Ada Moreno")
	rosa := contactOf(t, s, "Ada Moreno", "Rosa Moreno").Person
	if person, login := chart.Person(rosa), chart.Login(rosa); person.Email != "new.rosa@example.org" || login.Email != "new.rosa@example.org" {
		t.Errorf("%s signs in as %s", person.Email, login.Email)
	}
}

func TestAFactOfAContactIsToggledInPlace(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ada mor", 120, 40)
	d.Press("down", "down", "down", "down", "down", "down", "down", "right", "space")
	d.Sees("Saved: Rosa Moreno for Ada Moreno, billing on", "[x] lives with [x] billing [ ] emergency [ ] reminders")
	rosa := contactOf(t, s, "Ada Moreno", "Rosa Moreno")
	if !rosa.Billing || !rosa.LivesWith || rosa.Emergency || rosa.Reminders || rosa.Authority != model.JointAuthority {
		t.Errorf("Rosa is %+v", rosa)
	}
	if contactOf(t, s, "Ben Moreno", "Rosa Moreno").Billing {
		t.Error("she is named for the brother's bills too")
	}
}

func TestAContactIsRemovedAfterAQuestionThatStartsOnNo(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ada mor", 120, 40)
	d.Press("down", "down", "down", "down", "down", "down", "down", "x")
	d.Sees("Rosa Moreno will be no contact of Ada Moreno any more", "On record until now: lives with.", "Rosa Moreno loses 1 profile, 1 appointment", "▸ n keep")
	d.Press("enter")
	d.Sees("Rosa Moreno · mother")
	d.Press("x", "x", "y")
	d.Sees("Removed Rosa Moreno from the contacts of Ada Moreno")
	d.SeesNot("Rosa Moreno · mother")
	if contactOf(t, s, "Ada Moreno", "Rosa Moreno").Person != 0 || contactOf(t, s, "Ben Moreno", "Rosa Moreno").Person == 0 {
		t.Error("somebody else's contact was removed")
	}
}

func TestAFactIsClickedOn(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ada mor", 120, 40)
	d.Click("[ ] emergency")
	d.Sees("Saved: Rosa Moreno for Ada Moreno, emergency on", "[x] emergency")
	d.Press("space")
	d.Sees("emergency off")
}

func TestQuittingAsksAboutFormsBegun(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("n")
	d.Type("Lea")
	d.Press("ctrl+c")
	d.Sees("Not saved yet:", "New client", "Quit and lose it?")
	d.Press("n", "esc", "q")
	d.Sees("Quit and lose it?")
	d.Press("n", "n", "ctrl+r", "esc", "q")
	if !d.Quit {
		t.Fatal("there is nothing to lose, and yet it asks")
	}
}

func TestTheChartsPractitionerAndStatusAreEdited(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := chart(t, s, "ben mor", 120, 40)
	d.Press("down", "down", "down", "down", "down", "e")
	d.Sees("Chart of Ben Moreno", "▸ Practitioner", "none yet")
	d.Type("d")
	d.Press("tab")
	d.Type("i")
	d.Press("ctrl+s")
	d.Sees("Saved: the chart of Ben Moreno", "Ben Moreno · 9 · minor · Dr. Chen · inactive")
}

func TestTheFamilyLeadsToTheBrothersChart(t *testing.T) {
	d := chart(t, uitest.Practice(t, uitest.Harbor), "ada mor", 120, 40)
	d.Sees("Rosa Moreno, mother", "├ Ada Moreno · 14 · this chart", "└ Ben Moreno · 9")
	d.Press("G", "enter")
	d.Sees("Ben Moreno · 9 · minor", "▸ Moreno, Ben")
}

func TestAFirstClientInAnEmptyFile(t *testing.T) {
	s := uitest.Practice(t, "")
	d := uitest.Open(t, s, rae, 120, 40)
	d.Sees("n adds a client", "frontdesk import FILE", "frontdesk --demo")
	d.Press("n")
	d.Type("Ada Moreno")
	d.Press("enter", "ctrl+s")
	d.Sees("Added Ada Moreno", "▸ Moreno, Ada")
	if strings.Contains(d.Screen(), "No clients yet") {
		t.Error("the list is still empty")
	}
}

// TestASecondPersonOfOneNameIsSaid: whoever makes Rosa anew is told of the Rosa
// who is on record.
func TestASecondPersonOfOneNameIsSaid(t *testing.T) {
	d := chart(t, uitest.Practice(t, uitest.Harbor), "tess", 120, 40)
	d.Press("c")
	d.Type("rosa moreno")
	d.Press("ctrl+n")
	d.Sees("a new person, beside Rosa Moreno · rosa@example.org · mother of Ada")
	d.Press("ctrl+r")
	d.Type("Rosa Vale")
	d.Press("ctrl+n")
	d.Sees("a new person")
	d.SeesNot("beside")
}

// TestTheNextFamilyIsNotTakenForTheLast: a new client who was left half filled
// in, for another call, is said to be that.
func TestTheNextFamilyIsNotTakenForTheLast(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 80, 24)
	d.Press("n")
	d.Type("Nora Vale")
	d.Press("enter")
	d.SeesNot("as it was left")
	d.Press("esc", "n")
	d.Sees("First name    Nora", "This is as it was left: ctrl+r starts over.")
	d.Press("ctrl+r")
	d.SeesNot("Nora", "as it was left")
}

// TestALongNameLeavesRoomForWhatTheClientIs: that somebody is a minor, and no
// client any more, is never what is cut off.
func TestALongNameLeavesRoomForWhatTheClientIs(t *testing.T) {
	s := uitest.Practice(t, `
{"do":"add-client","as":"max","first":"Maximilian Alexander Theodor","last":"von und zu Langenburg-Hohenlohe","born":"2017-03-01"}
{"do":"edit-client","client":"max","status":"inactive"}`)
	d := uitest.Open(t, s, rae, 80, 24)
	d.Sees("╭ Maximilian Alexander T… · 9 · minor · inactive ")
}
