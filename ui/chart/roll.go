package chart

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// roll is a list of items of the chart in sections, with a cursor over them:
// what the tabs of appointments and of bills have in common.
type roll struct {
	session *ui.Session
	rec     *record
	cursor  model.ItemID
	scroll  widget.Scroll
	// busy says that a change is being saved.
	busy  bool
	doing ui.Latest
}

// rollSection is items under a heading.
type rollSection struct {
	title string
	items []*model.Item
	// empty is what to say where there is none; nothing leaves the section out.
	empty string
}

// rolled is the answer to a change made here.
type rolled struct {
	change store.Change
	told   string
}

// take takes in a chart as it was read.
func (l *roll) take(rec *record, sections []rollSection) {
	if l.rec == nil || l.rec.ID() != rec.ID() {
		l.cursor, l.scroll = model.ItemID{}, widget.Scroll{}
	}
	l.rec, l.busy = rec, false
	l.settle(sections)
}

// settle puts the cursor on the first item, where the one it was on is gone.
func (l *roll) settle(sections []rollSection) {
	order := itemsOf(sections)
	if len(order) > 0 && l.current(sections) == nil {
		l.cursor = order[0].ID
	}
}

func itemsOf(sections []rollSection) []*model.Item {
	var all []*model.Item
	for _, section := range sections {
		all = append(all, section.items...)
	}
	return all
}

// current is the item under the cursor, or nil.
func (l *roll) current(sections []rollSection) *model.Item {
	for _, section := range sections {
		for _, item := range section.items {
			if item.ID == l.cursor {
				return item
			}
		}
	}
	return nil
}

// move moves the cursor.
func (l *roll) move(id action.ID, sections []rollSection) {
	const page = 8
	order := itemsOf(sections)
	if len(order) == 0 {
		return
	}
	at := slices.IndexFunc(order, func(item *model.Item) bool { return item.ID == l.cursor })
	switch id { //nolint:exhaustive // the rest does not move
	case action.Up:
		at--
	case action.Down:
		at++
	case action.PageUp:
		at -= page
	case action.PageDown:
		at += page
	case action.Top:
		at = 0
	case action.Bottom:
		at = len(order) - 1
	}
	l.cursor = order[max(0, min(at, len(order)-1))].ID
}

// lines draws the sections, scrolled so that the cursor's item is to be seen.
// Item draws one: the first line has the room for the cursor's sign before it.
func (l *roll) lines(sections []rollSection, item func(*model.Item, int) []string, foot []string, width, height int, focused bool) []string {
	t := l.session.Theme
	var all []string
	first, last := 0, 0
	for _, section := range sections {
		if len(section.items) == 0 && section.empty == "" {
			continue
		}
		all = append(all, "", t.Strong.Render(section.title))
		if len(section.items) == 0 {
			for _, line := range widget.Wrap(section.empty, width-1) {
				all = append(all, " "+t.Dim.Render(line))
			}
		}
		for _, it := range section.items {
			lines := item(it, width-1)
			if it.ID == l.cursor {
				first, last = len(all), len(all)+len(lines)-1
			}
			all = append(all, l.mark(lines, it.ID == l.cursor, width, focused)...)
		}
	}
	all = append(all, foot...)
	if first <= 3 {
		first = 0
	}
	if order := itemsOf(sections); len(order) == 0 || order[len(order)-1].ID == l.cursor {
		last = len(all) - 1 // the rest belongs to the end
	}
	l.scroll.Follow(last, len(all), height)
	l.scroll.Follow(first, len(all), height)
	return l.scroll.Window(all, height)
}

// mark puts the cursor's sign before an item. Lines are safe and without
// styles.
func (l *roll) mark(lines []string, cursor bool, width int, focused bool) []string {
	t := l.session.Theme
	marked := make([]string, len(lines))
	for i, line := range lines {
		switch {
		case cursor && i == 0 && focused:
			marked[i] = t.Cursor.Render(widget.Pad("▸"+line, width))
		case cursor && i == 0:
			marked[i] = widget.Pad(t.CursorAway.Render("▸"+line), width)
		case i > 0:
			marked[i] = widget.Pad(t.Dim.Render(" "+line), width)
		default:
			marked[i] = widget.Pad(" "+line, width)
		}
	}
	return marked
}

// click puts the cursor on the item whose line was clicked on.
func (l *roll) click(y int, sections []rollSection, item func(*model.Item, int) []string, width int) {
	at := l.scroll.Top() + y
	line := 0
	for _, section := range sections {
		if len(section.items) == 0 && section.empty == "" {
			continue
		}
		line += 2
		if len(section.items) == 0 {
			line += len(widget.Wrap(section.empty, width-1))
		}
		for _, it := range section.items {
			line += len(item(it, width-1))
			if at < line {
				l.cursor = it.ID
				return
			}
		}
	}
}

// do does one operation and says so.
func (l *roll) do(op model.Operation, told string) tea.Cmd {
	l.busy = true
	s := l.session
	return ui.Ask(s, &l.doing, func(ctx context.Context) (rolled, error) {
		commit, err := s.Store.Do(ctx, s.Who, op)
		return rolled{commit.Change, told}, err
	})
}

// hear takes what became of it.
func (l *roll) hear(msg tea.Msg) {
	answer, ok := msg.(ui.Answer[rolled])
	if !ok || !answer.Answers(&l.doing) {
		return
	}
	l.busy = false
	if answer.Err != nil {
		l.session.Tell(ui.Failed{Err: answer.Err})
		return
	}
	l.session.Tell(ui.Did{Change: answer.Value.change, Text: answer.Value.told})
}

// nameOf is a person of the chart, safe to show.
func (l *roll) nameOf(id model.PersonID) string {
	if person := l.rec.Person(id); person != nil {
		return theme.Safe(person.Name())
	}
	return id.String()
}

func firstReason(reasons ...string) string {
	for _, reason := range reasons {
		if reason != "" {
			return reason
		}
	}
	return ""
}
