package app

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

// turn shows everything as of another moment; the zero time is now.
func (m *Model) turn(to ui.Moment) tea.Cmd {
	m.moment = to.At
	m.timed.Turn(to.At)
	m.ahead = nil
	m.show(clientsView)
	return tea.Batch(m.everybody(to), m.everybody(ui.Committed{Change: store.Change{Practice: true}}), m.readBar())
}

// momentOffer is the way to another moment.
func (m *Model) momentOffer() action.Offer {
	offer := action.Offer{ID: action.AsOf}
	if losses := m.losses(); len(losses) > 0 {
		offer.WhyNot = "save or drop first what is not saved yet: " + strings.Join(losses, "; ")
	}
	return offer
}

// frozen is what can be done at another moment than now: to look. The way back
// is the first, and has its key for itself.
func (m *Model) frozen(offers []action.Offer) []action.Offer {
	if m.moment.IsZero() {
		return offers
	}
	kept := []action.Offer{{ID: action.Now, Footer: true}}
	for _, offer := range offers {
		_, theme := offer.ID.ThemeName()
		switch {
		case offer.ID == action.Back, offer.ID == action.ClearMarks, offer.ID == action.ClearFilter && !m.typing():
			continue
		case !theme && !slices.Contains(looking, offer.ID):
			offer.WhyNot, offer.Footer = dialog.AnotherTime+"; "+m.session.Keys.Key(action.Now)+" comes back", false
		}
		kept = append(kept, offer)
	}
	if m.typing() {
		return kept[1:]
	}
	return kept
}

// frozenDialog is what can be done in a dialog at another moment than now.
func (m *Model) frozenDialog(offers []action.Offer) []action.Offer {
	for i := range offers {
		if !m.moment.IsZero() && slices.Contains(changing, offers[i].ID) {
			offers[i].WhyNot, offers[i].Footer = dialog.AnotherTime, false
		}
	}
	return offers
}

// changing is what begins a change in dialogs that are there to look.
var changing = []action.ID{action.DoFix, action.DraftCell, action.SaveMatrix, action.UndoThis, action.RetryEmail, action.CancelEmail}

// looking is what changes nothing.
var looking = []action.ID{
	action.ViewClients, action.ViewMessages, action.ViewReview, action.ViewOutbox, action.ViewActivity, action.ViewPractice,
	action.NextPane, action.PreviousPane, action.MovePreview, action.SplitPreview, action.OtherPerson,
	action.PreviousProfile, action.NextProfile, action.PreviousTab, action.NextTab, action.PreviousPerson, action.NextPerson,
	action.Up, action.Down, action.PageUp, action.PageDown, action.Top, action.Bottom,
	action.StartFilter, action.LeaveFilter, action.ClearFilter, action.Open, action.ShowRelative,
	action.Why, action.Matrix, action.AsOf, action.Copy, action.Sayings, action.Palette, action.Help, action.Quit,
	action.Mouse, action.Redraw, action.ReadChange, action.AllActivity, action.ReadEmail, action.PortalLink,
}

func (m *Model) askMoment() { m.session.Tell(dialog.Open{Dialog: dialog.AsOf(m.session, m.client)}) }

// momentLine stands in place of the bar while it is not now.
func (m *Model) momentLine() string {
	verb, rest := "was", "nothing can be changed here"
	if m.moment.After(m.session.Now()) {
		verb, rest = "will be", "if nothing is changed until then"
	}
	text := " " + m.bar.mark() + "As it " + verb + " on " + m.moment.Format("Mon 2 Jan 2006, 15:04") + " · " +
		m.session.Keys.Key(action.Now) + " comes back to now · " + rest
	return m.session.Theme.Banner.Render(widget.Pad(text, m.width))
}
