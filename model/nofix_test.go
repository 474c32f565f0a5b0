package model_test

import (
	"testing"

	"frontdesk/model"
)

// Where no small change would allow it, staff hear what there is to do.
func TestWhyThereIsNoFixSaysWhatToDo(t *testing.T) {
	s := newStory(t)
	s.tell(
		`{"do":"set-practice","portal":true}`,
		`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","contacts":[{"as":"luis","first":"Luis","last":"Moreno","relationship":"father"},{"as":"rosa","first":"Rosa","last":"Moreno","email":"rosa@example.org","relationship":"mother"}]}`,
		`{"do":"add-client","as":"tess","first":"Tess","last":"Morgan"}`,
		`{"do":"add-client","as":"maya","first":"Maya","last":"Okonjo","email":"maya@example.org","email_ok":true,"enroll":true}`,
		`{"do":"add-contact","as":"kofi","client":"ada","first":"Kofi","last":"Okonjo","email":"maya@example.org","relationship":"sibling"}`,
	)
	for who, want := range map[string]string{
		"luis": "No e-mail of Luis Moreno is on record, and an invitation needs one.",
		"rosa": "Rosa Moreno has not agreed to be e-mailed: record that first, then invite.",
		"kofi": "maya@example.org is the login of somebody else: link to that portal instead, or record another address.",
		"tess": "Tess Morgan is nothing to Ada Moreno so far: add the contact first.",
	} {
		said, err := model.NoFixSays(s, model.Ask{User: s.person(who), Client: s.person("ada").Client(), Needs: model.Basic})
		if err != nil || said != want {
			t.Errorf("%s: %q, %v", who, said, err)
		}
	}
	s.tell(`{"do":"block","client":"ada","person":"luis","reason":"court order"}`, `{"do":"edit-person","person":"rosa","email_ok":true}`)
	said, err := model.NoFixSays(s, model.Ask{User: s.person("luis"), Client: s.person("ada").Client(), Needs: model.Basic})
	if err != nil || said != "To lift a block is an act of its own, with a reason." {
		t.Errorf("%q, %v", said, err)
	}
	if said, err = model.NoFixSays(s, model.Ask{User: s.person("rosa"), Client: s.person("ada").Client(), Needs: model.Basic}); err != nil || said != "" {
		t.Errorf("an invitation would do: %q, %v", said, err)
	}
}
