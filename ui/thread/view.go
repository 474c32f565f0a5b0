package thread

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// layout is the messages as lines for one width. What a message was laid out
// as is kept: a thread that is scrolled is only joined anew.
type layout struct {
	width, rows int
	top         int
	// follow says that the newest message is to be seen.
	follow bool
	style  string // the theme's name
	laid   map[uint64][]string
	draw   func(*model.Message) []string
}

func newLayout() layout { return layout{follow: true, laid: map[uint64][]string{}} }

// of is the lines of a message.
func (l *layout) of(message *model.Message) []string {
	lines, known := l.laid[message.No]
	if !known && l.draw != nil {
		lines = l.draw(message)
		l.laid[message.No] = lines
	}
	return lines
}

// height is how many lines so many messages take.
func (l *layout) height(messages []model.Message) int {
	lines := 0
	for i := range messages {
		lines += len(l.of(&messages[i]))
	}
	return lines
}

// window is the lines that are to be seen.
func (l *layout) window(messages []model.Message) []string {
	total := l.height(messages)
	if l.follow {
		l.top = total
	}
	l.top = max(0, min(l.top, total-l.rows))
	lines := make([]string, 0, l.rows)
	at := 0
	for i := range messages {
		for _, line := range l.of(&messages[i]) {
			if at >= l.top && len(lines) < l.rows {
				lines = append(lines, line)
			}
			at++
		}
		if len(lines) == l.rows {
			break
		}
	}
	return lines
}

// Scroll moves in the thread.
func (m *Model) Scroll(id action.ID) tea.Cmd {
	l := &m.layout
	total, step := l.height(m.messages), max(1, l.rows-2)
	l.follow = false
	switch id { //nolint:exhaustive // the rest does not scroll
	case action.Up:
		l.top--
	case action.Down:
		l.top++
	case action.PageUp:
		l.top -= step
	case action.PageDown:
		l.top += step
	case action.Top:
		l.top = 0
		if len(m.messages) > 0 && m.messages[0].No > 1 {
			return m.read(window{below: page + 1, limit: page})
		}
	case action.Bottom:
		l.follow = true
		if m.head != nil && len(m.messages) > 0 && m.messages[len(m.messages)-1].No < m.head.count {
			return m.read(window{newest: true, limit: page})
		}
	}
	l.top = max(0, min(l.top, total-l.rows))
	if l.top == max(0, total-l.rows) && m.atEnd() {
		l.follow = true
	}
	return m.readMore()
}

// atEnd reports whether the newest message is held.
func (m *Model) atEnd() bool {
	n := len(m.messages)
	return m.head == nil || n == 0 || m.messages[n-1].No >= m.head.count
}

// Place says where in the thread the lines are.
func (m *Model) Place() string {
	if m.head == nil || m.head.count == 0 {
		return ""
	}
	words := ui.Plural(int(min(m.head.count, 1<<31)), "message", "messages")
	if !m.layout.follow {
		words += " · more ↓"
	}
	return words
}

// Lines draws the thread and the field in exactly so many lines.
func (m *Model) Lines(width, height int, focused bool) []string {
	switch {
	case m.key.User == 0 || width <= 0:
		return widget.Block(nil, width, height)
	case m.failed != nil:
		return widget.Block(widget.Wrap(ui.Words(m.failed), width), width, height)
	case m.head == nil:
		return widget.Block([]string{m.session.Theme.Dim.Render(" …")}, width, height)
	}
	head, foot := m.headLines(width), m.foot(width, height, focused)
	m.fit(width, max(1, height-len(head)-len(foot)))
	body := m.layout.window(m.messages)
	if m.head.count == 0 {
		body = []string{"", m.session.Theme.Dim.Render(" No messages yet: " + m.session.Keys.Key(action.WriteMessage) + " writes the first.")}
	}
	lines := append(head, widget.Block(body, width, m.layout.rows)...)
	return widget.Block(append(lines, foot...), width, height)
}

// fit lays the messages out for a size and a theme.
func (m *Model) fit(width, rows int) {
	l := &m.layout
	if name := m.session.Theme.Name; l.width != width || l.style != name {
		clear(l.laid)
		l.width, l.style = width, name
	}
	l.rows = rows
	l.draw = func(message *model.Message) []string { return m.message(message, width) }
}

// headLines says whose thread it is, and how the login stands.
func (m *Model) headLines(width int) []string {
	g, t := m.head, m.session.Theme
	who := g.user.Name()
	if g.is != "" && g.is != model.Self {
		who += ", " + string(g.is)
	}
	if g.blocked {
		who += " · ⊘ blocked"
	}
	return []string{
		widget.Ends(" "+t.Strong.Render(theme.Clip(who, width-2)), t.Dim.Render(theme.Clip(g.login, width/2))+" ", width),
	}
}

// message is who wrote when, then the text.
func (m *Model) message(message *model.Message, width int) []string {
	t := m.session.Theme
	who := "Practice"
	ink := t.Accent
	switch {
	case message.From != 0:
		who, ink = m.head.user.Name(), t.Strong
	case m.head.staff[message.Staff] != "":
		who = m.head.staff[message.Staff]
	}
	at := message.At.In(m.head.clock.Now.Location())
	when := at.Format("Mon 2 Jan 15:04")
	if at.Year() != m.head.clock.Now.Year() {
		when = at.Format("2 Jan 2006 15:04")
	}
	lines := []string{"", widget.Ends(" "+ink.Render(theme.Clip(who, width-2)), t.Dim.Render(when)+" ", width)}
	for _, text := range theme.SafeLines(message.Text) {
		for _, line := range widget.Wrap(text, max(1, width-4)) {
			lines = append(lines, "   "+line)
		}
	}
	return lines
}

// typingRows is the lines of the field while it is typed into.
const typingRows = 5

// foot is the field, the person named above it.
func (m *Model) foot(width, height int, focused bool) []string {
	g, t := m.head, m.session.Theme
	to := " To " + g.user.Name() + ", about " + g.client + " "
	if g.user.ID == g.key.Client.Person() {
		to = " To " + g.user.Name() + ", about their own chart "
	}
	to = theme.Clip(to, width-4)
	lines := []string{t.Border.Render("──") + t.Strong.Render(to) + t.Border.Render(strings.Repeat("─", max(0, width-2-widget.Width(to))))}
	if g.closed != "" {
		for _, line := range widget.Wrap(theme.Safe(g.called+" cannot read it now: "+g.closed+"."), width-2) {
			lines = append(lines, t.Warn.Render(" "+line))
		}
	}
	switch {
	case m.sending != "":
		lines = append(lines, t.Dim.Render(" Sending…"))
	case m.area.Focused():
		for _, line := range m.area.Lines(width-2, max(1, min(typingRows, height/3))) {
			lines = append(lines, " "+line)
		}
	default:
		lines = append(lines, m.resting(width, focused))
	}
	return lines
}

// resting is what is typed and not sent, while nobody types.
func (m *Model) resting(width int, focused bool) string {
	t := m.session.Theme
	if typed := m.drafts.texts[m.key].text; typed != "" {
		return t.Warn.Render(theme.Clip(" not sent: "+strings.Join(strings.Fields(typed), " "), width))
	}
	if !focused {
		return ""
	}
	return t.Dim.Render(" " + m.session.Keys.Key(action.WriteMessage) + " writes")
}

// Unread is how many messages of the thread are not read, in words.
func Unread(n uint64) string {
	if n == 0 {
		return ""
	}
	return "•" + strconv.FormatUint(n, 10)
}
