package app

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
)

// toolOffers is what belongs to no pane: looking things up, copying, how the
// screens look.
func (m *Model) toolOffers() []action.Offer {
	offers := []action.Offer{
		m.momentOffer(), m.matrixOffer(), {ID: action.Palette}, {ID: action.Sayings}, m.copyOffer(), {ID: action.Mouse}, {ID: action.Redraw},
	}
	switch m.view { //nolint:exhaustive // the others know of whom it is asked
	case reviewView, outboxView, activityView:
		offers = append(offers, action.Offer{ID: action.Why, WhyNot: m.session.Keys.Key(action.ViewClients) + " goes to the clients: why is asked of a person"})
	}
	for _, name := range theme.Names() {
		offer := action.Offer{ID: action.Theme(name)}
		switch {
		case name == m.session.Theme.Name:
			offer.WhyNot = "it is the theme now"
		case m.session.NoColour:
			offer.WhyNot = "NO_COLOR is set"
		}
		offers = append(offers, offer)
	}
	return offers
}

// matrixOffer is about the client chosen.
func (m *Model) matrixOffer() action.Offer {
	offer := action.Offer{ID: action.Matrix}
	switch {
	case m.view != clientsView:
		offer.WhyNot = m.session.Keys.Key(action.ViewClients) + " goes to the clients: the matrix is of one"
	case m.client == 0:
		offer.WhyNot = "no client is chosen"
	}
	return offer
}

// tool does what toolOffers offers; its second value is false for the rest.
func (m *Model) tool(id action.ID) (tea.Cmd, bool) {
	if name, ok := id.ThemeName(); ok {
		m.session.Theme.Become(name)
		m.session.Tell(ui.Restyled{})
		return nil, true
	}
	switch id { //nolint:exhaustive // the rest is no tool
	case action.AsOf:
		m.askMoment()
	case action.Now:
		return m.turn(ui.Moment{}), true
	case action.Matrix:
		m.session.Tell(dialog.Open{Dialog: dialog.NewMatrix(m.session, m.client)})
	case action.Palette:
		m.session.Tell(dialog.Open{Dialog: dialog.NewPalette(m.session, m.Offers())})
	case action.Help:
		m.session.Tell(dialog.Open{Dialog: dialog.NewHelp(m.session, m.Offers())})
	case action.Sayings:
		m.session.Tell(dialog.Open{Dialog: dialog.NewSayings(m.session, m.said)})
	case action.Copy:
		return m.copy(), true
	case action.Mouse:
		return m.switchMouse(), true
	case action.Redraw:
		return tea.ClearScreen, true
	default:
		return nil, false
	}
	return nil, true
}

// copyable is what can be copied where the cursor is.
func (m *Model) copyable() ui.Copy {
	if pane, ok := m.pane().(ui.Copier); ok {
		return pane.Copy()
	}
	return ui.Copy{}
}

func (m *Model) copyOffer() action.Offer {
	offer := action.Offer{ID: action.Copy}
	if m.copyable().Name == "" {
		offer.WhyNot = "there is nothing to copy here"
	}
	return offer
}

// copy puts it on the clipboard of the person's own terminal (OSC 52), which
// over SSH is not that of the machine this runs on.
func (m *Model) copy() tea.Cmd {
	it := m.copyable()
	return tea.Batch(tea.SetClipboard(it.Text()), m.say("Copied "+it.Name+"."))
}

func (m *Model) switchMouse() tea.Cmd {
	m.mouse = !m.mouse
	if m.mouse {
		return m.say("The mouse is on: click on rows, tabs, boxes and the footer.")
	}
	return m.say("The mouse is off: the terminal selects text.")
}

// tellNotes says what there is to say at the beginning. Of several the last
// line says where they are.
func (m *Model) tellNotes() {
	for _, note := range m.session.Notes {
		m.warn(note)
	}
	if len(m.session.Notes) > 1 {
		m.toast.text += " (and more: " + m.session.Keys.Key(action.Sayings) + " lists them)"
	}
}
