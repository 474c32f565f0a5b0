package review

import (
	"slices"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
)

// put replaces the findings of some clients. The cursor stays on its finding,
// or on what stands there then.
func (m *Model) put(clients map[model.ClientID]bool, fresh []*row) {
	m.keepCursor(func() {
		slices.SortFunc(fresh, compareRows)
		merged := make([]*row, 0, len(m.rows)+len(fresh))
		for _, r := range m.rows {
			if clients[r.ID] {
				continue
			}
			for len(fresh) > 0 && compareRows(fresh[0], r) < 0 {
				merged, fresh = append(merged, fresh[0]), fresh[1:]
			}
			merged = append(merged, r)
		}
		m.rows = append(merged, fresh...)
	})
}

func compareRows(a, b *row) int { return model.CompareFindings(&a.Finding, &b.Finding) }

// drop takes findings away.
func (m *Model) drop(gone func(*row) bool) {
	m.keepCursor(func() {
		m.rows = slices.DeleteFunc(m.rows, gone)
	})
}

// keepCursor changes the rows, or which of them are shown.
func (m *Model) keepCursor(change func()) {
	had := ""
	if r := m.current(); r != nil {
		had = r.key
	}
	change()
	m.shown = m.shown[:0]
	at := -1
	for i := range m.rows {
		if m.rows[i].PutOff != nil && !m.putOffs {
			continue
		}
		if m.rows[i].key == had {
			at = len(m.shown)
		}
		m.shown = append(m.shown, i)
	}
	if at >= 0 {
		m.cursor.Stay(at, len(m.shown))
	}
	m.cursor.To(m.cursor.At(), len(m.shown))
}

// open is how many findings wait for somebody.
func (m *Model) open() int {
	n := 0
	for i := range m.rows {
		if m.rows[i].PutOff == nil {
			n++
		}
	}
	return n
}

func (m *Model) tell() {
	count := m.open()
	if m.scan.waits { // it would be that of the first charts only
		count = 0
	}
	m.session.Tell(ui.Waiting{In: action.ViewReview, Count: count})
}
