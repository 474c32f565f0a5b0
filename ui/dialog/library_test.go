package dialog_test

import (
	"encoding/json"
	"io/fs"
	"testing"

	"frontdesk/assets"
	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// Every form of the library is one that a practice takes, as it stands there.
func TestThePracticeTakesEveryFormOfTheLibrary(t *testing.T) {
	files, err := fs.Glob(assets.Forms(), "forms/*.json")
	if err != nil || len(files) < 7 {
		t.Fatalf("the library has %v: %v", files, err)
	}
	s := uitest.Practice(t, `{"do":"set-practice","name":"Harbor"}`)
	titles := map[string]bool{}
	for _, name := range files {
		text, err := fs.ReadFile(assets.Forms(), name)
		if err != nil {
			t.Fatal(err)
		}
		var form model.AddForm
		if err := json.Unmarshal(text, &form); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := s.Do(t.Context(), rae, &form); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if form.Text == "" || len(form.Fields) == 0 || titles[form.Title] {
			t.Errorf("%s has %d fields, %d letters, and is called %q", name, len(form.Fields), len(form.Text), form.Title)
		}
		titles[form.Title] = true
	}
	for _, title := range []string{"Safety plan", "Wellbeing check for teens"} {
		if !titles[title] {
			t.Errorf("there is no %s", title)
		}
	}
	d := uitest.Open(t, s, rae, 120, 60)
	d.Press("F")
	for title := range titles {
		d.Sees(title)
	}
	d.SeesNot("! ")
}

// A practitioner reads the library, and says to the front desk what is missing.
func TestAPractitionerAddsNoForm(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := uitest.Open(t, s, store.Actor{ID: 1, Name: "Dr. Chen"}, 120, 40)
	d.Press("F")
	d.Sees("the front desk adds it", "I allow this practice")
	d.Press("enter")
	d.Sees("Not now, Consent to exchange information: the front desk adds it")
	d.Press("ctrl+s", "enter")
	d.Sees("Not now, choose: choose a form first")
	d.Press("esc", "enter", "f", "t", "e", "l", "e", "enter")
	d.Sees("Telehealth consent", "the front desk adds it", "Choose a form first.")
}
