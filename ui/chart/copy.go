package chart

import (
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// Copy is the client, or on the Portal tab the person it is about, with the
// id that scripts take.
func (m *Model) Copy() ui.Copy {
	if !m.ready() {
		return ui.Copy{}
	}
	person := m.rec.ID().Person()
	if m.tab == ui.PortalTab {
		person = m.portal.person
	}
	text := theme.Safe(m.rec.NameOf(person)) + " (" + person.String() + ")"
	return ui.Copy{Name: text, Text: func() string { return text }}
}
