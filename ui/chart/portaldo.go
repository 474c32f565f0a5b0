package chart

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
)

func (p *portal) offers() []action.Offer {
	unchanged, busy := "", ""
	if p.draft() == nil {
		unchanged = "nothing is changed"
	}
	if p.writing != (draftKey{}) {
		busy = "it is being saved"
	}
	tickable := busy
	if p.cursor == tabsLine {
		tickable = "the cursor is on the tabs"
	}
	offers := []action.Offer{
		{ID: action.Tick, WhyNot: tickable, Footer: true},
		{ID: p.saveAction(), WhyNot: cmp.Or(unchanged, busy, p.refusal()), Footer: true},
		p.otherSave(unchanged),
	}
	if unchanged == "" {
		offers = append(offers, action.Offer{ID: action.DropDraft, WhyNot: busy, Footer: true})
	}
	offers = append(offers, action.Offer{ID: action.Why, Footer: true},
		action.Offer{ID: action.EndDate, WhyNot: cmp.Or(p.noTerms(), busy)})
	if p.cursor != tabsLine {
		offers = append(offers, action.Offer{ID: action.NextPerson, Footer: true}, action.Offer{ID: action.PreviousPerson})
	}
	return append(offers, action.Moves()...)
}

// around is the tab's own offers, and about the persons. The line that names
// the preset has its keys first.
func (p *portal) around(people []action.Offer) []action.Offer {
	offers := append(p.offers(), people...)
	if p.cursor == presetLine {
		return slices.Insert(offers, 0, p.presetOffer())
	}
	return append(offers, p.presetOffer())
}

// gives reports whether the draft gives the person more than now.
func (p *portal) gives() bool {
	d := p.draft()
	return d != nil && d.gives()
}

// changedMeanwhile is why a draft is not saved before somebody was asked.
const changedMeanwhile = "another desk changed the same meanwhile"

// overtaken reports whether somebody changed what the draft changes.
func (p *portal) overtaken() bool {
	d := p.draft()
	return d != nil && d.base != p.recorded()
}

// saveAction is what saves the draft: what gives more has a key of its own.
func (p *portal) saveAction() action.ID {
	if p.gives() {
		return action.SaveGiving
	}
	return action.Save
}

// otherSave is the one that does not save this draft, and why.
func (p *portal) otherSave(unchanged string) action.Offer {
	other, key := action.SaveGiving, p.session.Keys.Key(p.saveAction())
	why := "it gives " + p.rec.Person(p.person).Called() + " nothing: " + key + " saves it"
	if p.gives() {
		other, why = action.Save, "it gives "+p.rec.Person(p.person).Called()+" more than now: "+key+" saves it"
	}
	if p.overtaken() {
		why = changedMeanwhile + "; " + key + " says who, and asks"
	}
	return action.Offer{ID: other, WhyNot: cmp.Or(unchanged, why)}
}

// refusal says why the draft cannot be saved as it is.
func (p *portal) refusal() string {
	if p.verdict == nil || p.verdict.draftKey != p.key() || p.verdict.refused == nil {
		return ""
	}
	return ui.Words(p.verdict.refused)
}

func (p *portal) do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.Tick:
		return p.tick()
	case action.Save, action.SaveGiving:
		return p.save()
	case action.DropDraft:
		p.askDrop()
	case action.EndDate:
		p.askTerms(nil)
	case action.ChoosePreset:
		p.askPreset()
	case action.NextPerson:
		return p.turn(1)
	case action.PreviousPerson:
		return p.turn(-1)
	case action.Up:
		p.cursor = max(tabsLine, p.cursor-1)
	case action.Down:
		p.cursor = min(lastLine(), p.cursor+1)
	case action.PageUp, action.Top:
		p.cursor = toggleLine
	case action.PageDown, action.Bottom:
		p.cursor = lastLine()
	}
	return nil
}

func (p *portal) tick() tea.Cmd {
	if p.cursor == toggleLine {
		return p.edit((*draft).toggle)
	}
	if p.cursor == presetLine {
		p.askPreset()
		return nil
	}
	permission := p.cursor.permission()
	return p.edit(func(d *draft) { d.tick(permission) })
}

// turn shows the next person, or the one before.
func (p *portal) turn(by int) tea.Cmd {
	users := p.rec.Users()
	at := slices.Index(users, p.person)
	p.person = users[(at+by+len(users))%len(users)]
	return p.look()
}
