package chart

import (
	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// peopleOffers is what can be done to the persons of the chart on every tab.
func (m *Model) peopleOffers() []action.Offer {
	var offers []action.Offer
	if m.tab != ui.PortalTab { // where they come after the link, and why after the draft
		offers = append(m.paperOffers(), action.Offer{ID: action.Why, WhyNot: m.noWhy()})
	}
	offers = append(offers, action.Offer{ID: action.AddContact, Footer: m.tab != ui.PortalTab},
		action.Offer{ID: action.EditPerson, Footer: m.tab == ui.OverviewTab},
		action.Offer{ID: action.Block, Footer: m.tab == ui.OverviewTab && m.overview.cursor.kind == blockPlace})
	return append(offers, m.loginOffers()...)
}

// addContact opens the dialog for a contact more.
func (m *Model) addContact() {
	m.session.Tell(dialog.Open{Dialog: dialog.AddContact(m.session, m.client, m.rec.Subject().Name())})
}

// editPerson opens the dialog for the person under the cursor, or for the
// chart where the cursor is on a fact of that.
func (m *Model) editPerson() {
	person, field := m.personHere()
	if isOfChart(field) {
		m.session.Tell(dialog.Open{Dialog: dialog.EditClient(
			m.session, m.rec.Client, m.rec.Subject().Name(), m.rec.practitioner,
		).At(field)})
		return
	}
	m.session.Tell(dialog.Open{Dialog: dialog.EditPerson(m.session, person, m.client, m.rec.Subject().Name()).At(field)})
}

// personHere is the person under the cursor, and which of the fields.
func (m *Model) personHere() (model.Person, string) {
	switch m.tab { //nolint:exhaustive // the others are about the client
	case ui.OverviewTab:
		return m.overview.person()
	case ui.PortalTab:
		return *m.rec.Person(m.portal.person), ""
	}
	if page, ok := m.pages[m.tab].(personalPage); ok {
		if person := m.rec.Person(page.person()); person != nil {
			return *person, ""
		}
	}
	return *m.rec.Subject(), ""
}
