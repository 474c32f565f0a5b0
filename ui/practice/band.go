package practice

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui/dialog"
)

// bandEdit is a row of the table of ages: was is nil where it is new, is where
// it is to go.
type bandEdit struct{ was, is *model.AgeBand }

func (b bandEdit) changed() bool { return b.was == nil || b.is == nil || *b.was != *b.is }

// shown is the row as it is to be, or as it was where it is to go.
func (b bandEdit) shown() *model.AgeBand {
	if b.is != nil {
		return b.is
	}
	return b.was
}

// bandRows is the table of ages with the draft.
func (d *draft) bandRows(recorded *model.Practice) []bandEdit {
	if d.bands != nil {
		return d.bands
	}
	rows := make([]bandEdit, len(recorded.AgeBands))
	for i := range recorded.AgeBands {
		was, is := recorded.AgeBands[i], recorded.AgeBands[i]
		rows[i] = bandEdit{&was, &is}
	}
	return rows
}

// changeBands changes the table of ages.
func (d *draft) changeBands(recorded *model.Practice, change func([]bandEdit) []bandEdit) {
	if d.bands == nil {
		d.bandsWere = slices.Clone(recorded.AgeBands)
	}
	d.version++
	d.bands = change(slices.Clone(d.bandRows(recorded)))
	slices.SortStableFunc(d.bands, func(a, b bandEdit) int { return a.shown().Age - b.shown().Age })
	if !slices.ContainsFunc(d.bands, bandEdit.changed) {
		d.bands, d.bandsWere = nil, nil
	}
}

// reapply does to a table of ages what was done to another.
func reapply(rows, mine []bandEdit) []bandEdit {
	for _, b := range mine {
		at := slices.IndexFunc(rows, func(r bandEdit) bool { return b.was != nil && r.was != nil && *r.was == *b.was })
		switch {
		case !b.changed():
		case at >= 0:
			rows[at].is = b.is
		case b.is != nil && !slices.ContainsFunc(rows, func(r bandEdit) bool { return r.is != nil && *r.is == *b.is }):
			rows = append(rows, bandEdit{nil, b.is})
		}
	}
	return rows
}

// bandAt is the row of the table of ages as it is to be, or as it was where it
// is to go.
func (m *Model) bandAt(at int) *model.AgeBand {
	return m.draft.bandRows(&m.rec.Practice)[at].shown()
}

// remove takes a row out of the table of ages, or puts it back.
func (m *Model) remove() tea.Cmd {
	at := m.current().at
	return m.edit(func(d *draft) {
		d.changeBands(&m.rec.Practice, func(rows []bandEdit) []bandEdit {
			switch b := rows[at]; {
			case b.was == nil:
				return slices.Delete(rows, at, at+1)
			case b.is == nil:
				rows[at].is = b.was
			default:
				rows[at].is = nil
			}
			return rows
		})
	})
}

// takeBand takes a row that was filled in into the draft.
func (m *Model) takeBand(msg dialog.Band) tea.Cmd {
	if m.rec == nil {
		return nil
	}
	band := msg.Is
	cmd := m.edit(func(d *draft) {
		d.changeBands(&m.rec.Practice, func(rows []bandEdit) []bandEdit {
			at := slices.IndexFunc(rows, func(b bandEdit) bool { return msg.Was != nil && *b.shown() == *msg.Was })
			if at < 0 {
				return append(rows, bandEdit{nil, &band})
			}
			rows[at].is = &band
			return rows
		})
	})
	m.to(slices.IndexFunc(m.rows, func(r row) bool {
		return r.part == agesPart && r.at >= 0 && m.bandAt(r.at) != nil && *m.bandAt(r.at) == band
	}))
	return cmd
}
