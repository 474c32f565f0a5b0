package clients

import (
	"frontdesk/model"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// paper opens a dialog about forms and documents of the client under the
// cursor.
func (m *Model) paper(id action.ID) {
	current, ok := m.list.Current()
	switch {
	case id == action.FormLibrary:
		m.session.Tell(dialog.Open{Dialog: dialog.FormLibrary(m.session)})
	case !ok:
	case id == action.AssignForm:
		m.session.Tell(dialog.Open{Dialog: dialog.Assign(m.session, current.id, 0, 0)})
	default:
		m.session.Tell(dialog.Open{Dialog: dialog.Share(m.session, current.id, model.ItemID{}, 0)})
	}
}
