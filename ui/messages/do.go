package messages

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// Offers is what can be done in the list, in its filter, in the thread, or in
// the field.
func (m *Model) Offers() []action.Offer {
	switch {
	case m.field.Focused():
		return []action.Offer{
			{ID: action.LeaveFilter, Footer: true}, {ID: action.ClearFilter, Footer: true},
			{ID: action.Up}, {ID: action.PageDown}, {ID: action.PageUp},
		}
	case m.thread.Typing():
		return []action.Offer{
			{ID: action.SendMessage, WhyNot: m.thread.NoSend(), Footer: true}, {ID: action.LeaveMessage, Footer: true},
			{ID: action.PageUp}, {ID: action.PageDown},
		}
	}
	empty := ""
	if _, ok := m.list.Current(); !ok {
		empty = "there is no thread here"
	}
	menu := []action.Offer{
		{ID: action.LoginMenu, WhyNot: empty, Footer: true}, {ID: action.Why, WhyNot: empty}, {ID: action.OpenChart, WhyNot: empty, Footer: true},
		{ID: action.StartFilter, Footer: true}, {ID: action.NextPane}, {ID: action.PreviousPane},
	}
	if m.inside {
		return append(append([]action.Offer{
			{ID: action.WriteMessage, WhyNot: empty, Footer: true}, {ID: action.LeaveThread, Footer: true},
		}, menu...), action.Moves()...)
	}
	unfiltered := ""
	if m.field.Text() == "" {
		unfiltered = "there is no filter"
	}
	return append(append([]action.Offer{
		{ID: action.OpenThread, WhyNot: empty, Footer: true},
	}, menu...), append(action.Moves(), action.Offer{ID: action.ClearFilter, WhyNot: unfiltered})...)
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves
	case action.StartFilter:
		m.inside = false
		m.field.Focus(true)
	case action.LeaveFilter:
		m.field.Focus(false)
	case action.ClearFilter:
		return m.clear()
	case action.OpenThread:
		return m.open()
	case action.WriteMessage:
		m.thread.Write()
	case action.SendMessage:
		return m.thread.Send()
	case action.LeaveMessage:
		m.thread.Leave()
	case action.LeaveThread:
		m.inside = false
	case action.NextPane, action.PreviousPane:
		m.inside = !m.inside
	case action.LoginMenu, action.OpenChart, action.Why:
		m.about(id)
	default:
		return m.move(id)
	}
	return nil
}

// clear takes the filter away, and stays on the thread.
func (m *Model) clear() tea.Cmd {
	m.field.Focus(false)
	if m.field.Text() == "" {
		return nil
	}
	m.field.Set("")
	m.forget()
	m.beginning = false
	return m.renew()
}

// open goes into the thread under the cursor, which is read by that.
func (m *Model) open() tea.Cmd {
	r, ok := m.list.Current()
	if !ok {
		return nil
	}
	m.inside = true
	show := m.thread.Show(r.key)
	m.thread.MarkRead(r.unread)
	return show
}

// about does something about the two persons of the thread under the cursor.
func (m *Model) about(id action.ID) {
	r, ok := m.list.Current()
	if !ok {
		return
	}
	if id == action.LoginMenu {
		m.session.Tell(dialog.Open{Dialog: dialog.NewLoginMenu(m.session, r.key.Client, r.key.User)})
		return
	}
	if id == action.Why {
		m.session.Tell(dialog.Open{Dialog: dialog.NewWhy(m.session, dialog.WhyQuestion{
			Ask:   model.Ask{User: r.key.User, Client: r.key.Client, Needs: model.Messages},
			About: r.with + " · " + model.Messages.Label() + " · " + r.client,
		})})
		return
	}
	m.session.Tell(ui.Show{Client: r.key.Client})
	m.session.Tell(ui.Go{To: ui.Chart})
}

func (m *Model) move(id action.ID) tea.Cmd {
	if m.inside {
		return m.thread.Scroll(id)
	}
	m.list.Do(id, max(1, m.room()-1))
	return tea.Batch(m.look(), m.readMissing())
}
