package chart

import (
	"slices"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// lines draws the Portal tab in so many lines.
func (p *portal) lines(width, height int, focused bool) []string {
	const roomy = 27
	head := p.head(width, focused)
	if height >= roomy {
		head = slices.Insert(append([]string{""}, head...), 2, "")
	}
	foot := p.foot(width)
	room := max(1, height-len(head)-len(foot))
	checks := p.checks()
	tree := make([]string, len(checks))
	for i, check := range checks {
		tree[i] = check.View(p.session.Theme, width, lineOf(model.Permission(i)) == p.cursor, focused) //nolint:gosec // the tree's order
	}
	p.scroll.Follow(max(0, int(p.cursor-firstPermission)), len(tree), room)
	body := widget.Block(p.scroll.Window(tree, room), width, room)
	return append(append(head, body...), foot...)
}

// head is the persons, the toggle, and how things stand in words.
func (p *portal) head(width int, focused bool) []string {
	t := p.session.Theme
	lines := []string{p.people(width)}
	lines = append(lines, p.toggle(width).View(t, width, p.cursor == toggleLine, focused))
	lines = append(lines, " "+t.Dim.Render(theme.Clip(p.standing(), width-1)))
	if closed := p.closed(); closed != "" {
		for _, text := range widget.Wrap(theme.Safe(closed), width-1) {
			lines = append(lines, " "+t.Warn.Render(text))
		}
	}
	preset := model.PresetName(p.shown().Ticks)
	if p.shown().Ticks != p.recorded().Ticks {
		preset = model.PresetName(p.recorded().Ticks) + " · changed"
	}
	return append(lines, " "+t.Accent.Render(preset))
}

// people is the contact tabs, each with its mark and what the person is.
func (p *portal) people(width int) string {
	names := make([]string, len(p.rec.row.Users))
	chosen := 0
	for i, user := range p.rec.row.Users {
		names[i] = theme.Safe(p.rec.Person(user.ID).Called()) + " " + theme.Mark(user.Login, user.Blocked) + " " + tie(user)
		if p.drafts[draftKey{p.rec.ID(), user.ID}] != nil {
			names[i] += " *"
		}
		if user.ID == p.person {
			chosen = i
		}
	}
	return widget.Tabs(p.session.Theme, names, chosen, width, false)
}

// tie is what a person is to the client in one word.
func tie(user model.UserRow) string {
	switch {
	case user.Relationship != nil:
		return string(*user.Relationship)
	case user.Linked:
		return "linked"
	}
	return "access"
}

// toggle is the one line that turns the whole access on or off.
func (p *portal) toggle(width int) widget.Check {
	who, whose := p.rec.Person(p.person).Called(), p.rec.Subject().Called()+"'s"
	if p.person == p.rec.ID().Person() {
		whose = "the own"
	}
	check := widget.Check{
		Label:   theme.Safe(who + " may see or manage " + whose + " information in the portal"),
		Ticked:  p.shown().On,
		Changed: p.shown().On != p.recorded().On,
	}
	if note, ok := p.notes()[toggleLine]; ok && check.Changed {
		check.Note, check.Brief, check.Gain = note.text, note.brief, note.gain
	}
	if check.Width() > width {
		check.Label = theme.Safe(who + " may use " + whose + " portal")
	}
	return check
}

// standing is the person's login in words.
func (p *portal) standing() string {
	login := p.rec.Login(p.person)
	words := []string{}
	email := p.rec.Person(p.person).Email
	if login.Holds() && login.Email != "" {
		email = login.Email
	}
	if email != "" {
		words = append(words, email)
	}
	words = append(words, p.rec.clock.loginWords(login))
	if access := p.rec.AccessOf(p.person); access != nil && access.Until.Known() {
		words = append(words, "access until "+access.Until.String())
	}
	if access := p.rec.AccessOf(p.person); access != nil && access.Linked {
		words = append(words, "linked")
	}
	return strings.Join(words, " · ")
}

// closed says what keeps the person out of this client's portal beside the
// toggle, which says it for itself.
func (p *portal) closed() string {
	because := p.rec.closed[p.person]
	blocked := p.rec.Block(p.person).ActiveOn(p.rec.today)
	if because == "" || !blocked && (!p.recorded().On || p.draft() != nil) {
		return ""
	}
	return "Closed now: " + because
}

// foot sums the draft up.
func (p *portal) foot(width int) []string {
	d := p.draft()
	if d == nil {
		return nil
	}
	t := p.session.Theme
	text := plural(d.count(), "change", "changes") + " not saved"
	style := t.Strong.Render
	switch {
	case p.writing == p.key():
		text = "Saving…"
	case d.base != p.recorded():
		text += ": another desk changed the same meanwhile; s says who, and asks"
		style = t.Warn.Render
	case p.refusal() != "":
		text += ", and cannot be: " + p.refusal()
		style = t.Error.Render
	case p.verdict != nil && p.verdict.draftKey == p.key():
		text += ": " + p.verdict.effect
	}
	lines := widget.Wrap(theme.Safe(text), width-1)
	for i := range lines {
		lines[i] = style(" " + lines[i])
	}
	const keys = "s save  esc drop"
	if last := len(lines) - 1; len(lines[last])+len(keys)+2 < width {
		lines[last] = widget.Ends(lines[last], t.Dim.Render(keys), width)
	}
	return lines
}
