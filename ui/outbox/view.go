package outbox

import (
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// footLines is what the e-mail under the cursor takes below the list, with a
// line of space.
const footLines = 3

// room is the lines that the list has.
func (m *Model) room() int {
	_, rows := widget.Inside(m.width, m.height)
	return max(1, rows-len(m.head())-footLines)
}

// head says that e-mails wait for want of a mail server, and what to do.
func (m *Model) head() []string {
	if !m.serverless {
		return nil
	}
	width, _ := widget.Inside(m.width, m.height)
	text := "No mail server is set up: e-mails wait here. " + m.key(action.ViewPractice) + " sets one up. Until then " +
		m.key(action.ReadEmail) + " reads one, " + m.key(action.SaveEmail) + " saves it to send or print it yourself, " +
		m.key(action.Copy) + " copies its link."
	return append(widget.Wrap(text, width), "")
}

// key is the first key of an action as people read it.
func (m *Model) key(id action.ID) string {
	if a, ok := m.session.Keys.Get(id); ok && len(a.Keys) > 0 {
		return action.KeySign(a.Keys[0])
	}
	return "the palette"
}

// View draws the view.
func (m *Model) View() string {
	t := m.session.Theme
	width, _ := widget.Inside(m.width, m.height)
	frame := widget.Frame{Title: "Outbox", Focused: m.focused}
	switch {
	case m.failed != nil:
		return frame.View(t, widget.Wrap(ui.Words(m.failed), width), m.width, m.height)
	case !m.loaded:
		return frame.View(t, nil, m.width, m.height)
	}
	frame.Title += m.counts.words()
	frame.Right = strconv.Itoa(m.list.Len())
	var lines []string
	for _, line := range m.head() {
		lines = append(lines, t.Warn.Render(widget.Pad(line, width)))
	}
	lines = append(lines, widget.Block(m.body(width), width, m.room())...)
	return frame.View(t, append(lines, m.foot(width)...), m.width, m.height)
}

// words says of how many e-mails somebody should know.
func (c *counts) words() string {
	var b strings.Builder
	for _, of := range []struct {
		n    int
		word string
	}{{c.waiting, "waiting"}, {c.failed, "failed"}, {c.unknown, "unknown"}} {
		if of.n > 0 {
			b.WriteString(" · " + strconv.Itoa(of.n) + " " + of.word)
		}
	}
	return b.String()
}

func (m *Model) body(width int) []string {
	if m.list.Len() == 0 {
		return widget.Wrap("No e-mails yet.\n\nInvitations, and what tells people of a change of their login, will stand here.", width)
	}
	from, to := m.list.Span()
	lines := make([]string, 0, to-from)
	for place := from; place < to; place++ {
		r, ok := m.list.Row(place)
		if !ok {
			lines = append(lines, m.session.Theme.Dim.Render(widget.Pad("  …", width)))
			continue
		}
		lines = append(lines, m.line(&r, place == m.list.Cursor(), width))
	}
	return lines
}

// The cells of the columns. The day is shown from so many cells on.
const (
	stateWidth = 16
	dayWidth   = 13
	kindWidth  = 34
	dayFrom    = 70
)

// line draws an e-mail: the state as mark and word, when it was queued, to
// whom, what it tells.
func (m *Model) line(r *row, cursor bool, width int) string {
	t := m.session.Theme
	state := mark(r.State) + " " + widget.Pad(stateWords(m.now, &r.Email), stateWidth-2)
	queued := ""
	if width >= dayFrom {
		queued = widget.Pad(m.queued(r), dayWidth)
	}
	what := kindWords(r.Kind)
	if r.about != "" {
		what += ", " + r.about
	}
	kind := min(kindWidth, max(12, (width-stateWidth-dayWidth)/3))
	who := max(1, width-2-stateWidth-1-widget.Width(queued)-kind-1)
	to := theme.Fit(r.Name+" <"+r.To+">", who)
	rest := queued + to + " " + theme.Fit(what, kind)
	switch {
	case cursor && m.focused:
		return t.Cursor.Render(widget.Pad("▸ "+state+" "+rest, width))
	case cursor:
		return widget.Pad(t.CursorAway.Render("▸ ")+m.ink(r.State).Render(state)+" "+rest, width)
	}
	return widget.Pad("  "+m.ink(r.State).Render(state)+" "+rest, width)
}

func (m *Model) ink(state model.EmailState) theme.Ink {
	t := m.session.Theme
	switch state {
	case model.EmailFailed:
		return t.Error
	case model.EmailUnknown, model.EmailWaiting:
		return t.Warn
	case model.EmailSent:
		return t.Gain
	case model.EmailSending:
		return t.Accent
	case model.EmailCancelled:
		return t.Dim
	}
	return t.Text
}

// queued is when the e-mail was put into the outbox.
func (m *Model) queued(r *row) string {
	at := r.QueuedAt.In(m.now.Now.Location())
	if days := m.now.Days(r.QueuedAt); days > 300 {
		return m.now.Day(r.QueuedAt)
	}
	return at.Format("2 Jan 15:04")
}

// foot says how it stands with the e-mail under the cursor.
func (m *Model) foot(width int) []string {
	r, ok := m.list.Current()
	if !ok {
		return nil
	}
	t := m.session.Theme
	lines := []string{"", " " + t.Strong.Render(theme.Clip(ui.Capital(m.stands(&r)), width-1))}
	if words := said(&r.Email); words != "" {
		lines = append(lines, " "+t.Dim.Render(theme.Clip(words, width-1)))
	}
	return lines
}
