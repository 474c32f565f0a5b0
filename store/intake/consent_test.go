package intake

import (
	"fmt"
	"testing"
)

// consentFor is an active Consent of Ada's about RelatedPerson/luis.
func consentFor(kind, more, provision string) string {
	return fmt.Sprintf(`{"resourceType":"Consent","id":"c1","status":"active",
		"scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
		"patient":{"reference":"Patient/ada"},"dateTime":"2026-07-21T17:32:28Z"%s,
		"provision":{"type":%q,"actor":[{"reference":{"reference":"RelatedPerson/luis"}}]%s}}`, more, kind, provision)
}

func TestConsentBecomesAccess(t *testing.T) {
	for name, c := range map[string]struct{ consent, access string }{
		"the least":       {consentFor("permit", "", ""), "  Luis Moreno access true Custom"},
		"to a day":        {consentFor("permit", "", `,"period":{"start":"2025-02-11","end":"2029-02-11T14:30:00Z"}`), "  Luis Moreno access true Custom 2029-02-11"},
		"what is stated":  {consentFor("permit", "", `,"class":[{"code":"Appointment"},{"code":"DocumentReference"},{"code":"Invoice"},{"code":"Observation"}]`), "  Luis Moreno access true View only"},
		"one of the data": {consentFor("permit", "", `,"class":[{"code":"Invoice"}],"securityLabel":[{"code":"N"}]`), "  Luis Moreno access true Custom"},
		"with an exception": {consentFor("permit", "", `,"provision":[{"type":"deny","securityLabel":[{"code":"R"}]}]`),
			"  Luis Moreno access true Custom"},
		"an exception about him": {consentFor("permit", "",
			`,"provision":[{"type":"deny","securityLabel":[{"code":"PSY"}],"actor":[{"reference":{"reference":"RelatedPerson/luis"}}]}]`),
			"  Luis Moreno access true Custom"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			report := d.take(file("b.json", bundleOf(c.consent, ada, luis)))
			d.expect("Ada Moreno 2012-04-02", c.access, "  Luis Moreno father")
			if report.Access != 1 {
				t.Errorf("%+v", report)
			}
		})
	}
}

func TestDenialOfAPersonBecomesABlock(t *testing.T) {
	for name, consents := range map[string][]string{
		"denied":           {consentFor("deny", "", "")},
		"and permitted":    {consentFor("permit", "", ""), consentFor("deny", "", "")},
		"a part is denied": {consentFor("deny", "", `,"class":[{"code":"Appointment"}]`)},
		"denied to a day":  {consentFor("deny", "", `,"period":{"end":"2027-01-01"}`)},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			report := d.take(file("b.json", bundleOf(append(consents, ada, luis)...)))
			d.expect("Ada Moreno 2012-04-02", "  Luis Moreno blocked true", "  Luis Moreno father")
			if report.Blocks != 1 || report.Access != 0 {
				t.Errorf("%+v", report)
			}
		})
	}
}

func TestConsentThatGivesNothing(t *testing.T) {
	with := func(old, now string) string { return replaceOnce(consentFor("permit", "", ""), old, now) }
	for name, c := range map[string]struct{ consent, note string }{
		"proposed":        {with(`"active"`, `"proposed"`), "is “proposed”: not applied"},
		"inactive":        {with(`"active"`, `"inactive"`), "is “inactive”: not applied"},
		"in error":        {with(`"active"`, `"entered-in-error"`), "is “entered-in-error”: not applied"},
		"research":        {with("patient-privacy", "research"), "is about something else than access to information"},
		"an organisation": {with("RelatedPerson/luis", "Organization/f001"), "permits and denies no person anything"},
		"a practitioner":  {with("RelatedPerson/luis", "Practitioner/13"), "permits and denies no person anything"},
		"the own consent": {with("RelatedPerson/luis", "Patient/ada"), "permits and denies no person anything"},
		"over":            {consentFor("permit", "", `,"period":{"end":"2026-11-20"}`), "ended on 2026-11-20: not applied"},
		"a denial over":   {consentFor("deny", "", `,"period":{"end":"2026-11-20"}`), "ended on 2026-11-20: not applied"},
		"to come":         {consentFor("permit", "", `,"period":{"start":"2026-12-01"}`), "begins on 2026-12-01: not applied yet"},
		"neither":         {consentFor("", "", ""), "states neither permit nor deny"},
		"another action":  {consentFor("permit", "", `,"action":[{"coding":[{"code":"correct"}]}]`), "permits no access: not applied"},
		"its author": {with(`{"reference":{"reference":"RelatedPerson/luis"}}`, `{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
			"code":"AUT"}]},"reference":{"reference":"RelatedPerson/luis"}}`), "permits and denies no person anything"},
		"no patient":   {with(`"patient":{"reference":"Patient/ada"},`, ""), "says of no patient"},
		"no provision": {`{"resourceType":"Consent","id":"c","status":"active","patient":{"reference":"Patient/ada"}}`, "names nobody: not applied"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			report := d.take(file("b.json", bundleOf(c.consent, ada, luis)))
			d.expect("Ada Moreno 2012-04-02", "  Luis Moreno father")
			expectIn(t, notes(report), c.note)
		})
	}
}

func TestConsentForSomebodyWhoIsNoContactIsRefused(t *testing.T) {
	d := newDesk(t)
	report := d.take(file("b.json", bundleOf(ada, patient("tess", "Tess", "Ames", "1990-01-01", ""),
		replaceOnce(consentFor("permit", "", ""), "RelatedPerson/luis", "Patient/tess"),
		replaceOnce(consentFor("permit", "", ""), "RelatedPerson/luis", "RelatedPerson/nobody"))))
	d.expect("Tess Ames 1990-01-01", "Ada Moreno 2012-04-02")
	expectLines(t, refusals(report),
		"b.json, row 3, Consent/c1, provision: Tess Ames is no contact of Ada Moreno, and no access is given",
		"b.json, row 4, Consent/c1, provision: refers to RelatedPerson/nobody, who is in none of the files and was not imported before")
}

// The shape of England's relationship service: people are referred to by
// their numbers, and a RelatedPerson says nothing but the number.
func TestProxiesKnownByTheirNumbers(t *testing.T) {
	number := func(n string) string { return `{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"` + n + `"}` }
	person := func(id, n, given, family, born string) string {
		return patient(id, given, family, born, `,"identifier":[`+number(n)+`]`)
	}
	d := newDesk(t)
	d.take(file("b.json", bundleOf(
		person("PR1", "19", "Sarah", "Jones", "1985-03-22"), person("A3", "09", "Jane Marie Anne", "Smith", "2022-10-22"),
		`{"resourceType":"RelatedPerson","id":"BE","identifier":[`+number("19")+`],"patient":{"identifier":`+number("09")+`},
			"relationship":[{"coding":[{"code":"PRN"}]},{"coding":[{"code":"MTH"}]}]}`,
		`{"resourceType":"Consent","id":"BB","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},
			"patient":{"identifier":`+number("09")+`},"policyRule":{"coding":[{"code":"parental-responsibility"}]},
			"provision":{"type":"permit","actor":[{"reference":{"identifier":`+number("19")+`}}],"period":{"start":"2025-02-11","end":"2029-02-11"}}}`,
	)))
	d.expect("Sarah Jones 1985-03-22",
		"Jane Marie Anne Smith 2022-10-22", "  Sarah Jones access true Custom 2029-02-11", "  Sarah Jones mother")
}
