package chart

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// head is the lines above the tree, and which of them are the persons and the
// toggle.
type head struct {
	lines          []string
	people, toggle int
}

// parts lays the tab out: the head, the lines left for the tree, the foot.
func (p *portal) parts(width, height int, focused bool) (top head, room int, foot []string) {
	const roomy = 27
	if height >= roomy {
		top.lines = []string{"", p.people().View(p.session.Theme, width), ""}
		top.people, top.toggle = 1, 3
	} else {
		top.lines = []string{p.people().View(p.session.Theme, width)}
		top.toggle = 1
	}
	top.lines = append(top.lines, p.standing(width, focused)...)
	foot = p.foot(width)
	return top, max(1, height-len(top.lines)-len(foot)), foot
}

// lines draws the Portal tab in so many lines.
func (p *portal) lines(width, height int, focused bool) []string {
	top, room, foot := p.parts(width, height, focused)
	checks := p.checks()
	tree := make([]string, len(checks))
	for i, check := range checks {
		tree[i] = check.View(p.session.Theme, width, lineOf(model.Permission(i)) == p.cursor, focused) //nolint:gosec // the tree's order
	}
	p.scroll.Follow(max(0, int(p.cursor-firstPermission)), len(tree), room)
	body := widget.Block(p.scroll.Window(tree, room), width, room)
	return append(append(top.lines, body...), foot...)
}

// click turns to the person clicked on, or ticks the box.
func (p *portal) click(x, y, width, height int) tea.Cmd {
	top, room, _ := p.parts(width, height, true)
	box := p.scroll.Top() + y - len(top.lines)
	switch {
	case y == top.people:
		if at := p.people().At(x, width); at >= 0 {
			p.person = p.rec.row.Users[at].ID
			return p.look()
		}
		return nil
	case y == top.toggle:
		p.cursor = toggleLine
	case y == len(top.lines)-1:
		p.cursor = presetLine
	case y >= len(top.lines) && y < len(top.lines)+room && box < model.AllPermissions.Len():
		p.cursor = firstPermission + line(box)
	default:
		return nil
	}
	if p.writing != (draftKey{}) {
		return nil
	}
	return p.tick()
}

// standing is the toggle, and how things stand in words.
func (p *portal) standing(width int, focused bool) []string {
	t := p.session.Theme
	lines := []string{p.toggle(width).View(t, width, p.cursor == toggleLine, focused)}
	for _, text := range folded(p.login(), width-1) {
		lines = append(lines, " "+t.Dim.Render(theme.Clip(text, width-1)))
	}
	if never := ui.NeverSignedIn(p.rec.Login(p.person), p.rec.clock.Now); never != "" {
		lines = append(lines, " "+t.Warn.Render(theme.Clip(p.rec.Person(p.person).Called()+" "+never, width-1)))
	}
	if closed := p.closed(); closed != "" {
		for _, text := range widget.Wrap(theme.Safe(closed), width-1) {
			lines = append(lines, " "+t.Warn.Render(text))
		}
	}
	return append(lines, p.presetView(width, focused))
}

// people is the contact tabs, each with its mark and what the person is.
func (p *portal) people() widget.Tabs {
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
	return widget.Tabs{Names: names, Chosen: chosen}
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
		whose = "their own"
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

// folded is texts side by side, in as few lines of so many cells as they fit.
func folded(texts []string, width int) []string {
	const between = " · "
	lines := texts[:1:1]
	for _, text := range texts[1:] {
		last := len(lines) - 1
		if longer := lines[last] + between + text; widget.Width(theme.Safe(longer)) <= width {
			lines[last] = longer
		} else {
			lines = append(lines, text)
		}
	}
	return lines
}

// login is the person's login in words.
func (p *portal) login() []string {
	login := p.rec.Login(p.person)
	words := []string{}
	email := p.rec.Person(p.person).Email
	if login.Holds() && login.Email != "" {
		email = login.Email
	}
	if email != "" {
		words = append(words, email)
	}
	words = append(words, strings.Split(p.rec.clock.Login(login), " · ")...)
	if access := p.rec.AccessOf(p.person); access != nil && access.Linked {
		words = append(words, "linked")
	}
	return words
}

// closed says what keeps the person out of this client's portal beside the
// toggle, which says it for itself.
func (p *portal) closed() string {
	decision, closed := p.rec.closed[p.person]
	blocked := p.rec.Block(p.person).ActiveOn(p.rec.today)
	if !closed || !blocked && (!p.recorded().On || p.draft() != nil) {
		return ""
	}
	text := "Closed now: " + decision.Because
	if decision.Rule == model.RuleAge || decision.Rule == model.RuleAccess {
		text += ". " + p.session.Keys.Key(action.EndDate) + " renews it"
	}
	return text
}

// foot sums the draft up.
func (p *portal) foot(width int) []string {
	d := p.draft()
	if d == nil {
		return nil
	}
	t, key := p.session.Theme, p.session.Keys.Key
	text := ui.Plural(d.count(), "change", "changes") + " not saved"
	style := t.Strong.Render
	switch {
	case p.writing == p.key():
		text = "Saving…"
	case p.overtaken():
		text += ": " + changedMeanwhile + "; " + key(p.saveAction()) + " says who, and asks"
		style = t.Warn.Render
	case p.refusal() != "":
		text += ", and cannot be: " + p.refusal()
		style = t.Error.Render
	case p.verdict != nil && p.verdict.draftKey == p.key():
		text += ": " + p.verdict.effect
	}
	if d.needsReason() {
		text += "; saving asks why it goes on"
	}
	lines := widget.Wrap(theme.Safe(text), width-1)
	for i := range lines {
		lines[i] = style(" " + lines[i])
	}
	keys := key(p.saveAction()) + " save  " + key(action.DropDraft) + " drop"
	if last := len(lines) - 1; widget.Width(lines[last])+widget.Width(keys)+2 < width {
		lines[last] = widget.Ends(lines[last], t.Dim.Render(keys), width)
	}
	return lines
}
