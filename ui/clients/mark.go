package clients

import (
	"slices"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// marks is the clients marked, in the order in which they were. They stay
// marked whatever the list shows.
type marks []model.ClientID

// sign is the column of marks, which is there as long as anybody is marked.
func (m marks) sign(id model.ClientID) string {
	switch {
	case len(m) == 0:
		return ""
	case slices.Contains(m, id):
		return "✓"
	}
	return " "
}

// mark marks the client under the cursor, or takes the mark away.
func (m *Model) mark() {
	current, ok := m.list.Current()
	if !ok {
		return
	}
	if slices.Contains(m.marked, current.id) {
		m.marked = slices.DeleteFunc(m.marked, func(id model.ClientID) bool { return id == current.id })
	} else {
		m.marked = append(m.marked, current.id)
	}
	m.tellMarks()
}

// unmark takes the marks of these away.
func (m *Model) unmark(clients []model.ClientID) {
	gone := slices.Clone(clients)
	m.marked = slices.DeleteFunc(m.marked, func(id model.ClientID) bool { return slices.Contains(gone, id) })
	m.tellMarks()
}

func (m *Model) tellMarks() { m.session.Tell(ui.Marked{Clients: slices.Clone(m.marked)}) }

// link asks to whose portal the marked clients are to be linked, or the one
// under the cursor.
func (m *Model) link() {
	dependents := slices.Clone(m.marked)
	if current, ok := m.list.Current(); ok && len(dependents) == 0 {
		dependents = append(dependents, current.id)
	}
	if len(dependents) > 0 {
		m.session.Tell(dialog.Open{Dialog: dialog.NewLink(m.session, dependents)})
	}
}
