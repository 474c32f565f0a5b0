package preview

import (
	"cmp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"frontdesk/model"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

// spot is an item in one of the halves; item zero is the profile as a whole.
type spot struct {
	half int
	item model.ItemID
}

// target is what the cursor can be on: something that was decided, and its
// lines, the last excluded.
type target struct {
	spot
	title    string
	from, to int
}

// begin notes that the lines that come next are about an item; end that they
// are all there.
func (p *page) begin(item model.ItemID, title string) {
	p.targets = append(p.targets, target{spot: spot{item: item}, title: title, from: len(p.lines)})
}

func (p *page) end() {
	last := len(p.targets) - 1
	p.targets[last].to = len(p.lines)
	if p.targets[last].to == p.targets[last].from { // no room for it
		p.targets = p.targets[:last]
	}
}

// closed says why nothing of the client is to be seen.
func (p *page) closed(because string) {
	p.begin(model.ItemID{}, "the profile")
	p.say(p.theme.Dim.Render, "Nothing of this client: "+because+".")
	p.end()
}

// targets is what the cursor can be on, line by line, and on each line from
// left to right.
func (m *Model) targets() []target {
	var all []target
	for _, column := range m.columns {
		all = append(all, column.targets...)
	}
	slices.SortStableFunc(all, func(a, b target) int { return cmp.Compare(a.from, b.from) })
	return all
}

// current is what the cursor is on: where it was left, if that is to be seen,
// else the first that is.
func (m *Model) current(targets []target) int {
	_, rows := widget.Inside(m.width, m.height)
	visible := func(t target) bool { return t.from >= m.scroll.Top() && t.from < m.scroll.Top()+rows }
	at := slices.IndexFunc(targets, func(t target) bool { return t.spot == m.at && visible(t) })
	if at < 0 {
		at = slices.IndexFunc(targets, visible)
	}
	return at
}

// move moves the cursor, and scrolls where there is nothing to move it to.
func (m *Model) move(id action.ID) {
	_, rows := widget.Inside(m.width, m.height)
	targets := m.targets()
	at := m.current(targets)
	switch id { //nolint:exhaustive // the rest scrolls, and the cursor follows
	case action.Up:
		at--
	case action.Down:
		at++
	default:
		m.scroll.Do(id, m.length(), rows)
		if len(targets) > 0 {
			m.at = map[action.ID]target{action.Top: targets[0], action.Bottom: targets[len(targets)-1]}[id].spot
		}
		return
	}
	if at < 0 || at >= len(targets) {
		m.scroll.Do(id, m.length(), rows)
		return
	}
	m.at = targets[at].spot
	m.scroll.Follow(targets[at].to-1, m.length(), rows)
	m.scroll.Follow(targets[at].from, m.length(), rows)
}

// point puts the cursor on what stands at a cell inside the frame.
func (m *Model) point(x, y int) {
	width, _ := widget.Inside(m.width, m.height)
	half := 0
	if m.split && x >= width/2 {
		half = 1
	}
	line := y + m.scroll.Top()
	for _, t := range m.targets() {
		if t.half == half && line >= t.from && line < t.to {
			m.at = t.spot
		}
	}
}

// column is a half's lines, the one that the cursor is on marked.
func (m *Model) column(half int) []string {
	lines := m.columns[half].lines
	targets := m.targets()
	at := m.current(targets)
	if !m.focused || at < 0 || targets[at].half != half {
		return lines
	}
	lines = slices.Clone(lines)
	// An item's sign stays in front; the room behind it has place for the mark.
	line := ansi.Strip(lines[targets[at].from])
	if len(line) > 4 && line[1:4] == "   " {
		line = line[:2] + "▸ " + line[4:]
	} else if rest, room := strings.CutPrefix(line, "  "); room {
		line = "▸ " + rest
	}
	lines[targets[at].from] = m.session.Theme.Cursor.Render(line)
	return lines
}

// noWhy says why there is nothing to ask about.
func (m *Model) noWhy() string {
	if m.current(m.targets()) < 0 {
		return "there is nothing here that was decided"
	}
	return ""
}

// askWhy opens the reasons of what the cursor is on.
func (m *Model) askWhy() {
	targets := m.targets()
	m.askAbout(targets[m.current(targets)])
}

// askAbout opens the reasons of one of the targets, once it is known who is
// looked at.
func (m *Model) askAbout(target target) {
	got := m.halves[target.half].got
	if got == nil {
		return
	}
	who, client := &got.who, m.profile()
	m.session.Tell(dialog.Open{Dialog: dialog.NewWhy(m.session, dialog.WhyQuestion{
		Ask:     model.Ask{User: who.ID, Client: client, Item: target.item},
		About:   who.Name() + " · " + target.title + " · " + m.subject().name,
		Draft:   m.asked.Draft,
		Charted: client == m.asked.Client,
	})})
}
