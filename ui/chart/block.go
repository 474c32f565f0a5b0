package chart

import (
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// askBlock opens the block of the person under the cursor: to lift it where
// there is one, else to make one; of whom to be said, where the cursor is on
// the client.
func (m *Model) askBlock() {
	person, _ := m.personHere()
	b := dialog.Blocking{Client: m.client, ClientName: m.rec.Subject().Name()}
	if m.tab == ui.OverviewTab && m.overview.cursor.kind == blockPlace {
		person = *m.rec.Person(m.overview.cursor.person)
	}
	if person.ID != m.client.Person() {
		b.Person, b.Name = person.ID, person.Name()
	}
	if block := m.rec.Block(person.ID); block.ActiveOn(m.rec.today) {
		m.session.Tell(dialog.Open{Dialog: dialog.LiftBlock(m.session, b, *block)})
		return
	}
	m.session.Tell(dialog.Open{Dialog: dialog.Block(m.session, b)})
}
