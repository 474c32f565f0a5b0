package model_test

import (
	"encoding/json"
	"testing"

	"frontdesk/model"
)

func rowOf(s *story, client string) model.ClientRow {
	s.t.Helper()
	row, err := model.RowOf(s, s.person(client).Client())
	if err != nil {
		s.t.Fatal(err)
	}
	return row
}

// TestARowNamesEverybodyOnThePortal: Ada first, then her contacts, then Nan,
// who is linked and no contact.
func TestARowNamesEverybodyOnThePortal(t *testing.T) {
	s := newStory(t,
		`{"do":"add-staff","as":"chen","name":"Dr. Chen","role":"practitioner"}`,
		`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02","practitioner":"chen"}`,
		`{"do":"add-client","as":"nan","first":"Nan","last":"Soto","email":"nan@example.org","email_ok":true,"enroll":true}`,
		`{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father","enroll":true}`,
		`{"do":"add-contact","as":"rosa","client":"ada","first":"Rosa","last":"Moreno","relationship":"mother"}`,
		`{"do":"block","client":"ada","person":"rosa","reason":"court order"}`,
		`{"do":"sign-in","user":"nan"}`,
		`{"do":"link","dependent":"ada","parent":"nan"}`,
	)
	raw, err := json.Marshal(rowOf(s, "ada"))
	must(err)
	want := `{"id":"` + s.person("ada").String() + `","client":"Ada Moreno","born":"2012-04-02","age":14,"minor":true,` +
		`"practitioner":"Dr. Chen","status":"active","users":[` +
		`{"user":"Ada Moreno","relationship":"self","login":"none","access":false,"linked":false,"blocked":false},` +
		`{"user":"Luis Moreno","relationship":"father","login":"invited","access":true,"linked":false,"blocked":false},` +
		`{"user":"Rosa Moreno","relationship":"mother","login":"none","access":false,"linked":false,"blocked":true},` +
		`{"user":"Nan Soto","relationship":null,"login":"active","access":true,"linked":true,"blocked":false}]}`
	if string(raw) != want {
		t.Errorf("Ada's row is\n%s\nwant\n%s", raw, want)
	}
}

// TestAnUnknownBirthDateIsNeitherMinorNorAdult: nobody guesses an age.
func TestAnUnknownBirthDateIsNeitherMinorNorAdult(t *testing.T) {
	s := newStory(t, `{"do":"add-client","as":"sam","first":"Sam","last":"Ortiz"}`)
	row := rowOf(s, "sam")
	if row.Born != nil || row.Age != nil || row.Minor != nil || row.Practitioner != nil {
		t.Errorf("Sam's row guesses: %+v", row)
	}
}

// TestAnAccessThatEndedIsMarkedOff: the record stays, the mark goes.
func TestAnAccessThatEndedIsMarkedOff(t *testing.T) {
	s := newStory(t,
		`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno"}`,
		`{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","relationship":"father"}`,
		`{"do":"set-access","client":"ada","user":"luis","on":true,"until":"2026-11-25"}`,
	)
	if !rowOf(s, "ada").Users[1].Access {
		t.Error("Luis's access holds to the 25th, and is marked off on the 22nd")
	}
	s.now = s.now.AddDate(0, 0, 4)
	if rowOf(s, "ada").Users[1].Access {
		t.Error("Luis's access ended on the 25th, and is marked on on the 26th")
	}
}
