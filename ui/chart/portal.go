package chart

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// portal is the Portal tab: whom it is about, where the cursor is, and the
// drafts of every client that were not saved.
type portal struct {
	session *ui.Session
	rec     *record
	person  model.PersonID
	// last is whom the tab was about, for each client it was left at.
	last   map[model.ClientID]model.PersonID
	cursor line
	scroll widget.Scroll

	drafts  map[draftKey]*draft
	verdict *verdict
	judging ui.Latest
	// writing is whose draft is being saved, and zero where none is; promised is
	// what that does, as it was judged before: judged after it, it does nothing.
	writing  draftKey
	promised string
	saving   ui.Latest
}

func newPortal(s *ui.Session) *portal {
	return &portal{
		session: s, cursor: toggleLine,
		last: map[model.ClientID]model.PersonID{}, drafts: map[draftKey]*draft{},
	}
}

// show takes in a chart as it was read, this client's or another's.
func (p *portal) show(rec *record) tea.Cmd {
	other := p.rec == nil || p.rec.ID() != rec.ID()
	p.rec = rec
	if other {
		p.person = p.last[rec.ID()]
		p.cursor, p.scroll, p.verdict = toggleLine, widget.Scroll{}, nil
	}
	if users := rec.Users(); !slices.Contains(users, p.person) {
		p.person = users[0]
	}
	if d := p.draft(); d != nil && d.base == p.recorded() {
		d.revision, d.ended = rec.Revision, p.ended()
	}
	return p.look()
}

// look says whose portal is looked at, and asks what the draft would do.
func (p *portal) look() tea.Cmd {
	p.last[p.rec.ID()] = p.person
	chosen := ui.PortalChosen{Client: p.rec.ID(), Person: p.person}
	d := p.draft()
	if d == nil {
		p.verdict = nil
		p.judging.Drop()
		p.session.Tell(chosen)
		return nil
	}
	chosen.Draft = d.operations()
	p.session.Tell(chosen)
	return p.judge(d)
}

func (p *portal) key() draftKey { return draftKey{p.rec.ID(), p.person} }

// draft is the unsaved change of whom the tab is about, or nil.
func (p *portal) draft() *draft { return p.drafts[p.key()] }

// recorded is the grant as it is kept.
func (p *portal) recorded() grant { return grantOf(p.rec.Chart, p.person) }

// shown is the grant with the draft.
func (p *portal) shown() grant {
	if d := p.draft(); d != nil {
		return d.want
	}
	return p.recorded()
}

// notes is what the changed lines do, as far as that is known.
func (p *portal) notes() map[line]note {
	if p.verdict == nil || p.verdict.draftKey != p.key() {
		return nil
	}
	return p.verdict.notes
}

// begin is the draft as it is now, without a change where there is none.
func (p *portal) begin() draft {
	if d := p.draft(); d != nil {
		return *d
	}
	recorded := p.recorded()
	return draft{
		draftKey: p.key(), base: recorded, want: recorded, revision: p.rec.Revision, ended: p.ended(),
		name: p.rec.NameOf(p.person) + "'s access to " + p.rec.Subject().Name() + "'s portal",
	}
}

// edit changes the draft, beginning one where there is none.
func (p *portal) edit(change func(*draft)) tea.Cmd {
	d := p.draft()
	if d == nil {
		begun := p.begin()
		d = &begun
		p.drafts[p.key()] = d
	}
	change(d)
	if !d.changed() {
		delete(p.drafts, p.key())
	}
	p.tellDrafts()
	return p.look()
}

// tellDrafts says which drafts there are.
func (p *portal) tellDrafts() {
	unsaved := make([]ui.Draft, 0, len(p.drafts))
	for key, d := range p.drafts {
		unsaved = append(unsaved, ui.Draft{Client: key.client, Text: d.name})
	}
	slices.SortFunc(unsaved, func(a, b ui.Draft) int { return int(a.Client) - int(b.Client) }) //nolint:gosec // an order
	p.session.Tell(ui.Unsaved{Drafts: unsaved})
}

func (p *portal) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[verdict]:
		p.takeVerdict(msg)
	case ui.Answer[saved]:
		p.takeSaved(msg)
	case usePreset:
		return p.usePreset(msg)
	case termsSaved:
		return p.forget(msg.draftKey)
	case dropDraft:
		return p.forget(msg.draftKey)
	case ui.Invited:
		if key := (draftKey{msg.Client, msg.Person}); p.drafts[key] != nil {
			return p.forget(key)
		}
	case reapply:
		return p.reapply(msg)
	}
	return nil
}

// forget is when a draft is saved, or dropped.
func (p *portal) forget(key draftKey) tea.Cmd {
	delete(p.drafts, key)
	p.tellDrafts()
	return p.look()
}

func (p *portal) takeVerdict(answer ui.Answer[verdict]) {
	if answer.Gone(&p.judging) {
		return
	}
	if answer.Err != nil {
		p.session.Tell(ui.Failed{Err: answer.Err})
		return
	}
	v := answer.Value
	p.verdict = &v
	if d := p.drafts[v.draftKey]; d != nil && !d.ticked && v.refused == nil {
		d.want.Ticks = v.after.Ticks
	}
}
