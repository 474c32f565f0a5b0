package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// seeker is an input under which what is meant is found as somebody types.
type seeker interface {
	// searching reports whether choosing takes something of what is found.
	searching() bool
	// move moves among what is found; false is that there is nothing to move to.
	move(action.ID) bool
	// choose takes what is under the cursor; false is that it is not over yet.
	choose() bool
}

// seeking is a page on which something is found that is no person.
type seeking interface {
	seeker(*widget.Entry) seeker
}

// one is something that can be chosen of a list. Its texts may be a person's.
type one struct {
	id, name, note string
	// group is the heading under which it stands.
	group string
	// not says why it cannot be chosen.
	not string
}

// sought is an input of one of a list, found as somebody types.
type sought struct {
	*widget.Text
	session    *ui.Session
	all, shown []one
	cursor     int
	scroll     widget.Scroll
	chosen     *one
	another    string // what choosing again is called
}

func newSought(s *ui.Session, hint, another string) *sought {
	return &sought{session: s, Text: widget.NewText(s.Theme, "", hint), another: another}
}

// offer makes it this list. What was chosen stays, if it is still there.
func (f *sought) offer(all []one) {
	f.all = all
	if f.chosen != nil {
		f.pick(f.chosen.id)
	}
	f.filter()
}

// pick chooses by id, or nothing.
func (f *sought) pick(id string) {
	f.chosen = nil
	if at := slices.IndexFunc(f.all, func(o one) bool { return o.id == id }); at >= 0 {
		chosen := f.all[at]
		f.chosen = &chosen
	}
}

// filter keeps what has every word that is typed.
func (f *sought) filter() {
	words := strings.Fields(model.FoldName(f.Text.Text()))
	f.shown = nil
	for _, o := range f.all {
		if hasAll(model.FoldName(o.name), words) {
			f.shown = append(f.shown, o)
		}
	}
	f.cursor = max(0, min(f.cursor, len(f.shown)-1))
}

// Take takes a key. After something was chosen, a letter or a backspace opens
// the question again.
func (f *sought) Take(msg tea.Msg) bool {
	key, isKey := msg.(tea.KeyPressMsg)
	opened := false
	if f.chosen != nil {
		if !isKey || key.String() != "backspace" && (key.Text == "" || key.String() == "space") {
			return false
		}
		opened, f.chosen = true, nil
		f.Set("")
	}
	changed := f.Text.Take(msg) || opened
	if changed {
		f.cursor = 0
		f.filter()
	}
	return changed
}

func (f *sought) searching() bool { return f.chosen == nil }

func (f *sought) move(id action.ID) bool {
	by := map[action.ID]int{action.Up: -1, action.Down: 1}[id]
	at := f.cursor + by
	if !f.searching() || len(f.shown) == 0 || at < 0 {
		return false
	}
	f.cursor = min(at, len(f.shown)-1)
	return true
}

func (f *sought) choose() bool {
	if f.cursor >= len(f.shown) {
		return false
	}
	if under := f.shown[f.cursor]; under.not != "" {
		f.session.Tell(ui.Said{Text: "Not now, " + theme.Safe(under.name) + ": " + under.not})
		return false
	}
	f.pick(f.shown[f.cursor].id)
	return true
}

// View draws what was chosen, or the field.
func (f *sought) View(t *theme.Theme, width int) string {
	if f.chosen != nil {
		return theme.Fit(ui.Join(" · ", f.chosen.name, f.chosen.note), width)
	}
	return f.Text.View(t, width)
}

// under is what is found, or how to choose something else.
func (f *sought) under(t *theme.Theme, width int) []string {
	const most = 9
	if !f.searching() {
		return []string{t.Dim.Render(theme.Clip("type, or backspace: "+f.another, width))}
	}
	if len(f.shown) == 0 {
		return []string{t.Dim.Render("Nothing is called that.")}
	}
	var lines []string
	cursor, group := 0, ""
	for i := range f.shown {
		if f.shown[i].group != group {
			group = f.shown[i].group
			lines = append(lines, t.Dim.Render(theme.Clip(group, width)))
		}
		if i == f.cursor {
			cursor = len(lines)
		}
		lines = append(lines, "") // drawn below, where it is to be seen
	}
	f.scroll.Follow(cursor, len(lines), most)
	if f.cursor == 0 {
		f.scroll.To(0, len(lines), most)
	}
	return f.drawn(t, lines, width, most)
}

// drawn draws the rows that are to be seen into their places.
func (f *sought) drawn(t *theme.Theme, lines []string, width, most int) []string {
	top, at := f.scroll.Top(), 0
	for i := range lines {
		if lines[i] != "" {
			continue
		}
		if i >= top && i < top+most {
			lines[i] = f.row(t, at, width)
		}
		at++
	}
	return f.scroll.Window(lines, most)
}

func (f *sought) row(t *theme.Theme, at, width int) string {
	o := f.shown[at]
	note := o.note
	if o.not != "" {
		note = ui.Join(" · ", note, o.not)
	}
	name := min(34, width/2)
	text := theme.Fit(o.name, name) + "  " + theme.Clip(note, width-name-4)
	return widget.Row(t, text, text, at == f.cursor, o.not != "", width)
}
