package intake

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

const benchFamilies = 100_000

// bigCohort is one row a child with two parents.
func bigCohort(families int) string {
	var b strings.Builder
	b.WriteString("CHILD_ID,CHILD_FIRST_NAME,CHILD_LAST_NAME,CHILD_DATE_OF_BIRTH," +
		"PARENT_1_NAME,PARENT_1_RELATIONSHIP,PARENT_1_EMAIL,PARENT_2_NAME,PARENT_2_RELATIONSHIP,PARENT_2_PHONE\n")
	for i := range families {
		fmt.Fprintf(&b, "%d,Ada%d,Moreno%d,2012-04-%02d,Rosa Moreno%d,Mum,rosa%d@example.org,Luis Moreno%d,Dad,0770%06d\n",
			i, i%977, i, 1+i%28, i, i, i, i)
	}
	return b.String()
}

func bigNDJSON(families int) string {
	flat := strings.NewReplacer("\n", "", "\t", "")
	var b strings.Builder
	for i := range families {
		id, last := fmt.Sprint("ada", i), fmt.Sprint("Moreno", i)
		b.WriteString(patient(id, "Ada", last, "2012-04-02", "") + "\n")
		b.WriteString(flat.Replace(related(fmt.Sprint("rosa", i), id, "MTH", "Rosa", last, "")) + "\n")
		b.WriteString(flat.Replace(related(fmt.Sprint("luis", i), id, "FTH", "Luis", last, "")) + "\n")
	}
	return b.String()
}

func benchmarkRead(b *testing.B, name, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		batch, err := Read(context.Background(), []File{file(name, text)}, Options{Day: today})
		if err != nil {
			b.Fatal(err)
		}
		if batch.Families() != benchFamilies {
			b.Fatalf("%d families", batch.Families())
		}
	}
}

func BenchmarkReadCSV(b *testing.B)    { benchmarkRead(b, "cohort.csv", bigCohort(benchFamilies)) }
func BenchmarkReadNDJSON(b *testing.B) { benchmarkRead(b, "people.ndjson", bigNDJSON(benchFamilies)) }

// BenchmarkPlan turns families into lines, without a store.
func BenchmarkPlan(b *testing.B) {
	batch := read(b, file("cohort.csv", bigCohort(1000)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range batch.families {
			if _, err := batch.planFamily(nobody{}, taken{}, &batch.families[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(batch.families)), "ns/family")
}

// BenchmarkImport applies families to a practice file, each one commit's worth.
func BenchmarkImport(b *testing.B) {
	text := bigCohort(5000)
	for b.Loop() {
		b.StopTimer()
		d := newDesk(b)
		batch := read(b, file("cohort.csv", text))
		b.StartTimer()
		if report := d.takeBatch(batch, ImportOptions{}); report.Clients != 5000 {
			b.Fatalf("%+v", report)
		}
	}
	b.ReportMetric(5000*float64(b.N)/b.Elapsed().Seconds(), "families/s")
}
