package chart

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// roll is a list of items of the chart in sections, with a cursor over them:
// what the tabs of appointments and of bills have in common.
type roll struct {
	session *ui.Session
	// of is the items of a chart in their sections.
	of       func(*record) []rollSection
	rec      *record
	sections []rollSection
	cursor   model.ItemID
	scroll   widget.Scroll
	// wanted is where the cursor goes once the chart was taken in.
	wanted model.ItemID
	// laid is the items' lines for a width.
	laid  map[model.ItemID][]string
	width int
}

// rollSection is items under a heading.
type rollSection struct {
	title string
	items []*model.Item
	// empty is what to say where there is none; nothing leaves the section out.
	empty string
}

func (l *roll) show(rec *record) tea.Cmd {
	if l.rec == nil || l.rec.ID() != rec.ID() {
		l.cursor, l.scroll = model.ItemID{}, widget.Scroll{}
	}
	if !l.wanted.IsZero() {
		l.cursor, l.wanted = l.wanted, model.ItemID{}
	}
	l.rec, l.sections, l.laid = rec, l.of(rec), nil
	// It is on the first item, where the one that it was on is gone.
	if order := l.order(); len(order) > 0 && l.under() == nil {
		l.cursor = order[0].ID
	}
	return nil
}

func (*roll) update(tea.Msg) tea.Cmd { return nil }

func (l *roll) goTo(item model.ItemID, _ model.PersonID) { l.wanted = item }

// order is every item as it stands below the others.
func (l *roll) order() []*model.Item {
	var all []*model.Item
	for _, section := range l.sections {
		all = append(all, section.items...)
	}
	return all
}

// under is the item under the cursor, or nil.
func (l *roll) under() *model.Item {
	for _, item := range l.order() {
		if item.ID == l.cursor {
			return item
		}
	}
	return nil
}

// move moves the cursor.
func (l *roll) move(id action.ID) {
	const page = 8
	order := l.order()
	if len(order) == 0 {
		return
	}
	at := slices.IndexFunc(order, func(item *model.Item) bool { return item.ID == l.cursor })
	l.cursor = order[max(0, min(at+widget.Step(id, page), len(order)-1))].ID
}

// rollLine is a line before it is drawn: of an item, or else drawn already.
type rollLine struct {
	text string
	item model.ItemID
	// below says that it is not the item's first.
	below bool
}

// drawn is the sections, scrolled so that the cursor's item is to be seen.
// Item lays one out: the first line has the room for the cursor's sign before
// it. Only what is to be seen is drawn.
func (l *roll) drawn(item func(*model.Item, int) []string, foot []string, width, height int, focused bool) []string {
	all := l.layout(item, width)
	first, last := 0, 0
	for i, line := range all {
		if line.item == l.cursor && !line.item.IsZero() {
			if last = i; !line.below {
				first = i
			}
		}
	}
	for _, line := range foot {
		all = append(all, rollLine{text: line})
	}
	if first <= 3 {
		first = 0
	}
	if order := l.order(); len(order) == 0 || order[len(order)-1].ID == l.cursor {
		last = len(all) - 1 // the rest belongs to the end
	}
	l.scroll.Follow(last, len(all), height)
	l.scroll.Follow(first, len(all), height)
	top := l.scroll.Top()
	lines := make([]string, 0, height)
	for _, line := range all[top:min(len(all), top+max(0, height))] {
		lines = append(lines, l.draw(line, width, focused))
	}
	return lines
}

// layout is every line of the sections. What an item was laid out as is kept
// until the chart is read again.
func (l *roll) layout(item func(*model.Item, int) []string, width int) []rollLine {
	t := l.session.Theme
	if l.laid == nil || l.width != width {
		l.laid, l.width = map[model.ItemID][]string{}, width
	}
	var all []rollLine
	for _, section := range l.sections {
		if len(section.items) == 0 && section.empty == "" {
			continue
		}
		all = append(all, rollLine{}, rollLine{text: t.Strong.Render(section.title)})
		if len(section.items) == 0 {
			for _, line := range widget.Wrap(section.empty, width-1) {
				all = append(all, rollLine{text: " " + t.Dim.Render(line)})
			}
		}
		for _, it := range section.items {
			lines, known := l.laid[it.ID]
			if !known {
				lines = item(it, width-1)
				l.laid[it.ID] = lines
			}
			for i, line := range lines {
				all = append(all, rollLine{line, it.ID, i > 0})
			}
		}
	}
	return all
}

// draw draws a line, with the cursor's sign where it is on that.
func (l *roll) draw(line rollLine, width int, focused bool) string {
	t := l.session.Theme
	cursor := line.item == l.cursor
	switch {
	case line.item.IsZero():
		return line.text
	case line.below:
		return widget.Pad(t.Dim.Render(" "+line.text), width)
	case cursor && focused:
		return t.Cursor.Render(widget.Pad("▸"+line.text, width))
	case cursor:
		return widget.Pad(t.CursorAway.Render("▸"+line.text), width)
	}
	return widget.Pad(" "+line.text, width)
}

// clicked puts the cursor on the item whose line was clicked on.
func (l *roll) clicked(y int, item func(*model.Item, int) []string, width int) {
	all := l.layout(item, width)
	if at := l.scroll.Top() + y; at >= 0 && at < len(all) && !all[at].item.IsZero() {
		l.cursor = all[at].item
	}
}

// nameOf is a person of the chart, safe to show.
func (l *roll) nameOf(id model.PersonID) string {
	if l.rec.Person(id) != nil {
		return theme.Safe(l.rec.named(id))
	}
	return id.String()
}
