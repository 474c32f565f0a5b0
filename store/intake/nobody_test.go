package intake

import (
	"iter"

	"frontdesk/model"
)

// nobody is a record on which there is nobody yet.
type nobody struct{}

func notThere() error { return model.Errorf(model.NotFound, "is not there") }

func (nobody) PeopleByOrigin(string) ([]model.PersonID, error) { return nil, nil }
func (nobody) PeopleByName(string) ([]model.PersonID, error)   { return nil, nil }
func (nobody) Person(model.PersonID) (model.Person, error)     { return model.Person{}, notThere() }
func (nobody) Client(model.ClientID) (model.Client, error)     { return model.Client{}, notThere() }
func (nobody) Chart(model.ClientID) (*model.Chart, error)      { return nil, notThere() }
func (nobody) LoginHolder(string) (model.PersonID, error)      { return 0, nil }
func (nobody) Staff() iter.Seq2[model.Staff, error]            { return func(func(model.Staff, error) bool) {} }

// Families is the number of families that can be imported.
func (b *Batch) Families() int { return len(b.families) }

// Report is what reading alone can say: counts as if nothing were on record.
func (b *Batch) Report() Report {
	report := b.reading()
	for i := range b.families {
		// Nobody is on record, so that looking them up cannot fail.
		if plan, err := b.planFamily(nobody{}, taken{}, &b.families[i]); err == nil {
			report.add(&plan.Report)
		}
	}
	return report
}
