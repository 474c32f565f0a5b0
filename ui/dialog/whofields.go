package dialog

import (
	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

// whoFields says who somebody is: a person found, or a new one with the fields
// for that, and whether the person is enrolled in the portal.
type whoFields struct {
	prefix string
	who    *widget.Entry
	finder *finder
	person *personFields
	// only is the boxes of somebody found, of whom nothing else is asked: of
	// that person, and what the last is called.
	only   *widget.Entry
	of     model.PersonID
	enroll string
}

func newWhoFields(s *ui.Session, prefix, enroll string, judge func(model.Reader, model.PersonID) (picker.Verdict, error)) *whoFields {
	f := &whoFields{prefix: prefix, enroll: enroll, finder: newFinder(s, picker.Options{Judge: judge}), person: newPersonFields(s, prefix, &model.Person{})}
	f.person.enrolling(enroll)
	f.finder.onFresh = f.person.begin
	f.only = &widget.Entry{ID: f.person.consent.ID, Label: "Portal", Input: widget.NewTicks([]string{enroll})}
	f.who = &widget.Entry{ID: prefix + "person", Label: "Who", Input: f.finder, Under: f.finder.under}
	return f
}

// filled is who it is: a person found, or the facts of a new one.
func (f *whoFields) filled() (model.PersonID, model.PersonFields, error) {
	switch {
	case f.finder.blank():
		return 0, model.PersonFields{}, model.Errorf(model.Missing, "say who it is").At(f.who.ID)
	case f.finder.searching():
		return 0, model.PersonFields{}, model.Errorf(model.NeedsAnswer, "choose who is meant, or make a new person of it").At(f.who.ID)
	case f.finder.chosen != nil:
		consent := !f.finder.chosen.EmailOK && ticked(f.boxes(), 0)
		return f.finder.chosen.ID, model.PersonFields{EmailOK: consent}, nil
	}
	fields, err := f.person.fields()
	return 0, fields, err
}

// name is who it is, as people read it.
func (f *whoFields) name() string {
	if f.finder.chosen != nil {
		return f.finder.chosen.Name
	}
	person := model.Person{First: textOf(f.person.first), Last: textOf(f.person.last)}
	return person.Name()
}

// take fills in somebody who is on record.
func (f *whoFields) take(row picker.Row) { f.finder.chosen, f.finder.made = &row, false }

// boxes is the boxes of somebody found: the consent where it is not on record,
// and to be enrolled.
func (f *whoFields) boxes() *widget.Entry {
	row := f.finder.chosen
	if row.ID == f.of {
		return f.only
	}
	f.of = row.ID
	labels := []string{agreed, f.enroll}
	if row.EmailOK {
		labels = labels[1:]
	}
	f.only.Input = widget.NewTicks(labels)
	return f.only
}

// enrolment is the boxes, and which of them is to be enrolled.
func (f *whoFields) enrolment() (*widget.Entry, int) {
	if f.finder.chosen != nil && f.finder.chosen.EmailOK {
		return f.boxes(), 0
	}
	if f.finder.chosen != nil {
		return f.boxes(), 1
	}
	return f.person.consent, 1
}

func (f *whoFields) enrolled() bool { return ticked(f.enrolment()) }

func (f *whoFields) setEnrolled(on bool) {
	entry, box := f.enrolment()
	tick(entry, box, on)
}

// goWay goes a way out of an address that is another login's. It returns whose
// portal the client is to be linked to, if that is the way.
func (f *whoFields) goWay(way action.ID, holder picker.Row) *picker.Row {
	switch way { //nolint:exhaustive // the ways out
	case action.UseExisting:
		f.take(holder)
		f.setEnrolled(true)
	case action.LinkInstead:
		f.take(holder)
		f.setEnrolled(false)
		return &holder
	case action.LeaveBlank:
		setText(f.person.email, "")
		f.setEnrolled(false)
	}
	return nil
}
