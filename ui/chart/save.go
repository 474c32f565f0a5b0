package chart

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// saved is what became of saving a draft.
type saved struct {
	draftKey
	// conflict is set where somebody changed the same meanwhile.
	conflict *conflict
}

// dropDraft is sent when somebody agreed to lose a draft.
type dropDraft struct{ draftKey }

// reapply is sent when somebody agreed to put a draft on top of what another
// desk saved meanwhile.
type reapply struct {
	draftKey
	recorded grant
	revision uint64
}

// save saves the draft as one operation.
func (p *portal) save() tea.Cmd {
	s, d := p.session, *p.draft()
	if d.needsReason() && d.base == p.recorded() {
		p.askTerms(&d)
		return nil
	}
	p.writing, p.promised = d.draftKey, ""
	if v := p.verdict; v != nil && v.draftKey == d.draftKey && v.refused == nil && v.after == d.want {
		p.promised = ". " + ui.Capital(v.effect)
	}
	return ui.Ask(s, &p.saving, func(ctx context.Context) (saved, error) {
		done := saved{draftKey: d.draftKey}
		op, err := d.operation()
		if err != nil {
			return done, err
		}
		_, err = s.Store.Do(ctx, s.Who, op)
		if model.IsCode(err, model.Conflict) {
			done.conflict, err = findConflict(ctx, s, &d)
		}
		return done, err
	})
}

func (p *portal) takeSaved(answer ui.Answer[saved]) {
	if !answer.Answers(&p.saving) {
		return
	}
	key := p.writing
	p.writing = draftKey{}
	d := p.drafts[key]
	switch {
	case d == nil:
		return
	case answer.Err != nil:
		p.session.Tell(ui.Failed{Err: answer.Err})
		return
	case answer.Value.conflict != nil:
		p.askReapply(d, answer.Value.conflict)
		return
	}
	delete(p.drafts, key)
	p.session.Tell(ui.Said{Text: "Saved: " + d.name + p.promised})
	p.tellDrafts()
}

// askDrop asks before a draft is lost.
func (p *portal) askDrop() {
	d := p.draft()
	changes := ui.Plural(d.count(), "change", "changes")
	lines := []string{"Drop " + changes + " for " + d.name + "?"}
	for _, l := range d.lines() {
		lines = append(lines, "  "+d.describe(l))
	}
	dialog.Ask(p.session, dialog.Question{
		Title: "Not saved", Lines: lines, Yes: "drop " + changes, No: "keep them",
		Then: dropDraft{d.draftKey},
	})
}

// describe is one change of a draft in words.
func (d *draft) describe(l line) string {
	if l == toggleLine {
		if d.want.On {
			return "turn the access on"
		}
		return "turn the access off"
	}
	if d.want.Ticks.Has(l.permission()) {
		return "tick " + l.permission().Label()
	}
	return "untick " + l.permission().Label()
}

// askReapply tells who changed the same, and offers to go on. It opens some
// time after the key that led to it, so it takes no keys at first.
func (p *portal) askReapply(d *draft, c *conflict) {
	lines := append([]string{c.say + " while you were editing:"}, c.what...)
	mine, yes := *d, "put them on top"
	mine.rebase(c.recorded, c.revision)
	if mine.changed() {
		changes := ui.Plural(mine.count(), "change", "changes")
		if mine.count() == 1 {
			yes = "put it on top"
		}
		lines = append(lines, "", "Put your "+changes+" on top of that? Nothing is saved before you press "+p.session.Keys.Key(p.saveAction())+" again.")
	} else {
		lines, yes = append(lines, "", "That is all that you changed."), "go on from there"
	}
	for _, l := range mine.lines() {
		lines = append(lines, "  "+mine.describe(l))
	}
	confirm := dialog.NewConfirm(p.session, dialog.Question{
		Title: "Changed meanwhile", Lines: lines, Yes: yes, No: "leave it",
		Then: reapply{d.draftKey, c.recorded, c.revision},
	})
	p.session.Tell(dialog.Open{Dialog: confirm, Unasked: true})
}

func (p *portal) reapply(msg reapply) tea.Cmd {
	d := p.drafts[msg.draftKey]
	if d == nil {
		return nil
	}
	d.rebase(msg.recorded, msg.revision)
	if !d.changed() {
		delete(p.drafts, msg.draftKey)
	}
	p.tellDrafts()
	return p.look()
}
