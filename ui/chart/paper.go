package chart

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// paperOffers is what can be given to the chart's persons on every tab.
func (m *Model) paperOffers() []action.Offer {
	told := m.tab == ui.FormsTab || m.tab == ui.PortalTab
	return []action.Offer{
		{ID: action.AssignForm, Footer: told},
		{ID: action.ShareDocument, Footer: told},
		{ID: action.FormLibrary},
	}
}

// paper opens a dialog about forms and documents. It begins with the paper
// under the cursor, or with the person looked at.
func (m *Model) paper(id action.ID) {
	item, person := model.Item{}, model.PersonID(0)
	switch m.tab { //nolint:exhaustive // the others have neither
	case ui.FormsTab:
		if here := m.papers.current().item; here != nil {
			item = *here
		}
	case ui.PortalTab:
		person = m.portal.person
	case ui.OverviewTab:
		if m.overview.cursor.kind == contactPlace {
			person = m.overview.cursor.person
		}
	}
	open := dialog.Open{}
	switch id { //nolint:exhaustive // the actions offered here
	case action.AssignForm:
		form := model.FormID(0)
		if item.Paper != nil {
			form = item.Paper.Form
		}
		open.Dialog = dialog.Assign(m.session, m.client, form, person)
	case action.ShareDocument:
		if item.Kind != model.KindDocument {
			item.ID = model.ItemID{}
		}
		open.Dialog = dialog.Share(m.session, m.client, item.ID, person)
	default:
		open.Dialog = dialog.FormLibrary(m.session)
	}
	m.session.Tell(open)
}

// follow makes the person under the cursor of the contacts or of the papers the
// one whose portal is looked at.
func (m *Model) follow() tea.Cmd {
	if !m.ready() {
		return nil
	}
	id := model.PersonID(0)
	switch m.tab { //nolint:exhaustive // the others are about the client, or follow by themselves
	case ui.OverviewTab:
		id = m.overview.cursor.person
	case ui.FormsTab:
		id = m.papers.current().person
	}
	if id == 0 || id == m.portal.person || !m.rec.Tied(id) {
		return nil
	}
	m.portal.person = id
	return m.portal.look()
}
