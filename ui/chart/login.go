package chart

import (
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// account is the portal login of the person under the cursor, with what is
// changed of the access and not saved.
func (m *Model) account() *dialog.Account {
	person, _ := m.personHere()
	a := &dialog.Account{Chart: m.rec.Chart, Practice: m.rec.practice, Clock: m.rec.clock, Person: person.ID}
	a.Nobody = m.tab != ui.PortalTab && person.ID == m.rec.ID().Person()
	if d := m.portal.drafts[draftKey{m.rec.ID(), person.ID}]; d != nil {
		a.Unsaved, a.TurnedOff = true, !d.want.On
		if d.ticked {
			a.Ticks = &d.want.Ticks
		}
	}
	return a
}

// loginOffers is what can be done to that login. Linking is offered for the
// client, and unlinking where it is seen who is linked.
func (m *Model) loginOffers() []action.Offer {
	var offers []action.Offer
	linked := m.tab == ui.OverviewTab && m.overview.cursor.kind == linkedPlace
	for _, offer := range m.account().Offers() {
		if offer.ID != action.LinkAccounts && (offer.ID != action.UnlinkAccount || m.tab == ui.PortalTab || linked) {
			offer.Footer = offer.ID == action.Invite || linked && offer.ID == action.UnlinkAccount
			offers = append(offers, offer)
		}
	}
	return append(offers, action.Offer{ID: action.LoginMenu, Footer: m.tab == ui.PortalTab})
}
