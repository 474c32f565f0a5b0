package practice

import (
	"encoding/json"
	"maps"
	"slices"

	"frontdesk/model"
)

// edit is a setting as it was when its change was begun, and as it is to be.
type edit struct{ was, is string }

// draft is the changes that are not saved.
type draft struct {
	edits map[string]edit // by setting
	// bands is the whole table, nil where it is not changed; bandsWere is it
	// when its change was begun.
	bands     []bandEdit
	bandsWere []model.AgeBand
	// version tells this state of the draft from all others.
	version int
}

func newDraft() draft { return draft{edits: map[string]edit{}} }

// clear drops everything.
func (d *draft) clear() { *d = draft{edits: map[string]edit{}, version: d.version + 1} }

// clone is the draft as it is now.
func (d *draft) clone() draft {
	clone := *d
	clone.edits = maps.Clone(d.edits)
	return clone
}

// count is how many lines differ.
func (d *draft) count() int {
	n := len(d.edits)
	for _, b := range d.bands {
		if b.changed() {
			n++
		}
	}
	return n
}

// set makes a setting that value.
func (d *draft) set(s *setting, recorded *model.Practice, value string) {
	e, begun := d.edits[s.id]
	if !begun {
		e.was = s.get(recorded)
	}
	d.version++
	if e.is = value; e.is == e.was {
		delete(d.edits, s.id)
		return
	}
	d.edits[s.id] = e
}

// value is a setting with the draft.
func (d *draft) value(s *setting, recorded *model.Practice) string {
	if e, changed := d.edits[s.id]; changed {
		return e.is
	}
	return s.get(recorded)
}

// operation is the draft as one operation.
func (d *draft) operation(all []*setting) (*model.SetPractice, error) {
	op := &model.SetPractice{}
	for _, s := range all {
		e, changed := d.edits[s.id]
		if !changed {
			continue
		}
		if err := s.put(op, e.is); err != nil {
			return nil, err
		}
	}
	if d.bands != nil {
		bands := []model.AgeBand{}
		for _, b := range d.bands {
			if b.is != nil {
				bands = append(bands, *b.is)
			}
		}
		op.AgeBands = &bands
	}
	return op, nil
}

// quiet reports whether nobody can gain or lose anything by the draft.
func (d *draft) quiet(all []*setting) bool {
	return d.bands == nil && !slices.ContainsFunc(all, func(s *setting) bool {
		_, changed := d.edits[s.id]
		return changed && !s.quiet
	})
}

// describe is the draft in words, a line each change.
func (d *draft) describe(all []*setting) []string {
	var lines []string
	for _, s := range all {
		if e, changed := d.edits[s.id]; changed {
			lines = append(lines, s.says(e.was, e.is))
		}
	}
	for _, b := range d.bands {
		switch {
		case b.is == nil:
			lines = append(lines, "remove the age band "+b.was.Words())
		case b.was == nil:
			lines = append(lines, "add the age band "+b.is.Words())
		case b.changed():
			lines = append(lines, "age band: "+b.is.Words()+", was "+b.was.Words())
		}
	}
	return lines
}

// moved is the settings of the draft that are recorded otherwise now than when
// their change was begun, as "field" of set-practice.
func (d *draft) moved(all []*setting, recorded *model.Practice) []string {
	var fields []string
	for _, s := range all {
		if e, changed := d.edits[s.id]; changed && s.get(recorded) != e.was {
			fields = append(fields, s.id)
		}
	}
	if d.bands != nil && !slices.Equal(d.bandsWere, recorded.AgeBands) {
		fields = append(fields, bandsField)
	}
	return fields
}

const bandsField = "age_bands"

// rebase puts the draft on top of what is recorded now.
func (d *draft) rebase(all []*setting, recorded *model.Practice) {
	d.version++
	for _, s := range all {
		e, changed := d.edits[s.id]
		switch {
		case !changed:
		case s.get(recorded) == e.is:
			delete(d.edits, s.id)
		default:
			d.edits[s.id] = edit{s.get(recorded), e.is}
		}
	}
	if d.bands == nil {
		return
	}
	mine := d.bands
	d.bands, d.bandsWere = nil, nil
	d.changeBands(recorded, func(rows []bandEdit) []bandEdit { return reapply(rows, mine) })
}

// unlessMoved is an operation that is refused where what it changes is not what
// it was when the draft was begun. It is judged inside the commit, so that
// nothing comes between.
type unlessMoved struct {
	*model.SetPractice
	draft    draft
	settings []*setting
}

// Apply implements model.Operation.
func (o unlessMoved) Apply(tx model.Tx) (model.Result, error) {
	practice, err := tx.Practice()
	if err != nil {
		return model.Result{}, err
	}
	if len(o.draft.moved(o.settings, &practice)) > 0 {
		return model.Result{}, model.Errorf(model.Conflict, "somebody changed the same meanwhile")
	}
	return o.SetPractice.Apply(tx)
}

// MarshalJSON writes the operation as it would be without the condition.
func (o unlessMoved) MarshalJSON() ([]byte, error) { return json.Marshal(o.SetPractice) }
