package chart

import (
	"frontdesk/ui/dialog"
)

// termsSaved is sent when a draft was saved with the reason it needs.
type termsSaved struct{ draftKey }

// ended reports whether the person's access has had its last day.
func (p *portal) ended() bool {
	access := p.rec.AccessOf(p.person)
	return access != nil && access.EndedBy(p.rec.today)
}

// noTerms says why there is no end to set.
func (p *portal) noTerms() string {
	if p.rec.AccessOf(p.person) == nil {
		return p.rec.Person(p.person).Called() + " was never given access to " + p.rec.Subject().Called() + "'s portal"
	}
	return ""
}

// term says how long the access holds, behind what its ticks are called.
func (p *portal) term() string {
	access := p.rec.AccessOf(p.person)
	switch {
	case access == nil:
		return ""
	case access.EndedBy(p.rec.today):
		return " · access ended on " + access.Until.String()
	case access.Until.Known():
		return " · access until " + access.Until.String()
	case access.Renewal != nil:
		return " · renewed until " + access.Renewal.Until.String()
	}
	return ""
}

// askTerms asks how long the access holds; for a draft, and the reason that it
// needs, where one is given.
func (p *portal) askTerms(d *draft) {
	begun := p.begin()
	terms := dialog.AccessTerms{
		Title: "End of " + begun.name, Name: begun.name, Client: p.rec.Subject().Called(),
		Access: *p.rec.AccessOf(p.person), Today: p.rec.today, Born: p.rec.Subject().Born,
	}
	if p.person != p.rec.ID().Person() {
		terms.Bands = p.rec.practice.AgeBands
	}
	if d != nil {
		terms.Title = "Why does " + begun.name + " go on?"
		terms.Draft, terms.As, terms.Then = d.operations(), d.guard, termsSaved{d.draftKey}
	}
	p.session.Tell(dialog.Open{Dialog: dialog.EditAccessTerms(p.session, terms)})
}
