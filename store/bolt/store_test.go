package bolt

import (
	"context"
	"testing"

	"frontdesk/model"
)

func TestAFamilyIsKeptAndFoundAgain(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	ids := mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis", "marta"}, Items: 3})
	ada := personID(t, ids[0]).Client()
	mustBeSound(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = openFile(t, d.path, c)
	view(t, d, manager, func(r model.Reader) error {
		chart, err := r.Chart(ada)
		if err != nil {
			return err
		}
		if len(chart.Contacts) != 2 || len(chart.Items) != 3 || len(chart.People) != 3 || len(chart.Logins) != 2 {
			t.Errorf("chart: %+v", chart)
		}
		if got := chart.Client.Since.Format("2006-01-02T15:04:05Z07:00"); got != "2026-11-23T09:00:00-05:00" {
			t.Errorf("the time came back as %s", got)
		}
		if chart.Revision != 1 {
			t.Errorf("revision %d", chart.Revision)
		}
		return nil
	})
	report := mustBeSound(t, d)
	if report.Commits != 1 || report.People != 3 || report.Clients != 1 {
		t.Errorf("report: %+v", report)
	}
	for e, err := range d.Log(context.Background(), manager, storeLog(ada)) {
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%+v", e.No)
	}
}
