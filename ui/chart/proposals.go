package chart

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// proposals is the changes of the record that portal users proposed and staff
// have not answered: what is recorded, and beside it what is proposed.
func (o *overview) proposals(width int, focused bool) []part {
	waiting := o.rec.Waiting()
	if len(waiting) == 0 {
		return nil
	}
	t := o.session.Theme
	parts := []part{{lines: []string{"", t.Warn.Render("Proposed on the portal")}}}
	for i := range waiting {
		at := place{kind: proposalPlace, item: waiting[i].ID}
		parts = append(parts, part{at, o.proposal(&waiting[i], at, width, focused)})
	}
	return parts
}

// proposal is the field, both values side by side, and who proposes it.
func (o *overview) proposal(p *model.Proposal, at place, width int, focused bool) []string {
	const labelWidth = 14
	t := o.session.Theme
	room := max(1, (width-1-labelWidth-3)/2)
	now := o.rec.Recorded(p.Field)
	lines := []string{o.line(at, true, ui.Capital(ui.RecordWord(p.Field)), labelWidth,
		theme.Fit(orNothing(now), room)+" → "+theme.Clip(p.New, room), width, focused)}
	who := "proposed by " + o.rec.named(p.By) + " " + o.rec.clock.Moment(p.At)
	if now != p.Old {
		who += ", when it was " + orNothing(p.Old)
	}
	for _, line := range widget.Wrap(theme.Safe(who), max(1, width-1-labelWidth)) {
		lines = append(lines, strings.Repeat(" ", labelWidth+1)+t.Dim.Render(line))
	}
	return lines
}

func orNothing(value string) string {
	if value == "" {
		return "not on record"
	}
	return value
}

// told says what was answered.
func (o *overview) told(p *model.Proposal, word string) string {
	return word + ": the " + ui.RecordWord(p.Field) + " of " + o.rec.Subject().Name() + " as " + o.rec.NameOf(p.By) + " proposed it, " + p.New
}

// acceptChange makes the record so at once: undo takes it back. A birth date
// decides who sees what, and so its effect is shown first.
func (o *overview) acceptChange() tea.Cmd {
	p, yes := o.rec.Proposal(o.cursor.item), true
	op, told := &model.AnswerChange{Change: p.ID, Accept: &yes}, o.told(p, "Accepted")
	if p.Field != model.FieldBorn {
		return o.write(op, told)
	}
	dialog.Ask(o.session, dialog.Question{
		Title:  "Accept the proposed change",
		Lines:  []string{o.rec.NameOf(p.By) + " proposes the " + ui.RecordWord(p.Field) + " of " + o.rec.Subject().Name() + ": " + p.New + ".", ""},
		Effect: dialog.EffectOf(o.session, op), Yes: "accept", No: "leave it", Then: ui.Perform{Op: op, Told: told},
	})
	return nil
}

// refuseChange leaves the record as it is, with a note if there is one.
func (o *overview) refuseChange() {
	p, no := o.rec.Proposal(o.cursor.item), false
	o.session.Tell(dialog.Open{Dialog: dialog.AnswerWithNote(o.session, dialog.Noted{
		Key: "refuse " + p.ID.String(), Title: "Refuse the proposed change", Label: "Refuse",
		Lines: []string{
			o.rec.NameOf(p.By) + " proposes the " + ui.RecordWord(p.Field) + " of " + o.rec.Subject().Name() + ":",
			"recorded: " + orNothing(o.rec.Recorded(p.Field)), "proposed: " + p.New,
		},
		Op:   func(note string) model.Operation { return &model.AnswerChange{Change: p.ID, Accept: &no, Note: note} },
		Told: o.told(p, "Refused"),
	})})
}
