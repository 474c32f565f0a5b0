package practice

import (
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// list shows everybody who gains or loses anything.
func (m *Model) list() {
	v := m.judged()
	if v == nil {
		return
	}
	lines := make([]string, len(v.people))
	for i := range v.people {
		lines[i] = v.people[i].line()
	}
	m.session.Tell(dialog.Open{Dialog: dialog.NewReading(m.session, ui.Capital(v.summary()), lines)})
}
