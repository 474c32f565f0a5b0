package model_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"frontdesk/model"
)

// TestEveryOperationSaysWhatItTakes: no field is left to be guessed, and what
// is told is what a line may hold.
func TestEveryOperationSaysWhatItTakes(t *testing.T) {
	for _, name := range model.Operations() {
		form, err := model.DescribeOperation(name)
		if err != nil || len(form.Fields) == 0 || !slices.Contains(form.By, model.Manager) {
			t.Errorf("%s: %+v %v", name, form, err)
		}
		line := map[string]any{"do": name}
		for _, field := range form.Fields {
			if field.Takes == "" {
				t.Errorf("%s.%s takes nothing", name, field.Name)
			}
			line[field.Name] = nil
		}
		raw, err := json.Marshal(line)
		must(err)
		if _, _, err := model.Decode(newMemory(), model.Handles{}, raw); err != nil && model.IsCode(err, model.Unknown) {
			t.Errorf("%s: %v", name, err)
		}
	}
	form, err := model.DescribeOperation("add-contact")
	must(err)
	for name, takes := range map[string]string{"client": "client", "relationship": "mother | father", "born": "date", "enroll": "true or false"} {
		i := slices.IndexFunc(form.Fields, func(f model.FieldForm) bool { return f.Name == name })
		if i < 0 || !strings.HasPrefix(form.Fields[i].Takes, takes) {
			t.Errorf("add-contact: %s is told as %+v", name, form.Fields)
		}
	}
	if _, err := model.DescribeOperation("add-cousin"); !model.IsCode(err, model.Unknown) {
		t.Errorf("add-cousin is known: %v", err)
	}
}
