package chart

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// askWhy opens the reasons of the line under the cursor: of a permission, or
// of opening the profile as a whole.
func (p *portal) askWhy() {
	about, needs := "the profile", model.Basic
	if p.cursor >= firstPermission {
		needs = p.cursor.permission()
		about = needs.Label()
	}
	q := dialog.WhyQuestion{
		Ask:     model.Ask{User: p.person, Client: p.rec.ID(), Needs: needs},
		About:   p.rec.NameOf(p.person) + " · " + about + " · " + p.rec.Subject().Name(),
		Charted: true,
	}
	if d := p.draft(); d != nil {
		q.Draft = d.operations()
	}
	p.session.Tell(dialog.Open{Dialog: dialog.NewWhy(p.session, q)})
}

// wantDraft puts what was asked for into the draft, and goes there.
func (m *Model) wantDraft(want ui.WantDraft) tea.Cmd {
	if !m.ready() || want.Client != m.client {
		return nil
	}
	m.session.Tell(ui.Go{To: ui.Chart})
	m.tab = portalTab
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
	m.tab, m.portal.person = portalTab, want.Person
	cmd := m.portal.look()
	if m.portal.noTerms() == "" {
		m.portal.askTerms(nil)
	}
	return cmd
}
