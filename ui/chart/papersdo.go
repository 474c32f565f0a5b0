package chart

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

func (p *papers) offers() []action.Offer {
	none := ""
	if p.current().item == nil {
		none = "nothing is there yet"
	}
	return append([]action.Offer{
		{ID: action.OpenPaper, WhyNot: none, Footer: true},
		{ID: action.SavePaper, WhyNot: cmp.Or(none, p.noFile()), Footer: p.noFile() == ""},
		{ID: action.TakeAway, WhyNot: cmp.Or(none, p.noTaking()), Footer: true},
		{ID: action.WithdrawForm, WhyNot: cmp.Or(none, p.noWithdrawal()), Footer: p.noWithdrawal() == ""},
	}, action.Moves()...)
}

// noFile says why there is nothing to save as a file.
func (p *papers) noFile() string {
	item := p.current().item
	switch {
	case p.session.Save == nil:
		return "files are on another machine than yours"
	case item == nil || item.Paper != nil:
		return "a form is no file"
	case item.File == nil:
		return "only the title is kept"
	}
	return ""
}

// noTaking says why a paper cannot be taken away.
func (p *papers) noTaking() string {
	if item := p.current().item; item != nil && len(item.Audience) == 0 {
		return "it goes to nobody"
	}
	return ""
}

// noWithdrawal says why nothing can be taken back by the person.
func (p *papers) noWithdrawal() string {
	row := p.current()
	if row.signing == nil || row.person == 0 {
		return "the cursor is on nobody who answered a form"
	}
	if answer, ok := row.item.AnswerOf(row.person); !ok || answer.Withdrawn {
		return p.rec.Person(row.person).Called() + " has not answered it"
	}
	return ""
}

func (p *papers) nobodyHere() string {
	if p.current().person == 0 {
		return "the cursor is on nobody"
	}
	return ""
}

func (p *papers) do(id action.ID) tea.Cmd {
	row := p.current()
	switch id { //nolint:exhaustive // the actions offered here
	case action.OpenPaper:
		return p.open()
	case action.SavePaper:
		p.session.Tell(dialog.Open{Dialog: dialog.SaveDocument(p.session, row.item)})
	case action.TakeAway:
		p.askTakeAway(row)
	case action.WithdrawForm:
		p.session.Tell(dialog.Open{Dialog: dialog.Withdraw(p.session, row.item, row.person, p.rec.NameOf(row.person))})
	default:
		const page = 10
		p.move(widget.Step(id, page))
	}
	return nil
}

// askTakeAway asks before a paper is taken away: from the person under the
// cursor, or from everybody where it is on the paper itself.
func (p *papers) askTakeAway(row *paperRow) {
	whom := model.People(row.item.Audience)
	if row.person != 0 {
		whom = model.People{row.person}
	}
	names := make([]string, len(whom))
	for i, id := range whom {
		names[i] = p.rec.NameOf(id)
	}
	title, from := row.item.Title, strings.Join(names, ", ")
	lines := []string{"Take " + title + " of " + p.rec.Subject().Name() + " away from " + from + "?"}
	var op model.Operation = &model.Unshare{Client: p.rec.ID(), Document: row.item.ID, To: whom}
	if row.item.Paper != nil {
		op = &model.Unassign{Client: p.rec.ID(), Form: row.item.Paper.Form, To: whom}
		lines = append(lines, "What was answered stays on record.")
	}
	dialog.Ask(p.session, dialog.Question{
		Title: "Take away", Lines: append(lines, ""), Effect: dialog.EffectOf(p.session, op),
		Yes: "take it away", No: "leave it", Then: ui.Perform{Op: op, Told: "Took " + title + " away from " + from},
	})
}

// update takes answers of its own.
func (p *papers) update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(ui.Answer[opened]); ok {
		p.takeOpened(msg)
	}
	return nil
}
