package activity

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// Offers is what can be done with the commit under the cursor.
func (m *Model) Offers() []action.Offer {
	empty, noChart, unfiltered := "", "", ""
	r := m.current()
	switch {
	case r == nil:
		empty = "nothing is chosen"
	case r.client == 0:
		noChart = "it touched no chart"
	}
	if m.filter == (dialog.ActivityFilter{}) {
		unfiltered = "everything is shown"
	}
	return append([]action.Offer{
		{ID: action.ReadChange, WhyNot: empty, Footer: true}, {ID: action.UndoThis, WhyNot: empty, Footer: true},
		{ID: action.StartFilter, Footer: true}, {ID: action.AllActivity, WhyNot: unfiltered, Footer: unfiltered == ""},
		{ID: action.ActivityChart, WhyNot: empty + noChart, Footer: true},
	}, action.Moves()...)
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves
	case action.ReadChange:
		return m.open(m.current().no)
	case action.UndoThis:
		m.session.Tell(ui.UndoCommit{No: m.current().no})
	case action.StartFilter:
		m.session.Tell(dialog.Open{Dialog: dialog.FilterActivity(m.session, m.filter)})
	case action.AllActivity:
		m.filter = dialog.ActivityFilter{}
		return m.restart()
	case action.ActivityChart:
		m.session.Tell(ui.GoTo{Client: m.current().client, Person: m.current().person, Tab: ui.OverviewTab})
	default:
		m.cursor.Do(id, len(m.rows), m.room())
		return m.older()
	}
	return nil
}

// opened is a commit with what it changed, in words.
type opened struct {
	no    uint64
	lines []string
}

// open asks for what a commit changed.
func (m *Model) open(no uint64) tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.opening, func(ctx context.Context) (opened, error) {
		got := opened{no: no}
		for e, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Commit: no}) {
			if err != nil {
				return got, err
			}
			got.lines, err = read(ctx, s, &e)
			return got, err
		}
		return got, model.Errorf(model.NotFound, "there is no commit %d", no)
	})
}

func (m *Model) takeOpened(answer ui.Answer[opened]) {
	switch {
	case answer.Gone(&m.opening):
	case answer.Err != nil:
		m.session.Tell(ui.Failed{Err: answer.Err})
	default:
		reading := dialog.NewReading(m.session, "What was changed", answer.Value.lines)
		reading.Through(action.UndoThis)
		m.session.Tell(dialog.Open{Dialog: reading})
	}
}
