package intake

import (
	"fmt"
	"strings"
	"testing"
)

// bundleOf is a Bundle of the resources given.
func bundleOf(resources ...string) string {
	entries := make([]string, len(resources))
	for i, r := range resources {
		entries[i] = `{"resource":` + r + `}`
	}
	return `{"resourceType":"Bundle","type":"collection","entry":[` + strings.Join(entries, ",") + `]}`
}

func patient(id, given, family, born, more string) string {
	return fmt.Sprintf(`{"resourceType":"Patient","id":%q,"name":[{"given":[%q],"family":%q}],"birthDate":%q%s}`, id, given, family, born, more)
}

func related(id, of, code, given, family, more string) string {
	return fmt.Sprintf(`{"resourceType":"RelatedPerson","id":%q,"patient":{"reference":"Patient/%s"},
		"relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":%q}]}],
		"name":[{"given":[%q],"family":%q}]%s}`, id, of, code, given, family, more)
}

var (
	ada  = patient("ada", "Ada", "Moreno", "2012-04-02", "")
	rosa = related("rosa", "ada", "MTH", "Rosa", "Moreno", `,"birthDate":"1980-01-15"`)
	luis = related("luis", "ada", "FTH", "Luis", "Moreno", "")
)

func TestTheSameFamilyInEveryShapeOfFHIR(t *testing.T) {
	flat := func(s string) string { return strings.NewReplacer("\n", "", "\t", "").Replace(s) }
	for name, files := range map[string][]File{
		"single resources": {file("r.json", rosa), file("a.json", ada), file("l.json", luis)},
		"bundle":           {file("b.json", bundleOf(rosa, ada, luis))},
		"nested bundles":   {file("b.json", bundleOf(bundleOf(rosa), bundleOf(bundleOf(ada), luis)))},
		"list":             {file("l.json", "["+rosa+","+ada+","+luis+"]")},
		"NDJSON":           {file("n.ndjson", lines(flat(luis), "", flat(rosa), flat(ada)))},
		"byte order mark":  {file("b.json", "\xef\xbb\xbf"+bundleOf(ada, rosa, luis))},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			report := d.take(files...)
			d.expect("Ada Moreno 2012-04-02", "  Luis Moreno father", "  Rosa Moreno mother")
			if report.Families != 1 || report.People != 3 || report.Clients != 1 || report.Minors != 1 || report.Contacts != 2 {
				t.Errorf("%+v", report)
			}
		})
	}
}

func TestAMotherOfTwoIsOnePersonAlsoWhereSheIsAPatient(t *testing.T) {
	const ihi = `,"identifier":[{"system":"http://ns.example/ihi","value":"8003"}]`
	d := newDesk(t)
	d.take(file("b.json", bundleOf(
		patient("ada", "Ada", "Moreno", "2012-04-02", ""), patient("ben", "Ben", "Moreno", "2016-12-25", ""),
		related("rosa-1", "ada", "MTH", "Rosa", "MORENO", ihi),
		related("rosa-2", "ben", "NMTH", "Rosa", "Moreno", ihi),
		patient("rosa", "Rosa", "Moreno", "1980-01-15", ihi),
		related("ada-1", "rosa", "DAU", "Ada", "Moreno", `,"birthDate":"2012-04-02"`),
	)))
	d.expect(
		"Ada Moreno 2012-04-02", "  Rosa Moreno mother",
		"Ben Moreno 2016-12-25", "  Rosa Moreno mother",
		"Rosa Moreno 1980-01-15", "  Ada Moreno other",
	)
}

func TestASharedPhoneOrEmailJoinsNobody(t *testing.T) {
	const home = `,"telecom":[{"system":"phone","value":"0270103810"},{"system":"email","value":"home@example.org"}]`
	batch := read(t, file("b.json", bundleOf(
		patient("a", "Ada", "Moreno", "2012-04-02", home), patient("b", "Ben", "Moreno", "2012-04-02", home),
		patient("c", "Tess", "Ames", "1990-01-01", home), related("d", "c", "SPS", "Pat", "Ames", home))))
	report := batch.Report()
	if report.People != 4 || report.Families != 3 {
		t.Errorf("%+v", report)
	}
	if len(report.EmailConflicts) != 1 || report.EmailConflicts[0].Kind != MinorsEmail || len(report.EmailConflicts[0].People) != 4 {
		t.Errorf("%+v", report.EmailConflicts)
	}
}

func TestWhatSpeaksAgainstKeepsPeopleApart(t *testing.T) {
	card := func(value string) string {
		return `,"identifier":[{"system":"http://ns.example/card","value":"` + value + `"}]`
	}
	for name, c := range map[string]struct{ a, b, note string }{
		"twins on one card": {patient("a", "Ada", "Moreno", "2012-04-02", card("7")), patient("b", "Ben", "Moreno", "2012-04-02", card("7")),
			"has the identifier “7” of"},
		"one name, two cards": {patient("a", "Ada", "Moreno", "2012-04-02", card("7")), patient("b", "Ada", "Moreno", "2012-04-02", card("8")),
			"but other identifiers: kept apart"},
		"linked by mistake": {patient("a", "Ada", "Moreno", "2012-04-02", `,"link":[{"other":{"reference":"Patient/b"},"type":"seealso"}]`),
			patient("b", "Ada", "Moreno", "1980-04-02", ""), "whose birth date is another: kept apart"},
	} {
		t.Run(name, func(t *testing.T) {
			report := read(t, file("b.json", bundleOf(c.a, c.b))).Report()
			if report.People != 2 {
				t.Errorf("%d people", report.People)
			}
			expectIn(t, notes(report), c.note)
		})
	}
}

func TestLinksAndMiddleNamesJoin(t *testing.T) {
	for name, resources := range map[string][]string{
		"Patient.link": {patient("a", "Ada", "Moreno", "2012-04-02", `,"link":[{"other":{"reference":"Patient/b"},"type":"replaces"}]`),
			patient("b", "Addie", "Ruiz", "2012-04-02", `,"active":false`)},
		"Person.link": {patient("a", "Ada", "Moreno", "2012-04-02", ""), patient("b", "Addie", "Ruiz", "", ""),
			`{"resourceType":"Person","id":"p","link":[{"target":{"reference":"Patient/a"}},{"target":{"reference":"Patient/b"}}]}`},
		"middle name": {patient("a", "Ada", "Moreno", "2012-04-02", ""), patient("b", "Ada Maria", "MORENO", "2012-04-02", "")},
	} {
		t.Run(name, func(t *testing.T) {
			resources[1] = strings.Replace(resources[1], `,"birthDate":""`, "", 1)
			batch := read(t, file("b.json", bundleOf(resources...)))
			if r := batch.Report(); r.People != 1 || r.Clients != 1 || batch.humans[0].inactive {
				t.Errorf("%+v %v", r, refusals(r))
			}
		})
	}
}

func TestTwinsNamedAlikeAreNotTakenForOne(t *testing.T) {
	report := read(t, file("b.json", bundleOf(patient("a", "Maria Jose", "Ruiz", "2012-04-02", ""),
		patient("b", "Maria Luisa", "Ruiz", "2012-04-02", ""), patient("c", "Maria", "Ruiz", "2012-04-02", "")))).Report()
	if report.People != 3 {
		t.Errorf("%d people: who Maria is, nobody can tell", report.People)
	}
}

func TestRelationshipCodesSayWhatThePersonIsToThePatient(t *testing.T) {
	for code, want := range map[string]string{
		"MTH": "mother", "NFTH": "father", "PRN": "parent", "STPFTH": "step-parent", "GUARD": "guardian", "MGRMTH": "grandparent",
		"PRNFOST": "foster-parent", "HSIS": "sibling", "WIFE": "spouse", "STPDAU": "other", "CHILD": "other", "XYZ": "other",
		"C": "other, emergency", "BP": "other, billing", "N": "other",
	} {
		d := newDesk(t)
		d.take(file("b.json", bundleOf(ada, related("r", "ada", code, "Pat", "Ames", ""))))
		d.expect("Ada Moreno 2012-04-02", "  Pat Ames "+want)
	}
}

func TestTheRelationshipThatSaysMostWins(t *testing.T) {
	d := newDesk(t)
	d.take(file("p.json", patient("ada", "Ada", "Moreno", "2012-04-02", `,"contact":[
		{"relationship":[{"coding":[{"code":"N"},{"code":"PRN"},{"code":"MTH"},{"code":"EP"}]}],"name":{"given":["Rosa"],"family":"Moreno"}},
		{"relationship":[{"text":"Step-Father"}],"name":{"text":"Pat Ames"}},
		{"relationship":[{"text":"Great aunt"}],"name":{"text":"Ida Ames"}},
		{"organization":{"reference":"Organization/school"}},
		{"name":{"text":"Old Friend"},"period":{"end":"2020-01-01"}}]`)))
	d.expect("Ada Moreno 2012-04-02", "  Ida Ames other", "  Pat Ames step-parent", "  Rosa Moreno mother, emergency")
}

func TestNamesTelecomsAndAddressesOfSeveralKinds(t *testing.T) {
	batch := read(t, file("p.json", `{"resourceType":"Patient","id":"p","birthDate":"1974-12-25",
		"name":[{"use":"maiden","family":"Windsor","given":["Peter"]},{"use":"usual","given":["Jim"]},
			{"use":"official","family":"Chalmers","given":["Peter","James"]},{"use":"old","family":"Gone","given":["Long"]}],
		"telecom":[{"system":"phone","value":"1","use":"old"},{"system":"phone","value":"555 0101"},{"system":"fax","value":"2"},
			{"system":"email","value":"jim@example.org"},{"system":"email","value":"j@work.example"},
			{"system":"email","value":"then@example.org","period":{"end":"2019-01-01"}},{"use":"home"}],
		"address":[{"use":"old","line":["Gone"]},{"line":["1 Elm St","Flat 2"],"city":"Boston"}]}`))
	p := batch.humans[0]
	if p.name() != "Peter James Chalmers" || p.preferred != "Jim" || p.email != "jim@example.org" ||
		strings.Join(p.phones, ";") != "555 0101" || p.address != "1 Elm St Flat 2, Boston" {
		t.Errorf("%+v", p)
	}
	expectIn(t, notes(batch.Report()), "has several e-mails: “jim@example.org” is taken, “j@work.example” is left out")
}

func TestPatientsThatAreNoClientsHere(t *testing.T) {
	d := newDesk(t)
	report := d.take(file("b.json", bundleOf(
		patient("kenzi", "Kenzi", "Chalmers", "2010-03-23", `,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-animal"}]`),
		related("peter", "kenzi", "C", "Peter", "Chalmers", ""),
		`{"resourceType":"Patient","id":"newborn","birthDate":"2026-11-20"}`,
		related("eve", "newborn", "NMTH", "Eve", "Everywoman", ""),
		patient("dead", "Simon", "Notsowell", "1982-01-23", `,"deceasedDateTime":"2015-02-14T13:42:00+10:00"`),
		patient("gone", "Tess", "Ames", "1990-01-01", `,"active":false`),
		patient("part", "Ida", "Ames", "1963", ""),
	)))
	d.expect("Ida Ames", "Tess Ames 1990-01-01 inactive", "Simon Notsowell 1982-01-23 inactive")
	expectLines(t, refusals(report),
		"b.json, row 1, Patient/kenzi, extension: is an animal",
		"b.json, row 3, Patient/newborn, name: has no name: a first and a last name are needed",
		"held: b.json, row 4, RelatedPerson/eve",
		"b.json, row 2, RelatedPerson/peter, patient: refers to Patient/kenzi, who is in none of the files and was not imported before")
	expectIn(t, notes(report), "Simon Notsowell has died", "“1963” is not a whole date: the birth date stays unknown")
}

func TestContactsThatNoLongerHoldAreLeftOut(t *testing.T) {
	d := newDesk(t)
	report := d.take(file("b.json", bundleOf(ada, related("x", "ada", "FTH", "Luis", "Moreno", `,"active":false`),
		related("y", "ada", "GUARD", "Pat", "Ames", `,"period":{"start":"2012-01-01","end":"2026-11-20"}`),
		`{"resourceType":"RelatedPerson","id":"z","name":[{"text":"Nobody Related"}]}`)))
	d.expect("Ada Moreno 2012-04-02")
	expectIn(t, notes(report), "is no longer active: no contact is made", "ended on 2026-11-20: no contact is made")
	expectLines(t, refusals(report), "b.json, row 4, RelatedPerson/z, patient: says of no patient whom this person is related to")
}

func TestReferencesOfEveryKindAreFollowed(t *testing.T) {
	entry := func(url, r string) string { return fmt.Sprintf(`{"fullUrl":%q,"resource":%s}`, url, r) }
	anonymous := strings.Replace(ada, `"id":"ada",`, "", 1)
	withRef := func(ref string) string {
		return strings.Replace(rosa, `{"reference":"Patient/ada"}`, ref, 1)
	}
	for name, entries := range map[string][2]string{
		"urn":        {entry("urn:uuid:1", anonymous), entry("urn:uuid:2", withRef(`{"reference":"urn:uuid:1"}`))},
		"absolute":   {entry("http://s.example/fhir/Patient/ada", ada), entry("http://s.example/fhir/RelatedPerson/rosa", withRef(`{"reference":"http://s.example/fhir/Patient/ada"}`))},
		"relative":   {entry("http://s.example/fhir/Patient/ada", ada), entry("http://s.example/fhir/RelatedPerson/rosa", rosa)},
		"versioned":  {entry("http://s.example/fhir/Patient/ada", ada), entry("", withRef(`{"reference":"http://s.example/fhir/Patient/ada/_history/3"}`))},
		"identifier": {entry("", strings.Replace(ada, `"id":"ada",`, `"identifier":[{"system":"nhs","value":"9"}],`, 1)), entry("", withRef(`{"identifier":{"system":"nhs","value":"9"}}`))},
		"contained":  {entry("", strings.Replace(withRef(`{"reference":"#kid"}`), `"id":"rosa",`, `"id":"rosa","contained":[`+strings.Replace(ada, `"id":"ada"`, `"id":"kid"`, 1)+`],`, 1)), `{"resource":{"resourceType":"Device"}}`},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			report := d.take(file("b.json", `{"resourceType":"Bundle","entry":[`+entries[0]+","+entries[1]+`]}`))
			d.expect("Ada Moreno 2012-04-02", "  Rosa Moreno mother")
			if len(report.Refusals) > 0 {
				t.Error(refusals(report))
			}
		})
	}
}

func TestTwoServersMayUseTheSameIds(t *testing.T) {
	from := func(server, given string) string {
		return fmt.Sprintf(`{"resourceType":"Bundle","entry":[{"fullUrl":"http://%s.example/Patient/1","resource":%s},
			{"fullUrl":"http://%s.example/RelatedPerson/2","resource":%s}]}`, server, patient("1", given, "Moreno", "2012-04-02", ""),
			server, related("2", "1", "MTH", "Mother of", given, ""))
	}
	d := newDesk(t)
	d.take(file("a.json", from("a", "Ada")), file("b.json", from("b", "Ben")))
	d.expect("Ada Moreno 2012-04-02", "  Mother of Ada mother", "Ben Moreno 2012-04-02", "  Mother of Ben mother")
}

func TestTheSameResourceTwice(t *testing.T) {
	if r := read(t, file("a.json", ada), file("again.json", bundleOf(ada))).Report(); r.People != 1 || len(r.Refusals) > 0 {
		t.Errorf("%+v", r)
	}
	report := read(t, file("a.json", bundleOf(ada, rosa)), file("b.json", patient("ada", "Ben", "Moreno", "2016-12-25", ""))).Report()
	if report.People != 0 {
		t.Errorf("which of the two Patient/ada holds cannot be told: %+v", report)
	}
	expectIn(t, strings.Join(refusals(report), "\n"), "a.json, row 1, Patient/ada, id: Patient/ada is given twice, and differs (b.json, Patient/ada)")
}

func TestJSONThatCannotBeTaken(t *testing.T) {
	deep := strings.Repeat(`{"a":[`, 40) + strings.Repeat(`]}`, 40)
	for name, c := range map[string]struct{ text, reason string }{
		"broken":      {"{\n\"resourceType\":\"Patient\",\n}", "is not valid JSON: line 3"},
		"twice":       {`{"resourceType":"Patient","id":"a","\u0049D":"b"}`, "has the key “ID” twice in one object"},
		"deep":        {`{"resourceType":"Patient","extension":` + deep + `}`, "nests deeper than 64 levels"},
		"no FHIR":     {`{"name":"Ada"}`, "is JSON, but no FHIR resource"},
		"others only": {`{"resourceType":"Coverage","id":"c"}`, "holds no Patient, RelatedPerson, Person or Consent"},
		"wrong type":  {`{"resourceType":"Patient","id":"a","name":"Ada Moreno"}`, "is a string, which FHIR R4 does not have here"},
		"bad date":    {patient("a", "Ada", "Moreno", "02/04/2012", ""), "“02/04/2012” is not a date"},
		"bad e-mail":  {patient("a", "Ada", "Moreno", "2012-04-02", `,"telecom":[{"system":"email","value":"ada@home"}]`), "\"ada@home\" is not an e-mail address"},
	} {
		t.Run(name, func(t *testing.T) {
			batch := read(t, file("x.json", c.text))
			report := batch.Report()
			if report.People != 0 || len(report.Refusals) != 1 || !strings.HasPrefix(report.Refusals[0].Reason, c.reason) {
				t.Errorf("%+v %v", report, refusals(report))
			}
		})
	}
}

func TestABrokenLineOfNDJSONIsRefusedByItself(t *testing.T) {
	report := read(t, file("p.ndjson", lines(ada, `{"resourceType":"Patient",`, patient("b", "Ben", "Moreno", "2016-12-25", "")))).Report()
	if report.Clients != 2 {
		t.Errorf("%+v", report)
	}
	expectIn(t, refusals(report)[0], "p.ndjson, row 2: is not valid JSON")
}

func TestAContactWithTheChildsOwnNameAndBirthDateIsRefused(t *testing.T) {
	report := read(t, file("b.json", bundleOf(ada, related("r", "ada", "MTH", "Ada", "Moreno", `,"birthDate":"2012-04-02"`)))).Report()
	if report.People != 0 {
		t.Errorf("%+v", report)
	}
	expectLines(t, refusals(report), "b.json, row 2, RelatedPerson/r, name: has the name and birth date of the client (b.json, row 1, Patient/ada)")
}
