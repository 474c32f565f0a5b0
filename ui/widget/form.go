package widget

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui/theme"
)

// Input is what an entry of a form is filled in with.
type Input interface {
	// Take takes a key or a paste; it reports whether what is filled in changed.
	Take(tea.Msg) bool
	// Focus puts the cursor into the input or takes it away.
	Focus(on bool)
	// View is the one line of the input in so many cells.
	View(t *theme.Theme, width int) string
}

// Entry is one line of a form that the cursor can stand on. Its texts are safe
// to show.
type Entry struct {
	// ID tells the entry from the others, also when the form is made anew.
	ID    string
	Label string
	Input Input
	// Heading stands above the entry.
	Heading string
	// Above stands between the heading and the entry, always; nil is nothing.
	Above func(t *theme.Theme, width int) []string
	// Group is a list that the entry is one of: Step passes it in one go.
	Group string
	// Fault says why what is filled in was refused.
	Fault string
	// Under is what stands beneath while the cursor is here; nil is nothing.
	Under func(t *theme.Theme, width int) []string
}

// Form is entries from top to bottom, scrolled so that the cursor's is to be
// seen.
type Form struct {
	entries []*Entry
	at      int
	scroll  Scroll
}

// Set makes it these entries. The cursor stays on the entry of the same id,
// or where it was.
func (f *Form) Set(entries []*Entry) {
	id := ""
	if f.at < len(f.entries) {
		id = f.entries[f.at].ID
		f.entries[f.at].Input.Focus(false)
	}
	f.entries = entries
	if !f.To(id) {
		f.place(min(f.at, len(entries)-1))
	}
}

// Current is the entry that the cursor is on. A form has one at least.
func (f *Form) Current() *Entry { return f.entries[f.at] }

// To puts the cursor on an entry; false is that there is none of that id.
func (f *Form) To(id string) bool {
	for i, entry := range f.entries {
		if entry.ID == id {
			f.place(i)
			return true
		}
	}
	return false
}

// Move moves the cursor by so many entries; round is that the last is followed
// by the first.
func (f *Form) Move(by int, round bool) {
	at := f.at + by
	if round {
		at = (at + len(f.entries)) % len(f.entries)
	}
	f.place(max(0, min(at, len(f.entries)-1)))
}

// Step is Move, but for a list: that is passed in one go.
func (f *Form) Step(by int) {
	group := f.Current().Group
	f.Move(by, true)
	for range f.entries {
		if group == "" || f.Current().Group != group {
			break
		}
		f.Move(by, true)
	}
	if by < 0 { // to the first of a list
		for f.at > 0 && f.Current().Group != "" && f.entries[f.at-1].Group == f.Current().Group {
			f.Move(by, false)
		}
	}
}

// Leap moves to the next entry with a heading or to be pressed, or back to the
// one before; to the last or the first where there is none.
func (f *Form) Leap(by int) {
	f.Move(by, false)
	for f.at > 0 && f.at < len(f.entries)-1 && !f.Current().begins() {
		f.Move(by, false)
	}
}

// begins reports whether the entry is one that Leap stops at.
func (e *Entry) begins() bool {
	_, button := e.Input.(*Button)
	return e.Heading != "" || button
}

func (f *Form) place(at int) {
	if f.at < len(f.entries) {
		f.entries[f.at].Input.Focus(false)
	}
	f.at = at
	f.entries[at].Input.Focus(true)
}

// Blame says what is wrong with an entry and puts the cursor there; false is
// that there is none of that id.
func (f *Form) Blame(id, fault string) bool {
	if !f.To(id) {
		return false
	}
	f.Current().Fault = fault
	return true
}

// formLabel is the cells of a label with what stands before it.
const formLabel = 16

// Lines draws the form in at most so many lines.
func (f *Form) Lines(t *theme.Theme, width, height int) []string {
	var lines []string
	first, last := 0, 0
	for i, entry := range f.entries {
		if i == f.at {
			first = len(lines)
		}
		head := entry.head(t, width, i > 0)
		lines = append(lines, head...)
		if i == f.at && entry.Above == nil && len(head) > 0 {
			first = len(lines)
		}
		lines = append(lines, entry.lines(t, width, i == f.at)...)
		if i == f.at {
			last = len(lines) - 1
		}
	}
	if f.Current().Group != "" { // what follows in a list belongs to it
		const ahead = 3
		last = min(last+ahead, len(lines)-1)
	}
	f.scroll.Follow(last, len(lines), height)
	f.scroll.Follow(max(0, first-1), len(lines), height)
	return f.scroll.Window(lines, height)
}

// Place says where in the form the window of so many lines is.
func (f *Form) Place(t *theme.Theme, width, height int) string {
	return f.scroll.Place(f.Height(t, width), height)
}

// Height is the lines that the whole form takes.
func (f *Form) Height(t *theme.Theme, width int) int {
	lines := 0
	for i, entry := range f.entries {
		lines += len(entry.head(t, width, i > 0))
		lines += len(entry.lines(t, width, i == f.at))
	}
	return lines
}

// head is what stands above the entry.
func (e *Entry) head(t *theme.Theme, width int, below bool) []string {
	var lines []string
	if e.Heading != "" {
		if below {
			lines = append(lines, "")
		}
		lines = append(lines, t.Strong.Render(e.Heading))
	}
	if e.Above != nil {
		lines = append(lines, e.Above(t, width)...)
	}
	return lines
}

func (e *Entry) lines(t *theme.Theme, width int, cursor bool) []string {
	label, sign := t.Dim, "  "
	if cursor {
		label, sign = t.CursorAway, "▸ "
	}
	lines := []string{label.Render(Pad(sign+e.Label, formLabel)) + e.Input.View(t, max(1, width-formLabel))}
	if box, ok := e.Input.(*Box); ok { // which has the sign itself
		lines[0] = " " + box.View(t, max(1, width-1))
	} else if e.Label == "" { // what is pressed, and not filled in
		lines[0] = label.Render(sign) + e.Input.View(t, max(1, width-2))
	}
	room := max(1, width-formLabel)
	indent := Pad("", formLabel)
	if e.Fault != "" {
		for _, line := range Wrap("! "+e.Fault, room) {
			lines = append(lines, indent+t.Error.Render(line))
		}
	}
	if cursor && e.Under != nil {
		for _, line := range e.Under(t, max(1, width-4)) {
			lines = append(lines, "    "+line)
		}
	}
	return lines
}
