package preview

import (
	"slices"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// page is the preview as lines, for one width.
type page struct {
	theme *theme.Theme
	width int
	lines []string
	got   *seen
}

func (p *page) add(line string)  { p.lines = append(p.lines, widget.Pad(line, p.width)) }
func (p *page) gap()             { p.lines = append(p.lines, widget.Pad("", p.width)) }
func (p *page) head(text string) { p.add(p.theme.Strong.Render(theme.Clip(text, p.width))) }

// say adds a text of persons or of the model, wrapped.
func (p *page) say(style func(string) string, text string) {
	for _, line := range widget.Wrap(theme.Safe(text), p.width) {
		p.add(style(line))
	}
}

// lay is the whole preview.
func (p *page) lay() []string {
	t := p.theme
	p.say(t.Banner.Render, "Preview of "+p.got.who.Name()+". It acts on nothing.")
	if p.got.refused != nil {
		p.say(t.Error.Render, "This draft cannot be saved: "+ui.Words(p.got.refused))
	}
	p.gates()
	p.gap()
	after, before := profile(&p.got.after, p.got.client), profile(&p.got.before, p.got.client)
	p.profiles()
	switch {
	case after != nil:
		p.profile(after, before, false)
	case before != nil:
		p.say(t.Loss.Render, "- "+p.got.closed)
		p.profile(before, nil, true)
	default:
		p.say(t.Dim.Render, "Nothing of this client: "+p.got.closed+".")
	}
	p.hidden()
	return p.lines
}

// gates says what keeps the person out as a whole.
func (p *page) gates() {
	gate := p.got.after.Gate
	switch {
	case gate != nil:
		p.say(p.theme.Warn.Render, "Nothing now: "+gate.Because+". Below is what "+p.got.who.Called()+" will see then.")
	case p.got.before.Gate != nil:
		p.say(p.theme.Gain.Render, "+ may sign in")
	}
}

// profiles is the line in which the portal's user switches between clients.
func (p *page) profiles() {
	name := p.got.clientName
	if n := len(p.got.after.Profiles); n > 1 {
		name += " ▾"
	}
	p.head("⇄ " + name)
}

func profile(portal *model.Portal, client model.ClientID) *model.Profile {
	i := slices.IndexFunc(portal.Profiles, func(p model.Profile) bool { return p.ID == client })
	if i < 0 {
		return nil
	}
	return &portal.Profiles[i]
}

// hidden is what the person does not see of this client, and by which rule.
func (p *page) hidden() {
	var mine []model.Hidden
	for _, h := range p.got.after.Hidden {
		if h.ID == p.got.client {
			mine = append(mine, h)
		}
	}
	if len(mine) == 0 {
		return
	}
	p.gap()
	p.head("Not shown to " + p.got.who.Called())
	for _, h := range mine {
		p.add(widget.Ends("    "+theme.Safe(h.Title), " "+p.theme.Dim.Render(string(h.Rule)), p.width))
		if p.width >= 44 {
			for _, line := range widget.Wrap(theme.Safe(h.Because), p.width-6) {
				p.add(p.theme.Dim.Render("      " + line))
			}
		}
	}
}
