package preview

import "frontdesk/ui/dialog"

// noAct says why nothing can be done here as the person shown.
func (m *Model) noAct() string {
	got := m.halves[0].got
	switch {
	case got == nil:
		return "nobody is looked at"
	case !got.training:
		return "on real data a preview acts on nothing"
	case len(m.asked.Draft) > 0:
		return "save or drop the draft first: the portal knows only what is saved"
	case m.current(m.targets()) < 0:
		return "there is nothing here to act on"
	}
	return ""
}

// act lists what the person can do with what the cursor is on.
func (m *Model) act() {
	targets := m.targets()
	on := targets[m.current(targets)]
	m.session.Tell(dialog.Open{Dialog: dialog.NewActing(m.session, dialog.ActOn{
		User: m.halves[on.half].got.who.ID, Client: m.profile(), Item: on.item, Charted: m.profile() == m.asked.Client,
	})})
}
