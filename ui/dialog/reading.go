package dialog

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// Reading is a text of any length that is only read, a window at a time.
type Reading struct {
	plain
	session *ui.Session
	title   string
	text    []string
	// lines is the text as it is wrapped to so many cells.
	lines  []string
	cells  int
	scroll widget.Scroll
	// copied is what can be copied of it; through is what is done where it was
	// opened, and closes it.
	copied  ui.Copy
	through []action.ID
}

// mostWrapped is the most lines of a text that are wrapped. A longer one is a
// list: each of its lines is cut when it is shown.
const mostWrapped = 2000

// NewReading is a text to read. Its lines may hold texts of persons.
func NewReading(s *ui.Session, title string, text []string) *Reading {
	return &Reading{session: s, title: title, text: text}
}

// Copyable makes a text what copying takes.
func (r *Reading) Copyable(name, text string) {
	r.copied = ui.Copy{Name: name, Text: func() string { return text }}
}

// Through lets these actions through to where it was opened.
func (r *Reading) Through(actions ...action.ID) { r.through = actions }

// Offers is scrolling and closing.
func (r *Reading) Offers() []action.Offer {
	offers := []action.Offer{{ID: action.Close, Footer: true}}
	if r.copied.Text != nil {
		offers = append(offers, action.Offer{ID: action.Copy, Footer: true})
	}
	for _, id := range r.through {
		offers = append(offers, action.Offer{ID: id, Footer: true})
	}
	return append(offers, action.Moves()...)
}

// Do does an action.
func (r *Reading) Do(id action.ID) tea.Cmd {
	switch {
	case id == action.Close:
		r.done = true
		return nil
	case id == action.Copy:
		r.session.Tell(ui.Said{Text: "Copied " + r.copied.Name + "."})
		return tea.SetClipboard(r.copied.Text())
	case slices.Contains(r.through, id):
		r.done = true
		r.session.Tell(ui.Pick{ID: id})
		return nil
	}
	inner, rows := widget.Inside(r.size())
	r.scroll.Do(id, len(r.wrapped(inner)), rows)
	return nil
}

func (r *Reading) size() (width, height int) {
	const widest = 100
	return min(widest, r.width), r.height
}

// wrapped is the text in lines of so many cells, or as it is where it is a
// long list.
func (r *Reading) wrapped(width int) []string {
	if len(r.text) > mostWrapped {
		return r.text
	}
	if r.lines == nil || r.cells != width {
		r.lines, r.cells = nil, width
		for _, line := range r.text {
			r.lines = append(r.lines, widget.Wrap(theme.Safe(line), width)...)
		}
	}
	return r.lines
}

// View draws the dialog as large as it needs to be.
func (r *Reading) View() string {
	width, most := r.size()
	inner, rows := widget.Inside(width, most)
	lines := r.wrapped(inner)
	shown := r.scroll.Window(lines, rows)
	if len(lines) > mostWrapped {
		shown = append([]string{}, shown...)
		for i, line := range shown {
			shown[i] = theme.Clip(line, inner)
		}
	}
	frame := widget.Frame{Title: theme.Safe(r.title), Focused: true, Right: r.scroll.Place(len(lines), rows)}
	return frame.View(r.session.Theme, shown, width, min(most, len(lines)+2))
}
