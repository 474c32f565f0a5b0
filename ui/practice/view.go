package practice

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// sideWidth is the room that who gains and loses what takes beside the
// settings, from this width of the whole on. Who is read to hears one thing at
// a time.
const (
	sideFrom  = 110
	sideWidth = 44
)

// split is the width of the settings, and of what stands beside them.
func (m *Model) split() (settings, side int) {
	if m.width < sideFrom || m.draft.count() == 0 || m.session.Spoken {
		return m.width, 0
	}
	side = max(sideWidth, m.width/3)
	return m.width - side, side
}

// View draws the view.
func (m *Model) View() string {
	width, side := m.split()
	left := m.settingsView(width)
	if side == 0 {
		return left
	}
	return widget.Beside(left, m.sideView(side))
}

func (m *Model) settingsView(width int) string {
	t := m.session.Theme
	inner, rows := widget.Inside(width, m.height)
	frame := widget.Frame{Title: "Practice", Focused: m.focused}
	switch {
	case m.failed != nil:
		return frame.View(t, widget.Wrap(ui.Words(m.failed), inner), width, m.height)
	case m.rec == nil:
		return frame.View(t, nil, width, m.height)
	}
	foot := m.foot(inner)
	room := max(1, rows-len(foot))
	lines, owners := m.lines(inner)
	m.follow(lines, owners, room)
	frame.Right = m.scroll.Place(len(lines), room)
	body := widget.Block(m.scroll.Window(lines, room), inner, room)
	return frame.View(t, append(body, foot...), width, m.height)
}

// follow scrolls so that all of the cursor's row is to be seen, and the heading
// above it.
func (m *Model) follow(lines []string, owners []int, room int) {
	first, last := -1, 0
	for i, owner := range owners {
		if owner == m.cursor {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	m.scroll.Follow(last, len(owners), room)
	for first > 0 && owners[first-1] < 0 && lines[first-1] != "" {
		first--
	}
	m.scroll.Follow(max(0, first), len(owners), room)
}

// lines draws every row under the heading of its section, and says which row
// each line belongs to; less than zero is none.
func (m *Model) lines(width int) (lines []string, owners []int) {
	add := func(owner int, more ...string) {
		for _, line := range more {
			lines, owners = append(lines, line), append(owners, owner)
		}
	}
	for i, r := range m.rows {
		if i == 0 || m.rows[i-1].part != r.part {
			if i > 0 {
				add(-1, "")
			}
			add(-1, m.heading(r.part, width)...)
		}
		add(i, m.rowLines(r, i == m.cursor, width)...)
	}
	return lines, owners
}

// heading is a section's title, and over the staff who is here now.
func (m *Model) heading(p part, width int) []string {
	t := m.session.Theme
	lines := []string{t.Strong.Render(p.title())}
	if p != staffPart || len(m.online) < 2 {
		return lines
	}
	for _, line := range widget.Wrap("Online now: "+theme.Safe(strings.Join(m.online, ", ")), width-2) {
		lines = append(lines, "  "+t.Dim.Render(line))
	}
	return lines
}

// foot sums the draft up.
func (m *Model) foot(width int) []string {
	n := m.draft.count()
	if n == 0 {
		return nil
	}
	t := m.session.Theme
	words, style := ui.Plural(n, "change", "changes")+" not saved", t.Strong.Render
	switch refused := m.refusal(); {
	case m.busy:
		words = "Saving…"
	case len(m.draft.moved(m.settings, &m.rec.Practice)) > 0:
		words += ": another desk changed the same meanwhile; s says who, and asks"
		style = t.Warn.Render
	case refused != nil:
		words += ", and cannot be: " + ui.Words(refused)
		style = t.Error.Render
	default:
		words += ": " + m.effectWords()
	}
	lines := widget.Wrap(theme.Safe(words), width-1)
	for i := range lines {
		lines[i] = style(" " + lines[i])
	}
	return append([]string{""}, lines...)
}

// effectWords is what the draft does, or that it is not known yet.
func (m *Model) effectWords() string {
	v := m.judged()
	if v != nil && len(v.people) > 0 {
		const some = 2
		return v.summary() + " (" + v.names(some) + ")"
	}
	if v != nil && m.draft.bands != nil {
		return v.summary() + " today; others as they reach the ages"
	}
	if v != nil {
		return v.summary()
	}
	words := "reckoning who gains and loses what…"
	if m.wanted {
		words = "reckoning who gains and loses what, then it asks…"
	}
	if m.slow && m.progress != nil && m.progress.total.Load() > 0 {
		words += " " + m.far()
	}
	return words
}

// far is how far the reckoning is.
func (m *Model) far() string {
	done, total := m.progress.done.Load(), m.progress.total.Load()
	return strconv.FormatInt(done, 10) + " of " + ui.Plural(int(total), "person", "people")
}

// sideView is who gains and loses what, as many as there is room for.
func (m *Model) sideView(width int) string {
	t := m.session.Theme
	inner, room := widget.Inside(width, m.height)
	frame := widget.Frame{Title: "What it does"}
	v := m.judged()
	if v == nil || v.refused != nil {
		words := "Reckoning…"
		if v != nil {
			words = ui.Words(v.refused)
		}
		return frame.View(t, widget.Wrap(words, inner), width, m.height)
	}
	lines := append(widget.Wrap(theme.Safe(sentence(v.summary())), inner), "")
	for i := range v.people {
		style := t.Loss
		if v.people[i].gains {
			style = t.Gain
		}
		next := widget.Wrap(theme.Safe(v.people[i].line()), inner)
		if len(lines)+len(next) > room-1 {
			lines = append(lines, t.Dim.Render(strconv.Itoa(len(v.people)-i)+" more: w lists them all"))
			break
		}
		for _, line := range next {
			lines = append(lines, style.Render(line))
		}
	}
	return frame.View(t, lines, width, m.height)
}

// Click puts the cursor on the row clicked on, and turns it if it is a box.
func (m *Model) Click(x, y int) tea.Cmd {
	width, _ := m.split()
	if m.rec == nil || x >= width {
		return nil
	}
	cmd := m.keep()
	inner, rows := widget.Inside(width, m.height)
	_, owners := m.lines(inner)
	at := m.scroll.Top() + y - widget.FrameTop
	if y < widget.FrameTop || y-widget.FrameTop >= rows-len(m.foot(inner)) || at >= len(owners) || owners[at] < 0 {
		return cmd
	}
	m.to(owners[at])
	if s := m.current().setting; s != nil && s.kind == box && m.rec.forbidden == "" && !m.busy {
		return tea.Batch(cmd, m.flip())
	}
	return cmd
}
