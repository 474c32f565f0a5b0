package review

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// Offers is what can be done with the finding under the cursor.
func (m *Model) Offers() []action.Offer {
	const looking = "the charts are being looked through"
	empty, noFix := "", ""
	r := m.current()
	switch {
	case r == nil && m.scan.on:
		empty = looking
	case r == nil:
		empty = "nothing is chosen"
	case r.mend == "":
		noFix = "this takes a person to think; " + m.session.Keys.Key(action.Mend) + " goes there"
	}
	noAgain, noStop := "", "every chart was looked through"
	if m.scan.on {
		noAgain, noStop = looking, ""
	}
	return append([]action.Offer{
		{ID: action.Mend, WhyNot: empty, Footer: true},
		{ID: action.FixFinding, WhyNot: cmp.Or(empty, noFix), Footer: true},
		{ID: action.PutOff, WhyNot: empty, Footer: true},
		{ID: action.ShowPutOff, Footer: true},
		{ID: action.LookAgain, WhyNot: noAgain}, {ID: action.StopLooking, WhyNot: noStop, Footer: m.scan.on},
	}, action.Moves()...)
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves
	case action.Mend:
		r := m.current()
		m.session.Tell(ui.GoTo{Client: r.ID, Person: r.Person, Item: r.Item, Tab: tabOf(r)})
	case action.FixFinding:
		m.session.Tell(dialog.Open{Dialog: m.remedies(m.current())})
	case action.PutOff:
		r := m.current()
		m.session.Tell(dialog.Open{Dialog: dialog.PutOff(m.session, r.ID, r.key, r.Say, m.today)})
	case action.ShowPutOff:
		m.keepCursor(func() { m.putOffs = !m.putOffs })
	case action.LookAgain:
		return m.begin()
	case action.StopLooking:
		m.stop()
	default:
		m.cursor.Do(id, len(m.shown), m.room())
	}
	return nil
}

// remedies is where a finding is mended without going there.
func (m *Model) remedies(r *row) dialog.Dialog {
	if r.alone {
		return dialog.AddContact(m.session, r.ID, r.Client)
	}
	return dialog.NewRemedies(m.session, r.ID, r.key)
}

// tabOf is where a finding is mended.
func tabOf(r *row) ui.Tab {
	switch r.Kind {
	case model.FindingConflict:
		return ui.FormsTab
	case model.FindingRequest:
		return ui.VisitsTab
	case model.FindingBlockedNamed:
		if !r.Item.IsZero() {
			return ui.BillingTab
		}
		return ui.OverviewTab
	case model.FindingChange, model.FindingDoubt, model.FindingNoGuardian:
		return ui.OverviewTab
	case model.FindingExpiring, model.FindingExpired, model.FindingNoLogin, model.FindingBand, model.FindingEnding,
		model.FindingSharedEmail, model.FindingGuardianEmail:
	}
	return ui.PortalTab
}
