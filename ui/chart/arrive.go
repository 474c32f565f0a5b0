package chart

import (
	"slices"

	"frontdesk/ui"
)

// arrive goes to the tab and the person that were asked for with this client,
// before they take the chart in.
func (m *Model) arrive() {
	to := m.wanted
	if to == nil || to.Client != m.rec.ID() {
		return
	}
	m.wanted = nil
	if to.Then != nil {
		defer m.session.Tell(to.Then)
	}
	m.tab = to.Tab
	switch to.Tab {
	case ui.PortalTab:
		if slices.Contains(m.rec.Users(), to.Person) {
			m.portal.last[to.Client] = to.Person
			if m.portal.rec != nil && m.portal.rec.ID() == to.Client {
				m.portal.person = to.Person
			}
		}
	case ui.OverviewTab:
		at := place{kind: contactPlace, person: to.Person}
		if slices.Contains(m.overview.places(), at) {
			m.overview.cursor = at
		}
	case ui.MessagesTab:
		if page, ok := m.pages[ui.MessagesTab].(*messagesPage); ok {
			page.seen, page.wanted = true, to.Person
		}
	case ui.FormsTab, ui.VisitsTab, ui.BillingTab:
		if page, ok := m.pages[m.tab].(itemPage); ok && !to.Item.IsZero() {
			page.goTo(to.Item, to.Person)
		}
	}
}
