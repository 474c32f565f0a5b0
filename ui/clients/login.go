package clients

import (
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// login opens a dialog about the portal logins of the client under the cursor:
// the invitation, or the menu.
func (m *Model) login(id action.ID) {
	current, ok := m.list.Current()
	if !ok {
		return
	}
	open := dialog.Open{Dialog: dialog.NewLoginMenu(m.session, current.id, 0)}
	if id == action.Invite {
		open.Dialog = dialog.Invite(m.session, current.id, 0, nil)
	}
	m.session.Tell(open)
}
