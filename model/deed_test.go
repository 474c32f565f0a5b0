package model_test

import (
	"encoding/json"
	"testing"

	"frontdesk/model"
)

// TestEveryOperationHasItsWords: the history speaks in words.
func TestEveryOperationHasItsWords(t *testing.T) {
	s := newStory(t)
	for _, do := range append(model.Operations(), (&model.Script{}).Do()) {
		deed := model.Deed{Operation: json.RawMessage(`{"do":"` + do + `"}`)}
		if words := deed.Words(s); words == "" || words == "did "+do {
			t.Errorf("%s has no words", do)
		}
	}
}

func TestADeedNamesWhomItTouched(t *testing.T) {
	s := newStory(t, undoFamily...)
	deed := model.Deed{
		Operation: json.RawMessage(`{"do":"add-form","title":"Intake"}`),
		People:    []model.PersonID{s.person("luis"), 99}, Clients: []model.ClientID{s.person("ada").Client()},
	}
	if got, want := deed.Words(s), "added a form “Intake”: Luis Moreno, p99, Ada Moreno"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	off := model.Deed{Operation: json.RawMessage(`{"do":"set-access","client":"` + s.person("ada").String() + `","user":"` + s.person("luis").String() + `","on":false}`),
		Clients: []model.ClientID{s.person("ada").Client()}}
	if got, want := off.Words(s), "turned access off: Luis Moreno, Ada Moreno"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	shared := model.Deed{Operation: json.RawMessage(`{"do":"share","title":"Letter","client":"` + s.person("ada").String() + `","to":["` + s.person("luis").String() + `"]}`)}
	if got, want := shared.Words(s), "shared a document “Letter”: Luis Moreno, Ada Moreno"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	form, err := s.try(`{"do":"add-form","title":"Family history"}`)
	if err != nil {
		t.Fatal(err)
	}
	assigned := model.Deed{Operation: json.RawMessage(`{"do":"assign","client":"` + s.person("ada").String() + `","form":"` + form.ID + `","to":["` + s.person("luis").String() + `"]}`)}
	if got, want := assigned.Words(s), "assigned a form “Family history”: Luis Moreno, Ada Moreno"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	linked := model.Deed{Operation: json.RawMessage(`{"do":"link","parent":"` + s.person("luis").String() + `","dependent":"` + s.person("ada").String() + `"}`),
		Clients: []model.ClientID{s.person("ada").Client()}}
	if got, want := linked.Words(s), "linked to a parent's portal: Luis Moreno, Ada Moreno"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	both := model.Deed{Operation: json.RawMessage(`{"do":"script","lines":[{"do":"add-form","as":"f","title":"Intake"},{"do":"assign","form":"f","to":["p1"]}]}`)}
	if got, want := both.Words(s), "added a form “Intake”, assigned a form"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	theirs := model.Deed{Operation: json.RawMessage(`{"do":"message","client":"p1","user":"p2","from":"user","text":"Hello"}`)}
	if got, want := theirs.Told(), "recorded a portal user's message"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	last := model.Deed{Operation: json.RawMessage(`{"do":"set-access","client":"p1","user":"p2","on":true,"until":"2026-12-04"}`)}
	if got, want := last.Told(), "gave access until 2026-12-04"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	ever := model.Deed{Operation: json.RawMessage(`{"do":"set-access","client":"p1","user":"p2","on":true,"until":""}`)}
	if got, want := ever.Told(), "gave access without an end"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	shut := model.Deed{Operation: json.RawMessage(`{"do":"set-practice","portal":false,"uploads":true}`)}
	if got, want := shut.Told(), "changed the practice: the portal off, uploads on"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
	undo := model.Deed{Operation: json.RawMessage(`{"do":"undo"}`), Undid: []uint64{17}}
	if got := undo.Words(s); got != "undid commit 17" {
		t.Errorf("told as %q", got)
	}
}

func TestALongScriptIsToldByWhatItDidAndHowOften(t *testing.T) {
	s := newStory(t)
	line := `{"do":"add-client","first":"Ada","last":"Moreno"}`
	deed := model.Deed{Operation: json.RawMessage(`{"do":"script","lines":[` + line + `,` + line + `,` + line + `,{"do":"share","title":"Letter"}]}`)}
	if got, want := deed.Words(s), "added a client 3 times, shared a document"; got != want {
		t.Errorf("told as %q, not %q", got, want)
	}
}
