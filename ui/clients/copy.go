package clients

import "frontdesk/ui"

// Copy is the client under the cursor, with the id that scripts take.
func (m *Model) Copy() ui.Copy {
	current, ok := m.list.Current()
	if !ok {
		return ui.Copy{}
	}
	text := current.name + " (" + current.id.String() + ")"
	return ui.Copy{Name: text, Text: func() string { return text }}
}
