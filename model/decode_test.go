package model_test

import (
	"strings"
	"testing"

	"frontdesk/model"
)

// TestBadLinesNameThePlaceAndTheWayOut: what a script can get wrong.
func TestBadLinesNameThePlaceAndTheWayOut(t *testing.T) {
	tests := []struct {
		line  string
		code  model.Code
		field string
		says  string
	}{
		{`not json`, model.Invalid, "", "not a JSON object"},
		{`["do"]`, model.Invalid, "", "not a JSON object"},
		{`{"do":"add-client","first":"A","last":"B"} {}`, model.Invalid, "", "behind"},
		{`{"do":"add-client","first":"A","first":"B","last":"C"}`, model.Invalid, "first", "twice"},
		{`{"first":"Ada"}`, model.Missing, "do", "names the operation"},
		{`{"do":"delete-client"}`, model.Unknown, "do", "no operation"},
		{`{"do":"add-client","first":"Kim","last":"Ames","colour":"red"}`, model.Unknown, "colour", "no such field"},
		{`{"do":"edit-client","as":"x","client":"ada"}`, model.Unknown, "as", "no such field"},
		{`{"do":"add-client","as":"ada","first":"Kim","last":"Ames"}`, model.Already, "as", "stands for something else"},
		{`{"do":"add-client","as":"kim","first":"Kim","last":"Ames","contacts":[{"as":"luis","first":"Pat","last":"Ames","relationship":"father"}]}`, model.Already, "as", "stands for something else"},
		{`{"do":"add-client","as":"kim","first":"Kim","last":"Ames","contacts":[{"as":"kim","first":"Pat","last":"Ames","relationship":"father"}]}`, model.Already, "as", "stands for something else"},
		{`{"do":"add-client","first":"Kim"}`, model.Missing, "last", "last name"},
		{`{"do":"add-client","First":"Kim","last":"Ames"}`, model.Unknown, "First", "no such field"},
		{`{"do":"add-client","first":"Kim","last":"Ames","contacts":[{"nick":"Pat"}]}`, model.Unknown, "contacts[0].nick", "no such field"},
		{`{"do":"add-client","first":"Kim","last":"Ames","contacts":[{},7]}`, model.Invalid, "contacts[1]", "object in braces"},
		{`{"do":"add-client","first":"Kim","last":"Ames","contacts":{}}`, model.Invalid, "contacts", "a list, not an object"},
		{`{"do":"set-practice","age_bands":[{"age":18,"action":"limit"}]}`, model.Unknown, "age_bands", "no preset"},
		{`{"do":"set-practice","age_bands":[{"age":18,"age":19}]}`, model.Invalid, "age_bands[0].age", "twice"},
		{`{"do":"undo","commit":"7"}`, model.Invalid, "commit", "a whole number, not a text"},
		{`{"do":"schedule","client":"ada","start":"2026-11-24","minutes":50}`, model.Invalid, "start", `"2026-11-24" is not a time`},
		{`{"do":"schedule","client":"ada","start":1764000000,"minutes":50}`, model.Invalid, "start", "1764000000 is not a time"},
		{`{"do":"schedule","client":"ada","start":"2026-11-24T15:00:00Z","minutes":50.5}`, model.Invalid, "minutes", "a whole number, not 50.5"},
		{`{"do":"schedule","client":"ada","start":"9999-12-31T23:59:59-10:00","minutes":50}`, model.Invalid, "start", "1900 to 2199"},
		{`{"do":"add-client","first":7,"last":"Ames"}`, model.Invalid, "first", "text in quotes"},
		{`{"do":"add-client","first":"Kim","last":"Ames","email_ok":"yes"}`, model.Invalid, "email_ok", "true or false"},
		{`{"do":"add-client","first":"Kim","last":"Ames","born":"2.4.2012"}`, model.Invalid, "born", "not a date"},
		{`{"do":"add-client","first":"Kim","last":"Ames","born":"2030-01-01"}`, model.Invalid, "born", "future"},
		{`{"do":"add-client","first":"Kim\u202e","last":"Ames"}`, model.Invalid, "first", "U+202E"},
		{`{"do":"add-client","first":"Kim","last":"Ames","email":"kim at home"}`, model.Invalid, "email", "not an e-mail"},
		{`{"do":"set-access","client":"Nobody Here","user":"luis","on":true}`, model.Unknown, "client", "fits no client"},
		{`{"do":"set-access","client":"Rosa Moreno","user":"luis","on":true}`, model.Unknown, "client", "fits no client"},
		{`{"do":"set-access","client":"ada","user":"p999","on":true}`, model.NotFound, "user", "no such person"},
		{`{"do":"set-access","client":"ada","user":"luis"}`, model.Missing, "on", "needed"},
		{`{"do":"set-access","client":"chen","user":"luis","on":true}`, model.Unknown, "client", "which is no client"},
		{`{"do":"set-permissions","client":"ada","user":"luis","permissions":["everything"]}`, model.Unknown, "permissions", "no permission"},
		{`{"do":"set-permissions","client":"ada","user":"luis","preset":"Boss"}`, model.Unknown, "preset", "no preset"},
		{`{"do":"set-permissions","client":"ada","user":"luis"}`, model.Missing, "permissions", "preset"},
		{`{"do":"add-contact","client":"ada","first":"Eve","last":"X","relationship":"boss"}`, model.Invalid, "relationship", "none of the words"},
		{`{"do":"bill","client":"ada","kind":"invoice","amount":"12.345"}`, model.Invalid, "amount", "not an amount"},
		{`{"do":"assign","client":"ada","form":"Consent to treat","to":[]}`, model.Missing, "to", "needed"},
		{`{"do":"assign","client":"ada","form":"Consent to treat","to":["ada",null]}`, model.Missing, "to[1]", "needed"},
		{`{"do":"invite","client":"ada","user":"luis","forms":[""]}`, model.Missing, "forms[0]", "needed"},
		{`{"do":"set-practice","age_bands":[{"age":18,"action":"explode"}]}`, model.Invalid, "age_bands", "not an age band's action"},
	}
	s := newStory(t, moreno...)
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			s.t = t
			e := s.refused(test.code, test.line)
			if e.Field != test.field || !strings.Contains(e.Say, test.says) {
				t.Errorf("it says %q of field %q, want %q of %q", e.Say, e.Field, test.says, test.field)
			}
		})
	}
}

func TestAReferenceIsAHandleAnIDAnEmailOrAFullName(t *testing.T) {
	s := newStory(t, moreno...)
	for _, who := range []string{"luis", s.handles["luis"], "Luis@Example.org ", "luis MORENO"} {
		s.tell(`{"do":"set-access","client":"Ada Moreno","user":"` + who + `","on":true}`)
	}
	s.tell(`{"do":"add-client","first":"Luis","last":"Moreno","born":"1999-01-01"}`)
	e := s.refused(model.Ambiguous, `{"do":"set-access","client":"ada","user":"Luis Moreno","on":true}`)
	for _, could := range []string{"Luis Moreno (" + s.handles["luis"] + ")", "fits 2"} {
		if !strings.Contains(e.Say, could) {
			t.Errorf("the error %q does not list %q", e.Say, could)
		}
	}
	// The only client of that name is meant where a client is.
	s.tell(`{"do":"edit-client","client":"Luis Moreno","status":"inactive"}`)
}

// TestAReferenceThatFitsNothingSaysWhatItCouldBe: the handles of the file, and
// who and what stands in the chart.
func TestAReferenceThatFitsNothingSaysWhatItCouldBe(t *testing.T) {
	s := newStory(t, moreno...)
	s.tell(`{"do":"share","client":"ada","title":"School letter","to":["luis"]}`)
	for line, could := range map[string]string{
		`{"do":"set-access","client":"ada","user":"Luis Morena","on":true}`:       "Luis Moreno (" + s.handles["luis"] + ")",
		`{"do":"edit-client","client":"add","gender":"x"}`:                        "it could be: ada",
		`{"do":"unshare","client":"ada","document":"Scool letter","to":["luis"]}`: "School letter (" + s.handles["ada"] + ".",
		`{"do":"assign","client":"ada","form":"Consent","to":["ada"]}`:            "Consent to treat",
		`{"do":"edit-client","client":"ada","practitioner":"Dr. Who"}`:            "Dr. Chen",
		`{"do":"edit-client","client":"Luis Moreno","gender":"x"}`:                "Luis Moreno (" + s.handles["luis"] + ") is known, but is no client",
	} {
		if e := s.refused(model.Unknown, line); !strings.Contains(strings.Join(e.Hints, "\n"), could) {
			t.Errorf("%s is hinted at with %q, want %q", line, e.Hints, could)
		}
	}
}

func TestEveryOperationSurvivesItsOwnJSON(t *testing.T) {
	s := newStory(t, moreno...)
	for _, name := range model.Operations() {
		op, _, err := model.Decode(s, s.handles, []byte(`{"do":"`+name+`"}`))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := model.Encode(op)
		if err != nil {
			t.Fatal(err)
		}
		again, _, err := model.Decode(s, s.handles, raw)
		if err != nil || again.Do() != name {
			t.Errorf("%s comes back as %v: %v", raw, again, err)
		}
	}
}

func TestAScriptIsAllOrNothing(t *testing.T) {
	s := newStory(t)
	line := `{"do":"script","lines":[{"do":"add-client","as":"kim","first":"Kim","last":"Ames"},{"do":"add-contact","client":"kim","first":"Pat"}]}`
	if _, err := s.try(line); model.CodeOf(err) != model.Missing {
		t.Fatalf("the second line gives %v", err)
	}
	if len(s.records) != 1 {
		t.Error("a refused script has left something behind")
	}
}

// BenchmarkDecode is one line of an import: a contact of a family.
func BenchmarkDecode(b *testing.B) {
	s := newStory(b, moreno...)
	line := []byte(`{"do":"add-contact","as":"x","client":"ada","first":"Pat","last":"Moreno","email":"pat@example.org","phones":["555 0100"],"relationship":"parent","lives_with":true}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := model.Decode(s, s.handles, line); err != nil {
			b.Fatal(err)
		}
	}
}
