package intake

import (
	"testing"
)

// checkBatch holds whatever was read: families can be planned, and what is
// said of them is safe to show.
func checkBatch(t *testing.T, text, name string) {
	batch := read(t, file(name, text))
	report := batch.Report()
	if report.Clients > report.People || report.Minors > report.Clients || report.Families > batch.Families() {
		t.Errorf("%+v", report)
	}
	for i := range batch.families {
		if _, err := batch.planFamily(nobody{}, taken{}, &batch.families[i]); err != nil {
			t.Error(err)
		}
	}
	for _, said := range append(refusals(report), notes(report)) {
		for _, r := range said {
			if r < 0x20 && r != '\n' || r == 0x7f || r >= 0x202a && r <= 0x202e {
				t.Errorf("%q", said)
			}
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add(cohort)
	f.Add("id;first;last;born;related to;status\n1;Ada;Moreno;03/04/2012;2;\n2;Rosa;Moreno;1.1.1980;;inactive\n")
	f.Add("client,person,relationship,access,block\n1,2,mother,Guardian,\n1,3,father,,order\n")
	f.Add("first,last\n\"a\"\"b\",\"c\nd\"\n\xff\xfe\n")
	f.Add("sep=|\nname|dob|email\nMoreno, Ada|2/4/12|x@y\n")
	f.Fuzz(func(t *testing.T, text string) { checkBatch(t, text, "list.csv") })
}

func FuzzFHIR(f *testing.F) {
	f.Add(bundleOf(ada, rosa, luis, consentFor("deny", "", "")))
	f.Add(bundleOf(ada, luis, consentFor("permit", "", `,"class":[{"code":"Invoice"}],"provision":[{"type":"deny"}]`)))
	f.Add(`{"resourceType":"Patient","name":{"family":["A",null],"text":"x\u202ey"},"contact":[{"name":{"text":"B C"}}],"link":[{"other":{"reference":"#x"}}]}`)
	f.Add("{\"resourceType\":\"Person\"}\n{\"resourceType\":\"Bundle\",\"entry\":[{}]}\n{")
	f.Add(`[{"resourceType":"RelatedPerson","patient":{"identifier":{"system":"a","value":"b"}},"contained":[{"resourceType":"Patient","id":"x"}]}]`)
	f.Fuzz(func(t *testing.T, text string) { checkBatch(t, text, "list.json") })
}
