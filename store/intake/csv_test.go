package intake

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestOneRowAPerson(t *testing.T) {
	d := newDesk(t)
	report := d.take(file("clients.csv", lines(
		"First Name,Last Name,DOB,Email,Phone,Street,City,Zip,Shoe size",
		`Ada,Moreno,2012-04-02,,555 0101,"12 Elm St, Apt 4",Boston,02110,35`,
		"Rosa,Moreno,1980-01-15,rosa@example.org,,,,,38",
	)))
	d.expect("Ada Moreno 2012-04-02", "Rosa Moreno 1980-01-15 rosa@example.org")
	if report.People != 2 || report.Clients != 2 || report.Minors != 1 || report.Families != 2 || len(report.Refusals) != 0 {
		t.Errorf("%+v", report)
	}
	if got := report.Files[0]; got.Format != "CSV with commas" || got.Rows != 2 || strings.Join(got.Unknown, ",") != "Shoe size" {
		t.Errorf("%+v", got)
	}
	person := read(t, file("x.csv", "first,last,street,city\nAda,Moreno,\"12 Elm St\",Boston\n")).people[0]
	if person.address != "12 Elm St, Boston" {
		t.Errorf("address %q", person.address)
	}
}

func TestAChildARowWithItsParentsBesideIt(t *testing.T) {
	d := newDesk(t)
	// The layout of school vaccination lists: the parents have no ids and no
	// birth dates, and a mother stands in the rows of both her children.
	d.take(file("cohort.csv", lines(
		"PARENT_1_NAME,PARENT_1_RELATIONSHIP,PARENT_1_EMAIL,PARENT_1_PHONE,PARENT_2_NAME,PARENT_2_RELATIONSHIP,PARENT_2_EMAIL,PARENT_2_PHONE,"+
			"CHILD_FIRST_NAME,CHILD_LAST_NAME,CHILD_PREFERRED_GIVEN_NAME,CHILD_DATE_OF_BIRTH",
		"Rosa Moreno,Mum,rosa@example.org,07700 900001,Luis Moreno,Dad,luis@example.org,,Ada,Moreno,,02/04/2012",
		"Rosa Moreno,Mum,ROSA@example.org,,,,,,Benjamin,Moreno,Ben,25/12/2016",
		"Pat Ames,Foster carer,pat@example.org,,,,,,Tess,Ames,,2014-06-30",
	)))
	d.expect(
		"Tess Ames 2014-06-30", "  Pat Ames foster-parent",
		"Ada Moreno 2012-04-02", "  Luis Moreno father", "  Rosa Moreno mother",
		"Benjamin Moreno 2016-12-25", "  Rosa Moreno mother",
	)
	if n := d.commits(); n != 2 {
		t.Errorf("two families made %d commits", n)
	}
}

func TestAListOfPeopleAndItsLinks(t *testing.T) {
	people := file("people.csv", lines(
		"id;first;last;preferred;born;email;phone;email_ok;client",
		"1;Ada;Moreno;;2012-04-02;;;no;yes",
		"2;Rosa;Moreno;;1980-01-15;rosa@example.org;;yes;no",
		"3;Luis;Moreno;;;luis@example.org;;;no",
		"4;Dana;Reed;;;dana@agency.example;;;no",
	))
	links := file("links.csv", lines(
		"client;person;relationship;authority;lives_with;billing;emergency;reminders;access;access_until;block",
		"1;2;mother;sole;yes;yes;yes;yes;Full access;;",
		"1;3;father;none;;;;;;;Order 14/2026: no contact",
		"1;4;caseworker;;;;;;yes;2027-01-31;",
	))
	d := newDesk(t)
	// The order of the two files does not matter.
	report := d.take(links, people)
	d.expect("Ada Moreno 2012-04-02",
		"  Dana Reed access true Custom 2027-01-31", "  Dana Reed caseworker",
		"  Luis Moreno blocked true", "  Luis Moreno father, none",
		"  Rosa Moreno access true Full access", "  Rosa Moreno mother, sole, lives with, billing, emergency, reminders")
	if report.Contacts != 3 || report.Access != 2 || report.Blocks != 1 || report.Clients != 1 || report.People != 4 {
		t.Errorf("%+v", report)
	}
}

func TestDependentsPointAtTheirPrimaryOrHeadOfHousehold(t *testing.T) {
	d := newDesk(t)
	d.take(
		file("portal.csv", "client_identifier,primary_client_identifier,first_name,last_name,dob,email\n"+
			"77,,Rosa,Moreno,1980-01-15,rosa@example.org\n78,77,Ada,Moreno,2012-04-02,\n"),
		file("households.csv", "row_id,related_to_row_id,client_number,first_name,last_name,date_of_birth\n"+
			"501,501,9,Pat,Ames,1975-03-03\n502,501,10,Tess,Ames,2014-06-30\n"))
	d.expect("Pat Ames 1975-03-03", "Tess Ames 2014-06-30", "  Pat Ames other",
		"Ada Moreno 2012-04-02", "  Rosa Moreno other", "Rosa Moreno 1980-01-15 rosa@example.org")
}

func TestDelimitersEncodingsAndLineEnds(t *testing.T) {
	const list = "Vorname;first;last;born\r\n;Zoë;Müller;2012-04-02\r\n\r\n"
	latin, err := charmap.Windows1252.NewEncoder().String(list)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(list)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"semicolons": list, "commas": strings.ReplaceAll(list, ";", ","), "tabs": strings.ReplaceAll(list, ";", "\t"),
		"bars": strings.ReplaceAll(list, ";", "|"), "byte order mark": "\xef\xbb\xbf" + list,
		"Latin-1": latin, "UTF-16": wide, "sep line": "sep=;\r\n" + list,
		"decomposed": strings.NewReplacer("ë", "e\u0308", "ü", "u\u0308").Replace(list),
	} {
		t.Run(name, func(t *testing.T) {
			batch := read(t, file("list.csv", text))
			report := batch.Report()
			if report.Clients != 1 || batch.people[0].name() != "Zoë Müller" || batch.people[0].place.Row != 2 {
				t.Errorf("%+v %+v", batch.people, report)
			}
			if flagged := strings.Contains(notes(report), "Windows-1252"); flagged != (name == "Latin-1") {
				t.Errorf("notes: %s", notes(report))
			}
		})
	}
}

func TestNamesWithQuotesDelimitersAndLineBreaks(t *testing.T) {
	batch := read(t, file("list.csv", "first,last,street\n\"Ada \"\"Doc\"\"\",\"Moreno, Jr\",\"12 Elm St\nApt 4\"\n"))
	p := batch.people[0]
	if p.first != `Ada "Doc"` || p.last != "Moreno, Jr" || p.address != "12 Elm St Apt 4" {
		t.Errorf("%+v", p)
	}
}

func TestFilesThatAreNoListOfPeopleAreRefusedAsAWhole(t *testing.T) {
	for name, c := range map[string]struct{ text, reason string }{
		"empty.csv":     {"", "is empty"},
		"blank.csv":     {" \n\n", "is empty"},
		"insurers.csv":  {"Id,NAME,ADDRESS,PHONE\n1,Medicare,7500 Security Blvd,18006334227\n", "its headers name no people: “Id, NAME, ADDRESS, PHONE”"},
		"numbers.csv":   {"a,b,c\n1,2,3\n", "its headers name no people"},
		"quotes.csv":    {"first,last\nAda,Moreno\nBen \"B\" x,Moreno\n", "a quote stands alone in row 3 (line 3)"},
		"openquote.csv": {"first,last\nAda,\"Moreno\nBen,Moreno\n", "a quote stands alone in row 2 (line 2)"},
		"book.xlsx":     {"PK\x03\x04\x14\x00", "is an Excel workbook or a zip archive"},
		"proxies.yaml":  {"a:\n  value:\n    resourceType: Bundle\n", "is YAML, not JSON"},
		"noname":        {"Single:\n  summary: one\n  value: two\n", "is YAML, not JSON"},
		"page.html":     {"<html>", "is XML or HTML"},
		"binary":        {"first,last\x00\n", "is not text: byte 11 is zero"},
		"mixed.csv":     {"first,last\nZoë,Müller\nJos\xe9,Ruiz\n", "is UTF-8 in most places but not in line 3"},
		"bidi.txt":      {"access\u202e = admin\n", "its headers name no people: “access<U+202E> = admin”"},
	} {
		t.Run(name, func(t *testing.T) {
			batch := read(t, file(name, c.text))
			report := batch.Report()
			if batch.Families() != 0 || len(report.Refusals) != 1 {
				t.Fatalf("%d families, refusals %v", batch.Families(), refusals(report))
			}
			if r := report.Refusals[0]; r.File != name || r.Row != 0 || !strings.HasPrefix(r.Reason, c.reason) {
				t.Errorf("%s: %s", r.Place, r.Reason)
			}
		})
	}
}

func TestARowIsRefusedWithItsPlaceFieldAndReason(t *testing.T) {
	for name, c := range map[string]struct{ row, field, reason string }{
		"no last name": {"Cher,,1990-01-01,,", "name", "has one name only, “Cher”: a first and a last name are needed"},
		"no name":      {",,1990-01-01,,", "name", "has no name: a first and a last name are needed"},
		"two digits":   {"Ada,Moreno,2/4/12,,", "born", "“2/4/12” has a year of two digits"},
		"no such day":  {"Ada,Moreno,2012-02-30,,", "born", "“2012-02-30” is not a day of the calendar"},
		"part":         {"Ada,Moreno,2012,,", "born", "“2012” is not a whole date"},
		"future":       {"Ada,Moreno,2031-01-01,,", "born", "2031-01-01 lies in the future"},
		"long ago":     {"Ada,Moreno,1066-10-14,,", "born", "1066-10-14 is too long ago"},
		"e-mail":       {"Ada,Moreno,,ada@example,", "email", "\"ada@example\" is not an e-mail address: the part after the @ has no dot"},
		"override":     {"Ada,Mor\u202eeno,,,", "last", "holds the invisible or control character U+202E at byte 3"},
		"escape":       {"\x1b[31mAda,Moreno,,,", "first", "holds the invisible or control character U+001B at byte 0"},
		"box":          {"Ada,Moreno,,,perhaps", "email_ok", "“perhaps” is neither yes nor no"},
		"too short":    {"Ada,Moreno", "", "the row has 2 values, the header has 5"},
		"too long":     {"Ada,Moreno,,,,x", "", "the row has 6 values, the header has 5"},
	} {
		t.Run(name, func(t *testing.T) {
			report := read(t, file("list.csv", lines("first,last,born,email,email ok", "Tess,Ames,2014-06-30,,", c.row))).Report()
			if report.Clients != 1 || len(report.Refusals) != 1 {
				t.Fatalf("%d clients, refusals %v", report.Clients, refusals(report))
			}
			r := report.Refusals[0]
			if r.File != "list.csv" || r.Row != 3 || r.Field != c.field || r.Reason != c.reason {
				t.Errorf("%s: %s", r.Place, r.Reason)
			}
		})
	}
}

func TestOneRowSettlesTheOrderOfAFilesDates(t *testing.T) {
	const open = "first,last,born\nAda,Moreno,03/04/2012\n"
	for name, c := range map[string]struct {
		text  string
		order DateOrder
		born  string
	}{
		"day first":      {open + "Ben,Moreno,25/12/2016\n", OrderUnknown, "2012-04-03"},
		"month first":    {open + "Ben,Moreno,12/25/2016\n", OrderUnknown, "2012-03-04"},
		"the file wins":  {open + "Ben,Moreno,12/25/2016\n", DayFirst, "2012-03-04"},
		"asked for":      {open, DayFirst, "2012-04-03"},
		"asked for m":    {open, MonthFirst, "2012-03-04"},
		"dots":           {"first,last,born\nAda,Moreno,03.04.2012\n", OrderUnknown, "2012-04-03"},
		"same":           {"first,last,born\nAda,Moreno,04/04/2012\n", OrderUnknown, "2012-04-04"},
		"year first":     {"first,last,born\nAda,Moreno,2012/4/3\n", OrderUnknown, "2012-04-03"},
		"words":          {"first,last,born\nAda,Moreno,3 Apr 2012\n", OrderUnknown, "2012-04-03"},
		"american words": {"first,last,born\nAda,Moreno,\"April 3, 2012\"\n", OrderUnknown, "2012-04-03"},
		"with a time":    {"first,last,born\nAda,Moreno,2012-04-03T00:00:00Z\n", OrderUnknown, "2012-04-03"},
		"packed":         {"first,last,born\nAda,Moreno,20120403\n", OrderUnknown, "2012-04-03"},
	} {
		t.Run(name, func(t *testing.T) {
			batch := readWith(t, Options{Day: today, DateOrder: c.order}, file("list.csv", c.text))
			if got := batch.people[0].born.String(); got != c.born {
				t.Errorf("born %s, refusals %v", got, refusals(batch.Report()))
			}
		})
	}
	for _, text := range []string{open, open + "Ben,Moreno,25/12/2016\nTess,Ames,12/25/2016\n"} {
		report := read(t, file("list.csv", text)).Report()
		expectIn(t, refusals(report)[0], "list.csv, row 2, born: “03/04/2012” can be read as day/month or month/day")
	}
}

func TestAColumnCalledClientIsANameOrABox(t *testing.T) {
	batch := read(t, file("a.csv", "Client,Email\n\"Moreno, Ada\",\n"))
	if p := batch.people[0]; p.name() != "Ada Moreno" || p.role != client {
		t.Errorf("%+v", p)
	}
	batch = read(t, file("a.csv", "First,Last,Client\nAda,Moreno,no\n"))
	if report := batch.Report(); report.People != 0 {
		t.Errorf("%+v", report)
	} else {
		expectIn(t, notes(report), "Ada Moreno is no client and no contact of one: not imported")
	}
}

func TestIdsThatSeveralPeopleHaveTieNobody(t *testing.T) {
	report := read(t,
		file("a.csv", "id,first,last,dob\n1,Ada,Moreno,2012-04-02\n2,Rosa,Moreno,1980-01-15\n"),
		file("b.csv", "id,first,last,dob\n1,Tess,Ames,2014-06-30\n"),
		file("links.csv", "client,person,relationship\n1,2,mother\n")).Report()
	expectLines(t, refusals(report), "a.csv, row 2, id: 1, to whom links.csv, row 2 refers, is the id of several people", "held: a.csv, row 3")
	if report.Clients != 1 {
		t.Errorf("%+v", report)
	}
}

func TestAHouseholdPointsIntoItsOwnFile(t *testing.T) {
	d := newDesk(t)
	const head = "row_id,related_to_row_id,first_name,last_name,date_of_birth\n"
	d.take(file("north.csv", head+"1,,Pat,Ames,1975-03-03\n2,1,Tess,Ames,2014-06-30\n"),
		file("south.csv", head+"1,,Rosa,Moreno,1980-01-15\n2,1,Ada,Moreno,2012-04-02\n"))
	d.expect("Pat Ames 1975-03-03", "Tess Ames 2014-06-30", "  Pat Ames other",
		"Ada Moreno 2012-04-02", "  Rosa Moreno other", "Rosa Moreno 1980-01-15")
}

func TestContactColumnsAreSomebodyElsesOnlyWithAName(t *testing.T) {
	d := newDesk(t)
	d.take(
		file("own.csv", "First,Last,Contact Email,Contact Phone\nTess,Ames,tess@example.org,555 0101\n"),
		file("other.csv", "First,Last,Contact Name,Contact Email,Contact Relationship,Responsible Party Name,Emergency Contact 1 Name\n"+
			"Ada,Moreno,Rosa Moreno,rosa@example.org,Mother,Luis Moreno,Ida Ruiz\n"))
	d.expect("Tess Ames  tess@example.org", "Ada Moreno", "  Ida Ruiz other, emergency", "  Luis Moreno other, billing", "  Rosa Moreno mother")
}

func TestContactsWithIdsOfTheirOwnStayTwo(t *testing.T) {
	d := newDesk(t)
	d.take(file("people.csv", "id,first,last,phone,client\n1,Ada,Moreno,,yes\n2,Jo,Ruiz,555 010 1,no\n3,Jo,Ruiz,555 010 1,no\n"),
		file("links.csv", "client,person,relationship\n1,2,grandparent\n1,3,caregiver\n"))
	d.expect("Ada Moreno", "  Jo Ruiz caregiver", "  Jo Ruiz grandparent")
}

func TestManyNamesakesAreReadInGoodTime(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,first,last,dob,contact 1 id,contact 1 name,contact 1 phone\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "%d,Ada,Moreno,2012-04-02,c%d,Rosa Moreno,555 0101\n", i, i)
	}
	batch := read(t, file("list.csv", b.String()))
	if batch.Families() != 20_000 {
		t.Errorf("%d families", batch.Families())
	}
}
