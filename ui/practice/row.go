package practice

import (
	"slices"
	"strconv"
)

// part is a section of the view.
type part int

// The sections, from top to bottom.
const (
	portalPart part = iota
	switchesPart
	agesPart
	presetsPart
	staffPart
	screensPart
	mailPart
)

func (p part) title() string {
	return [...]string{"Portal", "Feature switches", "Age bands", "Presets", "Staff", "Screens", "Mail server"}[p]
}

// adds is the place of a row that adds one to its section.
const adds = -1

// row is a line that the cursor can be on.
type row struct {
	part part
	// setting is set where the section is of settings; at is the place among the
	// age bands, the presets or the staff.
	setting *setting
	at      int
}

// key tells a row from the others, also when the practice was read anew.
func (r row) key() string {
	if r.setting != nil {
		return r.setting.id
	}
	return r.part.title() + " " + strconv.Itoa(r.at)
}

// lay lists the rows anew. The cursor stays on its row.
func (m *Model) lay() {
	if m.rec == nil {
		return
	}
	key := m.current().key()
	m.rows = m.rows[:0]
	m.rows = m.appendSettings(m.rows, portalPart)
	m.rows = m.appendSettings(m.rows, switchesPart)
	m.rows = appendPart(m.rows, agesPart, len(m.draft.bandRows(&m.rec.Practice)), true)
	m.rows = appendPart(m.rows, presetsPart, len(m.presets), false)
	m.rows = appendPart(m.rows, staffPart, len(m.rec.staff), true)
	m.rows = m.appendSettings(m.rows, screensPart)
	m.rows = append(m.rows, row{part: mailPart})
	m.to(slices.IndexFunc(m.rows, func(r row) bool { return r.key() == key }))
}

func (m *Model) appendSettings(rows []row, p part) []row {
	for _, s := range m.settings {
		if s.part == p {
			rows = append(rows, row{part: p, setting: s})
		}
	}
	return rows
}

func appendPart(rows []row, p part, n int, adding bool) []row {
	for i := range n {
		rows = append(rows, row{part: p, at: i})
	}
	if adding {
		rows = append(rows, row{part: p, at: adds})
	}
	return rows
}

// current is the row under the cursor.
func (m *Model) current() row {
	if m.cursor < len(m.rows) {
		return m.rows[m.cursor]
	}
	return row{setting: m.settings[0]}
}

// to puts the cursor on a place, or leaves it near where it was where there is
// no such.
func (m *Model) to(place int) {
	if place < 0 {
		place = m.cursor
	}
	m.cursor = max(0, min(place, len(m.rows)-1))
}

// turn puts the cursor on the first row of the next section, or of the one
// before.
func (m *Model) turn(by part) {
	want := (m.current().part + by + mailPart + 1) % (mailPart + 1)
	m.to(slices.IndexFunc(m.rows, func(r row) bool { return r.part == want }))
}
