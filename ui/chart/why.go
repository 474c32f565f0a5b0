package chart

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// question is what the cursor is on, to be asked about: a person, and an item,
// a permission, or the profile as a whole.
type question struct {
	person model.PersonID
	item   *model.Item
	needs  model.Permission
	about  string
}

// underCursor is what to ask about. Appointments and bills are asked about for
// the person whose portal is shown beside.
func (m *Model) underCursor() question {
	person, _ := m.personHere()
	q := question{person: person.ID, needs: model.Basic, about: "the profile"}
	switch m.tab { //nolint:exhaustive // there is no other
	case ui.OverviewTab:
		if at := m.overview.cursor; at.kind == blockPlace {
			q.person = at.person
		}
	case ui.PortalTab:
		if m.portal.cursor >= firstPermission {
			q.needs = m.portal.cursor.permission()
			q.about = q.needs.Label()
		}
	case ui.MessagesTab:
		q.needs, q.about = model.Messages, model.Messages.Label()
		q.item = m.rec.ThreadWith(q.person)
	case ui.FormsTab:
		row := m.papers.current()
		q.person, q.item = row.person, row.item
	case ui.VisitsTab, ui.BillingTab:
		q.person, q.item = m.portal.person, m.pages[m.tab].(rolling).under()
	}
	if q.item != nil {
		q.about = q.item.Title
	}
	return q
}

// noWhy says why there is nothing to ask about.
func (m *Model) noWhy() string {
	if m.tab == ui.FormsTab {
		return m.papers.nobodyHere()
	}
	return ""
}

// askWhy opens the reasons of what the cursor is on, the draft included.
func (m *Model) askWhy() {
	on := m.underCursor()
	q := dialog.WhyQuestion{
		Ask:     model.Ask{User: on.person, Client: m.rec.ID(), Needs: on.needs},
		About:   m.rec.NameOf(on.person) + " · " + on.about + " · " + m.rec.Subject().Name(),
		Charted: true,
	}
	if on.item != nil {
		q.Ask.Item, q.Ask.Action, q.Ask.Needs = on.item.ID, model.View, model.Basic
	}
	if d := m.portal.drafts[draftKey{m.rec.ID(), on.person}]; d != nil {
		q.Draft = d.operations()
	}
	m.session.Tell(dialog.Open{Dialog: dialog.NewWhy(m.session, q)})
}

// wantDraft puts what was asked for into the draft, and goes there.
func (m *Model) wantDraft(want ui.WantDraft) tea.Cmd {
	if !m.ready() || want.Client != m.client {
		return nil
	}
	m.session.Tell(ui.Go{To: ui.Chart})
	m.tab = ui.PortalTab
	p := m.portal
	p.person, p.cursor = want.Person, toggleLine
	return p.edit(func(d *draft) {
		if want.TurnOn && !d.want.On {
			d.toggle()
		}
		if want.Ticks != nil {
			if more := *want.Ticks &^ d.want.Ticks; more != 0 {
				p.cursor = lineOf(more.List()[0])
			}
			d.put(*want.Ticks)
		}
	})
}

// wantTerms opens the end of an access.
func (m *Model) wantTerms(want ui.WantTerms) tea.Cmd {
	if !m.ready() || want.Client != m.client {
		return nil
	}
	m.session.Tell(ui.Go{To: ui.Chart})
	m.tab, m.portal.person = ui.PortalTab, want.Person
	cmd := m.portal.look()
	if m.portal.noTerms() == "" {
		m.portal.askTerms(nil)
	}
	return cmd
}
