package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
)

func replaceOnce(s, old, now string) string { return strings.Replace(s, old, now, 1) }

const cohort = `PARENT_1_NAME,PARENT_1_RELATIONSHIP,PARENT_1_EMAIL,CHILD_FIRST_NAME,CHILD_LAST_NAME,CHILD_DATE_OF_BIRTH
Rosa Moreno,Mum,rosa@example.org,Ada,Moreno,2012-04-02
Rosa Moreno,Mum,rosa@example.org,Ben,Moreno,2016-12-25
Pat Ames,Dad,pat@example.org,Tess,Ames,2014-06-30
`

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	people := "id,first,last,born,email,client\n1,Ada,Moreno,2012-04-02,,yes\n2,Rosa,Moreno,,,no\n3,Luis,Moreno,,,no\n"
	links := "client,person,relationship,access,block\n1,2,mother,Guardian,\n1,3,father,,court order\n"
	for name, files := range map[string][]string{
		"cohort":           {cohort},
		"people and links": {people, links},
		"FHIR":             {bundleOf(ada, rosa, luis, consentFor("deny", "", ""))},
		"no facts at all":  {"first,last\nJohn,Smith\nJohn,Smith\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			again := func() Report {
				var all []File
				for i, text := range files {
					all = append(all, file(name+string(rune('a'+i)), text))
				}
				return d.take(all...)
			}
			first := again()
			before, commits := d.tells(), d.commits()
			second := again()
			d.expect(before...)
			if n := d.commits(); n != commits || commits == 0 {
				t.Errorf("%d commits after %d", n, commits)
			}
			if second.AlreadyHere != first.People || second.People+second.Clients+second.Contacts+second.Families+second.Access+second.Blocks != 0 {
				t.Errorf("first %+v\nsecond %+v", first, second)
			}
		})
	}
}

func TestAFamilyIsImportedWholeOrNotAtAll(t *testing.T) {
	broken := replaceOnce(cohort, "Ben,Moreno,2016-12-25", "Ben,Moreno,2016-12-52")
	d := newDesk(t)
	report := d.take(file("cohort.csv", broken))
	d.expect("Tess Ames 2014-06-30", "  Pat Ames father")
	expectLines(t, refusals(report), "cohort.csv, row 3, born: “2016-12-52” is not a day of the calendar", "held: cohort.csv, row 2", "held: cohort.csv, row 2")
	if report.Families != 1 {
		t.Errorf("%d families", report.Families)
	}
	// Put right, the rest comes in, and Tess stays as she is.
	report = d.take(file("cohort.csv", cohort))
	d.expect("Tess Ames 2014-06-30", "  Pat Ames father", "Ada Moreno 2012-04-02", "  Rosa Moreno mother",
		"Ben Moreno 2016-12-25", "  Rosa Moreno mother")
	if report.AlreadyHere != 2 || report.People != 3 {
		t.Errorf("%+v", report)
	}
}

func TestARefusedLinkHoldsItsFamilyBack(t *testing.T) {
	report := read(t,
		file("links.csv", "client,person,relationship,authority\n1,2,mother,total\n"),
		file("people.csv", "id,first,last,client\n1,Ada,Moreno,yes\n2,Rosa,Moreno,no\n3,Tess,Ames,yes\n")).Report()
	if report.Clients != 1 || report.Contacts != 0 {
		t.Errorf("%+v", report)
	}
	expectIn(t, strings.Join(refusals(report), "\n"), "links.csv, row 2, authority: “total” is no legal authority")
}

func TestTheDeskRefusingOneLineRefusesTheFamilyWithItsPlace(t *testing.T) {
	// The file was read when the practice had another clock: Ada's access is
	// over by the desk's own.
	b := readWith(t, Options{Day: 20200101}, file("people.csv", "id,first,last,client\n1,Ada,Moreno,yes\n2,Rosa,Moreno,no\n3,Tess,Ames,yes\n"),
		file("links.csv", "client,person,relationship,access,access_until\n1,2,mother,yes,2021-01-01\n"))
	for _, dry := range []bool{true, false} {
		d := newDesk(t)
		report := d.takeBatch(b, ImportOptions{DryRun: dry})
		expectLines(t, refusals(report), "links.csv, row 2, until: 2021-01-01 has passed", "held: people.csv, row 2", "held: people.csv, row 3")
		if report.Families != 1 || report.Clients != 1 || report.People != 1 {
			t.Errorf("%+v", report)
		}
		if !dry {
			d.expect("Tess Ames")
		}
	}
}

func TestADryRunChangesNothingAndReportsTheSame(t *testing.T) {
	d := newDesk(t)
	b := read(t, file("cohort.csv", cohort), file("more.csv", "first,last,email\nSam,Reed,ROSA@example.org\nCher,,\n"))
	var seen [][2]int
	dry := d.takeBatch(b, ImportOptions{DryRun: true, Progress: func(done, total int) { seen = append(seen, [2]int{done, total}) }})
	if d.commits() != 0 || len(d.tells()) != 0 {
		t.Errorf("a dry run changed: %v", d.tells())
	}
	if len(seen) == 0 || seen[len(seen)-1] != [2]int{3, 3} {
		t.Errorf("progress %v", seen)
	}
	wet := d.takeBatch(b, ImportOptions{})
	dry.DryRun = false
	want, err := json.Marshal(dry)
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(wet)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("dry run\n%s\nimport\n%s", want, got)
	}
	// Reading alone tells the same of a practice without anybody.
	if got := b.Report(); got.People != wet.People || got.Contacts != wet.Contacts || len(got.Refusals) != len(wet.Refusals) {
		t.Errorf("%+v", got)
	}
}

func TestABlockIsNeverUndoneByAnImport(t *testing.T) {
	d := newDesk(t)
	family := bundleOf(ada, luis)
	d.take(file("b.json", family))
	d.do(`{"do":"block","client":"Ada Moreno","person":"Luis Moreno","reason":"court order"}`)
	report := d.take(file("b.json", bundleOf(ada, luis, consentFor("permit", "", ""))))
	d.expect("Ada Moreno 2012-04-02", "  Luis Moreno blocked true", "  Luis Moreno father")
	expectIn(t, notes(report), "Luis Moreno is blocked from Ada Moreno: no access is given")
}

func TestWhatStaffDecidedSinceStays(t *testing.T) {
	d := newDesk(t)
	everything := bundleOf(ada, rosa, luis, consentFor("deny", "", ""),
		strings.NewReplacer(`"c1"`, `"c2"`, "RelatedPerson/luis", "RelatedPerson/rosa").Replace(consentFor("permit", "", "")))
	d.take(file("b.json", everything))
	d.do(`{"do":"lift-block","client":"Ada Moreno","person":"Luis Moreno","reason":"order ended"}`)
	d.do(`{"do":"remove-contact","client":"Ada Moreno","person":"Luis Moreno","reason":"asked for"}`)
	d.do(`{"do":"set-access","client":"Ada Moreno","user":"Rosa Moreno","on":false}`)
	d.do(`{"do":"edit-contact","client":"Ada Moreno","person":"Rosa Moreno","relationship":"guardian"}`)
	before, commits := d.tells(), d.commits()
	report := d.take(file("b.json", everything))
	d.expect(before...)
	if d.commits() != commits {
		t.Error("the second import made a commit")
	}
	expectIn(t, notes(report), "Luis Moreno was a contact of Ada Moreno until 2026-11-21: not made one again",
		"the block of Luis Moreno was ended here: not made again", "Rosa Moreno is here as guardian, not mother: left as it is")
}

func TestNewTiesOfKnownPeopleAreAdded(t *testing.T) {
	d := newDesk(t)
	d.take(file("a.json", bundleOf(ada, rosa)))
	// The father alone, whose child an earlier file brought.
	report := d.take(file("b.json", luis))
	d.expect("Ada Moreno 2012-04-02", "  Luis Moreno father", "  Rosa Moreno mother")
	if report.People != 1 || report.AlreadyHere != 0 || report.Contacts != 1 || len(report.Refusals) > 0 {
		t.Errorf("%+v", report)
	}
	// A contact becomes a client too, and stays one person.
	d.take(file("c.csv", "first,last,dob\nRosa,Moreno,1980-01-15\n"))
	d.expect("Ada Moreno 2012-04-02", "  Luis Moreno father", "  Rosa Moreno mother", "Rosa Moreno 1980-01-15")
}

func TestAParentWhoIsAClientTooIsOnePerson(t *testing.T) {
	d := newDesk(t)
	report := d.take(file("cohort.csv", cohort), file("clients.csv", "first,last,dob,email\nRosa,Moreno,1980-01-15,rosa@example.org\n"))
	d.expect("Tess Ames 2014-06-30", "  Pat Ames father", "Ada Moreno 2012-04-02", "  Rosa Moreno mother",
		"Ben Moreno 2016-12-25", "  Rosa Moreno mother", "Rosa Moreno 1980-01-15 rosa@example.org")
	expectIn(t, notes(report), "Rosa Moreno is taken to be the client Rosa Moreno (clients.csv, row 2)")
	if len(report.EmailConflicts) != 0 {
		t.Errorf("%+v", report.EmailConflicts)
	}
}

func TestAChildNamedLikeTheFatherIsNotTheFather(t *testing.T) {
	const list = "parent 1 name,parent 1 relationship,parent 1 email,first,last,dob,email\n" +
		"John Smith,Dad,john@example.org,John,Smith,2012-04-02,john@example.org\n"
	d := newDesk(t)
	report := d.take(file("a.csv", list))
	want := []string{"John Smith 2012-04-02 john@example.org", "  John Smith father"}
	d.expect(want...)
	if len(report.EmailConflicts) != 1 || report.EmailConflicts[0].Kind != MinorsEmail {
		t.Errorf("%+v", report.EmailConflicts)
	}
	d.take(file("a.csv", list))
	d.expect(want...)
}

func TestAnAddressThatIsSomebodysLoginIsReported(t *testing.T) {
	d := newDesk(t)
	d.do(`{"do":"add-client","first":"Tess","last":"Ames","email":"tess@example.org","email_ok":true,"enroll":true}`)
	report := d.take(file("a.csv", "first,last,email\nSam,Reed,TESS@example.org\n"))
	if len(report.EmailConflicts) != 1 {
		t.Fatalf("%+v", report.EmailConflicts)
	}
	if c := report.EmailConflicts[0]; c.Kind != LoginEmail || strings.Join(c.People, ", ") != "Sam Reed, Tess Ames" || c.Places[0].Row != 2 {
		t.Errorf("%+v", c)
	}
}

func TestTheSameIdFromAnotherListIsSomebodyElse(t *testing.T) {
	d := newDesk(t)
	d.take(file("a.csv", "id,first,last,dob\n1,Ada,Moreno,2012-04-02\n"))
	report := d.take(file("b.csv", "id,first,last,dob\n1,Tess,Ames,2014-06-30\n"))
	d.expect("Tess Ames 2014-06-30", "Ada Moreno 2012-04-02")
	expectIn(t, notes(report), "Tess Ames has the id of somebody imported before")
	// Both are found again, and a name put right since is still the same person.
	report = d.take(file("b.csv", "id,first,last,dob\n1,Tessa,Ames-Reed,2014-06-30\n"), file("a.csv", "id,first,last,dob\n1,Ada,Moreno,2012-04-02\n"))
	if report.AlreadyHere != 2 || report.People != 0 {
		t.Errorf("%+v", report)
	}
}

func TestThePractitionerIsTakenWhereKnown(t *testing.T) {
	d := newDesk(t)
	d.do(`{"do":"add-staff","name":"Dr. Chen","role":"practitioner"}`)
	report := d.take(file("a.csv", "first,last,Primary Clinician\nAda,Moreno,dr. chen\nTess,Ames,Dr. Who\n"))
	expectIn(t, notes(report), "a.csv, row 3, practitioner: “Dr. Who” is no practitioner here")
	err := d.db.View(context.Background(), rae, func(r model.Reader) error {
		id, err := model.FindClient(r, "Ada Moreno")
		if err != nil {
			return err
		}
		client, err := r.Client(id)
		if client.Practitioner == 0 {
			t.Error("Ada has no practitioner")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnImportCanBeCancelled(t *testing.T) {
	d := newDesk(t)
	b := read(t, file("cohort.csv", cohort))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Import(ctx, d.db, rae, b, ImportOptions{}); err == nil || d.commits() != 0 {
		t.Errorf("%v, %d commits", err, d.commits())
	}
	if _, err := Read(ctx, []File{file("cohort.csv", cohort)}, Options{Day: today}); err == nil {
		t.Error("reading went on")
	}
}

func TestATrainerImportsNothingIntoAPractice(t *testing.T) {
	d := newDesk(t)
	d.do(`{"do":"add-staff","name":"Tom","role":"trainer"}`)
	var tom store.Actor
	if err := d.db.View(context.Background(), rae, func(r model.Reader) error {
		id, err := model.FindStaff(r, "Tom")
		tom.ID = id
		return err
	}); err != nil {
		t.Fatal(err)
	}
	_, err := Import(context.Background(), d.db, tom, read(t, file("cohort.csv", cohort)), ImportOptions{})
	if !model.IsCode(err, model.Forbidden) || len(d.tells()) != 0 {
		t.Errorf("%v %v", err, d.tells())
	}
}

func TestTheReportInPlainText(t *testing.T) {
	d := newDesk(t)
	report := d.takeBatch(read(t, file("a.csv", cohort+"Cy,Dad,x@example.org,Una,Reed,2014-06-30\n"),
		file("b.csv", "a\x1b[31m\n1\n")), ImportOptions{DryRun: true})
	var out strings.Builder
	if err := report.Print(&out, 0); err != nil {
		t.Fatal(err)
	}
	expectIn(t, out.String(), "Dry run: nothing was changed.\n", "a.csv: CSV with commas, 4 rows\n", "       2  families\n", "       5  people\n",
		"       3  of them minors\n", "a.csv, row 5, name: has one name only, “Cy”", "“a<U+001B>[31m”")
	if strings.ContainsRune(out.String(), 0x1b) {
		t.Error("an escape character came through")
	}
}

func TestAPractitionerBringsInOwnClientsOnly(t *testing.T) {
	d := newDesk(t)
	d.do(`{"do":"add-staff","name":"Dr. Chen","role":"practitioner"}`)
	d.do(`{"do":"add-staff","name":"Dr. Ruiz","role":"practitioner"}`)
	var chen store.Actor
	if err := d.db.View(context.Background(), rae, func(r model.Reader) error {
		id, err := model.FindStaff(r, "Dr. Chen")
		chen.ID = id
		return err
	}); err != nil {
		t.Fatal(err)
	}
	b := read(t, file("a.csv", "first,last,clinician\nTess,Ames,Dr. Ruiz\nAda,Moreno,Dr. Chen\n"))
	report, err := Import(context.Background(), d.db, chen, b, ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	d.expect("Ada Moreno")
	expectLines(t, refusals(report), "a.csv, row 2, practitioner: a practitioner adds own clients only")
}

// Reading keeps the two Adas apart, who have ids of their own; so does
// importing, however many families lie between them.
func TestNamesakesFarApartInAListStayTwo(t *testing.T) {
	var list strings.Builder
	list.WriteString("CHILD_ID,CHILD_FIRST_NAME,CHILD_LAST_NAME,CHILD_DATE_OF_BIRTH,PARENT_1_NAME,PARENT_1_RELATIONSHIP\n")
	list.WriteString("ada-1,Ada,Moreno,2012-04-02,Rosa Moreno,Mum\n")
	for i := range chunk {
		fmt.Fprintf(&list, "tess-%d,Tess,Ames%d,2014-06-30,Pat Ames%d,Dad\n", i, i, i)
	}
	list.WriteString("ada-2,Ada,Moreno,2012-04-02,Marta Moreno,Mum\n")
	d := newDesk(t)
	b := read(t, file("cohort.csv", list.String()))
	tried := d.takeBatch(b, ImportOptions{DryRun: true})
	report := d.takeBatch(b, ImportOptions{})
	if report.Clients != chunk+2 || report.AlreadyHere != 0 || tried.Clients != report.Clients {
		t.Errorf("%d clients, %d of them already here; tried, %d", report.Clients, report.AlreadyHere, tried.Clients)
	}
	facts := d.tells()
	expectLines(t, facts[len(facts)-4:], "Ada Moreno 2012-04-02", "  Rosa Moreno mother", "Ada Moreno 2012-04-02", "  Marta Moreno mother")
}
