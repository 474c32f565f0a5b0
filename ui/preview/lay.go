package preview

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// between stands between the halves.
const between = " │ "

// lay lays the halves out for the pane's width.
func (m *Model) lay() {
	width, _ := widget.Inside(m.width, m.height)
	widths := []int{width}
	if m.split {
		left := max(0, (width-widget.Width(between))/2)
		widths = []int{left, max(0, width-widget.Width(between)-left)}
	}
	m.columns = m.columns[:0]
	for i, width := range widths {
		column := m.halves[i].lay(m.session, width, m.subject())
		for at := range column.targets {
			column.targets[at].half = i
		}
		m.columns = append(m.columns, column)
	}
}

// follow scrolls to the first line that a draft changes, in the half that
// shows one.
func (m *Model) follow() {
	_, rows := widget.Inside(m.width, m.height)
	for i := range m.columns {
		if changed := m.columns[i].changed; changed > 0 {
			m.scroll.Follow(min(changed+1, m.length()-1), m.length(), rows)
			return
		}
	}
}

// beside is the halves side by side, as lines.
func (m *Model) beside() []string {
	if len(m.columns) == 1 {
		return m.column(0)
	}
	width, _ := widget.Inside(m.width, m.height)
	left := max(0, (width-widget.Width(between))/2)
	line := m.session.Theme.Border.Render(between)
	lines := make([]string, m.length())
	columns := [2][]string{widget.Block(m.column(0), left, len(lines)), m.column(1)}
	for i := range lines {
		lines[i] = columns[0][i] + line
		if i < len(columns[1]) {
			lines[i] += columns[1][i]
		}
	}
	return lines
}

// Copy is all that is shown, as text.
func (m *Model) Copy() ui.Copy {
	if m.halves[0].got == nil {
		return ui.Copy{}
	}
	return ui.Copy{Name: "what " + strings.Join(m.names(), " and "), Text: m.text}
}

// names is who sees, as a title has it.
func (m *Model) names() []string {
	var names []string
	for i := range m.shown() {
		if got := m.halves[i].got; got != nil {
			names = append(names, got.sign(m.asked.Client)+theme.Safe(got.who.Called())+" sees")
		}
	}
	return names
}

// sign marks who is kept away from the client by a block.
func (s *seen) sign(client model.ClientID) string {
	if s.blocked[client] {
		return theme.Mark(s.after.Login, true) + " "
	}
	return ""
}

// text is the preview without the screen: one half after the other, as wide
// as a letter.
func (m *Model) text() string {
	const width = 76
	var b strings.Builder
	for i := range m.shown() {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, line := range m.halves[i].lay(m.session, width, m.subject()).lines {
			b.WriteString(strings.TrimRight(ansi.Strip(line), " "))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// column is a half laid out.
type column struct {
	lines []string
	// changed is the first line that the draft changes; zero is none.
	changed int
	// targets is what the cursor can be on, from top to bottom.
	targets []target
}

// lay lays the half out.
func (h *half) lay(s *ui.Session, width int, of subject) column {
	switch {
	case width <= 0:
	case h.failed != nil:
		return column{lines: widget.Wrap(ui.Words(h.failed), width)}
	case h.got != nil:
		p := page{theme: s.Theme, width: width, got: h.got, key: s.Keys.Key(action.Act), subject: of}
		p.lay()
		return p.column
	case h.person == 0:
		return column{lines: widget.Wrap("There is nobody else on this chart.", width)}
	}
	return column{}
}

// subject is the client whose profile is shown.
type subject struct {
	client model.ClientID
	name   string
}

// subject is found out from who has to do with the client: not both may.
func (m *Model) subject() subject {
	s := subject{client: m.profile()}
	for i := range m.shown() {
		if got := m.halves[i].got; got != nil && s.name == "" {
			s.name = got.names[s.client]
		}
	}
	return s
}

// page is one person's preview as lines, for one width and one client's
// profile.
type page struct {
	theme *theme.Theme
	width int
	got   *seen
	// key is the one that acts, where a preview does.
	key string
	column
	subject
}

// touch notes that the draft changes the line that comes next.
func (p *page) touch() {
	if p.changed == 0 {
		p.changed = len(p.lines)
	}
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
func (p *page) lay() {
	t := p.theme
	p.say(t.Banner.Render, "Preview of "+p.got.who.Name()+p.acts())
	if p.got.refused != nil {
		p.say(t.Error.Render, "This draft cannot be saved: "+ui.Words(p.got.refused))
	}
	p.portal()
}

// portal is what the portal shows, and what it does not.
func (p *page) portal() {
	p.gates()
	if len(p.lines) > 0 {
		p.gap()
	}
	p.profiles()
	after, before := find(&p.got.after, p.client), find(&p.got.before, p.client)
	switch {
	case after != nil:
		p.profile(after, before, false)
	case before != nil:
		p.say(p.marked("-"), "- "+p.got.closed[p.client])
		p.profile(before, nil, true)
	case p.got.closed[p.client] != "":
		p.closed(p.got.closed[p.client])
	default:
		p.closed(p.got.who.Called() + " has nothing to do with the chart")
	}
	p.hidden()
}

// acts says whether a preview acts.
func (p *page) acts() string {
	if p.got.training {
		return ", to learn with: " + p.key + " acts as " + p.got.who.Called() + "."
	}
	return ". It acts on nothing."
}

// gates says what keeps the person out as a whole.
func (p *page) gates() {
	gate := p.got.after.Gate
	switch {
	case gate != nil:
		p.say(p.theme.Warn.Render, "Nothing now: "+gate.Because+". Below is what "+p.got.who.Called()+" will see then.")
	case p.got.before.Gate != nil:
		p.say(p.marked("+"), "+ may sign in")
	}
}

// profiles is where the portal's user switches between clients: the one
// shown, on whose behalf that is, then the others, those that the draft gives
// or takes with a sign.
func (p *page) profiles() {
	all := p.got.profiles()
	title, place := "⇄ "+p.name, ""
	for i := range all {
		if all[i].ID == p.client && len(all) > 1 {
			title, place = title+" ▾", strconv.Itoa(i+1)+" of "+strconv.Itoa(len(all))
		}
	}
	p.profileHead(title, place)
	switch {
	case find(&p.got.after, p.client) == nil:
	case p.client.Person() == p.got.who.ID:
		p.say(p.theme.Dim.Render, "own chart")
	default:
		p.say(p.theme.Dim.Render, "acting on behalf of "+p.name)
	}
	for i := range all {
		if all[i].ID != p.client {
			p.otherProfile(&all[i])
		}
	}
}

// profileHead is the line of the profile shown, which can be acted on.
func (p *page) profileHead(title, place string) {
	if p.got.training && find(&p.got.after, p.client) != nil {
		p.begin(model.ItemID{}, "the profile")
		defer p.end()
		title = "  " + title // room for the cursor's mark
	}
	p.add(widget.Ends(p.theme.Strong.Render(theme.Clip(theme.Safe(title), p.width)), p.theme.Dim.Render(place), p.width))
}

func (p *page) otherProfile(profile *model.Profile) {
	sign := mark(find(&p.got.after, profile.ID) == nil, find(&p.got.before, profile.ID) == nil)
	name := profile.Client
	if profile.ID.Person() == p.got.who.ID {
		name += " (own chart)"
	}
	style := p.marked(sign)
	if sign == " " {
		style = p.theme.Dim.Render
	}
	p.add(style(widget.Pad(sign+" "+theme.Safe(name), p.width)))
}

// hidden is what the person does not see of this client, and by which rule.
func (p *page) hidden() {
	var mine []model.Hidden
	for _, h := range p.got.after.Hidden {
		if h.ID == p.client {
			mine = append(mine, h)
		}
	}
	if len(mine) == 0 {
		return
	}
	p.gap()
	p.head("Not shown to " + p.got.who.Called())
	for _, h := range mine {
		p.begin(h.Item, h.Title)
		p.line("", theme.Safe(h.Title), string(h.Rule), p.theme.Text.Render, p.theme.Dim.Render)
		if p.width >= 44 {
			for _, line := range widget.Wrap(theme.Safe(h.Because), p.width-6) {
				p.add(p.theme.Dim.Render("      " + line))
			}
		}
		p.end()
	}
}
