package chart

import (
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// Copy is the person under the cursor, with the id that scripts take.
func (m *Model) Copy() ui.Copy {
	if !m.ready() {
		return ui.Copy{}
	}
	person, _ := m.personHere()
	text := theme.Safe(person.Name()) + " (" + person.ID.String() + ")"
	return ui.Copy{Name: text, Text: func() string { return text }}
}
