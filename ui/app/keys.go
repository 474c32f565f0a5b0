package app

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// quit is sent when the person agreed to lose what is not saved.
type quit struct{}

// Offers is what can be done now: by who has the focus, then everywhere. A
// dialog lets nothing through but the way out, and what the strip offers.
func (m *Model) Offers() []action.Offer { return m.withStripOffers(m.offers()) }

func (m *Model) offers() []action.Offer {
	if top := m.dialogs.Top(); top != nil {
		return m.frozenDialog(withHelp(top))
	}
	var offers []action.Offer
	if pane := m.pane(); pane != nil {
		offers = pane.Offers()
	}
	for _, own := range m.ownOffers() {
		if !m.sided(own.ID) && !isOffered(offers, own.ID) {
			offers = append(offers, own)
		}
	}
	return m.frozen(offers)
}

// withHelp is what a dialog offers, and the help over it; that lists itself, as
// the palette does, and a question has its answers in sight.
func withHelp(top dialog.Dialog) []action.Offer {
	offers := top.Offers()
	switch top.(type) {
	case *dialog.Help, *dialog.Palette:
		return offers
	}
	if top.Guarded() {
		return offers
	}
	return append(offers, action.Offer{ID: action.Help})
}

// sided reports whether an action goes between the sides of the view shown,
// which has them in one pane.
func (m *Model) sided(id action.ID) bool {
	return (id == action.NextPane || id == action.PreviousPane) && m.view == messagesView
}

// ownOffers is what can be done everywhere.
func (m *Model) ownOffers() []action.Offer {
	onePane, noPreview := "", ""
	if m.view != clientsView {
		onePane = "this view has one pane"
		noPreview = "this view has no preview"
	} else if m.plain {
		noPreview = "one pane is read at a time; " + m.session.Keys.Key(action.NextPane) + " goes to the preview"
	} else if m.width < twoPanes {
		noPreview = "the window is too narrow; " + m.session.Keys.Key(action.NextPane) + " goes to the preview"
	}
	noSplit := noPreview
	if noPreview == "" && m.split && m.width < threePanes && m.room() < 2*leastHeight {
		noPreview = "two persons fit in no other place of so small a window"
	}
	if m.view == clientsView && m.focus == ui.Preview {
		noSplit = ""
	}
	if m.plain {
		noSplit = "two persons side by side cannot be read out"
	}
	offers := []action.Offer{
		{ID: action.NextPane, WhyNot: onePane}, {ID: action.PreviousPane, WhyNot: onePane},
		{ID: action.MovePreview, WhyNot: noPreview, Footer: m.view == clientsView && !m.plain},
		{ID: action.SplitPreview, WhyNot: noSplit, Footer: m.view == clientsView && m.focus == ui.Preview},
	}
	for _, v := range views {
		offers = append(offers, action.Offer{ID: v.action})
	}
	offers = append(offers, action.Offer{ID: action.StartFilter}, action.Offer{ID: action.NewClient, Footer: m.view == clientsView && m.focus == ui.Clients})
	offers = append(offers, m.undoOffers()...)
	offers = append(offers, m.toolOffers()...)
	return append(offers, action.Offer{ID: action.Quit}, action.Offer{ID: action.Help, Footer: true})
}

// isOffered reports whether an action is among the offers.
func isOffered(offers []action.Offer, id action.ID) bool {
	return slices.ContainsFunc(offers, func(o action.Offer) bool { return o.ID == id })
}

// findClient goes to the filter of the clients, from wherever somebody is when
// the telephone rings.
func (m *Model) findClient() tea.Cmd {
	if pane := m.pane(); pane == nil || !isOffered(pane.Offers(), action.StartFilter) {
		m.goTo(ui.Clients)
	}
	return m.pane().Do(action.StartFilter)
}

// key finds the action of a key and does it.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	defer func() { m.lastKey = key }()
	m.toast = toast{}
	if m.tooSmall() {
		return m.blindKey(key)
	}
	if top := m.dialogs.Top(); top != nil {
		if m.dialogs.Swallows(key, m.session.Now()) {
			return nil
		}
		// Only keys that are no letters: q must not quit under a dialog.
		if offer, ok := m.session.Keys.Find(key, true, []action.Offer{{ID: action.Quit}}); ok {
			return m.take(offer)
		}
	}
	if offer, ok := m.session.Keys.Find(key, m.typing(), m.Offers()); ok {
		return m.take(offer)
	}
	return m.text(msg)
}

// Means is what a key would do now: an action's name, or nothing; typed says
// that it is text of a field.
func (m *Model) Means(key tea.KeyPressMsg) (does string, typed bool) {
	if offer, ok := m.session.Keys.Find(key.String(), m.typing(), m.Offers()); ok {
		a, _ := m.session.Keys.Get(offer.ID)
		return a.Name, false
	}
	return "", m.typing() && key.Text != ""
}

// typing reports whether letters go into a field.
func (m *Model) typing() bool {
	pane := m.focused()
	return pane != nil && pane.Typing()
}

// text hands a key or a paste to who is typed into.
func (m *Model) text(msg tea.Msg) tea.Cmd {
	if !m.typing() {
		return nil
	}
	return m.focused().Update(msg)
}

// blindKey takes a key while the window is too small to see what it does: it
// can only quit, and that only where there is nothing to ask.
func (m *Model) blindKey(key string) tea.Cmd {
	offer, ok := m.session.Keys.Find(key, m.typing(), []action.Offer{{ID: action.Quit}})
	if !ok || offer.WhyNot != "" || len(m.losses()) > 0 {
		return nil
	}
	return m.askQuit()
}

// take does what is offered, or says why it cannot be done now.
func (m *Model) take(offer action.Offer) tea.Cmd {
	if offer.WhyNot != "" {
		a, _ := m.session.Keys.Get(offer.ID)
		return m.say("Not now, " + a.Name + ": " + offer.WhyNot)
	}
	return m.do(offer.ID)
}

// pick does an action as if its key had been pressed.
func (m *Model) pick(id action.ID) tea.Cmd {
	for _, offer := range m.Offers() {
		if offer.ID == id {
			return m.take(offer)
		}
	}
	return nil
}

// losses is everything that is not saved: drafts, and forms begun.
func (m *Model) losses() []string {
	var losses []string
	for _, draft := range m.unsaved {
		losses = append(losses, draft.Text)
	}
	for _, pane := range m.all() {
		if drafter, ok := pane.(ui.Drafter); ok {
			losses = append(losses, drafter.Unsaved()...)
		}
	}
	return append(losses, m.dialogs.Unsaved()...)
}

// Unsaved reports whether something would be lost with the screens.
func (m *Model) Unsaved() bool { return len(m.losses()) > 0 }

// askQuit quits, asking where something is not saved.
func (m *Model) askQuit() tea.Cmd {
	losses := m.losses()
	if len(losses) == 0 {
		return tea.Quit
	}
	if top := m.dialogs.Top(); top != nil && top.Guarded() { // it asks already
		return nil
	}
	lines := []string{"Not saved yet:"}
	for _, loss := range losses {
		lines = append(lines, "  "+loss)
	}
	dialog.Ask(m.session, dialog.Question{
		Title: "Quit", Lines: append(lines, "", "Quit and lose it?"),
		Yes: "quit and lose it", No: "stay", Then: quit{},
	})
	return nil
}
