package clients

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Offers is what can be done in the list, or in its filter.
func (m *Model) Offers() []action.Offer {
	if m.field.Focused() {
		return []action.Offer{
			{ID: action.LeaveFilter, Footer: true}, {ID: action.ClearFilter, Footer: true},
			{ID: action.Up}, {ID: action.PageDown}, {ID: action.PageUp},
		}
	}
	empty, unfiltered := "", ""
	if m.list.Len() == 0 {
		empty = "there is no client here"
	}
	if m.field.Text() == "" {
		unfiltered = "there is no filter"
	}
	linkable, single := empty, empty
	if n := len(m.marked); n > 0 {
		linkable = ""
		if n > 1 && single == "" { // nobody takes it for done to all of them
			single = "it is for one client, and " + strconv.Itoa(n) + " are marked: " + m.session.Keys.Key(action.Open) + " opens the chart"
		}
	}
	esc := action.Offer{ID: action.ClearFilter, WhyNot: unfiltered}
	if unfiltered != "" && len(m.marked) > 0 { // which has the same key
		esc = action.Offer{ID: action.ClearMarks, Footer: true}
	}
	return append([]action.Offer{
		{ID: action.StartFilter, Footer: true},
		{ID: action.Open, WhyNot: empty, Footer: true},
		{ID: action.Mark, WhyNot: empty, Footer: true},
		{ID: action.Invite, WhyNot: single, Footer: true},
		{ID: action.LinkAccounts, WhyNot: linkable, Footer: true},
		{ID: action.LoginMenu, WhyNot: single}, {ID: action.Why, WhyNot: empty},
		{ID: action.AssignForm, WhyNot: single}, {ID: action.ShareDocument, WhyNot: single}, {ID: action.FormLibrary},
		esc,
	}, action.Moves()...)
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.StartFilter: // for the next who calls: what was sought before is done with
		cmd := m.clear()
		m.field.Focus(true)
		return cmd
	case action.LeaveFilter:
		m.field.Focus(false)
		return nil
	case action.ClearFilter:
		return m.clear()
	case action.Open:
		m.session.Tell(ui.Go{To: ui.Chart})
		return nil
	case action.Mark:
		m.mark()
		return nil
	case action.ClearMarks:
		m.unmark(m.marked)
		return nil
	case action.LinkAccounts:
		m.link()
		return nil
	case action.Invite, action.LoginMenu:
		m.login(id)
		return nil
	case action.Why:
		m.session.Tell(ui.WantWhy{})
		return nil
	case action.AssignForm, action.ShareDocument, action.FormLibrary:
		m.paper(id)
		return nil
	}
	_, rows := widget.Inside(m.width, m.height)
	m.list.Do(id, max(1, rows-2))
	m.tell()
	return m.readMissing()
}

// clear takes the filter away and stays on the client.
func (m *Model) clear() tea.Cmd {
	m.field.Focus(false)
	if m.field.Text() == "" {
		return nil
	}
	m.field.Set("")
	m.dropSimilar()
	m.beginning = true
	return m.read(page{why: cleared}, m.pageSize())
}
