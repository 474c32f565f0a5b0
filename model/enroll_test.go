package model_test

import (
	"testing"

	"frontdesk/model"
)

// ticksOf is what somebody may do on the portal of the client of that handle.
func (s *story) ticksOf(client, user string) model.PermissionSet {
	s.t.Helper()
	chart, err := s.Chart(s.person(client).Client())
	if err != nil {
		s.t.Fatal(err)
	}
	access := chart.AccessOf(s.person(user))
	if access == nil || !access.On {
		return 0
	}
	return access.Ticks
}

func TestAContactIsEnrolledWithAPresetOrWithTheLeast(t *testing.T) {
	s := newStory(t)
	s.tell(`{"do":"add-client","as":"lea","first":"Lea","last":"Kim","contacts":[
		{"as":"hana","first":"Hana","last":"Kim","email":"hana@example.org","email_ok":true,"relationship":"mother","enroll":true,"preset":"Guardian"},
		{"as":"jun","first":"Jun","last":"Kim","email":"jun@example.org","email_ok":true,"relationship":"father","enroll":true}]}`)
	if got := model.PresetName(s.ticksOf("lea", "hana")); got != "Guardian" {
		t.Errorf("Hana has %s", got)
	}
	if got := s.ticksOf("lea", "jun"); got != model.SetOf(model.Basic) {
		t.Errorf("Jun has %v", got.Names())
	}
	s.refused(model.Invalid, `{"do":"add-contact","client":"lea","first":"Nan","last":"Kim","relationship":"other","preset":"Guardian"}`)
	s.refused(model.Unknown, `{"do":"add-contact","client":"lea","first":"Nan","last":"Kim","relationship":"other","enroll":true,"preset":"All"}`)
}

func TestAnInvitationRecordsTheConsentToBeEmailed(t *testing.T) {
	s := newStory(t)
	s.tell(`{"do":"add-client","as":"lea","first":"Lea","last":"Kim","email":"lea@example.org"}`)
	s.refused(model.NoConsent, `{"do":"invite","client":"lea","user":"lea"}`)
	s.tell(`{"do":"invite","client":"lea","user":"lea","email_ok":true}`)
	if person, err := s.Person(s.person("lea")); err != nil || !person.EmailOK || s.portal("lea").Login != model.LoginInvited {
		t.Errorf("%+v, %v", person, err)
	}
}

func TestConsentIsTheOneFactGivenBesideAnExistingPerson(t *testing.T) {
	s := newStory(t)
	s.tell(`{"do":"add-client","as":"lea","first":"Lea","last":"Kim","contacts":[{"as":"hana","first":"Hana","last":"Kim","email":"hana@example.org","relationship":"mother"}]}`,
		`{"do":"add-client","as":"max","first":"Max","last":"Kim"}`)
	s.refused(model.NoConsent, `{"do":"add-contact","client":"max","person":"hana","relationship":"mother","enroll":true}`)
	s.refused(model.Invalid, `{"do":"add-contact","client":"max","person":"hana","relationship":"mother","last":"Lee"}`)
	s.tell(`{"do":"add-contact","client":"max","person":"hana","relationship":"mother","enroll":true,"email_ok":true}`)
	if person, err := s.Person(s.person("hana")); err != nil || !person.EmailOK || person.Last != "Kim" {
		t.Errorf("%+v, %v", person, err)
	}
}
