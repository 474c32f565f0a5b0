package chart

import (
	"slices"
	"time"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// lines draws the lines that are to be seen, and no others.
func (p *papers) lines(width, height int, focused bool) []string {
	p.scroll.Follow(p.cursor, len(p.rows), height)
	if p.cursor == 2 { // the heading above the first
		p.scroll.To(0, len(p.rows), height)
	}
	var lines []string
	for at := p.scroll.Top(); at < min(len(p.rows), p.scroll.Top()+height); at++ {
		lines = append(lines, p.line(at, width, focused))
	}
	return lines
}

func (p *papers) line(at, width int, focused bool) string {
	t, row := p.session.Theme, &p.rows[at]
	if row.item == nil {
		return p.heading(row, width)
	}
	right, style := " "+theme.Clip(p.standing(row), p.ending(row, width)), p.style(row)
	room := width - 2 - widget.Width(right)
	left := ""
	if row.person != 0 {
		left = p.reader(row, width, room)
	} else {
		left = p.paper(row, width, room)
	}
	sign := " "
	if at == p.cursor {
		sign = "▸"
	}
	if at == p.cursor && focused {
		return t.Cursor.Render(widget.Ends(sign+left, right+" ", width))
	}
	if at == p.cursor {
		sign = t.CursorAway.Render(sign)
	}
	return widget.Ends(sign+left, style.Render(right)+" ", width)
}

// heading is a line that the cursor passes over.
func (p *papers) heading(row *paperRow, width int) string {
	t := p.session.Theme
	if row.adds == "" {
		return t.Strong.Render(row.text)
	}
	return t.Dim.Render(theme.Clip(" none yet: "+p.session.Keys.Key(row.adds)+" "+row.text, width))
}

// titleWidth is the cells of a paper's title.
func titleWidth(width int) int { return max(14, min(40, width*2/5)) }

// ending is the most cells that the end of a line takes: of a person's, what
// the name leaves.
func (p *papers) ending(row *paperRow, width int) int {
	if row.person == 0 {
		return width / 2
	}
	const around = 6
	return max(width/2, width-around-widget.Width(theme.Safe(p.rec.NameOf(row.person))))
}

// paper is a paper's title, and what it is as far as there is room. Rather than
// that the title is cut, it is not said that a form is a form.
func (p *papers) paper(row *paperRow, width, room int) string {
	title := titleWidth(width)
	if item := row.item; !item.Sensitive && (item.Paper == nil || !item.Paper.Due.Known()) {
		title = max(title, min(widget.Width(theme.Safe(item.Title)), room))
	}
	text := theme.Fit(row.item.Title, title) + " "
	for i, fact := range p.facts(row) {
		if i > 0 {
			fact = " · " + fact
		}
		if fact = theme.Safe(fact); widget.Width(text+fact) > room && (i > 0 || title > titleWidth(width)) {
			break
		}
		text += fact
	}
	return text
}

// facts is what a paper is, the more important first.
func (p *papers) facts(row *paperRow) []string {
	item, facts := row.item, []string(nil)
	if item.Sensitive {
		facts = append(facts, "sensitive")
	}
	switch paper := item.Paper; {
	case paper != nil:
		if paper.Due.Known() {
			facts = append(facts, p.due(paper.Due, row.signing.Complete()))
		}
		facts = append(facts, string(item.Kind))
		if paper.Signatures == model.SignAll && len(item.Audience) > 1 {
			facts = append(facts, "all must sign")
		}
	case item.File == nil:
		facts = append(facts, "title only")
	default:
		if item.From != 0 {
			facts = append(facts, "from "+p.rec.named(item.From))
		}
		facts = append(facts, ui.Size(item.File.Size), item.File.Name)
	}
	return facts
}

// due is when a form is due.
func (p *papers) due(day model.Date, complete bool) string {
	y, m, d := day.Split()
	text := p.rec.clock.Day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, p.rec.clock.Now.Location()))
	if !complete && day < p.rec.today {
		return "overdue " + text
	}
	return "due " + text
}

// reader is one to whom the paper goes, and what they are where there is room.
func (p *papers) reader(row *paperRow, width, room int) string {
	name := p.rec.NameOf(row.person)
	text := "  " + theme.Fit(name, titleWidth(width)-2) + " " + theme.Safe(p.tie(row.person))
	switch {
	case widget.Width(text) <= room:
		return text
	case p.rec.isBlocked(row.person):
		return "  " + theme.Clip(name, room-3-widget.Width(blockedMark)) + " " + blockedMark
	}
	return "  " + theme.Clip(name, room-2)
}

// tie is the relation, and that the person is kept away.
func (p *papers) tie(id model.PersonID) string {
	if p.rec.isBlocked(id) {
		return p.relation(id) + " · " + blockedMark
	}
	return p.relation(id)
}

// relation is what a person is to the client, as far as that is on record.
func (p *papers) relation(id model.PersonID) string {
	switch relationship := p.rec.Relationship(id); {
	case relationship == model.Self:
		return "the client"
	case relationship == model.Other:
		return "contact"
	case relationship != "":
		return string(relationship)
	case p.rec.Tied(id):
		return "linked"
	}
	return "no contact any more"
}

// standing says at the end of a line how it stands.
func (p *papers) standing(row *paperRow) string {
	item := row.item
	switch {
	case row.person != 0 && row.signing != nil:
		return p.signed(item, row.signing, row.person)
	case row.person != 0 && item.From == row.person:
		return "uploaded it"
	case row.person != 0:
		return ""
	case len(item.Audience) == 0:
		return "goes to nobody"
	case row.signing != nil:
		return row.signing.String()
	case item.From != 0:
		return "uploaded " + p.rec.clock.Day(item.Since)
	}
	return "shared " + p.rec.clock.Day(item.Since)
}

// signed is where one person stands with a form.
func (p *papers) signed(item *model.Item, signing *model.Signing, person model.PersonID) string {
	at := slices.IndexFunc(signing.Signatures, func(s model.Signature) bool { return s.Person == person })
	if at < 0 {
		return ""
	}
	one := signing.Signatures[at]
	text, by := string(one.State), person
	if one.By != 0 {
		by = one.By
		text += " by " + p.rec.NameOf(by)
	}
	if answer, ok := item.AnswerOf(by); ok {
		text += " " + p.rec.clock.Day(answer.At)
	}
	return text
}

// style is how the end of a line is written.
func (p *papers) style(row *paperRow) theme.Ink {
	t := p.session.Theme
	switch {
	case row.signing == nil || row.person != 0:
		return t.Dim
	case row.signing.Conflict:
		return t.Warn
	case row.signing.Complete():
		return t.Gain
	}
	return t.Text
}
