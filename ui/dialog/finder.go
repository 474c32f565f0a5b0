package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// finder is an input that says who somebody is: a person found as somebody
// types, and a new one only when that is said.
type finder struct {
	*widget.Text
	session *ui.Session
	picker  *picker.Picker
	// chosen is the person taken; made is that it is a new one.
	chosen *picker.Row
	made   bool
	// namesake is who of that name is on record already, if a new one is made.
	namesake string
	// onFresh takes what was typed into the fields of a new person; nil is that
	// somebody on record is meant.
	onFresh func(text string)
}

func newFinder(s *ui.Session, options picker.Options) *finder {
	options.Wary = true
	return &finder{
		Text:    widget.NewText(s.Theme, "", "name, e-mail, phone or birth date"),
		session: s,
		picker:  picker.New(s, options),
	}
}

// searching reports whether it is open yet who is meant.
func (f *finder) searching() bool { return f.chosen == nil && !f.made }

// blank reports whether nobody is meant so far.
func (f *finder) blank() bool { return f.searching() && f.text() == "" }

func (f *finder) text() string { return strings.TrimSpace(f.Text.Text()) }

// Take takes a key; the first one after somebody was taken opens the question
// again.
func (f *finder) Take(msg tea.Msg) bool {
	if f.searching() {
		return f.Text.Take(msg)
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok || key.String() != "backspace" {
		return false
	}
	f.chosen, f.made = nil, false
	return true
}

// find finds people for what is typed.
func (f *finder) find() tea.Cmd { return f.picker.SetQuery(f.text()) }

// move moves among those found; false is that there is nobody to move to.
func (f *finder) move(id action.ID) bool {
	if !f.searching() || f.text() == "" {
		return false
	}
	was, somebody := f.picker.Cursor()
	if !somebody && id == action.Up {
		return false
	}
	f.picker.Do(id)
	is, ok := f.picker.Cursor()
	return ok && (is.ID != was.ID || id == action.Down)
}

// choose takes the person under the cursor, or a new one where nobody was
// found; true is that it did.
func (f *finder) choose() bool {
	if f.text() == "" {
		return true
	}
	if !f.picker.Loaded() {
		return false
	}
	if row, ok := f.picker.Chosen(); ok {
		f.chosen = &row
		return true
	}
	if _, somebody := f.picker.Cursor(); somebody || f.onFresh == nil {
		return false
	}
	f.fresh()
	return true
}

// noNew says why no new person can be made.
func (f *finder) noNew() string {
	switch {
	case f.onFresh == nil:
		return "somebody on record is meant"
	case f.made:
		return "it is a new person already"
	}
	return ""
}

// fresh makes it a new person of what is typed.
func (f *finder) fresh() {
	f.namesake = ""
	if row, ok := f.picker.Cursor(); ok && f.picker.Loaded() && strings.Contains(model.FoldName(f.text()), model.FoldName(row.Name)) {
		f.namesake = ui.Join(" · ", row.Name, row.Email, row.What)
	}
	f.chosen, f.made = nil, true
	f.onFresh(f.text())
}

// View draws who was taken, or the field.
func (f *finder) View(t *theme.Theme, width int) string {
	switch {
	case f.made && f.namesake != "":
		return t.Warn.Render(theme.Fit("a new person, beside "+f.namesake, width))
	case f.made:
		return widget.Pad("a new person", width)
	case f.chosen != nil:
		return theme.Fit(ui.Join(" · ", f.chosen.Name, f.chosen.Email, f.chosen.What), width)
	}
	return f.Text.View(t, width)
}

// under is those found, or how to find somebody else.
func (f *finder) under(t *theme.Theme, width int) []string {
	const most = 7
	switch {
	case !f.searching():
		return []string{t.Dim.Render(theme.Clip("backspace: somebody else", width))}
	case f.text() == "":
		return nil
	}
	lines := f.picker.View(width, most)
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	if !f.picker.Loaded() {
		return lines
	}
	if f.onFresh == nil {
		return append(lines, t.Dim.Render(theme.Clip(f.session.Keys.Key(action.Choose)+" takes the one under the cursor", width)))
	}
	const makes = " makes a new person of what is typed"
	hint := f.session.Keys.Key(action.Choose) + makes
	if row, ok := f.picker.Cursor(); ok {
		hint = f.session.Keys.Key(action.NewPerson) + makes
		if row.Not == "" {
			hint = f.session.Keys.Key(action.Choose) + " takes " + theme.Clip(row.Name, width/3) + " · " + hint
		}
	}
	return append(lines, t.Dim.Render(theme.Clip(hint, width)))
}
