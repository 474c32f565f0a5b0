package chart

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// record is one client's chart as it was read.
type record struct {
	*model.Chart
	practice     model.Practice
	row          model.ClientRow
	practitioner string
	// staff is what those are called with whom there is an appointment.
	staff map[model.StaffID]string
	today model.Date
	// closed says, for each person, why the client's profile cannot be opened.
	closed map[model.PersonID]model.Decision
	clock  ui.Clock
	family []household
}

// readChart asks for a client's chart.
func (m *Model) readChart(client model.ClientID) tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.reading, func(ctx context.Context) (got *record, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			got, err = readRecord(r, client)
			return err
		})
		return got, err
	})
}

func readRecord(r model.Reader, client model.ClientID) (*record, error) {
	chart, err := r.Chart(client)
	if err != nil {
		return nil, err
	}
	got := &record{Chart: chart, today: model.DateOf(r.Now()), clock: ui.Clock{Now: r.Now()}, closed: map[model.PersonID]model.Decision{}}
	if got.practice, err = r.Practice(); err != nil {
		return nil, err
	}
	if got.row, err = model.RowOf(r, client); err != nil {
		return nil, err
	}
	if got.row.Practitioner != nil {
		got.practitioner = *got.row.Practitioner
	}
	if got.staff, err = readStaff(r, chart); err != nil {
		return nil, err
	}
	if got.family, err = readFamily(r, chart); err != nil {
		return nil, err
	}
	for _, user := range got.row.Users {
		opening, err := model.Decide(r, model.Ask{User: user.ID, Client: client, Action: model.View, Opened: true})
		if err != nil {
			return nil, err
		}
		if !opening.Allow {
			got.closed[user.ID] = opening
		}
	}
	return got, nil
}

// isBlocked reports whether a person is kept away from the client today.
func (r *record) isBlocked(id model.PersonID) bool { return r.Block(id).ActiveOn(r.today) }

// named is what a person is called, with the mark of who is kept away.
func (r *record) named(id model.PersonID) string {
	if r.isBlocked(id) {
		return blockedMark + " " + r.NameOf(id)
	}
	return r.NameOf(id)
}

// blockedMark is the mark and the word of who is kept away.
const blockedMark = "⊘ blocked"

// grant is the part of an access that the Portal tab edits.
type grant struct {
	On    bool
	Ticks model.PermissionSet
}

// grantOf is a person's grant on a chart.
func grantOf(chart *model.Chart, person model.PersonID) grant {
	access := chart.AccessOf(person)
	if access == nil {
		return grant{}
	}
	return grant{access.On, access.Ticks}
}

// readStaff is what the practitioners of the chart's appointments are called.
func readStaff(r model.Reader, chart *model.Chart) (map[model.StaffID]string, error) {
	names := map[model.StaffID]string{}
	for i := range chart.Items {
		visit := chart.Items[i].Visit
		if visit == nil || visit.Practitioner == 0 || names[visit.Practitioner] != "" {
			continue
		}
		staff, err := r.StaffMember(visit.Practitioner)
		if err != nil && !model.IsCode(err, model.NotFound) {
			return nil, err
		}
		names[visit.Practitioner] = staff.Name
	}
	return names, nil
}
